import { dayBounds, edtfOf } from '../edtf.ts';
import type { DateFound } from './facts.ts';

/** Dates that together, or with the words before them, are a stretch of time. */

const SINCE = /\b(?:ever )?since (?:the )?$/iu;
/** What began then and goes on: "has deteriorated since", "since May they have undertaken". */
const GOES_ON = /\b(?:has|have|'s|'ve|’ve)(?: (?:not|now|also|been|only|already|\p{Ll}+ly)){0,3} \p{L}{2,}/iu;
const AND = /^ (?:and|&)(?: (?:in|on))? (?:the )?$/iu;
const YEAR_NAMED = /\b(?:\d{4}|(?:last|this|next) year)$/iu;
const BOTH = /\bboth (?:in |on )?$/iu;

/** "April and May": two dates beside each other on the calendar that one event is told of, as one stretch. */
export function joinNeighbours(text: string, dates: readonly DateFound[]): DateFound[] {
  const joined: DateFound[] = [];
  for (const date of dates) {
    const before = joined.at(-1);
    const last = before === undefined ? undefined : withYearOf(text, before, date);
    if (last === undefined || !areNeighbours(text, last, date)) {
      if (last !== undefined) joined[joined.length - 1] = last;
      joined.push(date);
    } else
      joined[joined.length - 1] = {
        ...last,
        end: date.end,
        text: text.slice(last.start, date.end),
        edtf: `${last.edtf}/${date.edtf}`,
        precision: 'range',
        rule: `${last.rule}-and`,
      };
  }
  return joined;
}

/** Dates counted from another, or from the day of writing. */
const COUNTED = /^(?:counted|ago|deictic-day|weekday|neighbour-(?:day|week|month))/u;
const BESIDE = /^(?:,| \(|,? on|, on)(?: the)? ?$/iu;

/** "Three weeks earlier, on April 21,": where the day itself follows, what was counted says the same less exactly. */
export function withoutEchoes(text: string, dates: readonly DateFound[]): DateFound[] {
  return dates.filter((date, at) => {
    const next = dates[at + 1];
    if (next === undefined || !COUNTED.test(date.rule) || COUNTED.test(next.rule)) return true;
    return next.precision !== 'day' || next.start - date.end > 9 || !BESIDE.test(text.slice(date.end, next.start));
  });
}

/** "In February and March last year": both are of the year that only the second states. */
function withYearOf(text: string, one: DateFound, other: DateFound): DateFound {
  if (one.basis === 'stated' || one.precision !== other.precision || !YEAR_NAMED.test(other.text)) return one;
  if (other.start - one.end > 16 || !AND.test(text.slice(one.end, other.start))) return one;
  const [, rest] = /^\d{4}(-(?:0\d|1[0-2])(?:-\d{2})?)$/u.exec(one.edtf) ?? [];
  const [, year, later] = /^(\d{4})(-(?:0\d|1[0-2])(?:-\d{2})?)$/u.exec(other.edtf) ?? [];
  if (rest === undefined || year === undefined || later === undefined || rest >= later) return one;
  return { ...one, edtf: `${year}${rest}` };
}

function areNeighbours(text: string, one: DateFound, other: DateFound): boolean {
  if (one.precision !== other.precision || one.precision === 'range' || one.rule.startsWith('neighbour')) return false;
  if (other.start - one.end > 16 || !AND.test(text.slice(one.end, other.start))) return false;
  if (BOTH.test(text.slice(Math.max(0, one.start - 12), one.start))) return false;
  const [a, b] = [dayBounds(one.edtf), dayBounds(other.edtf)];
  return a !== undefined && b !== undefined && a.last + 1 === b.first;
}

/**
 * "Has deteriorated since October 1962" is told of the time from then until the document was written, as precisely as its
 * beginning is known. Anything else stays as it is.
 */
export function sinceThen(date: DateFound, head: string, tail: string, written: string | undefined): DateFound {
  if (written === undefined || !SINCE.test(head) || date.edtf.includes('/') || /[X~?%]/u.test(date.edtf)) return date;
  if (!GOES_ON.test(head) && !GOES_ON.test(tail)) return date;
  const [from, own] = [dayBounds(date.edtf), dayBounds(written)];
  const [, year, month, day] = /^(\d{4})(?:-(0\d|1[0-2])(?:-(\d{2}))?)?/u.exec(written) ?? [];
  if (from === undefined || own === undefined || year === undefined || from.last >= own.first) return date;
  const depth = ['year', 'month', 'day'].indexOf(date.precision);
  const parts = [month, day].slice(0, Math.max(0, depth));
  if (depth < 0 || parts.includes(undefined)) return date;
  const until = edtfOf(Number(year), ...parts.map(Number));
  return { ...date, edtf: `${date.edtf}/${until}`, precision: 'range', basis: 'document', rule: `${date.rule}-since` };
}
