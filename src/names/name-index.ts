import { type Alignment, align } from './align.ts';
import { judge, LEAST_LIKENESS, POSSIBLE, rate, type Tier } from './compare.ts';
import { type Prepared, prepare } from './pieces.ts';
import { spell } from './spelling.ts';
import { joinedInName, joinedInQuery, LEAST_JOINED, type Unit, unitsOf } from './units.ts';
import { append, Vocabulary } from './vocabulary.ts';

/** A name that fits a query. `name` is the given string, unchanged. */
export interface NameMatch {
  readonly name: string;
  /** 0 to 1; 1 for the very string that was asked for. */
  readonly score: number;
  readonly tier: Tier;
  readonly why: string;
}

/** Names that can be asked for in any spelling. */
export interface NameIndex {
  /** Names that fit, best first, equal ones in the order they were given; at most `limit` (default 10). */
  find(query: string, options?: { readonly limit?: number }): NameMatch[];
}

interface Entry {
  readonly name: string;
  readonly prepared: Prepared;
  readonly units: readonly Unit[];
  /** Vocabulary ids, parallel to `units`. */
  readonly words: readonly number[];
}

interface Found {
  readonly entry: Entry;
  readonly at: number;
  readonly score: number;
  readonly alignment: Alignment;
}

const DEFAULT_LIMIT = 10;
/** Names that are aligned in full; the rest scored lower on their words alone. */
const MOST_ALIGNED = 90;
/** A leading word that no name has is taken for a title we don't know. */
const STRANGE = 0.3;
/** Below this many names none is called common. */
const FEW = 500;
const BINS = 255;
const [COMMONEST, RAREST] = [0.6, 1.15];

/** Builds an index over names; doubles are kept once. Time grows with their total length, a few seconds for 16,000. */
export function createNameIndex(names: readonly string[]): NameIndex {
  const vocabulary = new Vocabulary();
  const entries: Entry[] = [];
  const postings = new Map<number, number[]>();
  const places = new Map<string, number>();
  for (const name of names) {
    if (name.trim() === '' || places.has(name)) continue;
    const prepared = prepare(name);
    const units = unitsOf(prepared, joinedInName);
    const words = units.map((unit) => vocabulary.add(unit.fold));
    const at = entries.push({ name, prepared, units, words }) - 1;
    places.set(name, at);
    for (const word of new Set(words)) append(postings, word, at);
  }
  /** Common words tell less than rare ones; in a small collection all tell the same. */
  const rarity = (word: number | undefined): number => {
    if (entries.length < FEW) return 1;
    const homes = word === undefined ? 1 : (postings.get(word)?.length ?? 1);
    return COMMONEST + (RAREST - COMMONEST) * (Math.log(entries.length / homes) / Math.log(entries.length));
  };
  const weighed = (prepared: Prepared, wordOf: (at: number) => number | undefined): Prepared => ({
    ...prepared,
    pieces: prepared.pieces.map((piece, at) => ({ ...piece, weight: piece.weight * rarity(wordOf(at)) })),
  });
  for (const [at, entry] of entries.entries()) {
    const wordOf = (piece: number): number | undefined =>
      entry.words[entry.units.findIndex((unit) => unit.mask === 1 << piece)];
    entries[at] = { ...entry, prepared: weighed(entry.prepared, wordOf) };
  }
  const rough = new Float32Array(entries.length);
  /** The query unit (from 1) that last added to an entry: each counts once, with its closest word. */
  const credited = new Uint8Array(entries.length);

  /** The entries whose words are most like those of the query, rare words counting more. */
  function candidates(units: readonly Unit[], near: readonly ReadonlyMap<number, number>[], query: Prepared): number[] {
    const touched: number[] = [];
    for (const [i, unit] of units.entries()) {
      const weight = query.pieces.slice(unit.from, unit.to).reduce((sum, piece) => sum + piece.weight, 0);
      for (const [word, likeness] of near[i] ?? []) {
        const homes = postings.get(word) ?? [];
        const gain = weight * likeness ** 3 * Math.log(2 + entries.length / homes.length);
        for (const at of homes) {
          if (credited[at] === i + 1) continue;
          if (rough[at] === 0) touched.push(at);
          rough[at] = (rough[at] ?? 0) + gain;
          credited[at] = i + 1;
        }
      }
    }
    const best = strongest(touched, rough);
    for (const at of touched) [rough[at], credited[at]] = [0, 0];
    return best;
  }

  function find(query: string, options: { readonly limit?: number } = {}): NameMatch[] {
    const limit = Math.floor(options.limit ?? DEFAULT_LIMIT);
    if (query.trim() === '' || !(limit > 0)) return [];
    const plain = prepare(query);
    const prepared = weighed(plain, (at) => vocabulary.id(plain.pieces[at]?.fold ?? ''));
    const units = unitsOf(prepared, joinedInQuery);
    const spelled = units.map((unit) => spell(unit.fold));
    const near = units.map((unit, i) => {
      const spelling = spelled[i] ?? spell(unit.fold);
      const title = prepared.pieces[unit.from]?.role === 'title';
      return title
        ? vocabulary.exact(unit.fold)
        : vocabulary.near(spelling, unit.to - unit.from > 1 ? LEAST_JOINED : LEAST_LIKENESS);
    });
    const strange = (at: number): number => {
      if (at === prepared.pieces.length - 1) return 1;
      return units.some((unit, i) => unit.from <= at && at < unit.to && (near[i]?.size ?? 0) > 0) ? 1 : STRANGE;
    };
    const chosen = new Set(candidates(units, near, prepared));
    const verbatim = places.get(query);
    if (verbatim !== undefined) chosen.add(verbatim);
    const found: Found[] = [];
    for (const at of chosen) {
      const entry = entries[at];
      if (entry === undefined) continue;
      const likeness = (i: number, j: number): number => near[i]?.get(entry.words[j] ?? -1) ?? 0;
      const distant = (i: number, j: number): number => {
        const [spelling, word] = [spelled[i], entry.words[j]];
        return spelling === undefined || word === undefined ? 0 : vocabulary.likeness(spelling, word);
      };
      const alignment = align(prepared, entry.prepared, units, entry.units, likeness, distant, strange);
      const score = rate(query, entry.name, prepared, entry.prepared, alignment);
      if (score >= POSSIBLE) found.push({ entry, at, score, alignment });
    }
    found.sort((a, b) => b.score - a.score || a.at - b.at);
    return found.slice(0, limit).flatMap(({ entry, alignment }) => {
      const { score, tier, why } = judge(query, entry.name, prepared, entry.prepared, alignment);
      return tier === undefined ? [] : [{ name: entry.name, score, tier, why }];
    });
  }

  return { find };
}

/** The entries with the highest rough score, at most `MOST_ALIGNED`; equal ones in input order. One pass, by histogram. */
function strongest(touched: readonly number[], rough: Float32Array): number[] {
  let top = 0;
  for (const at of touched) top = Math.max(top, rough[at] ?? 0);
  const bin = (at: number): number => Math.floor((BINS * (rough[at] ?? 0)) / (top || 1));
  const counts = new Uint32Array(BINS + 1);
  for (const at of touched) counts[bin(at)] = (counts[bin(at)] ?? 0) + 1;
  let least = BINS;
  for (let sum = counts[BINS] ?? 0; least > 0 && sum < MOST_ALIGNED; sum += counts[least] ?? 0) least -= 1;
  return touched
    .filter((at) => bin(at) >= least)
    .sort((a, b) => (rough[b] ?? 0) - (rough[a] ?? 0) || a - b)
    .slice(0, MOST_ALIGNED);
}
