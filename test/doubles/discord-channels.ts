import type { SentFile } from './discord-body.ts';
import { checkMessage } from './discord-schema.ts';
import { isJson, type Json } from './json.ts';

/** What a channel lets the bot do; `open` unless it is said otherwise. */
export type ChannelState = 'open' | 'gone' | 'hidden' | 'silent' | 'unread' | 'threadless' | 'archived' | 'locked';

/** A message as it stands in a channel. */
export interface ChannelMessage {
  readonly id: string;
  readonly author: string;
  readonly body: Json;
  readonly files: readonly SentFile[];
  thread?: { readonly id: string; readonly name: string };
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly files: readonly SentFile[];
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** It was done, and the line breaks before anybody hears of it. */
  readonly lost?: boolean;
}

/** Channels, threads and direct messages of a server of our own. */
export interface DiscordChannels {
  /** What was sent that Discord would have refused. */
  readonly problems: readonly string[];
  messages(channel: string): readonly ChannelMessage[];
  set(channel: string, state: ChannelState): void;
  /** Somebody else writes there; resolves to the message's id. */
  write(channel: string, author: string, body?: Json): string;
  /** The next so many messages are taken, and the line breaks. */
  lose(count: number): void;
  /** Who takes no direct messages. */
  readonly unreachable: Set<string>;
  /** The answer to a request about channels; undefined for any other. */
  answer(asked: Asked): Answer | undefined;
}

const nonceKept = 180_000;
const epoch = 1_420_070_400_000n;
const refuse = (status: number, code: number, message: string): Answer => ({ status, body: { code, message } });
const unseen: Partial<Record<ChannelState, Answer>> = {
  gone: refuse(404, 10_003, 'Unknown Channel'),
  hidden: refuse(403, 50_001, 'Missing Access'),
};
const unwritten: Partial<Record<ChannelState, Answer>> = {
  ...unseen,
  silent: refuse(403, 50_013, 'Missing Permissions'),
  archived: refuse(400, 50_083, 'Thread is archived'),
  locked: refuse(400, 160_005, 'Thread is locked'),
};

/**
 * As https://docs.discord.com/developers/resources/message tells: a nonce that is enforced is remembered for three minutes
 * of `now` (milliseconds); who may not read the history is shown an empty one.
 */
export function discordChannels(self: string, now: () => number): DiscordChannels {
  const held = new Map<string, ChannelMessage[]>();
  const states = new Map<string, ChannelState>();
  const nonces = new Map<string, { readonly message: ChannelMessage; readonly at: number }>();
  const unreachable = new Set<string>();
  const problems: string[] = [];
  let losing = 0;
  let serial = 0n;
  const stateOf = (channel: string) => states.get(channel) ?? 'open';
  const messagesIn = (channel: string) => held.get(channel) ?? [];

  function add(channel: string, author: string, body: Json, files: readonly SentFile[] = []): ChannelMessage {
    serial += 1n;
    const id = String(((BigInt(now()) - epoch) << 22n) + (serial & 0x3fffffn));
    const message: ChannelMessage = { id, author, body, files };
    held.set(channel, [...messagesIn(channel), message]);
    return message;
  }

  function shown({ id, author, body, thread }: ChannelMessage, channel: string): object {
    const { content = '', embeds = [], components = [], flags = 0 } = body;
    const by = { id: author, username: author === self ? 'reftel' : 'somebody', bot: author === self };
    const own = { id, channel_id: channel, author: by, content, embeds, components, flags, mentions: [] };
    return { ...own, type: 0, ...(thread === undefined ? {} : { thread: { ...thread, type: 11 } }) };
  }

  function post(channel: string, body: Json, files: readonly SentFile[]): Answer {
    const refused = unwritten[stateOf(channel)];
    if (refused !== undefined) return refused;
    if (unreachable.has(channel)) return refuse(403, 50_007, 'Cannot send messages to this user');
    const wrong = checkMessage(body);
    problems.push(...wrong);
    if (wrong.length > 0) return refuse(400, 50_035, 'Invalid Form Body');
    const nonce = body['enforce_nonce'] === true ? String(body['nonce']) : undefined;
    const known = nonce === undefined ? undefined : nonces.get(nonce);
    const taken = known !== undefined && now() - known.at < nonceKept ? known.message : add(channel, self, body, files);
    if (nonce !== undefined && taken !== known?.message) nonces.set(nonce, { message: taken, at: now() });
    const lost = losing > 0;
    if (lost) losing -= 1;
    return { status: 200, body: { ...shown(taken, channel), nonce: body['nonce'] }, lost };
  }

  function history(channel: string, query: URLSearchParams): Answer {
    if (stateOf(channel) === 'unread') return { status: 200, body: [] };
    const [after, before] = ['after', 'before'].map((name) => query.get(name));
    const limit = Number(query.get('limit') ?? 50);
    const within = messagesIn(channel).filter(
      ({ id }) => (after == null || BigInt(id) > BigInt(after)) && (before == null || BigInt(id) < BigInt(before)),
    );
    const page = after == null ? within.slice(-limit) : within.slice(0, limit);
    return { status: 200, body: page.map((each) => shown(each, channel)).reverse() };
  }

  function thread(channel: string, id: string, body: Json): Answer {
    const message = messagesIn(channel).find((each) => each.id === id);
    if (stateOf(channel) === 'threadless') return refuse(403, 50_013, 'Missing Permissions');
    if (message === undefined) return refuse(404, 10_008, 'Unknown Message');
    if (message.thread !== undefined) return refuse(400, 160_004, 'A thread has already been created for this message');
    message.thread = { id, name: String(body['name']) };
    return { status: 201, body: { ...message.thread, type: 11, parent_id: channel } };
  }

  return {
    problems,
    unreachable,
    messages: messagesIn,
    set: (channel, state) => void states.set(channel, state),
    write: (channel, author, body = { content: 'a word' }) => add(channel, author, body).id,
    lose(count) {
      losing = count;
    },
    answer({ method, path, body, files }) {
      const fields = isJson(body) ? body : {};
      if (path === '/users/@me') return { status: 200, body: { id: self, username: 'reftel', bot: true } };
      if (path === '/users/@me/channels') return { status: 200, body: { id: String(fields['recipient_id']), type: 1 } };
      const [, channel = '', rest = ''] = /^\/channels\/(\d+)(.*)$/u.exec(path) ?? [];
      if (channel === '') return undefined;
      const refused = unseen[stateOf(channel)];
      if (method === 'POST' && rest === '/messages') return post(channel, fields, files);
      if (refused !== undefined) return refused;
      const under = /^\/messages\/(\d+)\/threads$/u.exec(rest)?.[1];
      if (method === 'POST' && under !== undefined) return thread(channel, under, fields);
      if (method !== 'GET') return undefined;
      const last = messagesIn(channel).at(-1)?.id ?? null;
      if (rest === '') return { status: 200, body: { id: channel, type: 0, last_message_id: last } };
      const one = /^\/messages\/(\d+)$/u.exec(rest)?.[1];
      if (one === undefined) return history(channel, new URLSearchParams(rest.split('?')[1] ?? ''));
      if (stateOf(channel) === 'unread') return refuse(403, 50_013, 'Missing Permissions');
      const found = messagesIn(channel).find(({ id }) => id === one);
      return found === undefined
        ? refuse(404, 10_008, 'Unknown Message')
        : { status: 200, body: shown(found, channel) };
    },
  };
}
