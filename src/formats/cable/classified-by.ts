import type { ClassifiedBy } from '../../document.ts';
import type { Field, Part } from './labels.ts';
import { officerOf } from './officer.ts';

const mostLines = 6;
const longestField = 900;
/** Copies that were cut hard have full lines of this many signs, and words broken in two. */
const hardWrap = 71;
const reasonWords =
  /[,.;:\s-]*(?:\b(?:for|per|under|by|due\s+to|with)\s+)?(?:\(?\bE\.?O\.?\s?1\d{4},?\s*)?\bRea\w{0,2}s\w{0,3}\b(?=[\s:.]*(?:$|E\.?O|for|is|are|\(|sec|under|1|\d|[a-h]\b))/iu;
const reasonNumber = /[,.;:\s-]*(?:\b(?:for|per|under|by|due\s+to)\s+)?\b1\s?[.,]\s?[2-6]\b/iu;
const reasonOrder = /[,.;:\s-]*(?:\b(?:for|per|under|by)\s+)?\(?\bE\.?\s?O\.?\s?(?:1\d{4}|section\b)/iu;
const reasonLetters = /^(?:[\s(),/&+-]|\b1\s?[.,]\s?[2-6](?!\d)|\ba\s*n\s*d\b|\breasons?:?(?=\s)|[a-h](?![a-z]))*/iu;
const sentence = /[.;]\s+(?:Sea|Sec|Reason|E\.O)/u;

/** The words of the field; a word that a hard line end cut in two is whole again. */
function fieldText(parts: readonly Part[], source: string): string {
  let text = '';
  for (const [index, part] of parts.entries()) {
    const before = parts[index - 1];
    const cut =
      before !== undefined &&
      before.end - lineStart(source, before.start) === hardWrap &&
      /\S$/u.test(before.text) &&
      lineStart(source, part.start) === part.start;
    text += before === undefined || cut ? part.text : ` ${part.text}`;
  }
  return text.replace(/\s+/gu, ' ').slice(0, longestField);
}

function reasonsIn(text: string): string[] {
  const number = /\b1\s?[.,]\s?([2-6])/u.exec(text);
  if (number === null) return [];
  const tail = reasonLetters.exec(text.slice(number.index + number[0].length, number.index + 90))?.[0] ?? '';
  const letters = [...tail.replace(/\ba\s*n\s*d\b/giu, ' ').matchAll(/(?<![a-z])([a-h])(?![a-z])/giu)].map((letter) =>
    (letter[1] ?? '').toLowerCase(),
  );
  return [...new Set(letters)].map((letter) => `1.${number[1]}(${letter})`);
}

/** Lines of the field: up to a blank line, or to the line in which the reasons end. */
function fieldParts(field: Field): Part[] {
  const parts: Part[] = [];
  for (const part of field.parts) {
    if (parts.length > 0 && (part.gap || parts.length >= mostLines || /^(?:-{3,}|={3,}|SUMMARY\b|#)/iu.test(part.text)))
      break;
    parts.push(part);
  }
  return parts;
}

export interface ClassifiedByField {
  readonly value: ClassifiedBy;
  /** Index of the line behind it. */
  readonly end: number;
}

/**
 * Reads `Classified By: <office> <name>[, office] for reasons 1.4 (b) and (d)` in the many ways it is written. `text` is
 * the source's words without the label; `name` as printed.
 */
export function classifiedByOf(field: Field | undefined, source: string): ClassifiedByField | undefined {
  const parts = field === undefined ? [] : fieldParts(field);
  const first = parts[0];
  const last = parts.at(-1);
  if (field === undefined || first === undefined || last === undefined) return undefined;
  const start = first.start;
  const text = fieldText(parts, source);
  const words = text
    .replace(/^(?:\s*(?:\((?:C|U|S|SBU)\)|\d{1,2}\.|CLASSIFIED BY:?|BY:)\s*)+/iu, '')
    .replace(/^.{0,60}\bclassified by:?\s+/iu, '');
  const ends = [reasonWords, reasonNumber, reasonOrder, sentence].map(
    (pattern) => pattern.exec(words)?.index ?? words.length,
  );
  const until = words.slice(0, Math.min(...ends)).replace(/[\s,;:]+$/u, '');
  const person = /\b[JS]R$/iu.test(until) && words[until.length] === '.' ? `${until}.` : until;
  const officer = officerOf(person.slice(0, 300));
  return {
    value: {
      text,
      ...(officer === undefined ? {} : { name: officer.name }),
      ...(officer?.title === undefined ? {} : { title: officer.title }),
      reasons: reasonsIn(words),
      start,
      end: last.end,
    },
    end: last.line + 1,
  };
}

function lineStart(source: string, at: number): number {
  return Math.max(source.lastIndexOf('\n', at - 1), source.lastIndexOf('\r', at - 1)) + 1;
}
