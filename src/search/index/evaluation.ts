import { Finder } from './finder.ts';
import type { Workspace } from './found.ts';
import { Lists } from './lists.ts';
import { hasAllBelowAny, type Sought, sequencesOf } from './sought.ts';
import type { PostingSource } from './source.ts';
import { leads, levelOfState } from './states.ts';

/** What is asked of an index. */
export interface Question {
  readonly all: Sought;
  readonly none?: Sought;
  /** The reader's level. */
  readonly level: number;
  /** Whether what only title and TAGS say counts for every paragraph, not only the first. */
  readonly everywhere?: boolean;
}

/**
 * Hands every matching paragraph to `take`, in order of key. A paragraph matches by all it says with its heading, title and
 * TAGS, if it or its heading has a part of the question; the first one that the reader sees stands for the title and TAGS.
 * Scores are BM25 over what the reader may see.
 */
export function evaluate(
  source: PostingSource,
  question: Question,
  workspace: Workspace,
  take: (key: number, score: number) => void,
): void {
  const lists = new Lists(source, question.level);
  const { all, none, level } = question;
  const everywhere = question.everywhere === true;
  const parts = !everywhere && hasAllBelowAny(all) ? anyOf(sequencesOf(all)) : undefined;
  for (const [at, segment] of source.segments.entries()) {
    const { first, span } = segment;
    const states = source.states.subarray(first, first + span);
    const finder = new Finder(lists, segment, at, source.lengths.subarray(first, first + span), workspace);
    const found = finder.find(all);
    if (found.count > 0 && parts !== undefined) finder.ownAs(found, finder.find(parts, found));
    const excluded = none === undefined || found.count === 0 ? undefined : finder.find(none, found);
    const { keys, scores, own, count } = found;
    let next = 0;
    for (let each = 0; each < count; each += 1) {
      const key = keys[each] ?? 0;
      const state = states[key] ?? 7;
      if (levelOfState(state) > level) continue;
      if (own[each] === 0 && !everywhere && !leads(state, level)) continue;
      if (excluded !== undefined) {
        while (next < excluded.count && (excluded.keys[next] ?? 0) < key) next += 1;
        if (next < excluded.count && excluded.keys[next] === key) continue;
      }
      take(first + key, scores[each] ?? 0);
    }
    workspace.giveBack(found);
    if (excluded !== undefined) workspace.giveBack(excluded);
  }
}

function anyOf(of: readonly Sought[]): Sought {
  return { kind: 'or', of };
}
