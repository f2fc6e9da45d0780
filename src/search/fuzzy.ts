import Fuse from 'fuse.js';
import { editDistance } from '../mrn/edit-distance.ts';

/** Candidates compared at once: Fuse reads them all. */
const mostCandidates = 500;
/** Fuse's own limit for one pattern is 32 letters; longer ones it splits. */
const longestText = 100;

export interface Near<Candidate> {
  readonly item: Candidate;
  /** 0 to 1, higher is nearer. */
  readonly score: number;
}

/**
 * Candidates whose keys look like the text, nearest first. For ids, titles, posts and commands, never for bodies: at most
 * 500 candidates are looked at, the caller brings them best first.
 */
export function nearest<Candidate>(
  text: string,
  candidates: readonly Candidate[],
  keys: readonly ((candidate: Candidate) => string)[],
  limit = 10,
): Near<Candidate>[] {
  const fuse = new Fuse(candidates.slice(0, mostCandidates), {
    includeScore: true,
    ignoreLocation: true,
    ignoreDiacritics: true,
    threshold: 0.4,
    keys: keys.map((read, index) => ({ name: `key ${index}`, getFn: read })),
  });
  return fuse
    .search(text.slice(0, longestText), { limit })
    .map(({ item, score }) => ({ item, score: 1 - (score ?? 1) }));
}

/** Whether two ids differ by at most one mistake: a character too many, too few, another one, or two that are swapped. */
export function withinOneMistake(one: string, other: string): boolean {
  return editDistance(one.toUpperCase(), other.toUpperCase(), 1) <= 1;
}

/** Letters and digits of an id, upper case. */
function plain(id: string): string {
  return id.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Ids that one mistake makes into what was typed, the same id first, then in the order given. Blanks and hyphens don't count. */
export function idsWithinOneMistake(typed: string, ids: readonly string[]): string[] {
  const wanted = plain(typed.slice(0, longestText));
  if (wanted === '') return [];
  const same = ids.filter((id) => plain(id) === wanted);
  return [...same, ...ids.filter((id) => plain(id) !== wanted && withinOneMistake(plain(id), wanted))];
}
