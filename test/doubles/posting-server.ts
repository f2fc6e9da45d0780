import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What is in a channel. */
export interface KeptMessage {
  readonly id: string;
  readonly key: string;
  readonly channel: string;
  readonly text: string;
  readonly at: number;
}

/** A small platform on a real socket: it keeps what is posted, serves its history, and fails as platforms do. */
export interface PostingServer {
  readonly url: string;
  readonly kept: readonly KeptMessage[];
  /** Resolves when the next message arrives. */
  readonly arrival: () => Promise<void>;
  readonly close: () => Promise<void>;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}

/**
 * @param random decides how long it takes (up to `slow` milliseconds before and after a message is kept), and whether it refuses
 * (429), or keeps a message and never says so
 * @param remembers so many milliseconds a key that comes again is recognised, as Discord does with nonces for some minutes
 */
export async function postingServer(random: () => number, { slow = 12, remembers = 100 } = {}): Promise<PostingServer> {
  const kept: KeptMessage[] = [];
  let arrived: (() => void)[] = [];
  const answered = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://here');
    const channel = decodeURIComponent(pathname.slice(1));
    const json = (value: unknown) => response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
    if (request.method === 'GET') {
      const since = Number(searchParams.get('since'));
      json(kept.filter((each) => each.channel === channel && each.at >= since));
      return;
    }
    const { key, text } = JSON.parse(await textOf(request)) as { key: string; text: string };
    for (const wake of arrived) wake();
    arrived = [];
    if (random() < 0.05) {
      response.writeHead(429, { 'retry-after': '0.02' }).end();
      return;
    }
    await sleep(random() * slow);
    const at = Date.now();
    const known = kept.find((each) => each.key === key && each.channel === channel && at - each.at < remembers);
    const message = known ?? { id: `m${kept.length}`, key, channel, text, at };
    if (known === undefined) kept.push(message);
    await sleep(random() * slow);
    if (random() < 0.05) request.socket.destroy();
    else json({ id: message.id });
  };
  const server = createServer((request, response) => {
    // Whoever asked may be gone.
    answered(request, response).catch(() => response.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    kept,
    arrival: () => new Promise((resolve) => void arrived.push(resolve)),
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
