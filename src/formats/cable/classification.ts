import { editDistance, stationOf } from '../../mrn/index.ts';
import { captionsIn, captionWords, withoutSpacing } from './captions.ts';
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
/** Letters that a level may have lost or changed, in a word that starts a line with an id behind it. */
const wrongLetters = 2;
const level = new RegExp(`(?:^|(?<=\\s))(?:${levels.map(([word]) => `(${spaced(word)})`).join('|')})(?![A-Za-z])`, 'u');
const qualifiers = ['FOR OFFICIAL USE ONLY', 'SENSITIVE', 'EFTO', 'E F T O', 'SBU'];
const sectionPart = /^(?:([A-Z]{3,9})\s*)?(\d{1,3})\s+OF\s+(\d{1,3})\b/u;
const station = /^([A-Z][A-Z .']{1,30}?)\s+(\d{1,8})\b/u;

const sensitive = new RegExp(
  `^(?:\\(U\\)\\s)?${spaced('SENSITIVE')}(?:\\s+BUT\\s+UNCLASS?IFIED\\b.{0,80})?[.\\s]*$`,
  'iu',
);
/** Captions that limit who may see an unclassified cable, with the words that say so beside the classification. */
const limits: Readonly<Record<string, string>> = {
  SENSITIVE: 'SENSITIVE',
  EFTO: 'EFTO',
  SBU: 'SENSITIVE',
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

/** The level that a line names, and where it ends; also a mistyped one, before an id. */
function levelIn(text: string): { level: string; end: number } | undefined {
  const found = level.exec(text);
  if (found !== null && (found.index === 0 || /\d\s*$/u.test(text)))
    return {
      level: levels[found.slice(1).findIndex((each) => each !== undefined)]?.[1] ?? 'UNCLASSIFIED',
      end: found.index + found[0].length,
    };
  const word = /^(?:(?:[A-Z] ){4,18}[A-Z]|[A-Z]{6,14})(?=\s.*\s\d{2,8}\b)/u.exec(text)?.[0] ?? '';
  const letters = withoutSpacing(word);
  const meant = levels.find(([name]) => {
    const limit = Math.min(wrongLetters, Math.floor(letters.length / 5));
    return word !== '' && editDistance(letters, name.replaceAll(' ', ''), limit) <= limit;
  });
  return meant === undefined ? undefined : { level: meant[1], end: word.length };
}

/** Reads one line as the classification line: a level, then captions, section, station and serial in any number. */
export function classificationLine(line: Line, index: number): ClassificationLine | undefined {
  if (line.text.length > 300) return undefined;
  const found = levelIn(line.text);
  if (found === undefined) return undefined;
  let classification = found.level;
  let rest = line.text
    .slice(found.end)
    .replace(/[/\s]+/gu, ' ')
    .trim();
  const captions: string[] = [];
  let section: [number, number] | undefined;
  for (let round = 0; round < 12 && rest !== ''; round += 1) {
    const printed = sectionPart.exec(rest);
    const isCount = printed?.[1] === undefined || editDistance(printed[1], 'SECTION', 4) <= 4;
    const counted = isCount ? printed : null;
    const qualifier = qualifiers.find((word) => rest === word || rest.startsWith(`${word} `));
    const caption = captionWords.find((word) => rest === word || rest.startsWith(`${word} `));
    if (counted !== null) section = [Number(counted[2]), Number(counted[3])];
    if (qualifier !== undefined && !classification.includes('EFTO') && !classification.includes(qualifier))
      classification += ` ${qualifier.length === 7 ? 'EFTO' : qualifier}`;
    else if (caption !== undefined && qualifier === undefined) captions.push(caption);
    const length = counted?.[0].length ?? qualifier?.length ?? caption?.length;
    if (length === undefined) break;
    rest = rest.slice(length).trim();
  }
  const named = station.exec(rest);
  if (rest !== '' && named === null) return undefined;
  if (named !== null) captions.push(...(captionsIn(rest.slice(named[0].length).trim()) ?? []));
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
