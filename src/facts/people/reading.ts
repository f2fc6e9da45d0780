import { type Candidate, candidatesOf } from './candidates.ts';
import { type Resolved, resolve } from './coreference.ts';
import { tokensOf } from './tokens.ts';
import { vouchedBy } from './vouched.ts';

const partLength = 60_000;

/** Where a part of the text that starts at `from` may end: at an empty line, a sentence, a line, a comma, a blank, or anywhere. */
function partEnd(text: string, from: number): number {
  const limit = from + partLength;
  if (limit >= text.length) return text.length;
  const earliest = from + partLength / 2;
  const tail = text.slice(earliest, limit);
  for (const mark of ['\n\n', '. ', '\n', ', ', ' ']) {
    const at = tail.lastIndexOf(mark);
    if (at >= 0) return earliest + at + mark.length;
  }
  return limit;
}

/** What looks like a name in a text, in order, without overlap. Linear; the tokens of one part at a time are in memory. */
export function candidatesIn(text: string): Candidate[] {
  const candidates: Candidate[] = [];
  for (let from = 0; from < text.length; ) {
    const to = partEnd(text, from);
    for (const candidate of candidatesOf(tokensOf(text, from, to))) candidates.push(candidate);
    from = to;
  }
  return candidates;
}

/** Everyone named in a text, in order, without overlap. */
export function readPeople(text: string): Resolved[] {
  return resolve(text, candidatesIn(text));
}

/** Everyone named in each of several texts that share their people: a name that one makes certain is one in the others too. */
export function readTogether(texts: readonly string[]): Resolved[][] {
  const all = texts.map((text) => ({ text, candidates: candidatesIn(text) }));
  const vouched = vouchedBy(all.map(({ text, candidates }) => resolve(text, candidates)));
  return all.map(({ text, candidates }) => resolve(text, candidates, undefined, vouched));
}
