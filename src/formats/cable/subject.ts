import type { Placed } from '../../document.ts';
import { isOneWord } from '../hyphens.ts';
import { captionsIn } from './captions.ts';
import { isClassificationOnly } from './furniture.ts';
import type { Field } from './labels.ts';
import { leadingMark } from './portions.ts';

const longestSubject = 800;
const mostLines = 8;
const behind =
  /^(?:-{3,}|={3,}|#{1,6}\s|(?:BEGIN )?SUMMARY\b|This (?:is an action|message|cable)\b|SENSITIVE BUT\b|ACTION REQUEST|S\s?E\s?N\s?S\s?I\s?T\s?I\s?V\s?E$|PLEASE (?:PROTECT|HANDLE|SEE)\b|(?:DEPT|DEPARTMENT|STATE|EMBASSY) (?:PLEASE )?(?:FOR [A-Z]{1,6}(?:[/,]|$)|PASS\b)|\((?:REF|SEE)\b|\((?:TS|S|C|U|SBU|LOU)(?:\/{1,2}[A-Z]{1,9})?\)\s)/iu;
/** The same in mid line, in reflowed copies. */
const inside =
  /\s(?:SENSITIVE BUT UNCLASSIFIED\b|This is an action request\b|¶?\s?1\.\s?\((?:TS|S|C|U|SBU|LOU)(?:\/{1,2}[A-Z]{1,9})?\))/iu;
const named: Readonly<Record<string, string>> = { amp: '&', quot: '"', lt: '<', gt: '>', apos: "'", nbsp: ' ' };

/** `&#8217;` and `&amp;` as the signs they stand for. */
function withoutEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|([a-z]{2,6}));/giu, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}

export interface Subject {
  /** Wraps joined by one blank, without the portion mark. */
  readonly text: string;
  readonly mark: string | undefined;
  /** Where it stands, from its first to its last word. */
  readonly at: Placed;
  /** Index of the line behind it. */
  readonly end: number;
}

/** Captions that are no words of a subject. */
const distribution = new Set('SIPDIS NODIS EXDIS STADIS LIMDIS NOFORN NOCONTRACT ORCON SENSITIVE'.split(' '));

/** A line of the classification or of captions, which interrupts the header's words. */
function isHandling(text: string): boolean {
  const captions = captionsIn(text) ?? [];
  return (
    isClassificationOnly(text) ||
    captions.some((caption) => distribution.has(caption)) ||
    /^(?:[A-Z] ){5,}.*\bOF \d{1,3}\b/u.test(text)
  );
}

/** Reads the subject up to the first blank line, rule, heading or handling sentence behind it. */
export function subjectOf(field: Field | undefined, source: string): Subject | undefined {
  if (field === undefined) return undefined;
  const parts: Field['parts'][number][] = [];
  for (const part of field.parts) {
    if (parts.length > 0 && (part.gap || parts.length >= mostLines)) break;
    if (parts.length > 0 && isHandling(part.text)) break;
    if (behind.test(part.text) && (parts.length > 0 || !/^\(/u.test(part.text))) break;
    const stop = part.text.slice(0, inside.exec(part.text)?.index).trimEnd().length;
    parts.push({ ...part, text: part.text.slice(0, stop), end: part.start + stop });
    if (stop < part.text.length) break;
  }
  const first = parts[0];
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const mark = leadingMark(first.text);
  const printed = parts
    .map((part) => part.text)
    .join(' ')
    .slice(mark?.wordsAt ?? 0, longestSubject);
  const text = withoutEntities(printed)
    .replace(/([A-Z]{2,30})- ([A-Z]{2,30})(?![A-Z])/gu, (whole, left, right) =>
      isOneWord(left, right) ? `${left}${right}` : whole,
    )
    .replace(/(?<=[\w.])- (?=\w)/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();
  if (text === '') return undefined;
  const start = first.start + Math.min(mark?.wordsAt ?? 0, first.text.length);
  return {
    text,
    mark: mark?.mark,
    at: { text: source.slice(start, last.end), start, end: last.end },
    end: last.line + 1,
  };
}
