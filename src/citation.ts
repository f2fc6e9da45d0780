import type { Citation, Document, Paragraph } from './document.ts';
import { matchesIn } from './matches.ts';

/** Line wrapping folded: every run of white space is one blank, none at the ends. */
export function fold(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/**
 * How people write a place in a document: a cable by its number, anything else by its title; the version from the second
 * on; paragraph and, where there are pages, the page.
 */
export function pinOf(
  { id, kind, title, version = 1 }: Pick<Document, 'id' | 'kind' | 'title' | 'version'>,
  paragraph?: Pick<Paragraph, 'label' | 'page'>,
): string {
  const name = kind === 'cable' ? id : title;
  const text = version === 1 ? name : `${name} (version ${version})`;
  if (paragraph === undefined) return text;
  return `${text} ¶${paragraph.label}${paragraph.page === undefined ? '' : `, p. ${paragraph.page}`}`;
}

/** Cites source offsets outside the paragraphs' text: header words, or a heading (with the first paragraph under it). */
export function citeSource(document: Document, start: number, end: number, paragraph?: Paragraph): Citation {
  const raw = document.source.text.slice(start, end);
  const lead = raw.length - raw.trimStart().length;
  const from = Math.min(start + lead, end);
  const to = Math.max(from, start + raw.trimEnd().length);
  return {
    document: document.id,
    ...(paragraph === undefined ? {} : { paragraph: paragraph.index }),
    start: from,
    end: to,
    quote: fold(document.source.text.slice(from, to)),
    pin: pinOf(document, paragraph),
    ...(document.version === undefined ? {} : { version: document.version }),
  };
}

/** White space, or the hyphen of a word that was divided at the end of a line. */
const unbroken = /^-?\s*$/u;

/**
 * Cites paragraph text [start, end), in one citation per unbroken stretch: a page marker that the reading left out
 * splits it, so that no quote ever holds words that are not the paragraph's.
 */
export function citePieces(
  document: Document,
  paragraph: Paragraph,
  start = 0,
  end = paragraph.text.length,
): Citation[] {
  const pieces: { start: number; end: number }[] = [];
  for (const span of paragraph.spans) {
    const from = Math.max(start, span.at);
    const to = Math.min(end, span.at + span.length);
    if (from >= to) continue;
    const piece = { start: span.start + from - span.at, end: span.start + to - span.at };
    const last = pieces.at(-1);
    const gap = last === undefined ? undefined : document.source.text.slice(last.end, piece.start);
    if (last !== undefined && gap !== undefined && unbroken.test(gap)) last.end = piece.end;
    else pieces.push(piece);
  }
  return pieces
    .map((piece) => citeSource(document, piece.start, piece.end, paragraph))
    .filter((citation) => citation.quote !== '');
}

/**
 * Cites paragraph text [start, end) in one citation. Where a page marker splits it, the piece that holds `anchor`
 * (a text offset; default: the start) is cited.
 * @throws RangeError when the stretch holds no words
 */
export function cite(document: Document, paragraph: Paragraph, start: number, end: number, anchor = start): Citation {
  const pieces = citePieces(document, paragraph, start, end);
  const at = sourceOffset(paragraph, anchor);
  const piece = pieces.find((each) => each.start <= at && at < each.end) ?? pieces[0];
  if (piece === undefined)
    throw new RangeError(`nothing to cite at ${start}–${end} of ${document.id} ¶${paragraph.label}`);
  return piece;
}

/** The source offset of a text offset; one that falls on a folded blank counts as the next span's start. */
export function sourceOffset(paragraph: Paragraph, offset: number): number {
  for (const span of paragraph.spans) {
    if (offset < span.at) return span.start;
    if (offset < span.at + span.length) return span.start + offset - span.at;
  }
  return paragraph.end;
}

/** Pieces of source text that are joined into a paragraph's text, one blank between two; their own inner white space is folded. */
export function spansOf(
  source: string,
  pieces: readonly { start: number; end: number }[],
): Pick<Paragraph, 'text' | 'spans' | 'start' | 'end'> {
  let text = '';
  const spans: { at: number; start: number; length: number }[] = [];
  for (const piece of pieces) {
    for (const run of matchesIn(source.slice(piece.start, piece.end), /\S+(?: \S+)*/gu)) {
      if (text !== '') text += ' ';
      spans.push({ at: text.length, start: piece.start + run.index, length: run[0].length });
      text += run[0];
    }
  }
  const first = spans[0];
  const last = spans.at(-1);
  return {
    text,
    spans,
    start: first?.start ?? pieces[0]?.start ?? 0,
    end: last === undefined ? (pieces[0]?.start ?? 0) : last.start + last.length,
  };
}
