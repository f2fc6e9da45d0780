import { citePieces, citeSource } from '../citation.ts';
import type { Citation, Document, Paragraph } from '../document.ts';
import { typographyFolded } from './typography.ts';

/** Where something stands: its kind, and of a paragraph what is printed before it. */
export interface PassagePlace {
  readonly kind: 'title' | 'heading' | 'paragraph' | 'line';
  readonly label?: string;
  readonly mark?: string;
}

/** A passage of a document; `cite` takes offsets of its `text`. */
export interface Passage {
  readonly place: PassagePlace;
  readonly text: string;
  readonly words: readonly { readonly key: string; readonly start: number; readonly end: number }[];
  /** Equal for passages that say the same. */
  readonly key: string;
  cite(start: number, end: number): readonly Citation[];
}

/** A word with what is written within it (U.S., didn't), or the marks between two. */
const token = /[\p{L}\p{N}\p{M}]+(?:['’.-][\p{L}\p{N}\p{M}]+)*|[^\s\p{L}\p{N}\p{M}]+/gu;
function passage(place: PassagePlace, text: string, cite: Passage['cite']): Passage {
  const words = [...text.matchAll(token)].map((match) => ({
    key: typographyFolded(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const key = [place.kind, place.mark ?? '', ...words.map((word) => word.key)].join(' ');
  return { place, text, words, key, cite };
}

interface Located {
  readonly start: number;
  readonly passage: Passage;
}

function ofSource(document: Document, kind: 'title' | 'heading' | 'line', start: number, end: number): Located {
  const cite = (from: number, to: number) => [citeSource(document, start + from, start + to)];
  return { start, passage: passage({ kind }, document.source.text.slice(start, end), cite) };
}

function ofParagraph(document: Document, paragraph: Paragraph): Located {
  const { label, mark, text, start } = paragraph;
  const place: PassagePlace = { kind: 'paragraph', label, ...(mark === undefined ? {} : { mark }) };
  return { start, passage: passage(place, text, (from, to) => citePieces(document, paragraph, from, to)) };
}

/** The lines of a cable before and after its body: addresses, captions, TAGS, signature. */
function* linesAround(document: Document): Generator<Located> {
  const { text } = document.source;
  const body = [...document.paragraphs, ...document.headings];
  const first = body.reduce((least, each) => Math.min(least, each.start), text.length);
  const last = body.reduce((most, each) => Math.max(most, each.end), 0);
  const title = document.titleAt;
  for (const match of text.matchAll(/[^\r\n]+/gu)) {
    const start = match.index;
    const end = start + match[0].length;
    const isTitle = title !== undefined && start < title.end && title.start < end;
    if (match[0].trim() !== '' && !isTitle && (end <= first || start >= last))
      yield ofSource(document, 'line', start, end);
  }
}

/** Title, headings and paragraphs in the order of the source; of a cable also the lines around its body. */
export function passagesOf(document: Document): Passage[] {
  const { titleAt, headings, paragraphs, cable } = document;
  const located = [
    ...(titleAt === undefined ? [] : [ofSource(document, 'title', titleAt.start, titleAt.end)]),
    ...headings.map(({ start, end }) => ofSource(document, 'heading', start, end)),
    ...paragraphs.map((each) => ofParagraph(document, each)),
    ...(cable === undefined ? [] : linesAround(document)),
  ];
  return located.sort((one, other) => one.start - other.start).map((each) => each.passage);
}

/** What no passage holds, blanks and typography folded. */
export function restOf(document: Document): string {
  const held = [
    ...(document.titleAt === undefined ? [] : [document.titleAt]),
    ...document.headings,
    ...document.paragraphs.flatMap(({ spans }) =>
      spans.map((span) => ({ start: span.start, end: span.start + span.length })),
    ),
  ].sort((one, other) => one.start - other.start);
  let left = '';
  let at = 0;
  for (const { start, end } of held) {
    left += `${document.source.text.slice(at, Math.max(at, start))} `;
    at = Math.max(at, end);
  }
  return typographyFolded(left + document.source.text.slice(at));
}
