/** Date expressions of a text, each resolved as far as the text and the document's date allow, and no further. */
import { dayBounds, dayNumber, dayOf } from '../edtf.ts';
import type { Expression, Point } from './dates/meaning.ts';
import { resolve } from './dates/resolve.ts';
import { scan } from './dates/scan.ts';
import type { Resolved, Situation } from './dates/situation.ts';
import { isAdministrative, pairUp, widen } from './dates/surroundings.ts';
import { tenseAround } from './dates/tense.ts';
import { withYearOf } from './dates/year-of.ts';
import type { DateFound } from './facts.ts';

type Ranges = 'compact' | 'whole' | 'ends';

/** How to read the dates of a text. */
export interface FindDatesOptions {
  /** The document's own date, EDTF; absent where it is undated. */
  readonly reference?: string | undefined;
  /**
   * `compact` (default): "March 3–5" and "1941–45", whose second end says nothing alone, are one date; "from 1941 to
   * 1945" is two, as annotated corpora (TIMEX2, TimeML) have it. `whole`: both are one; `ends`: both are two.
   */
  readonly ranges?: Ranges;
}

/** So many dates a text may hold; what comes after is left unread, so that a hostile text stays bounded. */
const MOST_DATES = 200_000;
/** An explicit date so many characters before takes a year-less one along even in a text that has a date of its own. */
const NEAR = 160;

/**
 * Finds date expressions, in the order of the text, none over another; offsets are UTF-16 units into `text`.
 * A date without a year takes the one nearest to the document's date (basis `document`), or in a narrative to the date
 * told last (basis `text`); with neither it stays `XXXX-04`, basis `unresolved`. Linear in the length of the text.
 */
export function findDates(text: string, options: FindDatesOptions = {}): DateFound[] {
  const reference = options.reference === undefined ? undefined : referencePoint(options.reference);
  const expressions: Expression[] = [];
  let floor = 0;
  for (const expression of scan(text, MOST_DATES)) {
    if (isAdministrative(text, expression.start)) continue;
    const wide = widen(text, expression, floor);
    floor = wide.until?.end ?? wide.end;
    expressions.push(wide);
  }
  return tell(text, pairUp(text, expressions), reference, options.ranges ?? 'compact');
}

