import { createHash } from 'node:crypto';
import type { DocumentId } from '../document.ts';

/** The longest slug, in characters. */
const MAX_SLUG = 60;

/**
 * A document's id from its title: ASCII letters and digits in lower case, words joined by hyphens, at most 60 characters
 * and cut between words. A title without such letters gets a short hash of `seed` instead.
 */
export function slug(title: string, seed: string): DocumentId {
  const words = title
    .slice(0, 10 * MAX_SLUG)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’‘ʼ]/gu, '')
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== '');
  let joined = (words[0] ?? '').slice(0, MAX_SLUG);
  for (const word of words.slice(1)) {
    if (joined.length + 1 + word.length > MAX_SLUG) break;
    joined += `-${word}`;
  }
  const hash = createHash('sha256').update(seed).digest('hex').slice(0, 8);
  return (joined === '' ? `document-${hash}` : joined) as DocumentId;
}
