import { wordsOf } from './quoted-words.ts';

/** A quotation in a message. Offsets are of the message, marks of quotation included. */
export interface MessageQuotation {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** How a mark closes what it opens: „ and » are opened and closed in more than one way. */
const closing: Readonly<Record<string, string>> = {
  '"': '"',
  '＂': '＂',
  '“': '”“',
  '”': '”',
  '„': '“”"',
  '‟': '”',
  '«': '»',
  '»': '«»',
  '‹': '›',
  '›': '‹›',
  '‘': '’',
  '‚': '‘’',
  "'": "'",
  '「': '」',
  '『': '』',
};
const single = /['‘‚‹›]/u;
/** A message has no more of them. */
export const mostQuotations = 50;
/** Units from the mark that opens to the one that closes. */
const longestQuotation = 8_000;
/** Units looked at for a text: each mark that is never closed costs as many as follow it. */
const mostSteps = 2_000_000;
/** Quotations within one, in the same marks. */
const mostWithin = 10;

function opensAt(text: string, at: number): string | undefined {
  const mark = text.charAt(at);
  const closers = closing[mark];
  if (closers === undefined) return undefined;
  const [before, after] = [text.charAt(at - 1), text.charAt(at + 1)];
  if (single.test(mark) && (/[\p{L}\p{N}]/u.test(before) || !/[\p{L}\p{N}[.…“"]/u.test(after))) return undefined;
  // A mark that closes elsewhere opens only where a word begins.
  if (/[”»›]/u.test(mark) && (!/^$|[\s(]/u.test(before) || /^$|\s/u.test(after))) return undefined;
  // Inches, and the end of what was opened before the text begins.
  if (/["＂]/u.test(mark) && /[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return undefined;
  return closers;
}

/** Whether a double mark can only open: a word begins behind it, and none ends before it. */
function onlyOpens(text: string, at: number): boolean {
  return /[\s([—–-]/u.test(text.charAt(at - 1)) && /[\p{L}\p{N}[.…]/u.test(text.charAt(at + 1));
}

/**
 * Where the quotation that opens at `at` is closed; within a paragraph. One that opens and closes within it, in the same
 * marks, is a part of it; where that leaves it open, it was none.
 */
function closedAt(
  text: string,
  at: number,
  closers: string,
  steps: { left: number },
  within = false,
): number | undefined {
  const mark = text.charAt(at);
  let nested = within || single.test(mark) ? mostWithin : 0;
  const last = Math.min(text.length, at + Math.min(longestQuotation, steps.left));
  for (let end = at + 1; end < last; end += 1) {
    const unit = text.charAt(end);
    steps.left -= 1;
    if (unit === '\n' && /^\n[ \t]*\n/u.test(text.slice(end, end + 200))) return undefined;
    const closes = closers.includes(unit);
    if (!closes && unit !== mark) continue;
    const isWithin = nested < mostWithin && onlyOpens(text, end);
    const inner = isWithin ? closedAt(text, end, closing[unit] ?? '', steps, true) : undefined;
    if (inner !== undefined) {
      end = inner;
      nested += 1;
      continue;
    }
    if (isWithin) nested = mostWithin;
    if (!closes) continue;
    const isApostrophe = /['’]/u.test(unit) && single.test(mark);
    if (isApostrophe && /[\p{L}\p{N}]/u.test(text.charAt(end + 1))) continue;
    return end;
  }
  return undefined;
}

/** What stands in quotation marks, `leastWords` or more; offsets begin at `from`. */
export function inMarks(text: string, from: number, leastWords: number): MessageQuotation[] {
  const found: MessageQuotation[] = [];
  const steps = { left: mostSteps };
  for (let at = 0; at < text.length && found.length < mostQuotations; at += 1) {
    const closers = opensAt(text, at);
    const end = closers === undefined ? undefined : closedAt(text, at, closers, steps);
    if (end === undefined) continue;
    const inner = text.slice(at + 1, end).trim();
    if (wordsOf(inner, leastWords).length < leastWords) continue;
    found.push({ text: inner, start: from + at, end: from + end + 1 });
    at = end;
  }
  return found;
}
