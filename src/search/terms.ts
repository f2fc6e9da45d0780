import type { Node } from './query.ts';
import { wordsOf } from './words.ts';

/** Words in a row that a question looks for, folded; more than one for a phrase or a word like "U.S.". */
export interface Term {
  readonly words: readonly string[];
  /** The last word is a beginning only. */
  readonly prefix: boolean;
}

/** Everything a question looks for, spellings put right included: what is to be highlighted. */
export function termsOf(node: Node | undefined): Term[] {
  if (node === undefined) return [];
  switch (node.kind) {
    case 'word':
      return [
        { words: wordsOf(node.text), prefix: node.prefix },
        ...(node.also ?? []).map((text) => ({ words: wordsOf(text), prefix: false })),
      ].filter(isTerm);
    case 'phrase':
      return [{ words: wordsOf(node.words.join(' ')), prefix: node.prefix }].filter(isTerm);
    case 'and':
    case 'or':
      return node.of.flatMap(termsOf);
  }
}

function isTerm(term: Term): boolean {
  return term.words.length > 0;
}
