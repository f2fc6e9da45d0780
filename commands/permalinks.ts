import type { CiteAnswer } from '../src/index.ts';
import type { Context } from './command.ts';
import { pinOf, spacedId } from './compose.ts';
import { type Block, foreign, type Pin } from './reply.ts';

/** Where the cited paragraphs stand, from the first word to the last; the document as a whole where none are cited. */
function placeOf({ document, paragraphs, version }: CiteAnswer): Pin {
  const citations = paragraphs.flatMap((paragraph) => paragraph.citations);
  const [first] = citations;
  if (first !== undefined) return { ...pinOf(first), end: Math.max(...citations.map(({ end }) => end)) };
  const pin = document.kind === 'cable' ? spacedId(document.id) : document.title;
  return { pin, document: document.id, start: 0, end: 0, ...(version === undefined ? {} : { version }) };
}

/** A citation's way into the reader, and its address for good, to paste beside it; nothing where there is no reader. */
export function permalinkBlocks(answer: CiteAnswer, { permalink }: Pick<Context, 'permalink'>): Block[] {
  if (permalink === undefined) return [];
  const place = placeOf(answer);
  return [
    { kind: 'list', items: [{ label: ['Read it there'], also: [place] }] },
    { kind: 'copy', text: foreign(permalink(place)), label: 'permalink' },
  ];
}
