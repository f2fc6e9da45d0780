import { type Alignment, align, type Pair, type Unit, unitsOf } from './align.ts';
import { foldName } from './fold.ts';
import { samePerson } from './person.ts';
import { type Prepared, prepare } from './pieces.ts';
import { similarity } from './similarity.ts';
import { type Spelling, spell } from './spelling.ts';

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
const POSSIBLE = 0.5;
const SAME_AT_LEAST = 0.97;
const SAME_AT_MOST = 0.995;
/** A bare query fits a surname better than a given name, and that better than a middle name. */
const BARE = { surname: 0.92, given: 0.87, other: 0.65 } as const;
const GENERATIONS_DIFFER = 0.9;

/** Which neighbours of a query may have been written as one word elsewhere. */
export const joinedInQuery = (a: string, b: string): boolean => a.length + b.length <= 24;

/** Which neighbours of a name may be written as one word by others: short ones (De Palma, Tse-tung, Rose Mary). */
export const joinedInName = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) <= 5 && a.length + b.length <= 14;

const squeezed = (prepared: Prepared): string => prepared.pieces.map((piece) => piece.fold).join(' ');

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

/** The reason in words: which pieces differ and how much they are alike, strongest difference first. */
function reasons(query: Prepared, name: Prepared, pairs: readonly Pair[]): string {
  const said: string[] = [];
  for (const pair of [...pairs].sort((a, b) => a.query.from - b.query.from)) {
    if (pair.query.fold === pair.name.fold) continue;
    const initial = pair.query.fold.length === 1 || pair.name.fold.length === 1;
    said.push(`${pair.query.fold} ${initial ? 'is the initial of' : '~'} ${pair.name.fold}`.replace(/^(\S{2,}) is the initial of (\S)$/, '$2 is the initial of $1'));
  }
  const equal = pairs.filter((pair) => pair.query.fold === pair.name.fold).map((pair) => pair.query.fold);
  if (equal.length > 0) said.unshift(`${equal.join(' ')} equal`);
  const lacking = (prepared: Prepared, side: 'query' | 'name'): string[] =>
    prepared.pieces
      .filter((_, at) => !pairs.some((pair) => pair[side].from <= at && at < pair[side].to))
      .map((piece) => piece.fold);
  const unfound = lacking(query, 'query');
  if (unfound.length > 0) said.push(`without ${unfound.join(' ')}`);
  if (!query.bare && lacking(name, 'name').length > 0) said.push(`${lacking(name, 'name').join(' ')} not asked for`);
  return said.slice(0, 5).join(', ');
}

/** Score, tier and reason of an alignment. `query` and `name` are the strings it was made from. */
export function judge(query: string, name: string, a: Prepared, b: Prepared, alignment: Alignment): Comparison {
  if (query === name) return { score: 1, tier: 'same', why: 'the same name' };
  const scaled = alignment.score * bareScale(a, b, alignment.pairs[0]);
  const apart = a.generation !== undefined && b.generation !== undefined && a.generation !== b.generation;
  const raw = Math.min(SAME_AT_MOST, apart ? scaled * GENERATIONS_DIFFER : scaled);
  if (a.pieces.length > 0 && !apart && squeezed(a) === squeezed(b)) {
    return { score: SAME_AT_MOST, tier: 'same', why: 'the same letters' };
  }
  if (raw < POSSIBLE) return { score: raw, tier: undefined, why: 'too little in common' };
  const why = reasons(a, b, alignment.pairs);
  if (raw >= LIKELY && samePerson(query, name)) return { score: Math.max(SAME_AT_LEAST, raw), tier: 'same', why };
  const likely = raw >= LIKELY && !apart && closeThroughout(a, alignment.pairs);
  return { score: raw, tier: likely ? 'likely' : 'possible', why };
}

/** Compares two names without an index. `tier` is undefined when they have too little in common. */
export function compareNames(a: string, b: string): Comparison {
  const [one, other] = [prepare(a), prepare(b)];
  const [unitsA, unitsB] = [unitsOf(one, joinedInQuery), unitsOf(other, joinedInName)];
  const spelled = (units: readonly Unit[]): readonly Spelling[] => units.map((unit) => spell(foldName(unit.fold)));
  const [spellA, spellB] = [spelled(unitsA), spelled(unitsB)];
  const likeness = (i: number, j: number): number => {
    const [x, y] = [spellA[i], spellB[j]];
    const value = x === undefined || y === undefined ? 0 : similarity(x, y);
    return value < LEAST_LIKENESS ? 0 : value;
  };
  return judge(a, b, one, other, align(one, other, unitsA, unitsB, likeness));
}
