import type { Document } from '../document.ts';
import { bibtex, cslJson, ris } from './exports.ts';
import { apa, bluebook, chicago, mla, plain } from './styles.ts';
import { type Work, workOf } from './work.ts';

const formatters = {
  chicago,
  apa,
  mla,
  bluebook,
  plain,
  bibtex,
  ris,
  'csl-json': cslJson,
} as const satisfies Record<string, (work: Work) => string>;

export type CiteStyle = keyof typeof formatters;

/** The styles by name, Chicago (the default) first. */
export const citeStyles = Object.keys(formatters) as CiteStyle[];

/**
 * A document as a reference to paste. `labels` are the printed labels of the cited paragraphs, in order; none: the whole.
 * An undated document says n.d.; a cable keeps its day.
 */
export function formatCitation(document: Document, labels: readonly string[], style: CiteStyle): string {
  return formatters[style](workOf(document, labels));
}
