import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator, type Emulator } from 'emulate';
import { type SlackChannels, slackChannels } from './slack-channels.ts';
import { checkMessage, checkView } from './slack-schema.ts';
import { type Frames, socketServer } from './slack-socket.ts';

/** What `emulate` holds without being told, and the app that is seeded into it. */
export const slackTeam = 'T000000001';
export const slackUser = 'U000000001';
export const slackChannel = 'C000000001';
export const slackApp = {
  id: 'A0REFTEL',
  botId: 'B0REFTEL',
  botUser: 'U0REFTEL',
  botToken: 'xoxb-reftel-test',
  appToken: 'xapp-1-reftel-test',
  clientId: '12345.67890',
  clientSecret: 'client-secret',
  redirect: 'http://127.0.0.1/slack/oauth_redirect',
} as const;

/** One call as it went out: a method of the Web API, `response_url`, or `upload`. */
export interface Call {
  readonly method: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** What the server behind the proxy answered, where it did. */
  answer?: unknown;
}

/** What the proxy answers instead of the server behind it, once. */
export interface Instead {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** The call goes through all the same; with `lost` nobody hears that it did. */
  readonly passes?: 'heard' | 'lost';
}

export interface SlackWorld {
  readonly apiUrl: string;
  readonly url: string;
  readonly calls: readonly Call[];
  /** Every body that Slack would have refused, and why. */
  readonly problems: readonly string[];
  readonly frames: Frames;
  readonly channels: SlackChannels;
  callsOf(method: string): readonly Call[];
  /** The next calls of a method get these answers. */
  instead(method: string, ...answers: readonly Instead[]): void;
  /** Answers what is asked under a path as the handler does: files that people attached. */
  serve(path: string, handler: (request: IncomingMessage, response: ServerResponse) => void): void;
  /** A trigger that `views.open` takes, for three seconds. */
  trigger(): Promise<string>;
  readonly responseUrl: () => string;
  clear(): void;
  close(): Promise<void>;
}

const jsonFields = new Set(['blocks', 'view', 'unfurls', 'files', 'attachments', 'metadata']);
/** Asked of `emulate` for all there is, and given in pages. */
const paged = new Set(['conversations.history', 'conversations.replies']);
/** What `emulate` 0.11.2 lacks. */
const stubs: Readonly<Record<string, object>> = {
  'chat.unfurl': { ok: true },
  'auth.revoke': { ok: true, revoked: true },
};
const messages = new Set(['chat.postMessage', 'chat.postEphemeral', 'chat.update', 'response_url']);

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function bodyOf(type: string, bytes: Buffer): Record<string, unknown> {
  if (type.includes('json')) return parsed(bytes.toString('utf8')) as Record<string, unknown>;
  if (!type.includes('urlencoded')) return { bytes: bytes.length };
  const fields = [...new URLSearchParams(bytes.toString('utf8'))];
  return Object.fromEntries(fields.map(([name, value]) => [name, jsonFields.has(name) ? parsed(value) : value]));
}

