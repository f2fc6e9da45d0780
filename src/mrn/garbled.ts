import { editDistance } from './edit-distance.ts';
import { listedStation, stationOf } from './stations.ts';

/** Words of the classification line and of addresses that collectors glued in front of the station. */
const gluedWords = [
  'FOROFFICIALUSEONLY',
  'LIMITEDOFFICIALUSE',
  'CORRECTEDCOPY',
  'UNCLASSIFIED',
  'CONFIDENTIAL',
  'CONSULATE',
  'SENSITIVE',
  'USMISSION',
  'AMCONGEN',
  'AMCONSUL',
  'AMEMBASSY',
  'TOPSECRET',
  'USOFFICE',
  'EMBASSY',
  'UNCLAS',
  'NOFORN',
  'SIPDIS',
  'SECRET',
  'LIMDIS',
  'STADIS',
  'EXDIS',
  'NODIS',
  'EFTO',
];
/** These can also be the beginning of a name, and fall off before a listed station only. */
const shortWords = ['CONGEN', 'CONSUL', 'AMEMB', 'USINT', 'ORCON', 'FOUO', 'USLO', 'SBU', 'LOU', 'MISSION'];
const notices = /^([A-Z]+\d{1,8})(?:C?CORRECTED(?:COPY)?|COPY|DUPLICATE|RETRANSMI(?:SSION|TTED)|RETRANS)$/u;

/** `SECTION 01 OF 02` with every digit, and the O that is mistaken for one, as 0. */
const sectionShape = 'SECTI0N000F00';
const countShape = '000F00';
const likely = { whole: 4, part: 2 };
const longestSection = 18;

/** Whether letters and digits are a section count with typing errors, also one that has lost its beginning. */
function isSection(letters: string): boolean {
  const shape = letters.replace(/[\dO]/gu, '0');
  if (editDistance(shape, sectionShape, likely.whole) <= likely.whole) return true;
  if (shape.length < countShape.length - 1) return false;
  for (let lost = 1; lost <= sectionShape.length - countShape.length; lost += 1)
    if (editDistance(shape, sectionShape.slice(lost), likely.part) <= likely.part) return true;
  return shape.startsWith('SE') && shape.endsWith(countShape);
}

/** Drops the section count that a garbled id starts with. */
function withoutSection(rest: string): string {
  const ends = [...rest.slice(0, longestSection + 1).matchAll(/\d(?=[A-Z])/gu)].map((digit) => digit.index + 1);
  const end = ends.findLast((at) => isSection(rest.slice(0, at)));
  return end === undefined ? rest : rest.slice(end);
}

/** What is behind a handling or address word, also one with a letter wrong; undefined where there is none. */
function behindGluedWord(letters: string): number | undefined {
  const long = gluedWords.find((word) => letters.startsWith(word) && letters.length > word.length + 1);
  if (long !== undefined) return long.length;
  const beforeStation = (length: number) => listedStation(letters.slice(length)) !== undefined;
  const short = shortWords.find((word) => letters.startsWith(word) && beforeStation(word.length));
  if (short !== undefined || stationOf(letters, true) !== undefined) return short?.length;
  for (const word of gluedWords.filter(({ length }) => length >= 6))
    for (const length of [word.length, word.length - 1, word.length + 1])
      if (beforeStation(length) && editDistance(letters.slice(0, length), word, 1) <= 1) return length;
  return undefined;
}

/**
 * Repairs what stands between the year and the end of a glued id: section counts, handling words and address words in
 * front of the station, and notices behind the serial (`ZFR`, the cancelling signal, keeps the first serial; a
 * suspected duplicate is known by its second). Input and output are capitals and digits without blanks.
 */
export function withoutGlue(rest: string): string {
  let clean = withoutSection(rest);
  for (let round = 0; round < 4; round += 1) {
    const letters = /^[A-Z]+/u.exec(clean)?.[0] ?? '';
    const length = listedStation(letters) === undefined ? behindGluedWord(letters) : undefined;
    if (length === undefined) break;
    clean = withoutSection(clean.slice(length));
  }
  const whole = /^([A-Z]+\d{1,8})ZFR\d{1,8}$/u.exec(clean)?.[1] ?? notices.exec(clean)?.[1];
  const duplicate = /^([A-Z]+)\d{1,8}SUSPECTEDDUPLICATE(\d{1,8})$/u.exec(clean);
  if (whole !== undefined) return whole;
  return duplicate === null ? clean : `${duplicate[1]}${duplicate[2]}`;
}
