import { type Likeness, type Pair, Pairing } from './pairing.ts';
import { fatherOf, type Prepared } from './pieces.ts';
import { joinable, LEAST_JOINED, type Unit, weightOf } from './units.ts';

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

interface Option extends Pair {
  readonly gain: number;
}

/** Pairs of units that may be taken for each other, those that explain most first. */
function options(
  query: Prepared,
  name: Prepared,
  unitsA: readonly Unit[],
  unitsB: readonly Unit[],
  alike: Likeness,
): Option[] {
  const found: Option[] = [];
  const weightsB = unitsB.map((unit) => weightOf(name, unit));
  for (let i = 0; i < unitsA.length; i += 1) {
    const a = unitsA[i];
    if (a === undefined) continue;
    const weight = weightOf(query, a);
    for (let j = 0; j < unitsB.length; j += 1) {
      const b = unitsB[j];
      if (b === undefined) continue;
      const like = initialFits(query, name, a, b) || (joinable(a, b) ? alike.close(i, j) : 0);
      if (like < (a.to - a.from === b.to - b.from ? 0.01 : LEAST_JOINED)) continue;
      const gain = like * like * (weight + (weightsB[j] ?? 0)) - 0.01 * Math.abs(a.from - b.from);
      found.push({ query: a, name: b, likeness: like, gain });
    }
  }
  return found.length > 1 ? found.sort((x, y) => y.gain - x.gain) : found;
}

/** What pieces without a partner cost; `kept` is the share that each keeps of its weight. */
function missing(
  { pieces }: Prepared,
  taken: number,
  costs: Readonly<Record<string, number>>,
  kept: number | Likeness,
): number {
  let sum = 0;
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at];
    if (piece === undefined || (taken & (1 << at)) !== 0) continue;
    sum += piece.weight * (costs[piece.role] ?? 1) * (typeof kept === 'number' ? kept : kept.keeps(at));
  }
  return sum;
}

/**
 * The surname asked for stands first in a name of three words or more (Mobutu Sese Seko, Park Chung Hee); behind an initial
 * stands the surname (Alexander A. Arvizu).
 */
function familyFirst(query: Prepared, name: Prepared, pairs: readonly Pair[]): boolean {
  if (name.pieces.length < 3 || name.pieces.some(({ role }) => role === 'initial')) return false;
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

/** Pairs the pieces of two names, best first, and weighs what fits against what does not. */
export function align(
  query: Prepared,
  name: Prepared,
  unitsA: readonly Unit[],
  unitsB: readonly Unit[],
  alike: Likeness,
): Alignment {
  const pairing = new Pairing(query, name);
  for (const option of options(query, name, unitsA, unitsB, alike)) pairing.take(option);
  pairing.takeLeftOver(unitsA, unitsB, alike);
  const { pairs, takenA, takenB, fit } = pairing;
  const unsaid = query.bare ? UNSAID : familyFirst(query, name, pairs) ? UNSAID_BEHIND_FAMILY : 1;
  const all =
    pairing.all + missing(query, takenA, MISSING_IN_NAME, alike) + missing(name, takenB, MISSING_IN_QUERY, unsaid);
  const fathers = fatherElsewhere(query, name, pairs) ? FATHER_DIFFERS : 1;
  const crossed = pairs.some((a) => pairs.some((b) => a.query.from < b.query.from && a.name.from > b.name.from));
  return {
    score: all === 0 ? 0 : (fit / all) * (crossed ? CROSSED : 1) * pairing.contradiction() * fathers,
    pairs,
  };
}
