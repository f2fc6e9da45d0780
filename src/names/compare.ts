import { type Alignment, align } from './align.ts';
import type { Likeness, Pair } from './pairing.ts';
import { samePerson } from './person.ts';
import { type Prepared, prepare } from './pieces.ts';
import { similarity } from './similarity.ts';
import { type Spelling, spell } from './spelling.ts';
import { joinedInName, joinedInQuery, type Unit, unitsOf } from './units.ts';

/**
 * `same`: the deterministic rule holds (see `samePerson`). `likely`: every word that counts has a close partner.
 * `possible`: alike enough to be shown when nothing better is there.
 */
export type Tier = 'same' | 'likely' | 'possible';

/** How two names compare; below `possible` the tier is undefined. */
export interface Comparison {
  /** 0 to 1, 1 for equal strings only. */
  readonly score: number;
  readonly tier: Tier | undefined;
  readonly why: string;
}

/** Likeness below which two words are taken for different ones. */
export const LEAST_LIKENESS = 0.6;
const LIKELY = 0.78;
/** A single word says less, so less can be asked of it. */
const LIKELY_BARE = 0.74;
/** Names that score less are not shown: noise begins there. */
export const POSSIBLE = 0.46;
const SAME_AT_MOST = 0.995;
/** A bare query fits a surname better than a given name, and that better than a middle name. */
const BARE = { surname: 0.92, given: 0.87, other: 0.65 } as const;
const GENERATIONS_DIFFER = 0.9;

/** Whether two names have the same folded words in the same order. */
function sameLetters({ pieces: a }: Prepared, { pieces: b }: Prepared): boolean {
  return a.length === b.length && a.every((piece, at) => piece.fold === b[at]?.fold);
}

function bareScale(query: Prepared, name: Prepared, pair: Pair | undefined): number {
  if (!query.bare || name.bare || pair === undefined) return 1;
  const roles = name.pieces.slice(pair.name.from, pair.name.to).map((piece) => piece.role);
  if (roles.includes('surname')) return BARE.surname;
  return roles.includes('given') && pair.likeness >= 0.97 ? BARE.given : BARE.other;
}

/** Every word of weight has a partner close enough to be a spelling of it. */
function closeThroughout(query: Prepared, pairs: readonly Pair[]): boolean {
  return query.pieces.every((piece, at) => {
    if (piece.role === 'particle' || piece.role === 'title' || piece.role === 'initial') return true;
    const pair = pairs.find(({ query: unit }) => unit.from <= at && at < unit.to);
    return pair !== undefined ? pair.likeness >= (piece.role === 'middle' ? 0.7 : 0.8) : piece.role === 'middle';
  });
}

/** How one word of the query became one of the name: equal, an initial, or another spelling. */
function relation({ query, name }: Pair): string {
  if (query.fold.length === 1) return `${query.fold}. for ${name.fold}`;
  return name.fold.length === 1 ? `${name.fold}. for ${query.fold}` : `${query.fold} ~ ${name.fold}`;
}

/** The reason in words, in the order of the query: what is equal, what is alike, what is lacking. */
function reasons(query: Prepared, name: Prepared, pairs: readonly Pair[]): string {
  const ordered = [...pairs].sort((a, b) => a.query.from - b.query.from);
  const equal = ordered.filter((pair) => pair.query.fold === pair.name.fold).map((pair) => pair.query.fold);
  const alike = ordered.filter((pair) => pair.query.fold !== pair.name.fold).map(relation);
  const lacking = (prepared: Prepared, side: 'query' | 'name'): readonly string[] =>
    prepared.pieces
      .filter((piece, at) => piece.role !== 'title' && !pairs.some((pair) => (pair[side].mask & (1 << at)) !== 0))
      .map((piece) => piece.fold);
  const unfound = lacking(query, 'query');
  const unasked = query.bare ? [] : lacking(name, 'name');
  return [
    ...(equal.length > 0 ? [`${equal.join(' ')} equal`] : []),
    ...alike,
    ...(unfound.length > 0 ? [`without ${unfound.join(' ')}`] : []),
    ...(unasked.length > 0 ? [`${unasked.join(' ')} not asked for`] : []),
  ].join(', ');
}

const generationsDiffer = (a: Prepared, b: Prepared): boolean =>
  a.generation !== undefined && b.generation !== undefined && a.generation !== b.generation;

/** The score of an alignment; 1 is kept for equal strings. `query` and `name` are the strings it was made from. */
export function rate(query: string, name: string, a: Prepared, b: Prepared, alignment: Alignment): number {
  if (query === name) return 1;
  const apart = generationsDiffer(a, b);
  if (a.pieces.length > 0 && !apart && sameLetters(a, b)) return SAME_AT_MOST;
  const scaled = alignment.score * bareScale(a, b, alignment.pairs[0]);
  return Math.min(SAME_AT_MOST, apart ? scaled * GENERATIONS_DIFFER : scaled);
}

/** Score, tier and reason of an alignment. */
export function judge(query: string, name: string, a: Prepared, b: Prepared, alignment: Alignment): Comparison {
  const score = rate(query, name, a, b, alignment);
  if (score === 1) return { score, tier: 'same', why: 'the same name' };
  if (score < POSSIBLE) return { score, tier: undefined, why: 'too little in common' };
  const apart = generationsDiffer(a, b);
  if (a.generation === b.generation && sameLetters(a, b)) return { score, tier: 'same', why: 'the same letters' };
  const why = reasons(a, b, alignment.pairs);
  if (score >= LIKELY && samePerson(query, name)) return { score, tier: 'same', why };
  const likely = score >= (a.bare ? LIKELY_BARE : LIKELY) && !apart && closeThroughout(a, alignment.pairs);
  return { score, tier: likely ? 'likely' : 'possible', why };
}

/** Compares two names without an index. `tier` is undefined when they have too little in common. */
export function compareNames(a: string, b: string): Comparison {
  const [one, other] = [prepare(a), prepare(b)];
  const [unitsA, unitsB] = [unitsOf(one, joinedInQuery), unitsOf(other, joinedInName)];
  const spelled = (units: readonly Unit[]): readonly Spelling[] => units.map((unit) => spell(unit.fold));
  const [spellA, spellB] = [spelled(unitsA), spelled(unitsB)];
  const alike: Likeness = {
    distant(i, j) {
      const [x, y] = [spellA[i], spellB[j]];
      return x === undefined || y === undefined ? 0 : similarity(x, y);
    },
    close(i, j) {
      const value = this.distant(i, j);
      return value < LEAST_LIKENESS ? 0 : value;
    },
    keeps: () => 1,
  };
  return judge(a, b, one, other, align(one, other, unitsA, unitsB, alike));
}
