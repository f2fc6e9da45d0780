import { AskError } from '../errors.ts';
import { type Clock, type MonthDay, type Place, type Schedule, tidy, type Weekday } from './schedule.ts';
import { monthNames, weekdayNames } from './vocabulary.ts';

/** A field of a cron line: its name and what its numbers may be. */
interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** Names that stand for numbers, from `least` on. */
  readonly names?: readonly string[];
}

const fields = [
  { name: 'minute', least: 0, most: 59 },
  { name: 'hour', least: 0, most: 23 },
  { name: 'day of the month', least: 1, most: 31 },
  { name: 'month', least: 1, most: 12, names: monthNames.map((name) => name.slice(0, 3).toLowerCase()) },
  { name: 'weekday', least: 0, most: 7, names: weekdayNames.map((name) => name.slice(0, 3).toLowerCase()) },
] as const satisfies readonly Field[];

const nicknames: ReadonlyMap<string, string> = new Map([
  ['@hourly', '0 * * * *'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@weekly', '0 0 * * 0'],
  ['@monthly', '0 0 1 * *'],
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
]);

/** Where a part of the typed line stands. */
interface Part {
  readonly text: string;
  readonly at: number;
  readonly line: string;
}

function wrong({ text, at, line }: Part, { name, least, most }: Field): AskError {
  return new AskError(`"${text}" is no ${name} of a cron line (${least} to ${most}, *, */2, 1-5, 1,3)`, {
    text: line,
    at,
    suggestions: ['0 9 * * 1', 'every monday 09:00'],
  });
}

function numberIn(word: string, field: Field, part: Part): number {
  const named = field.names?.indexOf(word.toLowerCase()) ?? -1;
  const number = named >= 0 ? named + field.least : /^\d{1,2}$/u.test(word) ? Number(word) : Number.NaN;
  if (number >= field.least && number <= field.most) return number;
  throw wrong(part, field);
}

/** One part of a list: `*`, `5`, `1-5`, `1-9/2`, or every second of all. */
function numbersOf(part: Part, field: Field): number[] {
  const [, range = '', from = '', to, step = '1'] = /^(\*|\?|(\w+)(?:-(\w+))?)(?:\/(\d{1,2}))?$/u.exec(part.text) ?? [];
  if (range === '' || Number(step) === 0) throw wrong(part, field);
  const all = range === '*' || range === '?';
  const first = all ? field.least : numberIn(from, field, part);
  const end = all ? field.most : to === undefined ? first : numberIn(to, field, part);
  // A week may end with Sunday, though that is 0 as well.
  const last = field.most === 7 && end === 0 && first > 0 ? 7 : end;
  if (last < first || (!all && to === undefined && part.text.includes('/'))) throw wrong(part, field);
  const numbers: number[] = [];
  for (let number = first; number <= last; number += Number(step)) numbers.push(number);
  return numbers;
}

function partsOf(field: Part): Part[] {
  let at = field.at;
  return field.text.split(',').map((text) => {
    const part = { text, at, line: field.line };
    at += text.length + 1;
    return part;
  });
}

/** A step of one leaves nothing out: Vixie's cron takes it for a star too, where weekdays are given beside it. */
const isAll = (text: string) => /^[*?](?:\/0?1)?$/u.test(text);

function listOf(part: Part, field: Field): number[] {
  return partsOf(part).flatMap((each) => numbersOf(each, field));
}

function monthDaysOf(part: Part): MonthDay[] {
  if (isAll(part.text)) return [];
  return partsOf(part).flatMap((each): MonthDay[] => (/^L$/iu.test(each.text) ? ['last'] : numbersOf(each, fields[2])));
}

/** Beside numbers and names: `1#2` and `MON#2` (the second Monday), `5L`, `5#L` and `FRI#L` (the last Friday). */
function weekdaysOf(part: Part): Weekday[] {
  if (isAll(part.text)) return [];
  return partsOf(part).flatMap((each): Weekday[] => {
    const [, word, place] = /^(\d|[a-z]{3})(?:#([1-5L])|L)$/iu.exec(each.text) ?? [];
    if (word === undefined) return numbersOf(each, fields[4]).map((number) => ({ day: number % 7 }));
    const nth = place === undefined || /^L$/iu.test(place) ? 'last' : (Number(place) as Place);
    return [{ day: numberIn(word, fields[4], each) % 7, place: nth }];
  });
}

/** Whether it is meant as a cron line: `0 9 * * 1`, `@daily`. */
export function looksLikeCron(text: string): boolean {
  return /^\s*(?:@|[\d*?,/-]+\s+[\d*?,/-]+(?:\s|$))/u.test(text);
}

/**
 * A cron line of five fields: minute, hour, day of the month, month, weekday. Where both kinds of days are restricted,
 * either will do, as in Vixie's cron.
 * @throws AskError that points at the field
 */
export function readCron(typed: string): Schedule {
  const nickname = nicknames.get(typed.trim().toLowerCase());
  const line = nickname ?? typed;
  const parts = [...line.matchAll(/\S+/gu)].map((match): Part => ({ text: match[0], at: match.index, line }));
  const [minute, hour, monthDay, month, weekday, more] = parts;
  if (
    minute === undefined ||
    hour === undefined ||
    monthDay === undefined ||
    month === undefined ||
    weekday === undefined
  )
    throw new AskError('A cron line has five fields: minute, hour, day of the month, month, weekday', {
      text: line,
      at: line.length,
      suggestions: ['0 9 * * 1', 'every monday 09:00'],
    });
  if (more !== undefined)
    throw new AskError('A cron line has five fields here, without seconds and years', {
      text: line,
      at: more.at,
      suggestions:
        parts.slice(1, 6).length === 5
          ? [
              parts
                .slice(1, 6)
                .map(({ text }) => text)
                .join(' '),
            ]
          : [],
    });
  const minutes = listOf(minute, fields[0]);
  const clock: Clock = isAll(hour.text)
    ? { minutes }
    : { times: listOf(hour, fields[1]).flatMap((each) => minutes.map((past) => ({ hour: each, minute: past }))) };
  return tidy({
    clock,
    days: {
      months: isAll(month.text) ? [] : listOf(month, fields[3]),
      monthDays: monthDaysOf(monthDay),
      weekdays: weekdaysOf(weekday),
    },
  });
}

const list = (numbers: readonly (number | string)[]) => (numbers.length === 0 ? '*' : numbers.join(','));

/** Lines in croner's form that together run when the schedule does: one for each minute past the hour. */
export function cronLines({ clock, days }: Schedule): readonly string[] {
  const rest = [
    list(days.monthDays.map((day) => (day === 'last' ? 'L' : day))),
    list(days.months),
    list(
      days.weekdays.map(({ day, place }) => (place === undefined ? day : `${day}#${place === 'last' ? 'L' : place}`)),
    ),
  ].join(' ');
  if ('minutes' in clock) return [`${list(clock.minutes)} * ${rest}`];
  const hours = new Map<number, number[]>();
  for (const { hour, minute } of clock.times) hours.set(minute, [...(hours.get(minute) ?? []), hour]);
  return [...hours].map(([minute, of]) => `${minute} ${list(of)} ${rest}`);
}
