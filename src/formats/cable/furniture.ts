import { matchesIn } from '../../matches.ts';
import { listedStation, stationOf } from '../../mrn/index.ts';

/** What pages and archives print between the words of a message. Offsets are into the line. */
export interface Furniture {
  readonly from: number;
  readonly to: number;
}

const words = '(?:UNCLASSIFIED|LIMITED OFFICIAL USE|CONFIDENTIAL|TOP SECRET|SECRET|UNCLAS)';
const pageLine = new RegExp(
  `(?:(?<=^|\\s)${words}\\s{1,80})?(?<=^|\\s)PAGE\\s{1,4}\\d{2,3}(?:\\s{1,12}[A-Z][A-Z .']{2,24}?\\s{1,8}\\d{4,7})?(?:\\s{1,4}\\d{1,2} OF \\d{1,2})?(?:\\s{1,4}\\d{6}Z)?(?=\\s|$)`,
  'gu',
);
const sectionCount = /(?<!\S)\d{5,8}\s{1,4}(?:SECTION\s{1,4})?\d{3}(?:\.\d)?\s{1,4}OF\s{1,4}\d{2,3}(?!\S)/gu;
/** As printed in the 1980s, alone on its line: `MANILA 08122  02 OF 02 140741Z`. */
const stationCount =
  /^(?!UNCLAS|LIMITED|CONF|SECRET|TOP )[A-Z][A-Z .']{2,24}\s{1,8}\d{4,8}\s{1,4}(?:SECTION\s{1,4})?\d{1,3}(?:\.\d)?\s{1,4}OF\s{1,4}\d{1,3}(?:\s{1,4}\d{6}Z)?$/u;
const countOnly = /^\d{3}(?:\.\d)?\s+OF\s+\d{2,3}$/u;
const pageNumberOnly = /^PAGE\s+\d{2,3}$/u;
const pageRest = /^[A-Z][A-Z .']{2,24}\s+\d{4,7}(?:\s+\d{1,2} OF \d{1,2})?(?:\s+\d{6}Z)?$/u;

/** The release stamp of the Department's systematic review, with the official's name; it also stands in mid sentence. */
const release =
  /(?:(?:Sheryl P\. Walter|Margaret P\. Grafeld)\s{1,4})?\*{0,3}\s?Declassified\/Released\b(?:\s{1,4}US Department of State)?(?:\s{1,4}EO Systematic Review)?(?:\s{1,4}\d{1,2}\s[A-Z]{3,9}\s\d{4})?/giu;
const stamps: readonly RegExp[] = [
  /^.{0,40}\bDeclassified\/Released\b.{0,60}$/iu,
  /^(?:Sheryl P\. Walter|Margaret P\. Grafeld)$/iu,
  /^(?:US Department of State\s{1,4})?EO Systematic Review\b.{0,60}$/iu,
  /^\*{2,}\s?(?:Current|Previous) (?:Handling|Classification)\b.{0,80}$/iu,
  /^UNCLASSIFIED U\.?\s?S\.? Department of State Case No\..{0,80}$/iu,
  /^RELEASED IN (?:FULL|PART)(?:[\s,;]{1,4}(?:[A-Z]?\d(?:\.\d)?(?:\([A-Z]\))?|EXCISED|UNDER\s.{1,50}$))*$/iu,
  /^(?:N{3,}|#{2,}|BT|#\d{4}|<<\s?END OF DOCUMENT\s?>>)$/u,
  /^\d{4}[A-Z]{3,12}\d{4,6} - (?:UNCLASSIFIED|CONFIDENTIAL|SECRET|TOP SECRET|LIMITED OFFICIAL USE)$/u,
  /^Visit .{1,80}\bWeb\s?site\b.{0,160}$/iu,
  /^https?:\/\/\S{1,120}sgov\.gov\S{0,160}$/iu,
  /^={3,}\s?CABLE ENDS?\s?={3,}$/iu,
  /^To view the entire SMART message.{0,120}$/iu,
  /^NOTE: NOT PASSED TO ABOVE ADDRESSEE\(?S?\)?\.?$/u,
];

/** What a stamp in several lines goes on with. */
const stampRest = /^(?:US Department of State|\d{1,2} [A-Z]{3,9} \d{4})$/iu;

/** Whether a line goes on with the stamp that was left out before it. */
export function goesOnWithStamp(text: string, before: string): boolean {
  return stampRest.test(text) && (/Declassified\/Released|Systematic Review/iu.test(before) || stampRest.test(before));
}

/** A release stamp, an end-of-message sign or an archive's footer, alone on its line. */
export function isStamp(text: string): boolean {
  return text.length <= 260 && stamps.some((stamp) => stamp.test(text));
}

const spaced = (word: string) => word.replace(/ /gu, '').split('').join('[ ]{0,2}');
const closingWords = ['TOP SECRET', 'SECRET', 'CONFIDENTIAL', 'UNCLASSIFIED', 'UNCLAS', 'LIMITED OFFICIAL USE'];
const classificationOnly = new RegExp(
  `^(?:${closingWords.map(spaced).join('|')})(?:[ /]{1,3}(?:NOFORN|SENSITIVE|EFTO|NODIS|EXDIS|SBU|FOR OFFICIAL USE ONLY))*$`,
  'u',
);

/** A classification alone on its line, as pages carry it at head and foot. */
export function isClassificationOnly(text: string): boolean {
  return text.length <= 80 && classificationOnly.test(text);
}

/** Where in a line the first half of a page or section line begins, whose second half is the next line. */
export function brokenFurnitureAt(text: string, next: string): number | undefined {
  if (next.length > 60) return undefined;
  if (text.length <= 60 && pageNumberOnly.test(text) && pageRest.test(next)) return 0;
  if (!countOnly.test(next)) return undefined;
  const serial = /(?<!\S)\d{5,8}$/u.exec(text.slice(-40));
  if (serial === null) return undefined;
  const at = text.length - serial[0].length;
  const from = nameStart(text, at);
  return from === at ? undefined : from;
}

/** The station name that ends before a section line's serial: up to four words, at least one. */
function nameStart(text: string, at: number): number {
  const from = Math.max(0, at - 40);
  const tail = /(?:[A-Z][A-Z.']*\s+){1,4}$/u.exec(text.slice(from, at));
  if (tail === null) return at;
  const names = [...matchesIn(tail[0], /[A-Z][A-Z.']*/gu)];
  for (const name of names) {
    const rest = tail[0].slice(name.index);
    const single = name === names.at(-1);
    if (single || listedStation(rest) !== undefined || stationOf(rest)?.match === 'cut')
      return from + tail.index + name.index;
  }
  return at;
}

/** Where the station of a section line begins: words of the message before a listed one are none of it. */
function stationStart(text: string): number {
  const serial = /\s\d{4,8}\s/u.exec(text);
  const from = serial === null ? 0 : nameStart(text, serial.index + 1);
  const name = text.slice(from, serial?.index).trim();
  return listedStation(name) !== undefined && listedStation(text.slice(0, serial?.index)) === undefined ? from : 0;
}

/** Page lines and section counts inside a line, in order; they stand in mid sentence in reflowed copies. */
export function furnitureIn(text: string): Furniture[] {
  const found: Furniture[] = [];
  for (const match of matchesIn(text, release)) found.push({ from: match.index, to: match.index + match[0].length });
  if (!/\sOF\s|PAGE/u.test(text)) return found;
  if (text.length <= 90 && stationCount.test(text.trim())) return [{ from: stationStart(text), to: text.length }];
  for (const match of matchesIn(text, pageLine)) {
    const alone = match.index === 0 && match[0].length === text.length;
    if (alone || /\d{4,7}/u.test(match[0].replace(/\d{6}Z/u, '')))
      found.push({ from: match.index, to: match.index + match[0].length });
  }
  for (const match of matchesIn(text, sectionCount))
    found.push({ from: nameStart(text, match.index), to: match.index + match[0].length });
  if (/^PAGE \d{2,3}\b/u.test(text) && text.length < 60 && found.length === 0) found.push({ from: 0, to: text.length });
  return found.sort((left, right) => left.from - right.from);
}
