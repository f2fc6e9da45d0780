import type { Precision } from '../../document.ts';
import { edtfOf, precisionOf } from '../../edtf.ts';
import type { Basis } from '../facts.ts';
import type { Point } from './meaning.ts';

/** Which way a year-less date lies, where the verbs tell. */
export type Tense = 'past' | 'future' | undefined;

export interface Resolved {
  readonly edtf: string;
  readonly precision: Precision;
  readonly basis: Basis;
  /** Absent for what has no single place on the calendar. */
  readonly point?: Point;
}

/** What the text has told so far; `narrative` texts count from there, others from the document's date. */
export interface Situation {
  readonly reference: Point | undefined;
  readonly narrative: boolean;
  readonly last: Point | undefined;
  readonly lastDay: Point | undefined;
  readonly lastMonth: Point | undefined;
  /** An explicit date so near before that year-less ones go with it, in any text. */
  readonly near: Point | undefined;
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
