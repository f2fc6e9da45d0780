import { joinableRuns, joinableSegments } from '../../src/search/index/growth.ts';

const sum = (sizes: readonly number[]) => sizes.reduce((all, size) => all + size, 0);

/** Sizes of the parts of an index in the order that the store has them, and how much of it was written again. */
export interface Parts {
  readonly sizes: readonly number[];
  /** As many as there ever were at once, after merging. */
  readonly most: number;
  /** How often each paragraph was written again, on the average. */
  readonly rewritten: number;
}

interface Step {
  readonly after: readonly number[];
  readonly written: number;
}

function grown(paragraphs: Iterable<number>, step: (sizes: readonly number[]) => Step | undefined): Parts {
  let sizes: readonly number[] = [];
  let [all, most, written] = [0, 0, 0];
  for (const size of paragraphs) {
    sizes = [...sizes, size];
    all += size;
    for (let next = step(sizes); next !== undefined; next = step(sizes)) {
      sizes = next.after;
      written += next.written;
    }
    most = Math.max(most, sizes.length);
  }
  return { sizes, most, rewritten: written / all };
}

/** Segments after writings of so many paragraphs, each with all the upkeep it calls for: what is merged stays in its place. */
export function grownSegments(paragraphs: Iterable<number>): Parts {
  return grown(paragraphs, (spans) => {
    const found = joinableSegments(spans);
    if (found === undefined) return undefined;
    const written = sum(spans.slice(found.from, found.to));
    return { after: spans.toSpliced(found.from, found.to - found.from, written), written };
  });
}

/** The same for runs of words: what is merged has the highest key. */
export function grownRuns(paragraphs: Iterable<number>): Parts {
  return grown(paragraphs, (runs) => {
    const found = joinableRuns(runs);
    if (found === undefined) return undefined;
    const written = sum(found.map((at) => runs[at] ?? 0));
    return { after: [...runs.filter((_, at) => !found.includes(at)), written], written };
  });
}
