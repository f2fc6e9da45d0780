import type { Command, Context } from '../commands/command.ts';
import type { PostKind } from '../commands/post-kind.ts';
import { foreign, type Pin, type Reply, type Text } from '../commands/reply.ts';
import { AskError, type Collection, type Settled, type TakenPost } from '../src/index.ts';
import { type Desk, incidentLine } from './dispatch.ts';
import type { Log } from './platform.ts';
import type { Delivery, Poster, Sighting } from './posting.ts';
import { closedReply, givenUpReply, markedLate, pausedReply } from './speaking-words.ts';

/** What posts are made with. */
export interface PostMeans {
  readonly collection: Collection;
  readonly kinds: readonly PostKind[];
  readonly commands: readonly Command[];
  readonly permalink?: (place: Pin) => string;
  readonly now: () => Date;
  /** Digests that could not go out for more hours are left out. */
  readonly latest: number;
  readonly log: Log;
  readonly desk: Desk;
  /** How often posts could not be put into words, by key; of this process alone. */
  readonly failures: Map<string, number>;
  /** Seconds before what was not sent is tried again; more after each time. */
  readonly pause: number;
}

/** What becomes of a post: for good, or that it is tried again. */
export type Fate = (Settled & { readonly tell?: () => Promise<Reply | undefined> }) | Waits;
type Waits = { readonly state: 'waits'; readonly seconds: number; readonly untouched: boolean };

/** When the process ends: `leaving` before a post is sent, `cut` while it is being sent, or when another holds it. */
export interface Endings {
  readonly leaving: AbortSignal;
  readonly cut: AbortSignal;
}

const hour = 3_600_000;
/** The platform's clock may be behind the database's by so many milliseconds. */
const clocksApart = 300_000;
/** A post that is taken so often and never settled is given up. */
const mostTries = 40;
/** So often a post is put into words in vain. */
const mostFailures = 4;
const mostCounted = 1_000;
const longestCompose = 60_000;
/** Seconds. */
const longestPause = 600;
const longestBusy = 3_600;

/** Seconds before a post is tried again that was taken so often. */
export function pauseAfter(tries: number, pause: number): number {
  return Math.min(longestPause, pause * 2 ** Math.min(tries, 20));
}

/** How a post is named to its owner. */
async function nameOf(post: TakenPost, { collection }: PostMeans): Promise<Text> {
  const digest = post.digest === undefined ? undefined : await collection.digests.get(post.digest);
  return digest === undefined ? ['A post'] : ['The digest ', { strong: foreign(digest.name) }];
}

/** Stops what such posts come from; resolves to what its owner is told, undefined where that had stopped before. */
async function stopped(post: TakenPost, why: string, context: Context, kind: PostKind | undefined) {
  const { digests } = context.collection;
  if (post.digest === undefined) {
    const words = await kind?.closed?.(post.body, why, context);
    return words === undefined ? undefined : closedReply(words, why);
  }
  const digest = await digests.get(post.digest);
  if (digest === undefined) return undefined;
  if (digest.paused !== undefined) return closedReply(['The digest ', foreign(digest.name), ' stays paused.'], why);
  await digests.change(digest.number, { paused: why, next: null });
  return pausedReply(digest.number, digest.name, why);
}

/** @throws what composing throws; AskError when it takes too long */
async function composed(kind: PostKind | undefined, post: TakenPost, context: Context, leaving: AbortSignal) {
  if (kind === undefined) throw new AskError(`this program knows no posts of the kind ${post.kind}`);
  const signal = AbortSignal.any([AbortSignal.timeout(longestCompose), leaving]);
  const over = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new AskError('it took too long to put into words')), { once: true });
  });
  const asked = { ...context, collection: context.collection.until(signal), signal };
  return Promise.race([kind.compose(post.body, asked), over]);
}

/** What is thrown while composing is tried again a few times, then the post is given up and its owner told. */
function failedFate(post: TakenPost, error: unknown, means: PostMeans): Fate {
  const count = (means.failures.get(post.key) ?? 0) + 1;
  means.failures.delete(post.key);
  const incident = means.desk.incident();
  means.desk.log(incidentLine(incident, `composing a post of the kind ${post.kind}`, error));
  if (count < mostFailures) {
    if (means.failures.size >= mostCounted) means.failures.clear();
    means.failures.set(post.key, count);
    return { state: 'waits', seconds: means.pause * 6 ** (count - 1), untouched: true };
  }
  const why =
    error instanceof AskError
      ? `It could not be put into words: ${error.message}`
      : `Something broke on our side (incident ${incident}).`;
  const tell = async () => givenUpReply(await nameOf(post, means), why);
  return { state: 'dropped', why: 'it could not be put into words', tell };
}

/** Puts one post into its channel, having looked for it where it may be there already. @throws StoreError, and bugs of a poster */
export async function fateOf(
  post: TakenPost,
  poster: Poster,
  means: PostMeans,
  { leaving, cut }: Endings,
): Promise<Fate> {
  const { collection, commands, permalink, now } = means;
  const kind = means.kinds.find((each) => each.kind === post.kind);
  const context: Context = {
    collection,
    commands,
    audience: 'public',
    channel: post.channel,
    now,
    ...(permalink === undefined ? {} : { permalink }),
  };
  const after = (seen: Delivery | Exclude<Sighting, { outcome: 'missing' }>): Fate => {
    switch (seen.outcome) {
      case 'sent':
        return { state: 'sent', messages: seen.messages };
      case 'closed':
        return { state: 'dropped', why: seen.why, tell: () => stopped(post, seen.why, context, kind) };
      case 'busy':
        return { state: 'waits', seconds: Math.min(longestBusy, Math.max(0, seen.seconds)), untouched: true };
      case 'unknown':
        return { state: 'waits', seconds: pauseAfter(post.tries, means.pause), untouched: false };
    }
  };

  const since = new Date(post.since);
  if (post.tries > 0) {
    const seen = await poster.look(post, new Date(since.getTime() - clocksApart), cut);
    if (seen.outcome !== 'missing') return after(seen);
  }
  const due = new Date(post.due);
  const name = () => nameOf(post, means);
  if (post.digest !== undefined && now().getTime() - due.getTime() > means.latest * hour)
    return { state: 'dropped', why: 'too late' };
  if (post.tries >= mostTries) {
    const why = 'It was tried many times, and the platform never said that it took it.';
    return { state: 'dropped', why, tell: async () => givenUpReply(await name(), why) };
  }
  const later: Fate = { state: 'waits', seconds: 0, untouched: true };
  if (leaving.aborted) return later;
  let said: Reply | undefined;
  try {
    said = await composed(kind, post, context, leaving);
  } catch (error) {
    if (leaving.aborted) return later;
    return failedFate(post, error, means);
  }
  means.failures.delete(post.key);
  if (said === undefined) return { state: 'dropped', why: 'nothing to say' };
  if (leaving.aborted) return later;
  const zone = post.digest === undefined ? undefined : (await collection.digests.get(post.digest))?.zone;
  const reply = markedLate(said, due, post.tries > 0 ? since : now(), zone);
  return after(await poster.post({ key: post.key, channel: post.channel, reply }, cut));
}
