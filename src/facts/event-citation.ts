import { cite, fold, sourceOffset } from '../citation.ts';
import type { Citation, Document, Paragraph } from '../document.ts';
import { standsAlone } from './event-verbs.ts';

/**
 * Cites what is told at paragraph text [start, end) of a date at `anchor`. Where a page marker tears the clause, the piece with the date must still say who did what, or nothing is
 * cited.
 * @throws RangeError when the stretch holds no words
 */
export function citeClause(
  document: Document,
  paragraph: Paragraph,
  { start, end }: { readonly start: number; readonly end: number },
  anchor: number,
): Citation | undefined {
  const piece = cite(document, paragraph, start, end, anchor);
  if (piece.quote === fold(paragraph.text.slice(start, end))) return piece;
  const whole = piece.start <= sourceOffset(paragraph, start) && piece.end > sourceOffset(paragraph, end - 1);
  return whole || standsAlone(piece.quote) ? piece : undefined;
}
