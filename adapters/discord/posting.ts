import { createHash } from 'node:crypto';
import { DiscordAPIError } from 'discord.js';
import type { Reply } from '../../commands/reply.ts';
import { illustrator } from '../illustrating.ts';
import type { Delivery, Poster, Posting } from '../posting.ts';
import { drawn } from './asking.ts';
import { type ChannelLine, channelLine } from './channel-line.ts';
import { labelOf } from './components.ts';
import { limits } from './limits.ts';
import { type Begun, sighted } from './looking.ts';
import { markedAs, markOf, smallPrint } from './mark.ts';
import { isTooRich, lookedOutcome, outcomeOf } from './outcomes.ts';
import type { DiscordMessage } from './render.ts';
import { failureLine } from './sending.ts';
import { linked, type Service } from './service.ts';
import { everSimpler } from './simpler.ts';
import { plain } from './spans.ts';

/** Postings that were found half out and are to be gone on with: more are forgotten, and looked for again. */
const mostBegun = 1_000;
/** Refusals of a thread in a place where messages may be written: it has one, it can't have one, or Reftel may not open any. */
const threadExists = 160_004;
const noThread: readonly unknown[] = [50_001, 50_013, 50_024, 30_033, 160_006, 160_007, 160_008];

/** The channel of `discord:SERVER:CHANNEL`, or the person of `discord:USER`. */
function lastOf(key: string): string {
  return key.split(':').at(-1) ?? '';
}

/** What Discord knows a message by for some minutes, at most 25 characters: the posting's key, or what is derived from it for its further messages. */
function nonceOf(key: string, part: number): string {
  if (part === 0) return key;
  return createHash('sha256').update(`${key}:${part}`).digest('base64url').slice(0, 25);
}

/** A message and its simpler forms, each of which can be found again. */
export function markedForms(message: DiscordMessage, mark: string): readonly DiscordMessage[] {
  const line = `${smallPrint}${mark}`;
  return everSimpler(message, limits.content - line.length - 1).map((each) =>
    markedAs(each) === undefined
      ? { ...each, content: [each.content ?? '', line].filter((text) => text !== '').join('\n') }
      : each,
  );
}

/** Puts one message there, simpler where Discord refuses it as it is; resolves to its id. */
async function put(
  line: ChannelLine,
  channel: string,
  forms: readonly DiscordMessage[],
  nonce: string | undefined,
  { log }: Pick<Service, 'log'>,
  signal: AbortSignal,
): Promise<string> {
  for (const [at, form] of forms.entries()) {
    try {
      return await line.post(channel, form, nonce, signal);
    } catch (error) {
      if (!isTooRich(error) || at === forms.length - 1) throw error;
      log.warn({ ...failureLine(error), tried: at }, 'post refused, trying it simpler');
    }
  }
  throw new RangeError('a message has at least one form');
}

/** The thread under a post for what follows, or the channel itself where there can be none. */
async function placeAfter(
  line: ChannelLine,
  channel: string,
  first: string,
  name: string,
  signal: AbortSignal,
): Promise<string> {
  try {
    return await line.thread(channel, first, name, signal);
  } catch (error) {
    if (error instanceof DiscordAPIError && error.code === threadExists) return first;
    if (error instanceof DiscordAPIError && noThread.includes(error.code)) return channel;
    throw error;
  }
}

/** A post in its messages: the first in the channel, the others in a thread under it. */
async function deliver(
  line: ChannelLine,
  { key, channel: place, reply }: Posting,
  messages: readonly DiscordMessage[],
  { messages: there, thread }: Begun,
  service: Service,
  signal: AbortSignal,
): Promise<Delivery> {
  const channel = lastOf(place);
  const sent = [...there];
  let after = thread;
  try {
    for (const message of messages.slice(sent.length)) {
      const at = sent.length;
      const [first] = sent;
      if (first !== undefined)
        after ??= await placeAfter(line, channel, first, labelOf(plain(reply.title), limits.threadName), signal);
      const mark = markOf({ ref: key }, at, messages.length);
      sent.push(await put(line, after ?? channel, markedForms(message, mark), nonceOf(key, at), service, signal));
    }
    return { outcome: 'sent', messages: sent };
  } catch (error) {
    const outcome = outcomeOf(error);
    service.log.warn({ ...failureLine(error), outcome: outcome.outcome, sent: sent.length }, 'not posted');
    // With some of it out, what is left is known by looking only.
    return sent.length > 0 && outcome.outcome === 'busy' ? { outcome: 'unknown' } : outcome;
  }
}

/** Speaks unasked on Discord, through the API alone: it works also while the gateway is away. */
export function discordPoster(service: Service, api: string, token: string): Poster {
  const line = channelLine(api, token);
  const illustrate = illustrator(limits.files.alternative, service.desk);
  const begun = new Map<string, Begun>();
  let self: Promise<string> | undefined;

  const messagesOf = async (reply: Reply, ref?: string) => {
    const frame = { audience: 'public', ...linked(service), ...(ref === undefined ? {} : { ref }) } as const;
    return drawn(service, await illustrate(reply), frame);
  };
  const myself = (signal: AbortSignal) => {
    self ??= line.self(signal).catch((error: unknown) => {
      self = undefined;
      throw error;
    });
    return self;
  };
  const remember = (key: string, found: Begun) => {
    begun.delete(key);
    if (found.messages.length === 0) return;
    begun.set(key, found);
    const [oldest] = begun.keys();
    if (begun.size > mostBegun && oldest !== undefined) begun.delete(oldest);
  };

  return {
    platform: 'discord',
    async post(posting, signal) {
      const messages = await messagesOf(posting.reply, posting.key);
      const there = begun.get(posting.key) ?? { messages: [] };
      begun.delete(posting.key);
      return deliver(line, posting, messages, there, service, signal);
    },
    async look({ key, channel }, since, signal) {
      let own: string;
      try {
        own = await myself(signal);
      } catch (error) {
        return lookedOutcome(error);
      }
      const { sighting, begun: found } = await sighted(line, lastOf(channel), key, since, own, signal);
      remember(key, sighting.outcome === 'missing' ? found : { messages: [] });
      return sighting;
    },
    async tell(person, reply, signal) {
      try {
        const messages = await messagesOf(reply);
        const channel = await line.direct(lastOf(person), signal);
        for (const message of messages) await put(line, channel, everSimpler(message), undefined, service, signal);
        return true;
      } catch (error) {
        const { outcome } = outcomeOf(error);
        service.log.warn({ ...failureLine(error), outcome }, 'nobody could be told');
        return false;
      }
    },
  };
}
