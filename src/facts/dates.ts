/** Date expressions of a text, each resolved as far as the text and the document's date allow, and no further. */
import { dayBounds, dayOf } from '../edtf.ts';
import { mannerOf } from './dates/manner.ts';
import { type Expression, isImpossible, type Point } from './dates/meaning.ts';
import { inOrderOfText } from './dates/numeric-rules.ts';
import { scan } from './dates/scan.ts';
import type { Resolved } from './dates/situation.ts';
import { Story } from './dates/story.ts';
import { isAdministrative, pairUp, widen } from './dates/surroundings.ts';
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
  /** The text is known to be a report of the reference's days (a cable, a dated article): never read as a history. */
  readonly report?: boolean;
}

/** So many dates a text may hold; what comes after is left unread, so that a hostile text stays bounded. */
const MOST_DATES = 200_000;

/**
 * Finds date expressions, in the order of the text, none over another; offsets are UTF-16 units into `text`.
 * A date without a year takes the one nearest to the document's date (basis `document`), or in a history to the date
 * told last (basis `text`). In an undated text it follows a chain of dates that moves on in time, or stays `XXXX-04`,
 * basis `unresolved`; "yesterday" and weekdays count from the document's date only. Linear in the length of the text.
 */
export function findDates(text: string, options: FindDatesOptions = {}): DateFound[] {
  const reference = options.reference === undefined ? undefined : referencePoint(options.reference);
  const expressions: Expression[] = [];
  let floor = 0;
  for (const expression of inOrderOfText(scan(text, MOST_DATES))) {
    if (isImpossible(expression) || isAdministrative(text, expression.start)) continue;
    const wide = widen(text, expression, floor);
    floor = wide.until?.end ?? wide.end;
    expressions.push(wide);
  }
  return tell(text, pairUp(text, expressions), reference, options);
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

function tell(
  text: string,
  expressions: readonly Expression[],
  reference: Point | undefined,
  { report = false, ranges = 'compact' }: FindDatesOptions,
): DateFound[] {
  const found: DateFound[] = [];
  const story = new Story(text, reference, mannerOf(text, expressions, reference, report));
  for (const expression of expressions) {
    const [first, second] = story.resolve(expression);
    const until = expression.until;
    if (second === undefined || until === undefined) found.push(dateOf(text, expression, first, expression.end));
    else if (isOne(text, expression.end, until, ranges) && expression.listed !== true && isForward(first, second))
      found.push(rangeOf(text, expression, until.end, first, second));
    else found.push(dateOf(text, expression, first, expression.end), dateOf(text, until, second, until.end));
  }
  return found;
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
