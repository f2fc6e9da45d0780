import { DiscordAPIError } from 'discord.js';
import type { Sighting } from '../posting.ts';
import { type ChannelLine, historyPage } from './channel-line.ts';
import { type Marked, markedAs } from './mark.ts';
import { lookedOutcome } from './outcomes.ts';
import { isUnknownMessage } from './sending.ts';

/** Discord's first moment, https://docs.discord.com/developers/reference#snowflakes. */
const epoch = 1_420_070_400_000n;
/** Milliseconds that the database's clock may be ahead of Discord's. */
const skew = 15 * 60_000;
/** So much of a channel is looked through: ten thousand messages. */
const mostPages = 100;

const tooMany =
  'So much was written in the channel since that it can not be told whether this was posted; look there, and post it anew if it is missing.';
const unreadable = 'Reftel may not read what it wrote in the channel; give its role "Read Message History" there.';

/** What is there of a posting: the ids of its messages from the first on, and the thread under the first. */
export interface Begun {
  readonly messages: readonly string[];
  readonly thread?: string;
}

/** The id that a message of this moment would have, or a later one a higher. */
export function idAt(moment: Date): string {
  const since = BigInt(moment.getTime()) - epoch;
  return String((since > 0n ? since : 0n) << 22n);
}

/** Messages of ours with this key, by part, as far as they were found. */
interface Found {
  readonly parts: Map<number, string>;
  count: number | undefined;
  thread?: string;
}

function isWhole({ parts, count }: Found): boolean {
  return count !== undefined && parts.size >= count;
}

/** Looks through a channel or thread from an id on. How far it came: to the end, to all that was looked for, or to the most that is looked at. */
async function look(
  line: ChannelLine,
  channel: string,
  from: string,
  isOurs: (author: string, mark: Marked | undefined) => mark is Marked,
  found: Found,
  signal: AbortSignal,
): Promise<'whole' | 'end' | 'most'> {
  let after = from;
  for (let page = 0; page < mostPages; page += 1) {
    const messages = await line.messages(channel, after, signal);
    for (const message of messages) {
      const mark = markedAs(message);
      if (!isOurs(message.author.id, mark)) continue;
      if (!found.parts.has(mark.part)) found.parts.set(mark.part, message.id);
      found.count = mark.parts;
      if (message.thread !== undefined) found.thread = message.thread.id;
    }
    if (isWhole(found)) return 'whole';
    if (messages.length < historyPage)
      return page === 0 && messages.length === 0 ? readable(line, channel, from, signal) : 'end';
    after = messages.at(-1)?.id ?? after;
  }
  return 'most';
}

/**
 * Who may not read the history is shown an empty one. Where the channel's last message is newer than what was looked for,
 * asking for it tells the two apart.
 * @throws DiscordAPIError where the history may not be read
 */
async function readable(line: ChannelLine, channel: string, from: string, signal: AbortSignal): Promise<'end'> {
  const { last_message_id: last } = (await line.channel(channel, signal)) as { last_message_id?: string | null };
  if (last === undefined || last === null || BigInt(last) <= BigInt(from)) return 'end';
  try {
    await line.message(channel, last, signal);
  } catch (error) {
    if (!isUnknownMessage(error)) throw error;
  }
  return 'end';
}

/** The messages from the first on without a gap. */
function begunOf({ parts, thread }: Found): Begun {
  const messages: string[] = [];
  for (let id = parts.get(0); id !== undefined; id = parts.get(messages.length)) messages.push(id);
  return { messages, ...(thread === undefined ? {} : { thread }) };
}

/** Looks for a posting in its channel, and in the thread under it; with what is there of it. Never throws but for bugs. */
export async function sighted(
  line: ChannelLine,
  channel: string,
  key: string,
  since: Date,
  self: string,
  signal: AbortSignal,
): Promise<{ readonly sighting: Sighting; readonly begun: Begun }> {
  const found: Found = { parts: new Map(), count: undefined };
  const from = idAt(new Date(since.getTime() - skew));
  const isOurs = (author: string, mark: Marked | undefined): mark is Marked => author === self && mark?.key === key;
  try {
    let came = await look(line, channel, from, isOurs, found, signal);
    if (came === 'end' && found.thread !== undefined)
      came = await look(line, found.thread, from, isOurs, found, signal);
    const begun = begunOf(found);
    if (came === 'whole') return { sighting: { outcome: 'sent', messages: begun.messages }, begun };
    if (came === 'most') return { sighting: { outcome: 'closed', why: tooMany }, begun };
    return { sighting: { outcome: 'missing' }, begun };
  } catch (error) {
    const unseen = error instanceof DiscordAPIError && error.code === 50_013;
    const sighting: Sighting = unseen ? { outcome: 'closed', why: unreadable } : lookedOutcome(error);
    return { sighting, begun: begunOf(found) };
  }
}
