/** The door of the reader. */
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { type Collection, ConfigError } from '../../src/index.ts';
import type { Desk } from '../dispatch.ts';
import type { ReaderLinks } from '../reader-links.ts';
import type { ReaderSettings } from '../reader-settings.ts';
import { Addresses, readerLinks } from './addresses.ts';
import { readerApplication } from './application.ts';
import { signerWith } from './grant.ts';
import { readerKey } from './key.ts';

/** What `main.ts` hands in. */
export interface ReaderTools {
  readonly settings: ReaderSettings;
  readonly collection: Collection;
  readonly desk: Desk;
  readonly now: () => Date;
}

/** The reader while it is listening. */
export interface RunningReader {
  readonly links: ReaderLinks;
  readonly port: number;
  /** Its public address. */
  readonly url: string;
  stop(): Promise<void>;
}

const hour = 3_600;
const loopback = '127.0.0.1';
/** What is being sent may take so long to come to an end, milliseconds. */
const patience = 2_000;

function linksAt(url: string, key: Buffer, { settings: { hours, open }, now }: ReaderTools) {
  const signer = signerWith(key, url, now);
  const addresses = new Addresses(url, signer);
  return { signer, addresses, links: readerLinks(addresses, { now, lasting: hours * hour, open }) };
}

/** Links to a reader that another process serves; undefined where no address of one is known. */
export async function linksOnly(tools: ReaderTools): Promise<ReaderLinks | undefined> {
  const { settings, collection, now } = tools;
  if (settings.url === undefined) return undefined;
  return linksAt(settings.url, await readerKey(collection.notes, settings.key, now), tools).links;
}

/** Names of this machine for its own browser; no other page may reach the reader by a name that it made lead here. */
function ownHosts(port: number): ReadonlySet<string> {
  return new Set([loopback, 'localhost', '[::1]'].map((name) => `${name}:${port}`));
}

/**
 * Serves the reader: for everybody where it has a public address, on the loopback address where it has none.
 * @throws ConfigError when the port can't be had
 */
export async function startReader(tools: ReaderTools): Promise<RunningReader> {
  const { settings, collection, now, desk } = tools;
  const key = await readerKey(collection.notes, settings.key, now);
  const late: { handle?: (request: Request, environment: unknown) => Response | Promise<Response> } = {};
  const server = createAdaptorServer({
    fetch: (request, environment) => late.handle?.(request, environment) ?? new Response(undefined, { status: 503 }),
    serverOptions: { requestTimeout: 10_000, headersTimeout: 5_000, maxHeaderSize: 16_384 },
    overrideGlobalObjects: false,
  });
  const host = settings.url === undefined ? { host: loopback } : {};
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      const why = 'code' in error ? String(error.code) : error.name;
      reject(new ConfigError([`READER_PORT ${settings.port} can't be listened on (${why})`]));
    });
    server.listen({ port: settings.port, ...host }, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = settings.url ?? `http://${loopback}:${port}`;
  const { signer, addresses, links } = linksAt(url, key, tools);
  const hosts = settings.url === undefined ? ownHosts(port) : undefined;
  const application = readerApplication({ collection, addresses, signer, open: settings.open, hosts, desk, now });
  late.handle = (request, environment) => application.fetch(request, environment as object);
  return {
    links,
    port,
    url,
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
