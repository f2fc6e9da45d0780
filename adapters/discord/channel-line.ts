import { type APIChannel, type APIMessage, type APIUser, DefaultRestOptions, REST, Routes } from 'discord.js';
import { limits } from './limits.ts';
import { ComeAgain } from './outcomes.ts';
import type { DiscordMessage } from './render.ts';
import { bodyOf, rawFiles, restOptions } from './sending.ts';

/** What the bot does in channels of its own accord. Each rejects with what `outcomeOf` reads. */
export interface ChannelLine {
  /**
   * Puts a message there; resolves to its id. Twice with the same `nonce` within a few minutes is one message to Discord
   * (https://docs.discord.com/developers/resources/message#create-message, `enforce_nonce`).
   */
  post(channel: string, message: DiscordMessage, nonce: string | undefined, signal: AbortSignal): Promise<string>;
  /** Up to a hundred messages that come next after an id, the oldest first. */
  messages(channel: string, after: string, signal: AbortSignal): Promise<readonly APIMessage[]>;
  /** Whether a message is there. */
  message(channel: string, id: string, signal: AbortSignal): Promise<unknown>;
  channel(id: string, signal: AbortSignal): Promise<APIChannel>;
  /** Opens a thread under a message; its id is the message's. */
  thread(channel: string, message: string, name: string, signal: AbortSignal): Promise<string>;
  /** The channel of direct messages with somebody. */
  direct(user: string, signal: AbortSignal): Promise<string>;
  /** The bot's own id. */
  self(signal: AbortSignal): Promise<string>;
}

/** Messages in an answer of Discord's history. */
export const historyPage = 100;
/** Minutes after which a thread that nobody writes in leaves the list of channels. */
const threadKept = 1_440;
/** A wait of the library that is longer, milliseconds, is nobody's to sit out here: the post is given back. */
const longestWait = 2_000;

/** Trouble that says when it is over is told as such; there is no second try that nobody knows of. */
async function once(...[url, init]: Parameters<typeof DefaultRestOptions.makeRequest>) {
  const answer = await DefaultRestOptions.makeRequest(url, init);
  const told = answer.headers.get('retry-after');
  if (answer.status >= 500 && told !== null && /^\d{1,6}(?:\.\d+)?$/u.test(told)) throw new ComeAgain(Number(told));
  return answer;
}

/** A connection of its own, which needs no gateway; Discord's headers about rates are followed. */
export function channelLine(api: string, token: string): ChannelLine {
  const line = new REST({
    ...restOptions(api),
    retries: 0,
    makeRequest: once,
    rejectOnRateLimit: ({ timeToReset, retryAfter }) => Math.max(timeToReset, retryAfter) > longestWait,
  });
  // The library forgets a token that was refused once; the operator may have reset it since.
  const rest = () => line.setToken(token);
  // The library never takes its listener off again: it gets a signal of its own each time.
  const until = (signal: AbortSignal) => ({ signal: AbortSignal.any([signal]) });
  const idOf = (answer: unknown) => (answer as { readonly id: string }).id;
  return {
    async post(channel, message, nonce, signal) {
      const named = nonce === undefined ? {} : { nonce, enforce_nonce: true };
      const body = { ...bodyOf(message), ...named };
      return idOf(
        await rest().post(Routes.channelMessages(channel), { body, files: rawFiles(message.files), ...until(signal) }),
      );
    },
    async messages(channel, after, signal) {
      const query = new URLSearchParams({ after, limit: String(historyPage) });
      const found = (await rest().get(Routes.channelMessages(channel), {
        query,
        ...until(signal),
      })) as readonly APIMessage[];
      return [...found].sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
    },
    message: (channel, id, signal) => rest().get(Routes.channelMessage(channel, id), until(signal)),
    channel: async (id, signal) => (await rest().get(Routes.channel(id), until(signal))) as APIChannel,
    async thread(channel, message, name, signal) {
      const body = { name: name.slice(0, limits.threadName), auto_archive_duration: threadKept };
      return idOf(await rest().post(Routes.threads(channel, message), { body, ...until(signal) }));
    },
    async direct(user, signal) {
      return idOf(await rest().post(Routes.userChannels(), { body: { recipient_id: user }, ...until(signal) }));
    },
    self: async (signal) => ((await rest().get(Routes.user('@me'), until(signal))) as APIUser).id,
  };
}
