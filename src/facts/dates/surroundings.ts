import type { Expression } from './meaning.ts';
import { DASH, JOIN } from './vocabulary.ts';

/** How far to the left a modifier may begin. */
const REACH = 44;
const POSITION =
  /(?:\b(?:the )?(?:very )?(?:early|late|mid|middle)(?:[- ]to[- ](?:mid|late))?(?:[- ](?:in |of )?|[- ])(?:the )?|\b(?:the )?(?:very )?(?:end|beginning|start|middle|close|latter part|first part|early part|rest|remainder|course|eve|night|morning|evening|afternoon|month|week|day|year|months|years|summer|weekend) of (?:the )?)$/iu;
const ABOUT = /(?:\b(?:on or about|on\/about|o\/a|circa|ca\.?|c\.|around|approximately|roughly) ?)(?:the )?$/iu;
/** Declassification instructions and release stamps: administrative, not history (E.O. 11652 to 13526). */
const ADMINISTRATIVE =
  /\b(?:decl(?:as|assif\w*)?\b[^\n]{0,40}|(?:X?GDS|RDS|XDS|ADS)(?:-\d)?[ ,:][^\n]{0,8}|OADR[^\n]{0,8}|(?:Systematic|Mandatory) (?:Declassification )?Review )$/iu;

function leftOf(text: string, start: number, length: number): string {
  return text.slice(Math.max(0, start - length), start);
}

/** True where the date says when a document was or will be declassified. */
export function isAdministrative(text: string, start: number): boolean {
  return ADMINISTRATIVE.test(leftOf(text, start, REACH));
}

/** Takes in the words before a date that place it within its period ("early", "the end of") or make it approximate. */
export function widen(text: string, expression: Expression, floor: number): Expression {
  let start = expression.start;
  let week = false;
  for (let round = 0; round < 2; round += 1) {
    const position = POSITION.exec(leftOf(text, start, REACH));
    if (position === null || start - position[0].length < floor) break;
    week ||= /\bweek of /iu.test(position[0]);
    start -= position[0].length;
  }
  return about(text, week ? { ...expression, week } : expression, start, floor);
}

function about(text: string, expression: Expression, start: number, floor: number): Expression {
  const nearly = ABOUT.exec(leftOf(text, start, 16));
  if (nearly !== null && start - nearly[0].length >= floor)
    return { ...expression, start: start - nearly[0].length, approximate: true };
  return start === expression.start ? expression : { ...expression, start };
}

const RANGE_GAP = new RegExp(`^${JOIN}(${DASH})${JOIN}$`, 'iu');
const LIST_GAP = /^(?:,? (?:and|or)|,|\/) ?(?:again )?(?:in |on )?(?:the )?$/iu;
const BETWEEN = /\bbetween (?:the )?$/iu;
const FROM = /\bfrom (?:the )?$/iu;

/** What an expression names, as fine as a range needs both ends to agree on. */
function grain(expression: Expression): string {
  const meaning = expression.meaning;
  if (meaning.kind !== 'point' && meaning.kind !== 'yearless') return meaning.kind;
  if (meaning.day !== undefined) return 'day';
  return meaning.month === undefined ? 'year' : meaning.month > 12 ? 'season' : 'month';
}

function hasYear(expression: Expression): boolean {
  return expression.meaning.kind === 'point';
}

/** Joins neighbours into ranges ("from 1941 to 1945") and into lists whose first date takes the year of the second. */
export function pairUp(text: string, found: readonly Expression[]): Expression[] {
  const paired: Expression[] = [];
  for (const next of found) {
    const before = paired.at(-1);
    const joined = before === undefined ? undefined : join(text, before, next);
    if (joined === undefined) paired.push(next);
    else paired[paired.length - 1] = joined;
  }
  return paired;
}

function join(text: string, first: Expression, second: Expression): Expression | undefined {
  if (first.until !== undefined || second.until !== undefined || second.start - first.end > 16) return undefined;
  const kind = grain(first);
  if (kind !== grain(second) || kind === 'shift' || kind === 'weekday' || kind === 'era') return undefined;
  const gap = text.slice(first.end, second.start);
  const left = leftOf(text, first.start, 14);
  const dash = RANGE_GAP.exec(gap)?.[1]?.toLowerCase();
  const until = dash === 'until' || dash === 'till';
  if ((dash !== undefined && (!until || FROM.test(left))) || (BETWEEN.test(left) && /^ and $/iu.test(gap)))
    return { ...first, until: second };
  if (LIST_GAP.test(gap) && !hasYear(first) && hasYear(second)) return { ...first, until: second, listed: true };
  return undefined;
}
