import type { Precision } from '../../document.ts';
import { edtfOf, precisionOf } from '../../edtf.ts';
import type { Basis } from '../facts.ts';
import type { Point } from './meaning.ts';

/** Which way a year-less date lies, where the verbs tell; `ahead` leaves no doubt. */
export type Tense = 'past' | 'future' | 'ahead' | undefined;

export interface Resolved {
  readonly edtf: string;
  readonly precision: Precision;
  readonly basis: Basis;
  /** Absent for what has no single place on the calendar. */
  readonly point?: Point;
}

/**
 * How dates that lack something are read. `history`: from the date told last. `report`: from the document's date.
 * `undated`: neither is known, so that only a chain of dates that moves on in time carries its year forward.
 */
export type Manner = 'history' | 'report' | 'undated';

/** A date that those shortly after it may go with, up to the offset `until`. */
export interface Carrier {
  readonly point: Point;
  readonly until: number;
}

/** What the text has told so far. */
export interface Situation {
  readonly reference: Point | undefined;
  readonly manner: Manner;
  readonly last: Point | undefined;
  readonly lastDay: Point | undefined;
  readonly lastMonth: Point | undefined;
  /** A date with its year in the same sentence: year-less ones go with it in any text. */
  readonly near: Point | undefined;
  /** The date told last in the same paragraph, by a main clause. */
  readonly chain: Point | undefined;
}

/** After a date that cannot be placed nobody knows where the story stands. */
export function lost(situation: Situation): Situation {
  return { ...situation, last: undefined, lastDay: undefined, lastMonth: undefined };
}

/** After a date that the story moves to. A history keeps its last day and month over wider dates, other texts don't. */
export function moved(situation: Situation, point: Point): Situation {
  const keep = situation.manner === 'history';
  return {
    ...situation,
    last: point,
    lastDay: point.day === undefined ? (keep ? situation.lastDay : undefined) : point,
    lastMonth: point.month === undefined || point.month > 12 ? (keep ? situation.lastMonth : undefined) : point,
  };
}

/** A point as EDTF. */
export function edtfOfPoint(point: Point): string {
  const date = edtfOf(point.year, point.month, point.day);
  return point.time === undefined ? date : `${date}T${point.time}`;
}

/** A point that the calendar has, with how it was found. */
export function placed(point: Point, basis: Basis): Resolved {
  const edtf = edtfOfPoint(point);
  return { edtf, precision: precisionOf(edtf), basis, point };
}

/** What cannot be placed: EDTF with `X` for what nobody says. */
export function unresolved(edtf: string, precision: Precision): Resolved {
  return { edtf, precision, basis: 'unresolved' };
}

/** Whether a base is the document's date or one that the text told. */
export function basisOf(base: Point, situation: Situation): Basis {
  return base === situation.reference ? 'document' : 'text';
}
