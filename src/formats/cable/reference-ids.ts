import { matchesIn } from '../../matches.ts';
import { listedStation, mrnText, stationLetters, stationOf, yearOf } from '../../mrn/index.ts';

/** A message reference number inside a list item; offsets into the item. `id` is absent where no year is known. */
export interface ItemId {
  readonly start: number;
  readonly end: number;
  readonly id?: string;
  /** Its station, and its year where one is known: a bare number in the next item of a list has the same. */
  readonly sender: ListSender;
}

/** The cable whose list it is: where an item names no year or post, they come from here. */
export interface Owner {
  readonly year: number | undefined;
  readonly station: string | undefined;
  readonly serial: number | undefined;
  /** Day of the year on which it was sent. */
  readonly day?: number | undefined;
}

/** The sender that a list names once, in front of its items. */
export interface ListSender {
  readonly station: string;
  readonly year?: number | undefined;
}

interface Sender {
  readonly station: string;
  /** Offset of its name. */
  readonly start: number;
}

const reach = 60;
/** A number that is no part of a date (12/01/09), a date-time group (071234Z) or a report's number (314-05). */
const serialLike = /(?:(?<![\dA-Z-]|\d\/\d{1,2}\/)|(?<=[A-Z]{2}))\d{1,8}(?!\d|\/\d{1,2}\/\d|Z\b|-\d)/giu;
const countWords = /\s+(?:CABLES?|TELS?|TELEGRAMS?|MESSAGES?|NOS?|NR|NUMBERS?)$/iu;
/** The year between a sender's name and the serial: `STATE (07) 123`, `STATE '07 123`, `STATE 07-123`. */
const yearInside = /\s?(?:\(['’]?(\d{4}|\d{2})\)\s?|(?<=\s)['’](\d{2})\s|(?<=\s)(\d{4}|\d{2})[ -])$/u;
const noSenders = new Set([
  'UNSCR',
  'UNSC',
  'UNGA',
  'DTG',
  'FAM',
  'FAH',
  'CFR',
  'TD',
  'IIR',
  'OSC',
  'PARA',
  'USC',
  'NIE',
  'RES',
]);

/** Words right before a number, e.g. "PORT AU PRINCE"; up to four. */
function wordsBefore(text: string, at: number): { name: string; start: number }[] {
  const from = Math.max(0, at - reach);
  const tail = /(?:[A-Z][A-Z.'’]*(?:\s{1,2}|-)){0,4}[A-Z][A-Z.'’]*\s?[:,.#]?\s{0,2}$/iu.exec(text.slice(from, at));
  if (tail === null) return [];
  const run = tail[0].replace(/[\s:,.#]+$/u, '').replace(countWords, '');
  return [...matchesIn(run, /[A-Z][A-Z.'’]*/giu)].map((word) => ({
    name: run.slice(word.index),
    start: from + tail.index + word.index,
  }));
}

/** The year right before a serial, behind its sender's name; `at` is where it begins. Nothing before `from` counts. */
function yearWithin(text: string, from: number, serialAt: number): { at: number; year: number } | undefined {
  const found = yearInside.exec(text.slice(Math.max(from, serialAt - 8), serialAt));
  const year = found === null ? undefined : yearOf(found[1] ?? found[2] ?? found[3] ?? '');
  return found === null || year === undefined ? undefined : { at: serialAt - found[0].length, year };
}

function senderBefore(text: string, at: number): Sender | undefined {
  const names = wordsBefore(text, at).slice(-4);
  for (const { name, start } of names) {
    const station = listedStation(name);
    if (station !== undefined) return { station, start };
  }
  for (const { name, start } of names) {
    const found = stationOf(name, true);
    if (found !== undefined && (found.match === 'loose' || stationLetters(name).length >= 5))
      return { station: found.station, start };
  }
  const whole = names[0];
  const letters = stationLetters(whole?.name ?? '');
  const alone =
    whole !== undefined && /^[^A-Z]*$/iu.test(text.slice(0, whole.start)) && /^\s*\d+[\s.,;)]*$/u.test(text.slice(at));
  const other = names.some(
    ({ name }) => noSenders.has(stationLetters(name)) || noSenders.has(name.split(/\W/u)[0] ?? ''),
  );
  if (!alone || names.length > 3 || letters.length < 4 || letters.length > 20 || other) return undefined;
  return whole.name === whole.name.toUpperCase() ? { station: letters, start: whole.start } : undefined;
}

/** More than this many numbers a day no year has: the Department's, and any post's. */
const mostPerDay = { STATE: 1_000, post: 120 };

/** Whether a number of the Department's lies beyond what January had reached; only where the owner's own number is likely. */
function isBeyondJanuary(sender: string, serial: number, { day, serial: own, station }: Owner): boolean {
  if (sender !== 'STATE' || station === 'STATE' || day === undefined || day > 31 || own === undefined) return false;
  return own <= day * mostPerDay.post && serial > (day + 1) * mostPerDay.STATE;
}

/** Without a year it is the owner's, or the year before where the sender had not come so far yet in the owner's. */
function yearWithout(sender: string, serial: number, owner: Owner): number | undefined {
  if (owner.year === undefined) return undefined;
  const later = sender === owner.station && owner.serial !== undefined && serial > owner.serial;
  return later || isBeyondJanuary(sender, serial, owner) ? owner.year - 1 : owner.year;
}

/**
 * The ids that a list item names, in order: year before, in brackets before or behind, or at the end; a further number
 * after a comma or AND has the same sender. `sender` is one that the whole list named.
 */
export function idsIn(item: string, owner: Owner, sender?: ListSender): ItemId[] {
  const text = item
    .replace(/(?<=[A-Z]{3})0(?=\s)/gu, 'O')
    .replace(/(?<=[A-Z]{3} 0?)O(?=\d{2})/gu, '0')
    .replace(/(?<=[A-Z]{4}|[A-Z] \d{2}|[A-Z] \d{4})-(?=\d{3,8}\b)/giu, ' ');
  const found: ItemId[] = [];
  let last: { station: string; year: number | undefined; end: number } | undefined;
  for (const number of matchesIn(text, serialLike)) {
    const serial = Number(number[0]);
    let end = number.index + number[0].length;
    if (serial === 0 || number.index < (last?.end ?? 0)) continue;
    const rest = text.slice(end, end + 40);
    if (/^(?:\d{2}|\d{4})$/u.test(number[0]) && yearOf(number[0]) !== undefined && /^\s\d{3,8}(?!\d)/u.test(rest))
      continue;
    const within = yearWithin(text, last?.end ?? 0, number.index);
    const named =
      (within === undefined ? undefined : senderBefore(text, within.at)) ?? senderBefore(text, number.index);
    const between = last === undefined ? undefined : text.slice(last.end, number.index);
    const goesOn =
      between !== undefined && /^\s?(?:\([A-Z]+\)\s?)?(?:,|\/|&|\bAND\b|,\s?AND\b)\s{0,2}$/iu.test(between);
    const isYear = /^(?:\d{2}|\d{4})$/u.test(number[0]) && /^\s?(?!AND\b|OR\b)[A-Z][A-Z.' ]{1,28}?\s?\d/iu.test(rest);
    const first = found.length === 0 && sender !== undefined && /^\W*$/u.test(text.slice(0, number.index));
    if (named === undefined && (isYear || !(goesOn || first))) continue;
    const station = named?.station ?? last?.station ?? sender?.station ?? '';
    const start = named?.start ?? number.index;
    const before = /(?<!\d)['’]?(\d{4}|\d{2})\s?$/u.exec(text.slice(Math.max(last?.end ?? 0, start - 8), start));
    const behind = /^\s?\(['’]?(\d{4}|\d{2})\)|^\s(?:OF\s(?=\d{4}))?(\d{2}|\d{4})(?=\s*(?:$|[,;)]))/iu.exec(rest);
    let year = before === null ? undefined : yearOf(before[1] ?? '');
    const from = year === undefined || before === null ? start : start - before[0].length;
    if (year === undefined && within !== undefined && start < within.at) year = within.year;
    if (year === undefined && behind !== null) {
      year = yearOf(behind[1] ?? behind[2] ?? '');
      if (year !== undefined) end += behind[0].length;
    }
    year ??= (named === undefined ? (last?.year ?? sender?.year) : undefined) ?? yearWithout(station, serial, owner);
    last = { station, year, end };
    const id = year === undefined ? {} : { id: mrnText({ year, station, serial }) };
    found.push({ start: from, end, sender: { station, year }, ...id });
  }
  return found;
}
