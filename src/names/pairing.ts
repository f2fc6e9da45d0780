import type { Prepared, Role } from './pieces.ts';
import { type Unit, weightOf } from './units.ts';

/** Two units taken for each other. */
export interface Pair {
  readonly query: Unit;
  readonly name: Unit;
  readonly likeness: number;
}

/** How alike the units of two names are: unit `i` of the query, unit `j` of the name. */
export interface Likeness {
  /** 0 when they are unlike. */
  close(i: number, j: number): number;
  /** Of those that were left over in the same place. */
  distant(i: number, j: number): number;
  /** The share of its weight that a query piece keeps when nothing is found for it. */
  keeps(at: number): number;
}

/** Words in the same place may be rather unlike and still be one word badly read. */
export const LEAST_DISTANT = 0.3;

/** Both say something where the other says something else. */
const GIVEN_DIFFERS = 0.9;
const MIDDLE_DIFFERS = 0.97;
const LEAST_GIVEN = 0.5;

const UNLIKE_MATTERS: ReadonlySet<Role> = new Set(['given', 'middle', 'surname']);
const GIVEN: ReadonlySet<Role> = new Set(['given']);
const MIDDLE: ReadonlySet<Role> = new Set(['middle', 'initial']);

/** Whether a piece of one of these roles has no partner. */
function open({ pieces }: Prepared, taken: number, roles: ReadonlySet<Role>): boolean {
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at];
    if (piece !== undefined && (taken & (1 << at)) === 0 && roles.has(piece.role)) return true;
  }
  return false;
}

const single = (unit: Unit): boolean => unit.to - unit.from === 1;

/** The pairs of an alignment as they are taken, and what they weigh. */
export class Pairing {
  readonly query: Prepared;
  readonly name: Prepared;
  readonly pairs: Pair[] = [];
  takenA = 0;
  takenB = 0;
  fit = 0;
  all = 0;

  constructor(query: Prepared, name: Prepared) {
    this.query = query;
    this.name = name;
  }

  /** Takes the pair unless one of its pieces has a partner. */
  take(pair: Pair): void {
    if ((this.takenA & pair.query.mask) !== 0 || (this.takenB & pair.name.mask) !== 0) return;
    this.takenA |= pair.query.mask;
    this.takenB |= pair.name.mask;
    this.pairs.push(pair);
    const weight = weightOf(this.query, pair.query) + weightOf(this.name, pair.name);
    this.fit += weight * pair.likeness;
    this.all += weight;
  }

  /** Pairs words of one role that were left over, be they rather unlike. */
  takeLeftOver(unitsA: readonly Unit[], unitsB: readonly Unit[], alike: Likeness): void {
    for (const [i, a] of unitsA.entries()) {
      const role = this.query.pieces[a.from]?.role;
      if ((this.takenA & a.mask) !== 0 || !single(a) || role === undefined || !UNLIKE_MATTERS.has(role)) continue;
      for (const [j, b] of unitsB.entries()) {
        if ((this.takenB & b.mask) !== 0 || !single(b) || this.name.pieces[b.from]?.role !== role) continue;
        const like = alike.distant(i, j);
        if (like >= LEAST_DISTANT) this.take({ query: a, name: b, likeness: like });
      }
    }
  }

  /** What is kept of the score where given or middle names contradict each other. */
  contradiction(): number {
    const { query, name, pairs, takenA, takenB } = this;
    if (open(query, takenA, GIVEN) && open(name, takenB, GIVEN)) return GIVEN_DIFFERS;
    if (pairs.some((pair) => pair.likeness < LEAST_GIVEN && query.pieces[pair.query.from]?.role === 'given'))
      return GIVEN_DIFFERS;
    return open(query, takenA, MIDDLE) && open(name, takenB, MIDDLE) ? MIDDLE_DIFFERS : 1;
  }
}
