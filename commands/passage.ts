import { type Citation, citePieces, cutsOf, type Document, type Paragraph } from '../src/index.ts';
import { quotationOf } from './compose.ts';
import type { Quotation } from './reply.ts';

/** Units of context on each side of a name, at most. */
const reach = 240;
const abbreviation =
  /(?:\b(?:Mr|Mrs|Ms|Dr|Amb|Gen|Col|Lt|Sgt|Gov|Sen|Rep|St|Jr|Sr|No|vs|cf|MR|MRS|DR|AMB|GEN|COL|MAJ|CAPT|ADM|LT|SGT|GOV|SEN|REP|JR|SR)|\b\p{Lu}|\.\p{L})\.$/u;

/** An exact quotation and where it begins in the paragraph's text. */
export interface Passage {
  readonly at: number;
  readonly quotation: Quotation;
}

/** Paragraph text [start, end) as exact quotations, one for each stretch that stands unbroken in the source. */
export function passages(
  document: Document,
  paragraph: Paragraph,
  start = 0,
  end = paragraph.text.length,
): readonly Passage[] {
  return citePieces(document, paragraph, start, end).map((citation) => ({
    at: textOffset(paragraph, citation.start) ?? start,
    quotation: quotationOf(citation),
  }));
}

function sentenceStart(text: string, at: number): number {
  const least = Math.max(0, at - reach);
  for (let here = at; here > least; here -= 1) {
    if (text.charAt(here - 1) !== ' ') continue;
    const before = text.slice(Math.max(0, here - 12), here - 1);
    if (/[.!?…]["”’)\]]*$/u.test(before) && !abbreviation.test(before)) return here;
  }
  return least === 0 ? 0 : wordStart(text, least, at);
}

function sentenceEnd(text: string, at: number): number {
  const most = Math.min(text.length, at + reach);
  for (let here = at; here < most; here += 1) {
    if (text.charAt(here) !== ' ') continue;
    const before = text.slice(Math.max(0, here - 12), here);
    if (/[.!?…]["”’)\]]*$/u.test(before) && !abbreviation.test(before)) return here;
  }
  if (most === text.length) return most;
  const blank = text.lastIndexOf(' ', most);
  return Math.max(blank, at);
}

function wordStart(text: string, from: number, at: number): number {
  const blank = text.indexOf(' ', from);
  return blank >= 0 && blank < at ? blank + 1 : at;
}

/** How a paragraph begins: its first sentence, or a bounded part of it. */
export function openingOf(document: Document, paragraph: Paragraph): Quotation | undefined {
  const [first] = passages(document, paragraph, 0, sentenceEnd(paragraph.text, 0));
  if (first === undefined) return undefined;
  const { at, quotation } = first;
  return { ...quotation, cut: cutsOf(paragraph.text, at, at + quotation.quote.foreign.length) };
}

/** The text offset of a source offset that lies in the paragraph. */
function textOffset(paragraph: Paragraph, offset: number): number | undefined {
  const span = paragraph.spans.find((each) => offset >= each.start && offset <= each.start + each.length);
  return span === undefined ? undefined : span.at + offset - span.start;
}

/** The sentence around a citation, or a bounded part of it, as a quotation that marks the cited words; undefined when it is not of a paragraph. */
export function sentenceAround(document: Document, citation: Citation): Quotation | undefined {
  const paragraph = document.paragraphs.find(({ index }) => index === citation.paragraph);
  const first = paragraph === undefined ? undefined : textOffset(paragraph, citation.start);
  const last = paragraph === undefined ? undefined : textOffset(paragraph, citation.end);
  if (paragraph === undefined || first === undefined || last === undefined) return undefined;
  const all = passages(document, paragraph, sentenceStart(paragraph.text, first), sentenceEnd(paragraph.text, last));
  const found = all.find(({ quotation: { cite } }) => cite.start <= citation.start && citation.end <= cite.end);
  if (found === undefined) return undefined;
  const { at, quotation } = found;
  const from = first - at;
  const to = from + citation.quote.length;
  const cut = cutsOf(paragraph.text, at, at + quotation.quote.foreign.length);
  return quotation.quote.foreign.slice(from, to) === citation.quote
    ? { ...quotation, cut, matches: [[from, to]] }
    : { ...quotation, cut };
}
