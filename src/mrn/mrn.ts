import { withoutGlue } from './garbled.ts';
import { stationLetters, stationOf } from './stations.ts';

/** The parts of a message reference number; `serial` is without leading zeros, `year` has four digits. */
export interface Mrn {
  readonly year: number;
  readonly station: string;
  readonly serial: number;
}

/** Where the text names no year, the year of the document it stands in. */
export interface MrnContext {
  readonly year?: number;
}

/** Two digits 66–99 are 19xx, 00–65 are 20xx; four digits stand as they are from 1966 to 2065. */
export function yearOf(digits: string): number | undefined {
  const value = Number(digits);
  if (digits.length === 2) return value >= 66 ? 1900 + value : 2000 + value;
  return digits.length === 4 && value >= 1966 && value <= 2065 ? value : undefined;
}

/** Canonical spelling: two digits of the year, the station, the serial. */
export function mrnText(mrn: Mrn): string {
  return `${String(mrn.year % 100).padStart(2, '0')}${mrn.station}${mrn.serial}`;
}

const yearInside = /^([A-Z][A-Z .'-]*?) *\(?'?(\d{4}|\d{2})\)[ :,#-]*(\d{1,8})$/u;
const yearLast = /^([A-Z][A-Z .'-]*?)[ :,#.-]*(\d{1,8})(?: *\('?(\d{4}|\d{2})|(?:,| OF)? +'?(\d{4}|\d{2}))$/u;
const noYear = /^([A-Z][A-Z .'-]*?)[ :,#.-]*(\d{1,8})$/u;
const glued = /^(\d{4}|\d{2})([A-Z][A-Z0-9]*)$/u;
const longestId = 120;

function prepared(text: string): string {
  return text
    .slice(0, longestId + 1)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[’`´]/gu, "'")
    .replace(/_[A-Z]$/u, '')
    .replace(/\s+/gu, ' ')
    .replace(/(?<=[A-Z]{3})0(?= )/gu, 'O')
    .replace(/\bCABLES? (?=\d)/u, '')
    .replace(/^[ ([]*(?:(?:REF(?:TEL)?S?|CABLE|TELEGRAM|MRN|SEE)\b[ :.#-]*)?/u, '')
    .replace(/[ .,;)\]]+$/u, '');
}

function assembled(
  yearDigits: string | undefined,
  name: string,
  serialDigits: string,
  context: MrnContext,
  strict = true,
): Mrn | undefined {
  const year = yearDigits === undefined ? context.year : yearOf(yearDigits);
  const serial = Number(serialDigits);
  if (year === undefined || serial === 0 || serialDigits.replace(/^0+/u, '').length > 7) return undefined;
  const station = stationOf(name, strict)?.station;
  return station === undefined ? undefined : { year, station, serial };
}

/** A glued id with its year: garbled words are taken off; a station nobody lists is kept as written. */
function fromGlued(clean: string): Mrn | undefined {
  const parts = glued.exec(clean.replace(/[ .'/:#,-]/gu, ''));
  if (parts === null) return undefined;
  const isYear = yearOf(parts[1] ?? '') !== undefined;
  const yearDigits = isYear ? (parts[1] ?? '') : (parts[1] ?? '').slice(0, 2);
  const rest = `${(parts[1] ?? '').slice(yearDigits.length)}${parts[2]}`;
  const named = /^([A-Z]{2,28})(\d{1,8})$/u.exec(withoutGlue(rest));
  if (named === null) return undefined;
  const [, name = '', serialDigits = ''] = named;
  const known = assembled(yearDigits, name, serialDigits, {}, clean.includes(' '));
  if (known !== undefined || clean.includes(' ')) return known;
  const year = yearOf(yearDigits);
  const serial = Number(serialDigits);
  return year === undefined || serial === 0 ? undefined : { year, station: stationLetters(name), serial };
}

/**
 * Reads one message reference number, in any spelling that archives, reference lists and people use: `07STATE130159`,
 * `07 STATE 130159`, `2007STATE00130159`, `STATE (01) 201265`, `AMMAN 07718 99`, `1974TEGUCI03372`, `STATE130159_a`,
 * garbled `08SCTION02OF02SAOPAULO335`. A year in the text wins over `context.year`.
 * Sources: State Department handbooks; NARA document numbers; cablegate collectors' ids.
 */
export function parseMrn(text: string, context: MrnContext = {}): Mrn | undefined {
  if (text.length > longestId) return undefined;
  const clean = prepared(text);
  if (!/[A-Z]{2}/u.test(clean)) return undefined;
  const wrapped = fromGlued(clean);
  if (wrapped !== undefined) return wrapped;
  const inside = yearInside.exec(clean);
  if (inside !== null) return assembled(inside[2], inside[1] ?? '', inside[3] ?? '', context);
  const last = yearLast.exec(clean);
  if (last !== null) return assembled(last[3] ?? last[4], last[1] ?? '', last[2] ?? '', context);
  const bare = noYear.exec(clean);
  if (bare !== null) return assembled(undefined, bare[1] ?? '', bare[2] ?? '', context);
  return undefined;
}

/**
 * Canonical id of one message reference number (`"State 130159"` in 2007 → `07STATE130159`); undefined where the text
 * is none, or no year is known.
 */
export function canonicalId(text: string, context: MrnContext = {}): string | undefined {
  const mrn = parseMrn(text, context);
  return mrn === undefined ? undefined : mrnText(mrn);
}
