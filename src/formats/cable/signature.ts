import type { Placed } from '../../document.ts';
import { isInCapitals } from '../hyphens.ts';
import { isClassificationOnly } from './furniture.ts';
import type { Line } from './lines.ts';
import { isFinished, isOrdinary, isSigner, isSmallSigner, type Signing } from './signer.ts';

const signature =
  /^([A-Z][A-Z'’.-]{1,24}(?: (?:[A-Z]\. )?[A-Z][A-Z'’.-]{1,24}){0,2}(?:,? (?:JR|SR|II|III)\.?)?)[#\s*)]*$/u;
/** Since about 2005 some posts sign in small letters; then the name stands apart. */
const smallSignature = /^(\p{Lu}\p{Ll}{2,20}(?:-\p{Lu}\p{Ll}{2,20})?)$/u;
const together = /^([A-Z][A-Z'’-]{2,24})\s?\/\s?([A-Z][A-Z'’-]{2,24})[#\s]*$/u;
const behindSentence = /(?<=\p{L}{2}.{0,60}(?:[.!?)"”]|\bUNQTE|\bUNQUOTE)\s{1,4})([A-Z][A-Z'’-]{2,24})[#\s]*$/u;
const endWords = /(?:\bEND\b[^.]{0,30}\.|\bUNQU?O?TE\.?)\s*$/u;
/** The sign that a message is whole, perhaps behind its classification. */
const endOfMessage =
  /^\s*(?:(?:UNCLASSIFIED|UNCLAS|CONFIDENTIAL|SECRET|LIMITED OFFICIAL USE)\s+)?(?:N{3,4}\s|<<\s?END OF DOCUMENT|Message Attributes)/u;
/** What stands below a signature: points and signs, the page's number. */
const below = /^(?:[.#\s*_=>-]*|\d{1,2})$/u;
const framed = /^[(*\s]+(?=[A-Z])|(?<=[A-Z]{3})\.$/gu;
const headingRule = /^[-=_*]{3,}$/u;
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
function withoutEndSign(line: Line): Line {
  const sign = /\s{1,8}(?:N{3,4}|BT)$/u.exec(line.text.slice(-12));
  if (sign === null) return line;
  const text = line.text.slice(0, line.text.length - sign[0].length);
  return { ...line, text, end: line.start + text.length };
}

/** The names that a line is made of, each with whether it is in small letters. */
function namesOn(line: Line): { at: Placed; small: boolean }[] {
  if (line.text.length > 60) return [];
  const two = together.exec(line.text);
  if (two !== null) return [two[1] ?? '', two[2] ?? ''].map((name) => ({ at: placed(line, name), small: false }));
  const name = signature.exec(line.text.replace(framed, ''))?.[1]?.trim();
  if (name !== undefined) return [{ at: placed(line, name), small: false }];
  const small = line.gap ? smallSignature.exec(line.text)?.[1] : undefined;
  return small === undefined ? [] : [{ at: placed(line, small), small: true }];
}

/** The last word behind a finished sentence, in copies that were reflowed or are whole by their last words; never at a cut. */
function nameBehind(line: Line, body: readonly Line[], signing: Signing): Placed | undefined {
  const tail = line.text.slice(-100);
  const name = behindSentence.exec(tail)?.[1];
  if (name === undefined || !/[\r\n]/u.test(signing.source.slice(line.end, line.end + 200))) return undefined;
  const at = placed(line, name);
  const before = line.text.slice(0, at.start - line.start).trimEnd();
  const ended = endOfMessage.test(signing.source.slice(line.end, line.end + 200)) && !isOrdinary(name);
  const whole = isInCapitals([...body, line].map(({ text }) => text))
    ? ended || endWords.test(before.slice(-60))
    : line.joined;
  const candidate = { name, end: at.end, before, gap: false, body: [...body, { ...line, text: before }] };
  return whole && isFinished(before) && isSigner(candidate, signing) ? at : undefined;
}

/**
 * Finds who signed: the last line, in capitals, a surname or two; or the last word behind a finished sentence. What
 * stands below it (classification, single points) falls off with it. A text that was cut off has no signature.
 */
export function signatureOf(lines: readonly Line[], signing: Signing): Signature {
  let end = lines.length;
  while (end > 0 && lines.length - end < mostTrailing) {
    const text = lines[end - 1]?.text ?? '';
    if (!isClassificationOnly(text) && !below.test(text)) break;
    end -= 1;
  }
  const unsigned: Signature = { signers: [], at: [], lines };
  const bottom = lines[end - 1];
  if (bottom === undefined || headingRule.test(lines[end]?.text ?? '')) return unsigned;
  const last = withoutEndSign(bottom);
  const body = lines.slice(0, end - 1);
  const before = body.at(-1)?.text;
  const names = before === undefined ? [] : namesOn(last);
  const signed = names.every(({ at, small }) => {
    const candidate = { name: at.text, end: last.end, before: before ?? '', gap: last.gap, body };
    return small ? isSmallSigner(candidate, signing) : isSigner(candidate, signing);
  });
  if (names.length > 0 && signed)
    return { signers: names.map(({ at }) => at.text), at: names.map(({ at }) => at), lines: body };
  const at = nameBehind(last, body, signing);
  if (at === undefined) return { ...unsigned, lines: lines.slice(0, end) };
  const text = last.text.slice(0, at.start - last.start).trimEnd();
  return { signers: [at.text], at: [at], lines: [...body, { ...last, text, end: last.start + text.length }] };
}
