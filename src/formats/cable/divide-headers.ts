import { matchesIn } from '../../matches.ts';
import { stationLetters } from '../../mrn/index.ts';

/** One printed line: its first source unit, its words without blanks at the ends. */
export interface Line {
  readonly start: number;
  readonly text: string;
  /** A form feed stands before its words. */
  readonly fed: boolean;
}

/** What a header tells of the cable that it opens. */
export interface Header {
  /** Index of its first line. */
  readonly line: number;
  /** Index of the first line behind what was read of it. */
  readonly end: number;
  readonly number: CableNumber | undefined;
  readonly section: number | undefined;
  readonly sent: string | undefined;
  /** It opens as transmissions and printed first pages do; other headers are quoted as often as sent. */
  readonly own: boolean;
}

export interface CableNumber {
  readonly station: string;
  readonly serial: number;
}

/** Lines that a header may have: address lists are long. */
const longestHeader = 400;
const longestLine = 300;

const transmission = /^(?:[A-Z][A-Za-z ]{0,20}: ?)?VZCZC[A-Z]{3}\s?\d{0,4}\b/u;
const dateTimeGroup =
  /^(?:[ZOPRYM](?: ?[ZOPRYM]){0,4} )?(\d{6})Z? ?(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6} (\d{2,4})(?!\d)/u;
const sender = /^FM\s+\S/u;
const messageNumber = /^MRN:\s{0,10}(?:\d{2,4} )?([A-Z][A-Z .']{1,28}?) ?(\d{1,8})$/u;
const barePage = /^PAGE\s{1,4}01$/u;
const firstPage =
  /^PAGE\s{1,4}01(?:\s{1,12}([A-Z][A-Z .']{2,24}?)\s{1,8}(\d{4,7})(?:\s{1,4}(\d{1,2}) OF \d{1,2})?(?:\s{1,4}\d{6}Z)?)?$/u;
const pageNumber = /^([A-Z][A-Z .']{2,24}?)\s{1,8}(\d{4,7})(?:\s{1,4}(\d{1,2}) OF \d{1,2})?(?:\s{1,4}\d{6}Z)?$/u;
const spaced = (word: string) => word.split('').join(' ?');
const level = ['UNCLASSIFIED', 'UNCLAS', 'CONFIDENTIAL', 'TOPSECRET', 'SECRET', 'LIMITEDOFFICIALUSE']
  .map(spaced)
  .join('|');
const classified = new RegExp(
  `^(?:${level})(?![A-Z])(?:[ /]{1,3}(?:EFTO|SENSITIVE|NOFORN|FOR OFFICIAL USE ONLY|SBU))*(?:[ /]{1,3}SECTION\\s(\\d{1,3})\\s?OF\\s?\\d{1,3})?[ /]{1,6}([A-Z][A-Z .']{1,30}?)\\s{1,4}(\\d{1,8})$`,
  'u',
);
/** What only headers have below their classification line. */
const label = /^(?:E\.?O\.? ?\d{5}|TAGS?\b|SUBJ|SIPDIS|NODIS|EXDIS|LIMDIS|STADIS|FOR |DEPT )/u;
const end = /^(?:N{3,4}|<<\s?END OF DOCUMENT\s?>>|={3,}\s?CABLE ENDS?\s?={3,})$/u;
const separator = /^(?:={8,}|-{20,}|\*{8,}|_{8,}|#{8,}|~{8,})$/u;
const numbered = /^¶?1\. ?\S/u;

function* linesIn(text: string): Generator<Line> {
  let start = 0;
  for (const found of matchesIn(text, /\r\n?|\n/gu)) {
    if (found.index > start) yield lineOf(text, start, found.index);
    start = found.index + found[0].length;
  }
  yield lineOf(text, start, text.length);
}

/** Of long lines only the start counts: nothing that begins or ends a cable is long. */
function lineOf(text: string, start: number, stop: number): Line {
  const printed = text.slice(start, Math.min(stop, start + longestLine));
  return { start, text: printed.trim(), fed: /^\s*\f/u.test(printed) };
}

/** A sign that a message ends here: NNNN, or the archive's words. */
export function isEnd(text: string): boolean {
  return end.test(text);
}

/** A line that archives and collectors put between two cables. */
export function isSeparator(text: string): boolean {
  return separator.test(text);
}

function numberOf(station: string | undefined, serial: string | undefined): CableNumber | undefined {
  return station === undefined || serial === undefined
    ? undefined
    : { station: stationLetters(station), serial: Number(serial) };
}

/** Pages print the first letters of a station, classification lines the whole name. */
export function sameNumber(one: CableNumber, other: CableNumber): boolean {
  const [a, b] = [one.station.slice(0, 5), other.station.slice(0, 5)];
  return one.serial === other.serial && (a.startsWith(b) || b.startsWith(a));
}

/** Reads the printed lines of a text, blank ones left out, and finds the headers of cables among them. */
export class Headers {
  readonly lines: readonly Line[];

  constructor(text: string) {
    this.lines = [...linesIn(text)].filter((line) => line.text !== '' || line.fed);
  }

  /** The header that begins at this line; undefined where none does. */
  at(line: number): Header | undefined {
    const text = this.#text(line);
    if (transmission.test(text) || messageNumber.test(text)) return this.#read(line, true);
    if (firstPage.test(text)) return this.#read(line, true);
    if (dateTimeGroup.test(text))
      return [1, 2, 3].some((below) => sender.test(this.#text(line + below))) ? this.#read(line, false) : undefined;
    if (!classified.test(text)) return undefined;
    return [1, 2, 3, 4, 5, 6].some((below) => label.test(this.#text(line + below)))
      ? this.#read(line, false)
      : undefined;
  }

  #text(line: number): string {
    return this.lines[line]?.text ?? '';
  }

  /** Reads on to the classification line with the number, at most to where the body or another header begins. */
  #read(line: number, own: boolean): Header {
    let number: CableNumber | undefined;
    let section: number | undefined;
    let sent: string | undefined;
    let at = line;
    for (; at < this.lines.length && at < line + longestHeader; at += 1) {
      const text = this.#text(at);
      if (at > line && (transmission.test(text) || end.test(text) || separator.test(text))) break;
      const page =
        firstPage.exec(text) ?? (at > line && barePage.test(this.#text(at - 1)) ? pageNumber.exec(text) : null);
      const [, day, year] = dateTimeGroup.exec(text) ?? [];
      if (day !== undefined) sent ??= `${day} ${year?.slice(-2)}`;
      const printed = messageNumber.exec(text);
      const [, part, station, serial] = classified.exec(text) ?? [];
      if (page !== null) {
        number ??= numberOf(page[1], page[2]);
        section ??= page[3] === undefined ? undefined : Number(page[3]);
      } else if (printed !== null) number = numberOf(printed[1], printed[2]);
      else if (serial !== undefined) {
        number = numberOf(station, serial);
        section = part === undefined ? section : Number(part);
        at += 1;
        break;
      } else if (at > line && (numbered.test(text) || /^(?:TAGS?|SUBJ)/u.test(text))) break;
    }
    return { line, end: Math.max(at, line + 1), number, section, sent, own };
  }
}
