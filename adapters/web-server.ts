import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { ConfigError } from '../src/index.ts';

/** Answers a request; `environment` is what the server knows of its connection. */
export type Handle = (request: Request, environment: object) => Response | Promise<Response>;

/** Where to listen. */
export interface Place {
  /** 0 takes any port that is free. */
  readonly port: number;
  /** For this machine only, or for everybody who reaches it. */
  readonly reach: 'loopback' | 'everybody';
  /** The setting that names the port. */
  readonly setting: string;
}

/** A web server while it is listening. */
export interface Serving {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** The address of this machine for itself. */
export const loopback = '127.0.0.1';
/** What is being sent may take so long to come to an end, milliseconds. */
const patience = 2_000;

/** Names of this machine for its own browser; no other page may reach a server here by a name that it made lead here. */
export function ownHosts(port: number): ReadonlySet<string> {
  return new Set([loopback, 'localhost', '[::1]'].map((name) => `${name}:${port}`));
}

/**
 * Listens, and answers with what `make` makes of the port that was had.
 * @throws ConfigError when the port can't be had
 */
export async function serve({ port: wanted, reach, setting }: Place, make: (port: number) => Handle): Promise<Serving> {
  const late: { handle?: Handle } = {};
  const server = createAdaptorServer({
    fetch: (request, environment) => late.handle?.(request, environment) ?? new Response(undefined, { status: 503 }),
    serverOptions: { requestTimeout: 10_000, headersTimeout: 5_000, maxHeaderSize: 16_384 },
    overrideGlobalObjects: false,
  });
  const host = reach === 'loopback' ? { host: loopback } : {};
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      const why = 'code' in error ? String(error.code) : error.name;
      reject(new ConfigError([`${setting} ${wanted} can't be listened on (${why})`]));
    });
    server.listen({ port: wanted, ...host }, resolve);
  });
  const { port } = server.address() as AddressInfo;
  late.handle = make(port);
  return {
    port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeIdleConnections' in server) server.closeIdleConnections();
        setTimeout(() => {
          if ('closeAllConnections' in server) server.closeAllConnections();
        }, patience).unref();
      }),
  };
}
