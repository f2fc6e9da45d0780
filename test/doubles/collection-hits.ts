import type { Document, Hit, SimilarDocument } from '../../src/index.ts';
import { cardOf, citing } from './documents.ts';

/** A paragraph that was found by its words. */
export function hitOf(document: Document, quote: string): Hit {
  const citation = citing(document, quote);
  return {
    documentId: document.id,
    card: cardOf(document),
    paragraph: citation.paragraph ?? 0,
    label: '1',
    snippet: quote,
    matches: [[0, Math.min(3, quote.length)]],
    inHeading: false,
    inTitle: false,
    cut: { before: false, after: false },
    score: 1,
    citation,
  };
}

/** A document that is like another one, with what both have. */
export function likeness(own: Document, other: Document): SimilarDocument {
  const words = (document: Document, text: string) =>
    citing(document, document.source.text.includes(text) ? text : (document.paragraphs[0]?.text ?? ''));
  const shared = (kind: 'person' | 'word', text: string) =>
    ({ kind, weight: 1, own: words(own, text), citation: words(other, text) }) as const;
  return {
    card: cardOf(other),
    share: 0.4,
    passages: [hitOf(other, other.paragraphs[0]?.text ?? '')],
    shared: [shared('person', 'Olsen'), shared('word', 'harbor')],
  };
}
