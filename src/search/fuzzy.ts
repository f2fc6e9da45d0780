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
  if (text.trim() === '') return [];
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

/**
 * `nearest`, with the score by which candidates were chosen (0 to 1) counting as much as how they look. A candidate that
 * does not look like the text keeps half of its own score.
 */
export function blended<Candidate>(
  text: string,
  candidates: readonly Near<Candidate>[],
  keys: readonly ((candidate: Candidate) => string)[],
  limit = 10,
): Near<Candidate>[] {
  const looks = new Map<Near<Candidate>, number>();
  const readers = keys.map(
    (read) =>
      ({ item }: Near<Candidate>) =>
        read(item),
  );
  for (const { item, score } of nearest(text, candidates, readers, candidates.length)) looks.set(item, score);
  return candidates
    .slice(0, mostCandidates)
    .map((candidate) => ({ item: candidate.item, score: (candidate.score + (looks.get(candidate) ?? 0)) / 2 }))
    .sort((one, other) => other.score - one.score)
    .slice(0, limit);
}

/** Whether two ids differ by at most one mistake: a character too many, too few, another one, or two that are swapped. */
export function withinOneMistake(one: string, other: string): boolean {
  return editDistance(one.toUpperCase(), other.toUpperCase(), 1) <= 1;
}