function problemsOf({ method, body: sent }: Call): readonly string[] {
  // Bolt names the workspace in every call: an argument of all methods, for apps of whole organisations.
  const { team_id: _, ...body } = sent;
  if (messages.has(method) && body['delete_original'] !== true) return checkMessage(body);
  if (method === 'views.open' || method === 'views.publish') return checkView(body['view'] as Record<string, unknown>);
  if (method === 'chat.unfurl') {
    const unfurls = Object.values((body['unfurls'] ?? {}) as Record<string, { blocks?: unknown }>);
    return unfurls.flatMap((unfurl) => checkMessage({ text: 'unfurl', ...unfurl }));
  }
  return [];
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** `emulate` with our app in it, behind a proxy that writes down and checks what goes out, and a Socket Mode server. */
export async function slackWorld(scopes: readonly string[], redirect: string = slackApp.redirect): Promise<SlackWorld> {
  const calls: Call[] = [];
  const problems: string[] = [];
  const channels = slackChannels();
  const served = new Map<string, (request: IncomingMessage, response: ServerResponse) => void>();
  const waiting = new Map<string, Instead[]>();
  let emulator: Emulator | undefined;
  let behind = '';

  async function forward(
    request: IncomingMessage,
    bytes: Buffer,
    response: ServerResponse,
    amend: (said: Buffer) => Buffer | undefined = (said) => said,
  ): Promise<string> {
    const headers = Object.entries(request.headers).filter(
      (entry): entry is [string, string] =>
        typeof entry[1] === 'string' && ['authorization', 'content-type', 'accept'].includes(entry[0]),
    );
    const method = request.method ?? 'GET';
    const answer = await fetch(`${behind}${request.url}`, {
      method,
      headers,
      redirect: 'manual',
      ...(method === 'GET' ? {} : { body: new Uint8Array(bytes) }),
    });
    const location = answer.headers.get('location');
    const said = Buffer.from(await answer.arrayBuffer());
    const amended = amend(said);
    if (amended === undefined) {
      response.destroy();
      return said.toString('utf8');
    }
    response.writeHead(answer.status, {
      'content-type': answer.headers.get('content-type') ?? 'text/plain',
      'x-oauth-scopes': scopes.join(','),
      ...(location === null ? {} : { location }),
    });
    response.end(amended);
    return amended.toString('utf8');
  }

  /** Everything that a channel or thread holds. */
  async function all({ url = '', headers }: IncomingMessage, { body }: Call): Promise<Record<string, unknown>> {
    const answer = await fetch(`${behind}${url}`, {
      method: 'POST',
      headers: { authorization: headers.authorization ?? '', 'content-type': 'application/json' },
      body: JSON.stringify({ channel: body['channel'], ts: body['ts'], limit: 1_000 }),
    });
    return (await answer.json()) as Record<string, unknown>;
  }

  function say(response: ServerResponse, { status = 200, headers = {}, body }: Instead): void {
    response.writeHead(status, {
      'content-type': typeof body === 'string' ? 'text/plain' : 'application/json',
      ...headers,
    });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  }

  const proxy = createServer((request, response) => {
    const own = served.get(request.url ?? '');
    if (own !== undefined) return own(request, response);
    const serve = async () => {
      const bytes = await bytesOf(request);
      const path = request.url ?? '';
      const method =
        /^\/api\/([\w.]+)/u.exec(path)?.[1] ??
        (path.startsWith('/hooks/') ? 'response_url' : path.startsWith('/upload/') ? 'upload' : '');
      const call: Call = { method, body: bodyOf(request.headers['content-type'] ?? '', bytes) };
      if (method !== '') {
        calls.push(call);
        problems.push(...problemsOf(call).map((problem) => `${method}: ${problem}`));
      }
      const instead = waiting.get(method)?.shift();
      if (instead !== undefined && instead.passes === undefined) return say(response, instead);
      if (method === 'response_url') return say(response, { body: 'ok' });
      if (method === 'apps.connections.open') {
        const known = request.headers.authorization === `Bearer ${slackApp.appToken}`;
        const url = `ws://127.0.0.1:${port}/socket`;
        return say(response, { body: known ? { ok: true, url } : { ok: false, error: 'invalid_auth' } });
      }
      const stub = stubs[method];
      if (stub !== undefined) return say(response, { body: stub });
      const refused = channels.refusal(method, call.body);
      if (refused !== undefined) return say(response, { body: { ok: false, error: refused } });
      if (paged.has(method))
        return say(response, { body: await channels.history(call.body, () => all(request, call)) });
      const amend = (said: Buffer) => {
        if (instead?.passes === 'lost') return undefined;
        return method === 'users.info' ? channels.amended(call.body, said) : said;
      };
      call.answer = parsed(await forward(request, bytes, response, amend));
    };
    serve().catch((error: unknown) => say(response, { status: 500, body: String(error) }));
  });
  const frames = socketServer(proxy);
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const inner = await freePort();
  behind = `http://127.0.0.1:${inner}`;
  const { id, botId, botUser, botToken, clientId, clientSecret } = slackApp;
  const app = { app_id: id, bot_id: botId, bot_user_id: botUser, bot_name: 'reftel', client_id: clientId };
  const oauth = { ...app, client_secret: clientSecret, name: 'Reftel', redirect_uris: [redirect], scopes };
  const token = {
    token: botToken,
    type: 'bot',
    user_id: botUser,
    app_id: id,
    bot_id: botId,
    bot_user_id: botUser,
    scopes,
  };
  emulator = await createEmulator({
    service: 'slack',
    port: inner,
    baseUrl: url,
    seed: { slack: { oauth_apps: [oauth], tokens: [token], strict_scopes: true } },
  });
  let responses = 0;
  return {
    apiUrl: `${url}/api/`,
    url,
    calls,
    problems,
    frames,
    channels,
    callsOf: (method) => calls.filter((call) => call.method === method),
    instead(method, ...answers) {
      waiting.set(method, [...(waiting.get(method) ?? []), ...answers]);
    },
    serve: (path, handler) => void served.set(path, handler),
    async trigger() {
      const answer = await fetch(`${behind}/api/views.generateTriggerId`, {
        method: 'POST',
        headers: { authorization: `Bearer ${botToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ user_id: slackUser }),
      });
      return ((await answer.json()) as { trigger_id: string }).trigger_id;
    },
    responseUrl() {
      responses += 1;
      return `${url}/hooks/${responses}`;
    },
    clear() {
      calls.length = 0;
      waiting.clear();
    },
    async close() {
      frames.close();
      const closed = new Promise<void>((resolve) => proxy.close(() => resolve()));
      proxy.closeAllConnections();
      await closed;
      await emulator?.close();
    },
  };
}
