import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { readBody, type SentBody } from './discord-body.ts';
import { type DiscordChannels, discordChannels } from './discord-channels.ts';
import { ownTime } from './own-time.ts';

/** A request of the program under test. */
export interface Asked extends SentBody {
  readonly method: string;
  /** Without `/api/v10`; `%40original` is read as `@original`. */
  readonly path: string;
  readonly authorization: string | undefined;
  /** Milliseconds since the double started. */
  readonly at: number;
}

/** What the double answers to the next request that fits, instead of its own answer. */
export interface Scripted {
  readonly method?: string;
  readonly path: RegExp;
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The line breaks before the answer. */
  readonly lost?: boolean;
}

/** One shard's connection. */
export interface Connection {
  readonly socket: WebSocket;
  shard: number;
  session: string;
  sequence: number;
  resumed: boolean;
}

export interface DiscordServer {
  /** For `rest.api`: no version. */
  readonly api: string;
  readonly requests: readonly Asked[];
  /** Every connection there was, in order. */
  readonly connections: readonly Connection[];
  readonly application: string;
  readonly channels: DiscordChannels;
  script(...answers: Scripted[]): void;
  /** Answers what is asked under a path as the handler does: attachments, mostly. */
  serve(path: string, handler: (request: IncomingMessage, response: ServerResponse) => void): void;
  dispatch(event: string, data: unknown, shard?: number): void;
  /** Cuts a shard's connection as Discord does when it moves it elsewhere. */
  drop(shard: number, code?: number): void;
  /** Resolves once `fits` holds; rejects after half a minute. */
  until(fits: () => boolean, what: string): Promise<void>;
  stop(): Promise<void>;
}

export const botToken = 'MTIz.double.token';
export const application = '1100000000000000001';
export const guild = '1200000000000000001';
/** A server that the app is on, and that is never available. */
export const troubled = '1200000000000000002';

/** View, send, open public threads, send in threads, embed links, attach files, read the history. */
export const everyPermission = '309237763072';

const bot = { id: application, username: 'reftel', discriminator: '0', avatar: null, bot: true, flags: 0 };
/** The first answer of every interaction has this id; each message after it one of its own. */
export const firstAnswer = 1_300_000_000_000_000_001n;
let posted = 0;
const unknownInteraction = { code: 10_062, message: 'Unknown interaction' };

