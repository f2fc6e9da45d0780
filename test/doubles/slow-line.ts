import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A line to a platform on which what is sent takes its time, there and back, and which breaks now and then. */
export interface SlowLine {
  /** Stands for the platform's own address. */
  readonly url: string;
  /** Resolves when the next sending comes by. */
  readonly arrival: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Belong to one connection. */
const ownHeaders = new Set(['host', 'connection', 'content-length', 'keep-alive', 'transfer-encoding']);
/** Milliseconds, each way. */
const slow = 12;
const breaks = 0.05;

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

function headersOf({ headers }: IncomingMessage): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && !ownHeaders.has(name) ? [[name, value]] : [],
  );
}

/** What came by is passed on, whoever sent it being dead by then. `target` without a slash at its end. */
export async function slowLine(
  target: string,
  isSending: (request: IncomingMessage) => boolean,
  random: () => number,
): Promise<SlowLine> {
  let waiting: (() => void)[] = [];
  const answered = async (request: IncomingMessage, response: ServerResponse) => {
    const sending = isSending(request);
    const body = new Uint8Array(await bytesOf(request));
    if (sending) {
      for (const wake of waiting) wake();
      waiting = [];
      await sleep(random() * slow);
    }
    const { method = 'GET' } = request;
    const given = method === 'GET' ? {} : { body };
    const answer = await fetch(`${target}${request.url}`, { method, headers: headersOf(request), ...given });
    const said = Buffer.from(await answer.arrayBuffer());
    if (sending) await sleep(random() * slow);
    if (sending && random() < breaks) {
      request.socket.destroy();
      return;
    }
    response.writeHead(
      answer.status,
      [...answer.headers].filter(([name]) => !ownHeaders.has(name) && name !== 'content-encoding').flat(),
    );
    response.end(said);
  };
  const server = createServer((request, response) => {
    // Whoever asked may be gone.
    answered(request, response).catch(() => response.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrival: () => new Promise((resolve) => void waiting.push(resolve)),
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
