import { fatherOf, type Prepared } from './pieces.ts';
import { joinable, LEAST_JOINED, type Unit, weightOf } from './units.ts';

/** Two units taken for each other. */
export interface Pair {
  readonly query: Unit;
  readonly name: Unit;
  readonly likeness: number;
}

/** What two names have in common. */
export interface Alignment {
  /** 0 to 1: the weight of what fits, of all that either name says. */
  readonly score: number;
  readonly pairs: readonly Pair[];
}

/** What it costs, relative to its weight, that a piece of the query or of the name has no partner. */
const MISSING_IN_NAME = { given: 1, middle: 0.6, surname: 1.4, particle: 0.4, initial: 0.5, title: 0.3 } as const;
const MISSING_IN_QUERY = { given: 1, middle: 0.3, surname: 1.3, particle: 0.4, initial: 0.3, title: 0.3 } as const;
/** A bare query says nothing of the other names. */
const UNSAID = 0.12;
const CROSSED = 0.97;
const INITIAL = 0.9;
/** Both say something where the other says something else. */
const GIVEN_DIFFERS = 0.9;
const MIDDLE_DIFFERS = 0.97;
const LEAST_GIVEN = 0.5;
const FATHER_DIFFERS = 0.85;
/** A family name in front must be very like to be taken for one; the given names behind it are often left out. */
const LEAST_FAMILY = 0.97;
const UNSAID_BEHIND_FAMILY = 0.35;

/** An initial stands for a given or middle name, never for a surname. */
function initialFits(query: Prepared, name: Prepared, a: Unit, b: Unit): number {
  const one = query.pieces[a.from];
  const other = name.pieces[b.from];
  if (one === undefined || other === undefined || a.to - a.from > 1 || b.to - b.from > 1) return 0;
  if (one.role !== 'initial' && other.role !== 'initial') return 0;
  if (one.role === 'surname' || other.role === 'surname') return 0;
  if (one.fold.charAt(0) !== other.fold.charAt(0)) return 0;
  return one.role === other.role ? 1 : INITIAL;
}

/** Words in the same place may be rather unlike and still be one word badly read. */
export const LEAST_DISTANT = 0.3;

interface Option extends Pair {
  readonly gain: number;
}

function options(
  query: Prepared,
  name: Prepared,
  unitsA: readonly Unit[],
  unitsB: readonly Unit[],
  likeness: (a: number, b: number) => number,
): Option[] {
  const found: Option[] = [];
  for (const [i, a] of unitsA.entries()) {
    for (const [j, b] of unitsB.entries()) {
      const like = initialFits(query, name, a, b) || (joinable(a, b) ? likeness(i, j) : 0);
      if (like < (a.to - a.from === b.to - b.from ? 0.01 : LEAST_JOINED)) continue;
      const gain = like * like * (weightOf(query, a) + weightOf(name, b)) - 0.01 * Math.abs(a.from - b.from);
      found.push({ query: a, name: b, likeness: like, gain });
    }
  }
  return found.sort((x, y) => y.gain - x.gain);
}

const missing = (
  prepared: Prepared,
  taken: number,
  costs: Readonly<Record<string, number>>,
  scale: (at: number) => number,
): number =>
  prepared.pieces.reduce(
    (sum, piece, at) => ((taken & (1 << at)) === 0 ? sum + piece.weight * (costs[piece.role] ?? 1) * scale(at) : sum),
    0,
  );

/** The surname asked for stands first in a name of three words or more (Mobutu Sese Seko, Park Chung Hee). */
function familyFirst(query: Prepared, name: Prepared, pairs: readonly Pair[]): boolean {
  if (name.pieces.length < 3) return false;
  return pairs.some(
    (pair) =>
      pair.name.from === 0 &&
      pair.name.to === 1 &&
      pair.likeness >= LEAST_FAMILY &&
      query.pieces[pair.query.from]?.role === 'surname',
  );
}

/** Both names say whose son it is, and the father of one is somebody else in the other. */
function fatherElsewhere(query: Prepared, name: Prepared, pairs: readonly Pair[]): boolean {
  const [one, other] = [fatherOf(query.pieces), fatherOf(name.pieces)];
  if (one === undefined || other === undefined) return false;
  const of = (unit: Unit, at: number): boolean => unit.from <= at && at < unit.to;
  return pairs.some((pair) => of(pair.query, one) !== of(pair.name, other));
}

/**
 * Pairs the pieces of two names, best first, and weighs what fits against what does not. `likeness(i, j)` compares units i
 * and j (0 when they are unlike), `distant(i, j)` those that were left over in the same place; `known(at)` scales the
 * weight of a query piece without partner.
 */
export function align(
  query: Prepared,
  name: Prepared,
  unitsA: readonly Unit[],
  unitsB: readonly Unit[],
  likeness: (a: number, b: number) => number,
  distant: (a: number, b: number) => number,
  known: (at: number) => number = () => 1,
): Alignment {
  const pairs: Pair[] = [];
  let [takenA, takenB, fit, all] = [0, 0, 0, 0];
  const take = (pair: Pair): void => {
    if ((takenA & pair.query.mask) !== 0 || (takenB & pair.name.mask) !== 0) return;
    takenA |= pair.query.mask;
    takenB |= pair.name.mask;
    pairs.push(pair);
    const weight = weightOf(query, pair.query) + weightOf(name, pair.name);
    fit += weight * pair.likeness;
    all += weight;
  };
  for (const option of options(query, name, unitsA, unitsB, likeness)) take(option);
  for (const [i, a] of unitsA.entries()) {
    const role = query.pieces[a.from]?.role;
    if ((takenA & a.mask) !== 0 || a.to - a.from > 1 || (role !== 'given' && role !== 'surname' && role !== 'middle'))
      continue;
    for (const [j, b] of unitsB.entries()) {
      if ((takenB & b.mask) !== 0 || b.to - b.from > 1 || name.pieces[b.from]?.role !== role) continue;
      const like = distant(i, j);
      if (like >= LEAST_DISTANT) take({ query: a, name: b, likeness: like });
    }
  }
  all += missing(query, takenA, MISSING_IN_NAME, known);
  const unsaid = query.bare ? UNSAID : familyFirst(query, name, pairs) ? UNSAID_BEHIND_FAMILY : 1;
  all += missing(name, takenB, MISSING_IN_QUERY, () => unsaid);
  const open = (prepared: Prepared, taken: number, roles: readonly string[]): boolean =>
    prepared.pieces.some((piece, at) => (taken & (1 << at)) === 0 && roles.includes(piece.role));
  const both = (roles: readonly string[]): boolean => open(query, takenA, roles) && open(name, takenB, roles);
  const contradiction =
    both(['given']) ||
    pairs.some((pair) => pair.likeness < LEAST_GIVEN && query.pieces[pair.query.from]?.role === 'given')
      ? GIVEN_DIFFERS
      : both(['middle', 'initial'])
        ? MIDDLE_DIFFERS
        : 1;
  const fathers = fatherElsewhere(query, name, pairs) ? FATHER_DIFFERS : 1;
  const crossed = pairs.some((a) => pairs.some((b) => a.query.from < b.query.from && a.name.from > b.name.from));
  return {
    score: all === 0 ? 0 : (fit / all) * (crossed ? CROSSED : 1) * contradiction * fathers,
    pairs,
  };
}
