import { citePieces, citeSource } from '../citation.ts';
import { type CiteStyle, citeStyles, formatCitation } from '../cite/index.ts';
import { piecesOf, type QuotedPiece, readingsOf } from '../cite/quoted-pieces.ts';
import { pairsTyped } from '../cite/quoted-words.ts';
import type { Document, Paragraph } from '../document.ts';
import { AskError } from '../errors.ts';
import type { DocumentCard } from '../store/store.ts';
import type { CiteAnswer, CiteOptions, Quoted } from './answers.ts';
import { passageOf, passagesOf } from './verify-candidates.ts';
import { coverOf } from './verify-cover.ts';
import { exactPlaces } from './verify-places.ts';

const longestQuote = 8_000;

const dash = /^\s*([^\s–-]+)\s*(?:[–-]|to)\s*([^\s–-]+)\s*$/u;

function byLabel(document: Document, label: string): number {
  const wanted = label
    .replace(/^(?:¶+|paras?\.?)\s*/iu, '')
    .replace(/\.$/u, '')
    .toLowerCase();
  const at = document.paragraphs.findIndex((paragraph) => paragraph.label.toLowerCase() === wanted);
  if (at >= 0) return at;
  const labels = document.paragraphs.map((paragraph) => paragraph.label);
  const range = labels.length < 2 ? labels.join('') : `${labels[0]} to ${labels.at(-1)}`;
  throw new AskError(
    `${document.title} has no paragraph ${label}; it has ${labels.length === 0 ? 'none that may be seen' : range}`,
    {
      suggestions: labels.slice(0, 10),
    },
  );
}

/** The paragraphs that a printed label (`3`, `¶3`) or a range of them (`3-5`) names, in order. */
export function paragraphsNamed(document: Document, wanted: string): readonly Paragraph[] {
  const range = document.paragraphs.some((paragraph) => paragraph.label === wanted) ? null : dash.exec(wanted);
  const first = byLabel(document, range?.[1] ?? wanted);
  const last = range?.[2] === undefined ? first : byLabel(document, range[2]);
  return document.paragraphs.slice(Math.min(first, last), Math.max(first, last) + 1);
}

/** The first heading above these paragraphs that has the words. */
function headingWith(document: Document, among: readonly Paragraph[], pieces: readonly QuotedPiece[]): Quoted[] {
  for (const { text, paragraph: index, start, end } of document.headings) {
    const under = among.find((paragraph) => paragraph.index === index);
    if (under === undefined || exactPlaces([passageOf(document.id, index, 'heading', text)], pieces).length === 0)
      continue;
    return [{ index, label: under.label, mark: undefined, citations: [citeSource(document, start, end, under)] }];
  }
  return [];
}

/** The words of a quotation, paragraph by paragraph, in the first place where they stand; none for the document's title. */
function quotedIn(document: Document, among: readonly Paragraph[], quote: string): Quoted[] {
  const readings = readingsOf(quote.slice(0, longestQuote));
  const ways = (['quoted', 'inserted'] as const).flatMap((own) => readings.map((each) => piecesOf(each, own)));
  for (const pieces of ways) {
    const typed = pairsTyped(pieces);
    const passages = among.flatMap(({ index, text }) => passagesOf(typed, document.id, index, 'text', text));
    const [place] = exactPlaces(passages, pieces);
    const cover = place === undefined ? coverOf(passages, pieces) : undefined;
    const places = place !== undefined ? [place] : cover?.readsOn === true ? cover.runs : [];
    const found = places.flatMap(({ passage: { words, paragraph: index }, first, last }): Quoted[] => {
      const paragraph = document.paragraphs.find((each) => each.index === index);
      const [from, to] = [words[first]?.start, words[last]?.end];
      if (paragraph === undefined || from === undefined || to === undefined) return [];
      const { label, mark } = paragraph;
      return [{ index, label, mark, citations: citePieces(document, paragraph, from, to) }];
    });
    if (found.length > 0) return found;
  }
  for (const pieces of ways) {
    const found = headingWith(document, among, pieces);
    if (found.length > 0) return found;
  }
  const title = passageOf(document.id, 0, 'title', document.title);
  if (ways.some((pieces) => exactPlaces([title], pieces).length > 0)) return [];
  throw new AskError(`${document.title} does not have these words in a row`, {
    suggestions: [`/verify "${quote.slice(0, 200)}"`],
  });
}

/**
 * Exact paragraphs, or the words of a quotation, and a reference to paste.
 * @throws AskError for a paragraph or words that are not there, or an unknown style
 */
export function citeDocument(document: Document, card: DocumentCard, options: CiteOptions): CiteAnswer {
  const style: CiteStyle = options.style ?? 'chicago';
  if (!citeStyles.includes(style)) {
    throw new AskError(`there is no style "${style}"; styles are ${citeStyles.join(', ')}`, {
      suggestions: citeStyles,
    });
  }
  const wanted = options.paragraph === undefined ? undefined : String(options.paragraph);
  const named = wanted === undefined ? [] : paragraphsNamed(document, wanted);
  const { quote } = options;
  const paragraphs =
    quote === undefined
      ? named.map((paragraph): Quoted => {
          const { index, label, mark } = paragraph;
          return { index, label, mark, citations: citePieces(document, paragraph) };
        })
      : quotedIn(document, wanted === undefined ? document.paragraphs : named, quote);
  const labels = paragraphs.map(({ label }) => label);
  const classification = document.cable?.classification ?? document.classification;
  return {
    document: card,
    paragraphs,
    style,
    text: formatCitation(document, labels, style, options.accessed),
    ...(classification === undefined ? {} : { classification }),
    ...(document.version === undefined ? {} : { version: document.version }),
  };
}
