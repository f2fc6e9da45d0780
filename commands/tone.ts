import type { Document, DocumentCard } from '../src/index.ts';
import type { Tone } from './reply.ts';

const words: readonly (readonly [RegExp, Tone])[] = [
  [/^TOP SECRET/u, 'top-secret'],
  [/^SECRET/u, 'secret'],
  [/^CONFIDENTIAL/u, 'confidential'],
  [/LIMITED|SENSITIVE|SBU|OFFICIAL USE|FOUO|E ?F ?T ?O/u, 'limited'],
  [/^UNCLAS/u, 'unclassified'],
];
const levels: readonly Tone[] = ['unclassified', 'limited', 'confidential', 'secret', 'top-secret'];

/** The colour of a document: its classification as released; articles and reports without one are grey. */
export function toneOf({ cable, classification }: Document): Tone {
  const marking = (cable?.classification ?? classification)?.toUpperCase();
  if (marking === undefined) return cable === undefined ? 'article' : 'neutral';
  return words.find(([pattern]) => pattern.test(marking))?.[1] ?? 'neutral';
}

/** The same for a document of a list. */
export function toneOfCard(card: DocumentCard): Tone {
  return card.kind === 'cable' || card.level > 0 ? (levels[card.level] ?? 'neutral') : 'article';
}
