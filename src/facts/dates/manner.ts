import { dayNumber } from '../../edtf.ts';
import type { Expression, Meaning, Point } from './meaning.ts';
import type { Manner } from './situation.ts';
import { standingOf } from './standing.ts';

/** Further from its writing than this no report tells of its own days. */
const FAR = 400;
/** So many dates in a row make a chain, this many days at most from one to the next, or so many back; a long one has more. */
const CHAIN = { dates: 4, step: 400, back: 40, long: 16 } as const;
/** More dates than this say nothing new about the kind of text. */
const LOOKED_AT = 400;

/**
 * How the dates of a text are to be read. A history has a chain of dates with their years, told in main clauses one
 * after the other and far from its writing, and next to nothing that is said from the day of writing; anything else is
 * a report. What stands in passing ("elected in December 2002") makes no history.
 */
export function mannerOf(
  text: string,
  expressions: readonly Expression[],
  reference: Point | undefined,
  report: boolean,
): Manner {
  const other = reference === undefined ? 'undated' : 'report';
  if (report && reference !== undefined) return other;
  const own = reference === undefined ? undefined : dayOfPoint(reference);
  const chain: number[] = [];
  let here = 0;
  let close = 0;
  for (const expression of expressions.slice(0, LOOKED_AT)) {
    const { meaning } = expression;
    if (isOfWriting(meaning) && !isQuoted(text, expression.start)) here += 1;
    if (meaning.kind !== 'point' || expression.moves === false || !tellsYear(text, expression, own !== undefined))
      continue;
    const day = dayOfPoint(meaning);
    if (own !== undefined && Math.abs(day - own) <= FAR) close += 1;
    else chain.push(day);
  }
  let steps = 0;
  chain.forEach((day, index) => {
    const step = day - (chain[index - 1] ?? Number.NEGATIVE_INFINITY);
    if (step >= -CHAIN.back && step <= CHAIN.step) steps += 1;
  });
  const isChain = chain.length >= CHAIN.dates && steps * 2 > chain.length - 1;
  // A long history may come up to the day of its writing.
  const isFar = chain.length >= CHAIN.long ? close < chain.length : close * 8 <= chain.length;
  return isChain && isFar && here * 8 <= chain.length ? 'history' : other;
}

/** Said from the day of writing; "today" is as often the present at large, and a year is no day. */
function isOfWriting(meaning: Meaning): boolean {
  if (meaning.kind === 'weekday') return true;
  return meaning.kind === 'shift' && meaning.from === 'reference' && meaning.unit !== 'year' && meaning.count !== 0;
}

/** What somebody says "tomorrow" of is his own day, not the writer's. */
function isQuoted(text: string, start: number): boolean {
  const line =
    text
      .slice(Math.max(0, start - 200), start)
      .split('\n')
      .at(-1) ?? '';
  return /“[^”]*$/u.test(line) || (line.match(/"/gu)?.length ?? 0) % 2 === 1;
}

/** A year alone tells where it heads a chapter, and in an undated text where it heads a sentence. */
function tellsYear(text: string, expression: Expression, dated: boolean): boolean {
  const { meaning, start, end } = expression;
  if (meaning.kind !== 'point') return false;
  if (meaning.month !== undefined) return !standingOf(text, start, end).aside;
  if (text[start - 1] === '\n' && text[end] === '\n') return true;
  return (
    !dated && /(?:^|[.!?\n]["”')\]]?\s{0,3})(?:In|By|During|From) $/u.test(text.slice(Math.max(0, start - 14), start))
  );
}

function dayOfPoint({ year, month, day }: Point): number {
  return dayNumber({ year, month: Math.min(month ?? 6, 12), day: day ?? 15 });
}
