import type { Filters } from '../../query.ts';
import { foldWord, wordsOf } from '../../words.ts';
import { type Sought, soughtBy } from '../sought.ts';
import type { StandingQuestion } from './standing.ts';

/**
 * What a document must have one of to answer a question: `stem` a stem in any paragraph, `prefix` a word that begins so,
 * `person` somebody called so, `in` an id, `tag`, `from` and `to` a folded word of them, `kind`.
 */
export interface Anchor {
  readonly of: 'stem' | 'prefix' | 'person' | 'in' | 'tag' | 'from' | 'to' | 'kind';
  readonly value: string;
}

/** Anchors with how many of a hundred documents they may let through, a guess. */
interface Rated {
  readonly anchors: readonly Anchor[];
  readonly share: number;
}

/** Words that a text can hardly do without. */
const everywhere = new Set(
  'the of and to a in that is for on it with as by be at from this are or an not was'.split(' '),
);

/**
 * The anchors that the fewest documents are likely to have; none of them missing, no paragraph can answer. Undefined when the
 * question asks for nothing that can be looked up (dates, classes, or only what is to be absent): it is put to every document.
 */
export function anchorsOf({ query, people }: StandingQuestion): readonly Anchor[] | undefined {
  const parts: Rated[] = [];
  // A beginning stays a beginning: how it goes on is known only when documents come.
  const prefixes = new Map<string, string>();
  const sought =
    query.all === undefined ? undefined : soughtBy(query.all, (prefix) => ({ words: [marked(prefix, prefixes)] }));
  if (query.all !== undefined && sought === undefined) return [];
  if (sought !== undefined) parts.push(ratedBy(sought, prefixes));
  if (people !== undefined)
    parts.push({ anchors: people.map(({ name }): Anchor => ({ of: 'person', value: name })), share: people.length });
  parts.push(...filterParts(query.filters));
  const [best] = parts.sort((one, other) => one.share - other.share);
  return best?.anchors;
}

/** Private use: in no word that a prefix completes to. */
const mark = '\uf8ff';

function marked(prefix: string, prefixes: Map<string, string>): string {
  const name = `${mark}${prefix}${mark}`;
  prefixes.set(name, prefix);
  return name;
}

function ratedBy(sought: Sought, prefixes: ReadonlyMap<string, string>): Rated {
  if (sought.kind === 'sequence') return rarestOf(sought.places.map((stems) => placeOf(stems, prefixes)));
  const parts = sought.of.map((part) => ratedBy(part, prefixes));
  return sought.kind === 'and' ? rarestOf(parts) : together(parts);
}

function placeOf(stems: readonly string[], prefixes: ReadonlyMap<string, string>): Rated {
  const anchors = stems.map((stem): Anchor => {
    const prefix = prefixes.get(stem);
    return prefix === undefined ? { of: 'stem', value: stem } : { of: 'prefix', value: prefix };
  });
  return { anchors, share: anchors.reduce((sum, anchor) => sum + shareOf(anchor), 0) };
}

/** The longer a word, the rarer it is (G. K. Zipf, The Psycho-Biology of Language, 1935). */
function shareOf({ of, value }: Anchor): number {
  if (everywhere.has(value)) return 100;
  return (of === 'prefix' ? 100 : 40) / (value.length + 1);
}

function rarestOf(parts: readonly Rated[]): Rated {
  return parts.reduce((best, part) => (part.share < best.share ? part : best));
}

function together(parts: readonly Rated[]): Rated {
  return {
    anchors: parts.flatMap(({ anchors }) => anchors),
    share: parts.reduce((sum, { share }) => sum + share, 0),
  };
}

/** How many of a hundred documents a value of a filter may let through. */
const shares = { in: 0.01, tag: 8, from: 4, to: 20, kind: 60 } as const;

function filterParts(filters: Filters): Rated[] {
  const parts: Rated[] = [];
  for (const of of ['in', 'tag', 'from', 'to', 'kind'] as const) {
    const values = filters[of];
    if (values === undefined || values.length === 0) continue;
    const anchors = values.flatMap((value): Anchor[] => {
      const folded =
        of === 'tag' ? foldWord(value) : of === 'from' || of === 'to' ? longestWord(value) : value.toLowerCase();
      return folded === undefined ? [] : [{ of, value: folded }];
    });
    parts.push({ anchors, share: shares[of] * values.length });
  }
  return parts;
}

function longestWord(value: string): string | undefined {
  const [longest] = wordsOf(value).sort((one, other) => other.length - one.length);
  return longest;
}
