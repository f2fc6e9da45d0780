import { stem } from '../stem.ts';

/** Stems kept for the words of many batches and questions. */
const mostKnown = 300_000;
const known = new Map<string, string>();

/** The stem of a folded word, worked out once. */
export function stemOf(word: string): string {
  const found = known.get(word);
  if (found !== undefined) return found;
  if (known.size >= mostKnown) known.clear();
  const made = stem(word);
  known.set(word, made);
  return made;
}
