import { dayNumber, dayOf } from '../../edtf.ts';
import type { Expression, Point } from './meaning.ts';
import { resolve } from './resolve.ts';
import { type Carrier, edtfOfPoint, lost, type Manner, moved, type Resolved, type Situation } from './situation.ts';
import { standingOf } from './standing.ts';
import { tenseAround } from './tense.ts';
import { withYearOf } from './year-of.ts';

/** A chain of dates doesn't reach over more text than this, nor over the end of a paragraph. */
const CHAIN_REACH = 700;
const PARAGRAPH_END = /\n\s*\n/u;

/** Resolves the dates of one text in their order, each from what was told before it. */
export class Story {
  readonly #text: string;
  #situation: Situation;
  #near: Carrier | undefined;
  #chain: { readonly point: Point; readonly end: number } | undefined;

  constructor(text: string, reference: Point | undefined, manner: Manner) {
    this.#text = text;
    this.#situation = {
      reference,
      manner,
      last: undefined,
      lastDay: undefined,
      lastMonth: undefined,
      near: undefined,
      chain: undefined,
    };
  }

  /** The next expression's date, and that of its second part where it is a pair. */
  resolve(expression: Expression): [Resolved, Resolved?] {
    const { manner } = this.#situation;
    const history = manner === 'history';
    const standing = history ? undefined : standingOf(this.#text, expression.start, expression.end);
    const aside = standing?.aside === true;
    const near = this.#near !== undefined && expression.start < this.#near.until ? this.#near.point : undefined;
    this.#situation = { ...this.#situation, near, chain: this.#chainAt(expression.start, aside) };
    const [first, second] = resolvePair(this.#text, expression, this.#situation);
    const told = second !== undefined && second.point?.month !== undefined ? second : first;
    const { point } = told;
    const dated =
      point?.month !== undefined && (told.basis === 'stated' || (near !== undefined && told.basis === 'text'));
    if (standing !== undefined && point !== undefined && dated) this.#near = { point, until: standing.reach };
    else if (standing !== undefined && !aside && point?.month !== undefined) this.#near = undefined;
    if (point === undefined && !history && expression.meaning.kind !== 'era') {
      this.#situation = lost(this.#situation);
      if (!aside) this.#chain = undefined;
    }
    if (aside) return second === undefined ? [first] : [first, second];
    if (point !== undefined && moves(expression, point, this.#situation)) {
      this.#situation = moved(this.#situation, point);
      if (point.month !== undefined) this.#chain = { point, end: expression.until?.end ?? expression.end };
    }
    return second === undefined ? [first] : [first, second];
  }

  /** The point that a date at `start` would carry on from: an aside carries on nothing. */
  #chainAt(start: number, aside: boolean): Point | undefined {
    const chain = this.#chain;
    if (chain === undefined || aside || start - chain.end > CHAIN_REACH) return undefined;
    return PARAGRAPH_END.test(this.#text.slice(chain.end, start)) ? undefined : chain.point;
  }
}

/** Seasons, looks back and years that only qualify a noun are said in passing: the story stays where it is. */
function moves(expression: Expression, point: Point, situation: Situation): boolean {
  const { meaning } = expression;
  if (expression.moves === false || (meaning.kind === 'yearless' && meaning.month > 12)) return false;
  if (meaning.kind === 'shift' && meaning.count < 0 && meaning.unit !== 'day') return false;
  return point.month !== undefined || point.year !== situation.last?.year;
}

function resolvePair(text: string, expression: Expression, situation: Situation): [Resolved, Resolved?] {
  const { until } = expression;
  const read = (each: Expression) => {
    const wanted = each.meaning.kind === 'yearless' || each.meaning.kind === 'weekday';
    const own = wanted && situation.manner === 'report';
    const tense = own ? tenseAround(text, each.start, each.end) : undefined;
    return weekOf(each, resolve(each.meaning, each.rule, situation, tense));
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

/** "The week of March 5" is the week, Monday to Sunday, that holds the day; one named by its Sunday begins with it. */
function weekOf(expression: Expression, resolved: Resolved): Resolved {
  const { point, basis } = resolved;
  if (expression.week !== true || point?.month === undefined || point.day === undefined) return resolved;
  const day = dayNumber({ year: point.year, month: point.month, day: point.day });
  const weekday = (((day + 3) % 7) + 7) % 7;
  const first = weekday === 6 ? day : day - weekday;
  return {
    edtf: `${edtfOfPoint(dayOf(first))}/${edtfOfPoint(dayOf(first + 6))}`,
    precision: 'week',
    basis,
    point,
  };
}
