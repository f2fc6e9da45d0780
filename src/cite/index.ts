import type { Document } from '../document.ts';
import { bibtex, cslJson, ris } from './exports.ts';
import { apa, bluebook, chicago, chicagoBibliography, frus, mla, plain } from './styles.ts';
import { type Work, workOf } from './work.ts';

const formatters = {
  chicago,
  'chicago-bibliography': chicagoBibliography,
  apa,
  mla,
  bluebook,
  frus,
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
 * An undated document says n.d.; a cable keeps its day. `accessed` is the ISO day on which it was read at its address.
 */
export function formatCitation(
  document: Document,
  labels: readonly string[],
  style: CiteStyle,
  accessed?: string,
): string {
  return formatters[style](workOf(document, labels, accessed));
}
