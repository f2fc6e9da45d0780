import type { Placed } from '../../document.ts';
import { endsSentence } from './blocks.ts';
import { isClassificationOnly } from './furniture.ts';
import type { Line } from './lines.ts';

const signature =
  /^([A-Z][A-Z'’.-]{1,24}(?: (?:[A-Z]\. )?[A-Z][A-Z'’.-]{1,24}){0,2}(?:,? (?:JR|SR|II|III)\.?)?)[#\s]*$/u;
/** Since about 2005 some posts sign in small letters; then the name stands apart. */
const smallSignature = /^(\p{Lu}\p{Ll}{2,20}(?:-\p{Lu}\p{Ll}{2,20})?)$/u;
const together = /^([A-Z][A-Z'’-]{2,24})\s?\/\s?([A-Z][A-Z'’-]{2,24})[#\s]*$/u;
const behindSentence = /[.!?)"”]\s+([A-Z][A-Z'’-]{2,24})[#\s]*$/u;
const noNames =
  /^(?:END|BEGIN|TEXT|COMMENT|SUMMARY|NOTE|SECRET|CONFIDENTIAL|UNCLAS\w*|SIPDIS|NOFORN|NNNN|ENDNOTE|ENCLOSURE|ATTACHMENT|ANNEX|INTRODUCTION|BACKGROUND|CONCLUSION|ACTION|HOBBIES|QUOTE|UNQUOTE|BT|N\/A|NONE)\b/iu;
const mostTrailing = 12;

export interface Signature {
  readonly signers: readonly string[];
  readonly at: readonly Placed[];
  /** The lines of the body without the signature and what stands below it. */
  readonly lines: readonly Line[];
}

function placed(line: Line, name: string): Placed {
  const at = line.text.lastIndexOf(name);
  return { text: name, start: line.start + at, end: line.start + at + name.length };
}

/** `NNNN` behind the name on the same line is the end of the message. */
function withoutEndSign(line: Line | undefined): Line | undefined {
  const sign = /\s{1,8}(?:N{3,4}|BT)$/u.exec(line?.text.slice(-12) ?? '');
  if (line === undefined || sign === null) return line;
  const text = line.text.slice(0, line.text.length - sign[0].length);
  return { ...line, text, end: line.start + text.length };
}

/**
 * Finds who signed: the last line, in capitals, a surname or two; or the last word behind a finished sentence. What
 * stands below it (classification, single points) falls off with it.
 */
export function signatureOf(lines: readonly Line[]): Signature {
  let end = lines.length;
  while (end > 0 && lines.length - end < mostTrailing) {
    const text = lines[end - 1]?.text ?? '';
    if (!isClassificationOnly(text) && !/^[.#\s*_=-]*$/u.test(text)) break;
    end -= 1;
  }
  const last = withoutEndSign(lines[end - 1]);
  if (last === undefined) return { signers: [], at: [], lines };
  const kept = lines.slice(0, end - 1);
  const before = lines[end - 2];
  const amongSmall = /\p{Ll}{2}/u.test(before?.text ?? '') && /^[A-Z'’-]{4,}[#\s]*$/u.test(last.text);
  const apart = before === undefined || last.gap || last.broken || amongSmall || endsSentence(before.text);
  if (apart && last.text.length <= 60 && !noNames.test(last.text)) {
    const two = together.exec(last.text);
    if (two !== null) {
      const at = [placed(last, two[1] ?? ''), placed(last, two[2] ?? '')];
      return { signers: at.map((each) => each.text), at, lines: kept };
    }
    const name = (signature.exec(last.text) ?? (last.gap ? smallSignature.exec(last.text) : null))?.[1]?.trim();
    if (name !== undefined && before !== undefined) return { signers: [name], at: [placed(last, name)], lines: kept };
  }
  const name = behindSentence.exec(last.text.slice(-60))?.[1];
  if (name === undefined || noNames.test(name)) return { signers: [], at: [], lines: lines.slice(0, end) };
  const at = placed(last, name);
  const text = last.text.slice(0, at.start - last.start).trimEnd();
  return { signers: [name], at: [at], lines: [...kept, { ...last, text, end: last.start + text.length }] };
}
