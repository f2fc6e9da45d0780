import { Finder } from './finder.ts';
import type { Found, Workspace } from './found.ts';
import { sightsOf } from './fours.ts';
import { Lists } from './lists.ts';
import { Scan } from './scan.ts';
import { hasAllBelowAny, type Sought, sequencesOf } from './sought.ts';
import type { PostingSource } from './source.ts';
import { sightOf, type Taker } from './taking.ts';

/** What is asked of an index. */
export interface Question {
  readonly all: Sought;
  readonly none?: Sought;
  /** The reader's level. */
  readonly level: number;
  /** Whether what only title and TAGS say counts for every paragraph, not only the first. */
  readonly everywhere?: boolean;
  /** Keys, in rising order, of the only paragraphs that are wanted. */
  readonly among?: Uint32Array;
}

/**
 * Hands matching paragraphs to the taker. A paragraph matches by all it says with its heading, title and TAGS, if it or its
 * heading has a part of the question; the first one that the reader sees stands for the title and TAGS. Scores are BM25 over
 * what the reader may see. The source's states may be those of some paragraphs only, the others gone.
 */
export function evaluate(source: PostingSource, question: Question, workspace: Workspace, taker: Taker): void {
  const lists = new Lists(source, question.level);
  const { all, none, level } = question;
  const everywhere = question.everywhere === true;
  const parts = !everywhere && hasAllBelowAny(all) ? anyOf(sequencesOf(all)) : undefined;
  const sight = sightOf(level, everywhere);
  const sights = sightsOf(level, everywhere);
  for (const [at, segment] of source.segments.entries()) {
    const { first, span } = segment;
    const among = amongIn(question.among, first, span, workspace);
    if (among?.count !== 0) {
      const states = source.states.subarray(first, first + span);
      const finder = new Finder(lists, segment, at, source.lengths.subarray(first, first + span), workspace);
      const scan = new Scan({ first, states, sight, sights }, finder.lengths, taker);
      if (parts !== undefined || none !== undefined || among !== undefined || !finder.scan(all, scan)) {
        const found = finder.find(all, among);
        if (found.count > 0 && parts !== undefined) finder.ownAs(found, finder.find(parts, found));
        const excluded = none === undefined || found.count === 0 ? undefined : finder.find(none, found);
        scan.found(found, excluded);
        workspace.giveBack(found);
        if (excluded !== undefined) workspace.giveBack(excluded);
      }
    }
    if (among !== undefined) workspace.giveBack(among);
  }
}

/** Those of the wanted that lie in a segment. */
function amongIn(keys: Uint32Array | undefined, first: number, span: number, workspace: Workspace): Found | undefined {
  if (keys === undefined) return undefined;
  const [from, to] = [placeOf(keys, first), placeOf(keys, first + span)];
  const among = workspace.take(to - from);
  for (let at = from; at < to; at += 1) among.keys[at - from] = (keys[at] ?? 0) - first;
  among.count = to - from;
  return among;
}

/** Of the first of these that is as large or larger. */
function placeOf(keys: Uint32Array, sought: number): number {
  let [from, to] = [0, keys.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((keys[middle] ?? 0) < sought) from = middle + 1;
    else to = middle;
  }
  return from;
}

function anyOf(of: readonly Sought[]): Sought {
  return { kind: 'or', of };
}
