/** What may stand before an id. */
const referenceWords = /^\s*(?:reftels?|refs?|cable|telegram|mrn|document|doc)\b[\s:.#]*/iu;

/** An id as it was typed, without the words that people put before it: `reftel`, `cable`, `doc #`. */
export function typedId(text: string): string {
  return text.trim().replace(referenceWords, '').trim();
}
