import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readBody, type SentFile } from './discord-body.ts';
import { checkCallback, checkCommand, checkMessage } from './discord-schema.ts';

/** A body on its way to Discord, and what is wrong with it. */
export interface Outgoing {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly files: readonly SentFile[];
  readonly problems: readonly string[];
}

/** Stands before the digital twin: reads multipart for it, gives what it lacks, and checks every outgoing body. */
export interface DiscordProxy {
  /** For `rest.api`: no version. */
  readonly api: string;
  readonly outgoing: readonly Outgoing[];
  /** Everything that is wrong with anything that was sent. */
  problems(): readonly string[];
  stop(): Promise<void>;
}

function problemsOf(method: string, path: string, body: unknown): readonly string[] {
  if (body === undefined) return [];
  if (method === 'PUT' && path.endsWith('/commands')) {
    return Array.isArray(body) ? body.flatMap((each: unknown) => checkCommand(each)) : ['commands: is no list'];
  }
  if (path.endsWith('/callback')) return checkCallback(body);
  if (path.includes('/messages') || path.startsWith('/webhooks/')) return checkMessage(body, method === 'PATCH');
  return [`${method} ${path}: nobody expects this`];
}

/** A file as a message of the twin names it. */
function withAttachments(body: unknown, files: readonly SentFile[]): unknown {
  if (files.length === 0 || typeof body !== 'object' || body === null) return body;
  const attachments = files.map(({ name, type, bytes }, id) => ({
    id: String(id),
    filename: name,
    content_type: type,
    size: bytes.length,
    url: `https://cdn.invalid/${name}`,
    proxy_url: `https://cdn.invalid/${name}`,
  }));
  return 'data' in body && typeof body.data === 'object'
    ? { ...body, data: { ...body.data, attachments } }
    : { ...body, attachments };
}

export async function discordProxy(target: string): Promise<DiscordProxy> {
  const outgoing: Outgoing[] = [];
  const registered = new Map<string, unknown>();

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? 'GET';
    const url = (request.url ?? '').replace(/^\/api/u, '');
    const path = decodeURIComponent(url.replace(/^\/v10/u, '').replace(/\?.*$/u, ''));
    const { body, files } = await readBody(request);
    outgoing.push({ method, path, body, files, problems: problemsOf(method, path, body) });
    const json = { 'content-type': 'application/json' };
    if (method === 'GET' && path.endsWith('/commands')) {
      response.writeHead(200, json).end(JSON.stringify(registered.get(path) ?? []));
      return;
    }
    if (method === 'PUT' && path.endsWith('/commands')) registered.set(path, body);
    const answer = await fetch(`${target}${url}`, {
      method,
      headers: { ...json, authorization: request.headers.authorization ?? '' },
      ...(body === undefined ? {} : { body: JSON.stringify(withAttachments(body, files)) }),
    });
    const text = await answer.text();
    // Discord answers a callback with a bare 204; so must we.
    response.writeHead(answer.status, text === '' ? {} : json).end(text === '' ? undefined : text);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    api: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`,
    outgoing,
    problems: () =>
      outgoing.flatMap(({ method, path, problems }) =>
        problems.map((each) => `${method} ${path.replace(/test-\S+?token\S*?(?=\/|$)/u, '…')}: ${each}`),
      ),
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