/** The point a document's date stands for: itself when it is a year, month or day, the first day of anything wider. */
function referencePoint(edtf: string): Point | undefined {
  const plain = /^(-?\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/u.exec(edtf.replace(/[~?%]/gu, ''));
  const span = dayBounds(edtf);
  if (span === undefined) return undefined;
  if (plain === null || edtf.includes('/')) return dayOf(span.first);
  const [, year, month, day] = plain;
  if (month !== undefined && Number(month) > 12) return dayOf(span.first);
  return {
    year: Number(year),
    ...(month === undefined ? {} : { month: Number(month) }),
    ...(day === undefined ? {} : { day: Number(day) }),
  };
}

/** A history tells mostly of years other than that of its writing; a report mostly of its own days. */
function isNarrative(text: string, expressions: readonly Expression[], reference: Point | undefined): boolean {
  if (reference === undefined) return true;
  const own = dayNumber({ year: reference.year, month: reference.month ?? 6, day: reference.day ?? 15 });
  let far = 0;
  let all = 0;
  for (const { meaning, start, end } of expressions) {
    if (meaning.kind === 'weekday' || (meaning.kind === 'shift' && meaning.from === 'reference')) all += 1;
    const chapter = text[start - 1] === '\n' && text[end] === '\n';
    if (meaning.kind !== 'point' || (meaning.month === undefined && !chapter)) continue;
    all += 1;
    const day = dayNumber({ year: meaning.year, month: Math.min(meaning.month ?? 6, 12), day: meaning.day ?? 15 });
    if (Math.abs(day - own) > 400) far += 1;
  }
  return far >= 3 && far * 2 > all;
}

function tell(
  text: string,
  expressions: readonly Expression[],
  reference: Point | undefined,
  ranges: Ranges,
): DateFound[] {
  const found: DateFound[] = [];
  const narrative = isNarrative(text, expressions, reference);
  let situation: Situation = {
    reference,
    narrative,
    last: undefined,
    lastDay: undefined,
    lastMonth: undefined,
    near: undefined,
  };
  let explicitEnd = -NEAR;
  for (const expression of expressions) {
    const near = expression.start - explicitEnd < NEAR ? situation.near : undefined;
    situation = { ...situation, near };
    const [first, second] = resolvePair(text, expression, situation);
    const until = expression.until;
    if (second === undefined || until === undefined) found.push(dateOf(text, expression, first, expression.end));
    else if (isOne(text, expression.end, until, ranges) && expression.listed !== true && isForward(first, second))
      found.push(rangeOf(text, expression, until.end, first, second));
    else found.push(dateOf(text, expression, first, expression.end), dateOf(text, until, second, until.end));
    const told = second !== undefined && second.point?.month !== undefined ? second : first;
    if (told.point === undefined || !moves(expression, told.point, situation)) continue;
    situation = moved(situation, told.point, told.basis === 'stated');
    if (told.basis === 'stated' && told.point.month !== undefined) explicitEnd = until?.end ?? expression.end;
  }
  return found;
}

/** Seasons, looks back and years that only qualify a noun are said in passing: the story stays where it is. */
function moves(expression: Expression, point: Point, situation: Situation): boolean {
  const { meaning } = expression;
  if (expression.moves === false || (meaning.kind === 'yearless' && meaning.month > 12)) return false;
  if (meaning.kind === 'shift' && meaning.count < 0 && meaning.unit !== 'day') return false;
  return point.month !== undefined || point.year !== situation.last?.year;
}

function moved(situation: Situation, point: Point, stated: boolean): Situation {
  return {
    ...situation,
    last: point,
    lastDay: point.day === undefined ? situation.lastDay : point,
    lastMonth: point.month === undefined || point.month > 12 ? situation.lastMonth : point,
    near: stated && point.month !== undefined ? point : situation.near,
  };
}

function resolvePair(text: string, expression: Expression, situation: Situation): [Resolved, Resolved?] {
  const { until } = expression;
  const read = (each: Expression) => {
    const wanted = each.meaning.kind === 'yearless' || each.meaning.kind === 'weekday';
    const own = wanted && situation.reference !== undefined && !situation.narrative;
    const tense = own ? tenseAround(text, each.start, each.end) : undefined;
    return resolve(each.meaning, each.rule, situation, tense);
  };
  if (until === undefined) return [read(expression)];
  if (until.meaning.kind === 'point') {
    const first = read(withYearOf(expression, until.meaning, true));
    return [first, read(until)];
  }
  const first = read(expression);
  const second = first.point === undefined ? read(until) : read(withYearOf(until, first.point, false));
  return [first, first.basis === 'stated' ? second : { ...second, basis: first.basis }];
}

/** Whether two dates of a range count as one. */
function isOne(text: string, end: number, until: Expression, ranges: Ranges): boolean {
  if (ranges !== 'compact') return ranges === 'whole';
  const alone = /\p{L}{3}|^\d{3}/u.test(text.slice(until.start, until.end));
  return !alone && !/\p{L}/u.test(text.slice(end, until.start));
}

function isForward(first: Resolved, second: Resolved): boolean {
  const [a, b] = [dayBounds(first.edtf), dayBounds(second.edtf)];
  return a !== undefined && b !== undefined && a.first < b.first;
}

function qualified(edtf: string, expression: Expression): string {
  return expression.approximate === true && !edtf.endsWith('~') && !edtf.includes('X') ? `${edtf}~` : edtf;
}

function dateOf(text: string, expression: Expression, resolved: Resolved, end: number): DateFound {
  const { edtf, precision, basis } = resolved;
  const { start, rule } = expression;
  return { start, end, text: text.slice(start, end), edtf: qualified(edtf, expression), precision, basis, rule };
}

function rangeOf(text: string, expression: Expression, end: number, first: Resolved, second: Resolved): DateFound {
  const { start, rule } = expression;
  const edtf = `${first.edtf}/${second.edtf}`;
  return {
    start,
    end,
    text: text.slice(start, end),
    edtf,
    precision: 'range',
    basis: first.basis,
    rule: `${rule}-range`,
  };
}
