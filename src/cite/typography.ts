/** Marks that the eye takes for equal are equal: quotation marks, dashes, ellipses, blanks. Length is kept but for ellipses. */
export function typographyFolded(text: string): string {
  return text
    .replace(/[‘’‚‛′`´]/gu, "'")
    .replace(/[“”„‟«»″]/gu, '"')
    .replace(/[‐‑‒–—―−]/gu, '-')
    .replace(/…/gu, '...')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Characters that are not seen: soft hyphens, joiners, marks of direction, marks of byte order. */
export const unseen = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu;

/**
 * The marks between two words, as far as they can change the sense: all quotation marks are one (what is quoted within a
 * quotation changes its own), so are dashes of any length; blanks, and the asterisks and underlines that chats write
 * emphasis with, are none.
 */
export function marksFolded(between: string): string {
  return between
    .normalize('NFKC')
    .replace(unseen, '')
    .replace(/[\s*_~`|]+/gu, '')
    .replace(/[‘’‚‛′´“”„‟«»‹›″"']+/gu, "'")
    .replace(/[‐‑‒–—―−-]+/gu, '-');
}
