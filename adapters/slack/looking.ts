import type { Sighting } from '../posting.ts';
import { lookedOutcome } from './outcomes.ts';
import { patiently } from './patience.ts';
import { PlatformError } from './platform-error.ts';
import type { Metadata } from './sending.ts';
import type { Own } from './workspaces.ts';

/** What the metadata of a post is called. */
const event = 'reftel_post';
/** Milliseconds that the database's clock may be ahead of Slack's. */
const skew = 15 * 60_000;
/** Messages asked for at once: Slack gives fewer to some apps, and says so with a cursor. */
const atOnce = 200;
/** So much of a channel is looked through. */
const mostPages = 100;
/** Half-read channels that are gone on with. */
const mostReached = 1_000;

const tooMany =
  'So much was written in the channel since that it can not be told whether this was posted; look there, and post it anew if it is missing.';

/** What goes with each message of a posting, so that it is found again. */
export function metadataOf(key: string, part: number, parts: number): Metadata {
  return { event_type: event, event_payload: { key, part, parts } };
}

/** As much of a message of a channel's history as is looked at. */
interface Seen {
  readonly ts?: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: object };
}

interface Found {
  /** Timestamps by part. */
  readonly parts: Map<number, string>;
  count: number | undefined;
}

interface Page {
  readonly messages?: readonly Seen[];
  readonly response_metadata?: { readonly next_cursor?: string };
}

function isOwn({ user, bot_id: bot }: Seen, own: Own): boolean {
  return (user !== undefined && user === own.user) || (bot !== undefined && bot === own.bot);
}

function note(message: Seen, key: string, own: Own, found: Found): void {
  const { ts, metadata } = message;
  if (ts === undefined || metadata?.event_type !== event || !isOwn(message, own)) return;
  const payload = { key: '', part: 0, parts: 1, ...metadata.event_payload };
  if (payload.key !== key || found.parts.has(payload.part)) return;
  found.parts.set(payload.part, ts);
  found.count = payload.parts;
}

function isWhole({ parts, count }: Found): boolean {
  return count !== undefined && parts.size >= count;
}

/** Reads page after page, from a cursor on, until `enough`; hears of each cursor. True when the end, or enough, was reached. */
async function paged(
  read: (cursor: string | undefined) => Promise<Page>,
  from: string | undefined,
  take: (page: Page) => boolean,
  reached: (cursor: string) => void = () => undefined,
): Promise<boolean> {
  let cursor = from;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await read(cursor);
    if (take(answer)) return true;
    cursor = answer.response_metadata?.next_cursor;
    if (cursor === undefined || cursor === '') return true;
    reached(cursor);
  }
  return false;
}

/** The timestamps from the first on without a gap. */
function begunOf({ parts }: Found): readonly string[] {
  const begun: string[] = [];
  for (let ts = parts.get(0); ts !== undefined; ts = parts.get(begun.length)) begun.push(ts);
  return begun;
}

/**
 * Looks for postings in channels, and in the threads under them. A channel that Slack lets be read slowly only (some apps
 * get 15 messages a minute, docs.slack.dev/apis/web-api/rate-limits) is gone on with where the last look ended.
 */
export function looking() {
  const reached = new Map<string, string>();
  const remember = (key: string, cursor: string | undefined) => {
    reached.delete(key);
    if (cursor === undefined) return;
    reached.set(key, cursor);
    const [oldest] = reached.keys();
    if (reached.size > mostReached && oldest !== undefined) reached.delete(oldest);
  };

  /** `begun`: the timestamps of what is there, from the first message on. Throws for bugs only. */
  return async (
    own: Own,
    channel: string,
    key: string,
    since: Date,
    signal: AbortSignal,
  ): Promise<{ readonly sighting: Sighting; readonly begun: readonly string[] }> => {
    const { client } = own;
    const found: Found = { parts: new Map(), count: undefined };
    const oldest = String(Math.max(0, since.getTime() - skew) / 1_000);
    const asked = { channel, oldest, include_all_metadata: true, limit: atOnce };
    const at = (cursor: string | undefined) => (cursor === undefined ? {} : { cursor });
    const take = ({ messages = [] }: Page) => {
      for (const message of messages) note(message, key, own, found);
      return isWhole(found) || found.parts.has(0);
    };
    try {
      const history = (cursor: string | undefined) =>
        patiently(() => client.conversations.history({ ...asked, ...at(cursor) }), 'never', signal) as Promise<Page>;
      const all = await paged(history, reached.get(key), take, (cursor) => remember(key, cursor));
      remember(key, undefined);
      if (!all) return { sighting: { outcome: 'closed', why: tooMany }, begun: [] };
      const ts = found.parts.get(0);
      if (ts !== undefined && !isWhole(found)) {
        const replies = (cursor: string | undefined) =>
          patiently(
            () => client.conversations.replies({ ...asked, ts, ...at(cursor) }),
            'never',
            signal,
          ) as Promise<Page>;
        await paged(replies, undefined, (page) => take(page) && isWhole(found));
      }
      const begun = begunOf(found);
      return { sighting: isWhole(found) ? { outcome: 'sent', messages: begun } : { outcome: 'missing' }, begun };
    } catch (error) {
      if (error instanceof PlatformError && error.code === 'invalid_cursor') remember(key, undefined);
      return { sighting: lookedOutcome(error), begun: [] };
    }
  };
}
