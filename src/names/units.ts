import type { Prepared } from './pieces.ts';

/** A run of neighbouring pieces read as one word: `mask` says which. */
export interface Unit {
  readonly from: number;
  readonly to: number;
  readonly mask: number;
  readonly fold: string;
}

/** Which neighbours of a query may have been written as one word elsewhere. */
export const joinedInQuery = (a: string, b: string): boolean => a.length + b.length <= 24;

/** Which neighbours of a name may be written as one word by others: short ones (De Palma, Tse-tung, Rose Mary). */
export const joinedInName = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) <= 5 && a.length + b.length <= 14;

/** Single pieces, and neighbours written together when `joined` allows the pair. */
export function unitsOf(prepared: Prepared, joined: (a: string, b: string) => boolean): readonly Unit[] {
  const units: Unit[] = [];
  for (const [at, piece] of prepared.pieces.entries()) {
    units.push({ from: at, to: at + 1, mask: 1 << at, fold: piece.fold });
    const next = prepared.pieces[at + 1];
    if (next === undefined || piece.role === 'initial' || next.role === 'initial' || piece.role === 'title') continue;
    if (joined(piece.fold, next.fold))
      units.push({ from: at, to: at + 2, mask: 3 << at, fold: piece.fold + next.fold });
  }
  return units;
}

/** Weight of the pieces of a unit. */
export function weightOf(prepared: Prepared, unit: Unit): number {
  let weight = 0;
  for (let at = unit.from; at < unit.to; at += 1) weight += prepared.pieces[at]?.weight ?? 0;
  return weight;
}

/** Likeness that a word must have to two written as one. */
export const LEAST_JOINED = 0.8;
/** Two words written as one match one word of about their length; two pairs are better read word by word. */
export function joinable(a: Unit, b: Unit): boolean {
  const [wordsA, wordsB] = [a.to - a.from, b.to - b.from];
  return wordsA + wordsB === 2 || (wordsA !== wordsB && Math.abs(a.fold.length - b.fold.length) <= 3);
}
