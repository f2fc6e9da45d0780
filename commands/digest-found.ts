import { AskError, type Digest } from '../src/index.ts';
import type { Context } from './command.ts';
import { nearestWords } from './nearest.ts';

/** Of one channel. */
export const mostDigests = 50;
/** Ids of channels are of one length, but for a few old ones: those that begin alike are few. */
const mostAlike = 500;
/** Of all channels, at a terminal; a number finds every one. */
const mostEverywhere = 10_000;

/** @throws AskError where it is asked in no channel */
export function channelOf({ channel }: Context): string {
  if (channel !== undefined) return channel;
  throw new AskError(
    'digests are posted in a channel: make them in one of Discord or Slack; the other actions work anywhere',
    { suggestions: ['/digest preview', '/digest list'] },
  );
}

/** Whether the operator asks at a terminal; in a direct message there is no channel either. */
export function atTerminal({ channel, asker }: Context): boolean {
  return channel === undefined && asker?.id.startsWith('terminal:') === true;
}

/** The digests of this channel, in order of number; of all channels at a terminal. */
export async function digestsHere(context: Context): Promise<readonly Digest[]> {
  const { channel, collection } = context;
  if (atTerminal(context)) return collection.digests.list('', { limit: mostEverywhere });
  if (channel === undefined) return [];
  const found = await collection.digests.list(channel, { limit: mostAlike });
  return found.filter((each) => each.channel === channel);
}

/**
 * The digest of this channel with this number or name, of any at a terminal; where none is named, the only one there is.
 * @throws AskError where there is none, or it is not clear which
 */
export async function digestNamed(typed: string | undefined, what: string, context: Context): Promise<Digest> {
  if (!atTerminal(context)) channelOf(context);
  const all = await digestsHere(context);
  const [place, has] =
    context.channel === undefined ? ['all channels', 'there is'] : ['this channel', 'this channel has'];
  const [only] = all;
  if (only === undefined)
    throw new AskError(`${has} no digest yet`, {
      suggestions: ['/digest create Monday news when:"every monday 09:00"'],
    });
  const suggestions = all.slice(0, 5).map(({ number }) => `/digest ${what} ${number}`);
  if (typed === undefined) {
    if (all.length === 1) return only;
    throw new AskError(`say which digest: there are ${all.length}`, { usage: true, suggestions });
  }
  const wanted = typed.toLowerCase();
  const named = all.filter(({ name }) => name.toLowerCase() === wanted);
  const found =
    all.find(({ number }) => String(number) === wanted.replace(/^#/u, '')) ??
    (named.length === 1 ? named[0] : undefined);
  if (found !== undefined) return found;
  const near = nearestWords(
    wanted,
    all.map(({ name }) => name.toLowerCase()),
  );
  const why = named.length > 1 ? `${named.length} digests of ${place} are called` : `${has} no digest`;
  throw new AskError(`${why} "${typed}"`, {
    suggestions: near.length > 0 ? near.map((name) => `/digest ${what} ${name}`) : suggestions,
  });
}
