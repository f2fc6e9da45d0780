import { citePieces } from '../citation.ts';
import { type CiteStyle, citeStyles, formatCitation } from '../cite/index.ts';
import type { Document, Paragraph } from '../document.ts';
import { AskError } from '../errors.ts';
import type { DocumentCard } from '../store/store.ts';
import type { CiteAnswer, CiteOptions } from './answers.ts';

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

/**
 * Exact paragraphs and a reference to paste.
 * @throws AskError for a paragraph that is not there or an unknown style
 */
export function citeDocument(document: Document, card: DocumentCard, options: CiteOptions): CiteAnswer {
  const style: CiteStyle = options.style ?? 'chicago';
  if (!citeStyles.includes(style)) {
    throw new AskError(`there is no style "${style}"; styles are ${citeStyles.join(', ')}`, {
      suggestions: citeStyles,
    });
  }
  const wanted = options.paragraph === undefined ? undefined : String(options.paragraph);
  const chosen = wanted === undefined ? [] : paragraphsNamed(document, wanted);
  return {
    document: card,
    paragraphs: chosen.map((paragraph) => ({
      index: paragraph.index,
      label: paragraph.label,
      mark: paragraph.mark,
      citations: citePieces(document, paragraph),
    })),
    style,
    text: formatCitation(
      document,
      chosen.map((paragraph) => paragraph.label),
      style,
    ),
    ...(document.version === undefined ? {} : { version: document.version }),
  };
}
