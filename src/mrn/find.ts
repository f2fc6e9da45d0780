import { matchesIn } from '../matches.ts';
import { type Mrn, mrnText, yearOf } from './mrn.ts';
import { listedStation } from './stations.ts';

/** A message reference number in running text. `id` is canonical; absent where no year is known. */
export interface FoundMrn {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly station: string;
  readonly serial: number;
  readonly year?: number;
  readonly id?: string;
}

/** "PORT AU PRINCE" and "HO CHI MINH CITY" are the longest names. */
const mostWords = 4;
const reach = 48;
const cue = /\b(?:see|refs?|ref(?:erence)? [a-z]|reftels?|cables?|telegrams?|tel|per)[ :([]*$/iu;
const closing = /^(?:\s*$|\s?[.,;)\]}"”’?!](?!\d)|\s+(?:and|or|para|paras|paragraphs?|notal|\()(?![a-z]))/iu;
const sectionCount = /^\s+(?:SECTION\s+)?\d{1,3}(?:\.\d)?\s+OF\s+\d{1,3}/u;

interface Before {
  readonly start: number;
  readonly station: string;
  readonly name: string;
}

/** The listed station that ends right before `at`; its words are capitalised, as names of posts are. */
function stationBefore(text: string, at: number): Before | undefined {
  const from = Math.max(0, at - reach);
  const tail = /(?:[A-Za-z][A-Za-z.'’]*[ \n]{1,2}){0,3}[A-Za-z][A-Za-z.'’]*:?[ \n]{0,2}$/u.exec(text.slice(from, at));
  if (tail === null) return undefined;
  const words = [...matchesIn(tail[0], /[A-Za-z][A-Za-z.'’]*/gu)];
  for (let count = Math.min(mostWords, words.length); count > 0; count -= 1) {
    const first = words[words.length - count];
    if (first === undefined) continue;
    const name = tail[0].slice(first.index).trim();
    const station = listedStation(name);
    if (station !== undefined) return { start: from + tail.index + first.index, station, name };
  }
  return undefined;
}

/** A year right before `at`, but not in what lies before `from`. */
function yearBefore(text: string, at: number, from: number): { start: number; year: number } | undefined {
  const found = /(?<![\d#.,/-])['’]?(\d{4}|\d{2})[ \n]?$/u.exec(text.slice(Math.max(from, at - 8), at));
  const year = found === null ? undefined : yearOf(found[1] ?? '');
  return found === null || year === undefined ? undefined : { start: at - found[0].length, year };
}

/** Whether a number after a station's name, without a year, is a serial and not a quantity, a day or a year. */
function isSerial(digits: string, station: Before, before: string, after: string): boolean {
  if (station.name !== station.name.toUpperCase() && !/^[A-Z]/u.test(station.name)) return false;
  if (station.name.length <= 3 && station.name !== station.name.toUpperCase()) return false;
  if (digits.length < 2 || /^[-–/:%°]|^[.,]\d/u.test(after)) return false;
  if (cue.test(before)) return true;
  if (station.station === 'STATE' && digits.length >= 5) return true;
  if (/^(?:19|20)\d\d$/u.test(digits)) return false;
  return closing.test(after);
}

/**
 * Every message reference number written in running text, in order, with offsets into it: `07 MINSK 352`,
 * `2007STATE00130159`, `State 284954`, `Minsk 352`. Only listed stations count, so ordinary words are none; a number
 * without a year must be written as a reference is (after "see" or "ref", or closed by punctuation). The count in a
 * section line (`STATE 00130159 002 OF 002`) is none. Linear in the text.
 */
export function findMrns(text: string, context: { readonly year?: number } = {}): FoundMrn[] {
  const found: FoundMrn[] = [];
  let free = 0;
  for (const number of matchesIn(text, /(?<!\d)\d{1,8}(?!\d)/gu)) {
    const digits = number[0];
    const serial = Number(digits);
    if (serial === 0 || serial > 9_999_999) continue;
    const station = stationBefore(text, number.index);
    if (station === undefined || station.start < free) continue;
    const suffix = /^_[a-z]\b/u.exec(text.slice(number.index + digits.length, number.index + digits.length + 3));
    const end = number.index + digits.length + (suffix?.[0].length ?? 0);
    const after = text.slice(end, end + 24);
    if (/^[A-Za-z_]/u.test(after) || sectionCount.test(after)) continue;
    const dated = yearBefore(text, station.start, free);
    const start = dated?.start ?? station.start;
    const before = text.slice(Math.max(0, start - 20), start);
    if (/[A-Za-z0-9_]$/u.test(before)) continue;
    if (dated === undefined && !isSerial(digits, station, before, after)) continue;
    const year = dated?.year ?? context.year;
    const mrn: Mrn | undefined = year === undefined ? undefined : { year, station: station.station, serial };
    found.push({
      start,
      end,
      text: text.slice(start, end),
      station: station.station,
      serial,
      ...(mrn === undefined ? {} : { year: mrn.year, id: mrnText(mrn) }),
    });
    free = end;
  }
  return found;
}
