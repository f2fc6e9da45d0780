import { type Collection, messageQuotations, namedBeside, type VerifyAnswer } from '../src/index.ts';
import type { Named } from './named-in.ts';

const mostChecked = 10;
/** Beside the ids that it names, a message with fewer words says nothing to check. */
const leastWords = 3;
/** So much of a message has to be a document's for all of it to be the quotation, whatever is in quotation marks there. */
const leastSame = 0.8;
/** Words before an id at the beginning that lead to what follows its colon: "according to 07 STATE 130159:". */
const longestLead = 40;

/** A quotation of a message, and what the collection says to it. */
export interface Checked {
  readonly quotation: string;
  readonly answer: VerifyAnswer;
}

/** What was checked of a message; so many quotations more it has, and so many terms in quotation marks. */
export interface CheckedMessage {
  readonly checked: readonly Checked[];
  readonly left: number;
  readonly terms: number;
}

interface Asked {
  readonly quotation: string;
  readonly named: readonly string[];
}

const countOf = (text: string) => text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** Where a text ends before such marks; a loop, as a search for them up to the end begins anew at each of a long row. */
function endBefore(marks: RegExp, text: string): number {
  let end = text.length;
  while (end > 0 && marks.test(text.charAt(end - 1))) end -= 1;
  return end;
}

/** Words without what stands around them: marks of quotation and of code. */
function bare(text: string): string {
  return text
    .slice(0, endBefore(/[\s`]/u, text))
    .replace(/^[\s`]+/u, '')
    .replace(/^["“„«‹‘']|["”“»›’']$/gu, '')
    .trim();
}

const pin = /¶+\s?[\w–-]{1,9}/u.source;
/** Nothing but marks, and a paragraph's number; what begins alike stands in different branches, so that it is read once. */
const isOnlyPin = new RegExp(
  `^(?:[\\s.,;)\\]]*|[\\s,;]*(?:${pin}|par(?:a|agraph)?s?\\.?\\s\\d{1,3})[\\s.,;)\\]]*)$`,
  'u',
);
/** A paragraph's number and a bracket, then a colon, a dash or the line's end: what follows is of the document named before. */
const leading = new RegExp(`^\\s*(?:(?:${pin}(?:\\s*[\\])])?|[\\])])\\s*)?(?:[:—–]|(?<=\\n))`, 'u');

/** Where words end before what leads from them to an id: `(`, `—`, "from", "see". */
function endBeforeId(text: string): number {
  const blank = endBefore(/\s/u, text);
  // As long as the longest of these words, and the letter before it.
  const word = /(?<![\p{L}\p{N}])(?:in|from|see|and)$/iu.exec(text.slice(Math.max(0, blank - 6), blank));
  const end = blank < text.length && word !== null ? blank - word[0].length : text.length;
  return endBefore(/[\s([,;—–~-]/u, text.slice(0, end));
}

/** Words that stand for themselves, without the ids before and behind them that say where they are from. */
export function apart(text: string, named: readonly Named[]): Asked {
  const of = new Set<string>();
  let [start, end] = [0, text.length];
  for (const each of named.toReversed()) {
    if (!isOnlyPin.test(text.slice(each.end, end))) break;
    end = endBeforeId(text.slice(0, each.start));
    of.add(each.id);
  }
  const [first] = named;
  const lead = first !== undefined && first.start <= longestLead && first.end < end ? first : undefined;
  const after = lead && leading.exec(text.slice(lead.end, end));
  if (lead !== undefined && after !== null && after !== undefined) {
    start = lead.end + after[0].length;
    of.add(lead.id);
  }
  return { quotation: bare(text.slice(start, Math.max(start, end))), named: [...of] };
}

/** Whether an answer is to these words as a whole: they are a document's, but for a few. */
function isWhole({ verdict, difference }: VerifyAnswer): boolean {
  if (verdict !== 'altered') return verdict === 'exact' || verdict === 'misattributed';
  const count = (kinds: readonly string[]) =>
    difference.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { text }) => sum + countOf(text), 0);
  const [same, added, removed] = [count(['same']), count(['added']), count(['removed'])];
  return same >= leastSame * (same + Math.max(added, removed));
}

async function answers(asked: readonly Asked[], collection: Collection): Promise<Checked[]> {
  const checked: Checked[] = [];
  for (const { quotation, named } of asked.slice(0, mostChecked))
    checked.push({ quotation, answer: await collection.verify(quotation, { named }) });
  return checked;
}

/** The text as one quotation: as it stands, where a document has it so; else without the ids around it. */
async function whole(text: string, named: readonly Named[], collection: Collection): Promise<Checked | undefined> {
  const all = bare(text);
  const without = apart(text, named);
  if (countOf(without.quotation) === 0 || (named.length > 0 && countOf(without.quotation) < leastWords))
    return undefined;
  const [checked] = await answers([{ quotation: all, named: [] }], collection);
  if (checked?.answer.verdict === 'exact' || without.named.length === 0) return checked;
  return (await answers([without], collection))[0];
}

/** What is in marks, with the documents that are named for it. */
function marked(text: string, named: readonly Named[], least?: number): Asked[] {
  const within = messageQuotations(text, least);
  const beside = namedBeside(text, within, named);
  return within.map(({ text: quotation }, at) => {
    const own = beside[at] === undefined ? undefined : named[beside[at]];
    return { quotation, named: own === undefined ? [] : [own.id] };
  });
}

/**
 * Checks the quotations of a message with the documents that are named for them; where it has none in marks, the whole text,
 * or the short ones in it. A text that is a document's as a whole, with quotations of its own, is one quotation. One that only
 * names documents says nothing to check.
 */
export async function checkedIn(
  text: string,
  named: readonly Named[],
  collection: Collection,
): Promise<CheckedMessage> {
  const quotations = marked(text, named);
  const short = marked(text, named, 1);
  if (quotations.length > 0) {
    const checked = await answers(quotations, collection);
    const rest = countOf(text) - quotations.reduce((sum, { quotation }) => sum + countOf(quotation), 0);
    const may = rest >= leastWords && !/^[^\S\n\r\u2028\u2029]*(?:>|&gt;)/mu.test(text);
    const all = may && checked.some(({ answer }) => answer.verdict !== 'not found');
    const own = all ? await whole(text, named, collection) : undefined;
    if (own !== undefined && isWhole(own.answer)) return { checked: [own], left: 0, terms: 0 };
    return { checked, left: quotations.length - checked.length, terms: Math.max(0, short.length - quotations.length) };
  }
  const own = await whole(text, named, collection);
  const isOne = own !== undefined && (own.answer.verdict === 'spliced' || isWhole(own.answer));
  const isMarked = short.length > 1 || countOf(short[0]?.quotation ?? text) < countOf(text);
  if (!isOne && short.length > 0 && isMarked)
    return { checked: await answers(short, collection), left: Math.max(0, short.length - mostChecked), terms: 0 };
  const isAbout = named.length > 0 && own?.answer.verdict === 'not found';
  return { checked: own === undefined || isAbout ? [] : [own], left: 0, terms: 0 };
}
