/**
 * A mention's key is its document's and its number within it: those of a document follow one another. Texts of at most
 * 100 MB have fewer than 2^24 mentions.
 */
export const mentionKey = '(@document << 24) + @number';

/** The condition that a mention is of `@document`. */
export function ofDocument(mention: string): string {
  return `${mention}.key >= @document << 24 AND ${mention}.key < (@document + 1) << 24`;
}

/** The document of a mention by its key, which is larger than what the operators of bits take. */
export function documentOf(mention: number): number {
  return Math.floor(mention / 2 ** 24);
}
