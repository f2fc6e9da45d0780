import type { Doer, Provenance, Tombstone } from '../src/index.ts';
import type { Context } from './command.ts';
import { joined } from './compose.ts';
import { dateWords } from './dates.ts';
import { foreign, type Text } from './reply.ts';

const unknown = 'unknown';
const longestName = 80;

/** Who asks, where and now, as it is written down beside what they do. */
export function doing({ asker, channel, now }: Context): Provenance {
  const { name } = asker ?? {};
  return {
    who: asker?.id ?? unknown,
    ...(name === undefined ? {} : { name: name.slice(0, longestName) }),
    ...(channel === undefined ? {} : { place: channel }),
    at: now().toISOString(),
  };
}

/** `by Ann on 22 November 2026`; without a name where nobody is known. */
export function byWords({ who, name, at }: Doer & { readonly at: string }, locale?: string): Text {
  const by: Text = who === unknown && name === undefined ? [] : ['by ', foreign(name ?? who)];
  const on: Text = at === '' ? [] : [`on ${dateWords(at.slice(0, 10), locale)}`];
  return joined([by, on], ' ');
}

/** `was taken out by Ann on 22 November 2026: "a court order"`. */
export function takenOutWords(tombstone: Tombstone, locale?: string): Text {
  const why: Text = tombstone.why === '' ? [] : [': "', foreign(tombstone.why), '"'];
  return ['was taken out ', ...byWords(tombstone, locale), ...why];
}