function send(response: ServerResponse, { status, body, headers = {}, lost = false }: Omit<Scripted, 'path'>): void {
  if (lost) return void response.destroy();
  // A callback is answered with a bare 204: a content type there makes the library read JSON that is not there.
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  response.writeHead(status, { ...type, ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

/** A command as Discord gives it back: with ids and fields of its own, without `required: false`, contexts in its order. */
function heldCommand(each: object, id: number): object {
  const { options, contexts, ...command } = each as { options?: readonly object[]; contexts?: readonly number[] };
  const own = { id: String(id), application_id: application, version: '1', nsfw: false, dm_permission: true };
  const optional = options?.map((option) =>
    Object.fromEntries(Object.entries(option).filter(([name, value]) => name !== 'required' || value === true)),
  );
  return {
    name_localizations: null,
    description: '',
    ...own,
    ...command,
    contexts: [...(contexts ?? [])].reverse(),
    ...(optional === undefined || optional.length === 0 ? {} : { options: optional }),
  };
}

/** Answers like Discord as far as this program asks it. */
function answered(
  asked: Asked,
  late: (interaction: string) => boolean,
  held: Map<string, readonly object[]>,
  port: number,
  shards: number,
): Omit<Scripted, 'path'> {
  const { method, path, body } = asked;
  if (path === '/gateway/bot') {
    const limit = { total: 1_000, remaining: 999, reset_after: 0, max_concurrency: shards };
    return { status: 200, body: { url: `ws://127.0.0.1:${port}`, shards, session_start_limit: limit } };
  }
  if (path === '/applications/@me') {
    const fields = { name: 'Reftel', flags: 1 << 18, verify_key: '0'.repeat(64), interactions_endpoint_url: null };
    return { status: 200, body: { id: application, ...fields } };
  }
  if (path.startsWith('/users/@me/guilds')) {
    return { status: 200, body: [{ id: guild, name: 'The newsroom', permissions: everyPermission }] };
  }
  if (path.endsWith('/commands')) {
    if (method === 'PUT') held.set(path, Array.isArray(body) ? body.map(heldCommand) : []);
    return { status: 200, body: held.get(path) ?? [] };
  }
  const callback = /^\/interactions\/(\d+)\/[^/]+\/callback/u.exec(path);
  if (callback !== null) {
    return late(callback[1] ?? '') ? { status: 404, body: unknownInteraction } : { status: 204 };
  }
  if (method === 'DELETE') return { status: 204 };
  if (method === 'POST') posted += 1;
  const id = String(firstAnswer + BigInt(method === 'POST' ? posted : 0));
  return { status: 200, body: { id, channel_id: '1', content: '' } };
}

function greet(
  connection: Connection,
  op: number,
  data: { shard?: [number, number]; session_id?: string; seq?: number },
  port: number,
): void {
  const { socket } = connection;
  const say = (t: string, d: unknown) => {
    connection.sequence += 1;
    socket.send(JSON.stringify({ op: 0, t, s: connection.sequence, d }));
  };
  if (op === 6) {
    connection.session = data.session_id ?? '';
    connection.sequence = data.seq ?? 0;
    connection.resumed = true;
    connection.shard = Number(connection.session.split('-')[1] ?? 0);
    say('RESUMED', {});
    return;
  }
  connection.shard = data.shard?.[0] ?? 0;
  connection.session = `session-${connection.shard}`;
  const resume = { session_id: connection.session, resume_gateway_url: `ws://127.0.0.1:${port}` };
  say('READY', {
    v: 10,
    user: bot,
    guilds: [guild, troubled].map((id) => ({ id, unavailable: true })),
    application: { id: application, flags: 0 },
    ...resume,
  });
  say('GUILD_DELETE', { id: troubled, unavailable: true });
  const none = {
    roles: [],
    emojis: [],
    stickers: [],
    features: [],
    members: [],
    threads: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
  const channels = [{ id: '1400000000000000001', type: 0, name: 'general', position: 0, permission_overwrites: [] }];
  say('GUILD_CREATE', {
    id: guild,
    name: 'The newsroom',
    owner_id: '1',
    member_count: 1,
    joined_at: '2026-01-01T00:00:00Z',
    channels,
    ...none,
  });
}

/**
 * Discord on loopback, as https://discord.com/developers/docs/topics/gateway tells: REST and gateway on one port, as many
 * shards as asked for. `now`: its clock, milliseconds, for what is written in channels. An interaction whose first answer
 * comes later than `patience`, milliseconds of `ownTime`, is unknown, as it is after three seconds.
 */
export async function discordServer({
  shards = 1,
  now = Date.now,
  patience = 3_000,
}: {
  shards?: number;
  now?: () => number;
  patience?: number;
} = {}): Promise<DiscordServer> {
  const started = performance.now();
  const requests: Asked[] = [];
  const channels = discordChannels(application, now);
  const connections: Connection[] = [];
  const scripted: Scripted[] = [];
  const dispatched = new Map<string, number>();
  const held = new Map<string, readonly object[]>();
  const served = new Map<string, (request: IncomingMessage, response: ServerResponse) => void>();
  const since = () => performance.now() - started;
  const own = await ownTime();
  let port = 0;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const arrived = own.now();
    const late = (interaction: string) =>
      arrived - (dispatched.get(interaction) ?? Number.NEGATIVE_INFINITY) > patience;
    const handler = served.get((request.url ?? '').split('?')[0] ?? '');
    if (handler !== undefined) return handler(request, response);
    const path = decodeURIComponent((request.url ?? '').replace(/^\/api\/v10/u, ''));
    const method = request.method ?? 'GET';
    const asked = {
      method,
      path,
      authorization: request.headers.authorization,
      at: since(),
      ...(await readBody(request)),
    };
    requests.push(asked);
    const at = scripted.findIndex((each) => each.path.test(path) && (each.method ?? method) === method);
    const [answer] = at < 0 ? [] : scripted.splice(at, 1);
    send(response, answer ?? channels.answer(asked) ?? answered(asked, late, held, port, shards));
  }

  const server = createServer((request, response) => void handle(request, response));
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => {
    const connection: Connection = { socket, shard: -1, session: '', sequence: 0, resumed: false };
    connections.push(connection);
    socket.on('message', (raw: Buffer) => {
      const { op, d } = JSON.parse(raw.toString('utf8')) as { op: number; d: object };
      if (op === 1) socket.send(JSON.stringify({ op: 11 }));
      else if (op === 2 || op === 6) greet(connection, op, d, port);
    });
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 41_250 } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  const live = (shard: number) => connections.findLast((each) => each.shard === shard && each.socket.readyState === 1);

  return {
    api: `http://127.0.0.1:${port}/api`,
    requests,
    connections,
    application,
    channels,
    script: (...answers) => void scripted.push(...answers),
    serve: (path, handler) => void served.set(path, handler),
    dispatch(event, data, shard = 0) {
      const to = live(shard);
      if (to === undefined) throw new Error(`shard ${shard} is not connected`);
      if (event === 'INTERACTION_CREATE') dispatched.set((data as { id: string }).id, own.now());
      to.sequence += 1;
      to.socket.send(JSON.stringify({ op: 0, t: event, s: to.sequence, d: data }));
    },
    drop: (shard, code = 4000) => live(shard)?.socket.close(code),
    async until(fits, what) {
      for (const end = performance.now() + 30_000; performance.now() < end; ) {
        if (fits()) return;
        await new Promise((resume) => setTimeout(resume, 10));
      }
      throw new Error(`waited half a minute for ${what}`);
    },
    async stop() {
      await own.stop();
      for (const { socket } of connections) socket.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
