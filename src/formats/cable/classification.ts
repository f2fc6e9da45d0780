import { readData } from '../../data.ts';
import { stationOf } from '../../mrn/index.ts';
import type { Line } from './lines.ts';

/** The classification line: level, words beside it, and the id's station and serial where they stand there. */
export interface ClassificationLine {
  /** Upper case, one blank between words; `UNCLAS` is spelled out. */
  readonly classification: string;
  readonly captions: readonly string[];
  readonly section: readonly [number, number] | undefined;
  readonly station: string | undefined;
  /** The station as printed ("NEW DELHI"). */
  readonly origin: string | undefined;
  readonly serial: number | undefined;
  /** Index of its line. */
  readonly line: number;
}

const spaced = (word: string) => word.replace(/ /gu, '').split('').join('[ ]{0,2}');
const levels: readonly (readonly [string, string])[] = [
  ['TOP SECRET', 'TOP SECRET'],
  ['SECRET', 'SECRET'],
  ['CONFIDENTIAL', 'CONFIDENTIAL'],
  ['LIMITED OFFICIAL USE', 'LIMITED OFFICIAL USE'],
  ['UNCLASSIFIED', 'UNCLASSIFIED'],
  ['UNCLAS', 'UNCLASSIFIED'],
];
const level = new RegExp(`(?:^|(?<=\\s))(?:${levels.map(([word]) => `(${spaced(word)})`).join('|')})(?![A-Za-z])`, 'u');
const qualifiers = ['FOR OFFICIAL USE ONLY', 'SENSITIVE', 'EFTO', 'E F T O', 'SBU'];
const sectionPart = /^S?E?C?T?I?O?N?\s*(\d{1,3})\s+OF\s+(\d{1,3})\b/u;
const station = /^([A-Z][A-Z .']{1,30}?)\s+(\d{1,8})\b/u;

const captionWords = readData<{ captions: string[] }>('cable-words.json').captions.sort(
  (left, right) => right.length - left.length,
);

/** Splits a line into captions; undefined when it holds any other word. Slashes and blanks are fillers. */
export function captionsIn(text: string): string[] | undefined {
  if (text.length > 120) return undefined;
  let rest = text
    .toUpperCase()
    .replace(/[/,;\s-]+/gu, ' ')
    .trim();
  const found: string[] = [];
  while (rest !== '') {
    const word = captionWords.find((each) => rest === each || rest.startsWith(`${each} `));
    if (word === undefined) return undefined;
    found.push(word);
    rest = rest.slice(word.length).trim();
  }
  return found;
}

const sensitive = new RegExp(
  `^(?:\\(U\\)\\s)?${spaced('SENSITIVE')}(?:\\s+BUT\\s+UNCLASS?IFIED\\b.{0,80})?[.\\s]*$`,
  'iu',
);
/** Captions that limit who may see an unclassified cable, with the words that say so beside the classification. */
const limits: Readonly<Record<string, string>> = {
  SENSITIVE: 'SENSITIVE',
  EFTO: 'EFTO',
  FOUO: 'FOR OFFICIAL USE ONLY',
  'FOR OFFICIAL USE ONLY': 'FOR OFFICIAL USE ONLY',
};

/**
 * The classification with what limits it: SENSITIVE and the like under UNCLASSIFIED, as a caption or alone on a line of
 * the header, belong to it, for a reader of unclassified cables may not see those.
 */
export function limitedBy(classification: string, captions: readonly string[], header: readonly Line[]): string {
  if (!classification.startsWith('UNCLASSIFIED')) return classification;
  const marks = captions.flatMap((caption) => limits[caption] ?? []);
  if (header.some((line) => line.text.length <= 140 && sensitive.test(line.text))) marks.push('SENSITIVE');
  return [...new Set(marks)].reduce(
    (whole, mark) => (whole.includes(mark) ? whole : `${whole} ${mark}`),
    classification,
  );
}

/** Reads one line as the classification line: a level, then captions, section, station and serial in any number. */
export function classificationLine(line: Line, index: number): ClassificationLine | undefined {
  if (line.text.length > 300) return undefined;
  const found = level.exec(line.text);
  if (found === null || (found.index > 0 && !/\d\s*$/u.test(line.text))) return undefined;
  let classification = levels[found.slice(1).findIndex((each) => each !== undefined)]?.[1] ?? 'UNCLASSIFIED';
  let rest = line.text
    .slice(found.index + found[0].length)
    .replace(/[/\s]+/gu, ' ')
    .trim();
  const captions: string[] = [];
  let section: [number, number] | undefined;
  for (let round = 0; round < 12 && rest !== ''; round += 1) {
    const counted = sectionPart.exec(rest);
    const qualifier = qualifiers.find((word) => rest === word || rest.startsWith(`${word} `));
    const caption = captionWords.find((word) => rest === word || rest.startsWith(`${word} `));
    if (counted !== null) section = [Number(counted[1]), Number(counted[2])];
    if (qualifier !== undefined && !classification.includes('EFTO') && !classification.includes(qualifier))
      classification += ` ${qualifier.length === 7 ? 'EFTO' : qualifier}`;
    else if (caption !== undefined && qualifier === undefined) captions.push(caption);
    const length = counted?.[0].length ?? qualifier?.length ?? caption?.length;
    if (length === undefined) break;
    rest = rest.slice(length).trim();
  }
  const named = station.exec(rest);
  if (rest !== '' && named === null) return undefined;
  const origin = named === null ? undefined : (stationOf(named[1] ?? '')?.station ?? named[1]?.replace(/[^A-Z]/gu, ''));
  return {
    classification,
    captions,
    section,
    station: origin,
    origin: named?.[1]?.replace(/\s+/gu, ' ').trim(),
    serial: named === null ? undefined : Number(named[2]),
    line: index,
  };
}

/** The classification line of the header: the first that carries the id, else the first at all. */
export function classificationOf(lines: readonly Line[]): ClassificationLine | undefined {
  let first: ClassificationLine | undefined;
  for (const [index, line] of lines.entries()) {
    const found = classificationLine(line, index);
    if (found?.serial !== undefined) return found;
    first ??= found;
  }
  return first;
}
