import { chanceOf } from './chance.ts';

/** What a document is worth for a question: 2 is what was asked for, 1 belongs to it; absent is 0. */
export type Grades = ReadonlyMap<string, number>;

/** How well one list of documents answers one question; each from 0 to 1. */
export interface Score {
  readonly ndcg: number;
  readonly recall: number;
  readonly reciprocal: number;
}

const depth = 10;
const recallDepth = 5;
const rounds = 2_000;

/** nDCG@10 with gain 2^grade − 1, recall@5 of what has grade 2, and 1/rank of the first that has it (0 beyond 10). */
export function scoreOf(found: readonly string[], grades: Grades): Score {
  const gainAt = (grade: number, rank: number) => (2 ** grade - 1) / Math.log2(rank + 2);
  const sum = (each: readonly number[]) =>
    each.slice(0, depth).reduce((total, grade, rank) => total + gainAt(grade, rank), 0);
  const ideal = sum([...grades.values()].sort((one, other) => other - one));
  const wanted = [...grades].flatMap(([id, grade]) => (grade === 2 ? [id] : []));
  const first = found.slice(0, depth).findIndex((id) => grades.get(id) === 2);
  const near = new Set(found.slice(0, recallDepth));
  return {
    ndcg: ideal === 0 ? 0 : sum(found.map((id) => grades.get(id) ?? 0)) / ideal,
    recall: wanted.filter((id) => near.has(id)).length / Math.min(recallDepth, Math.max(1, wanted.length)),
    reciprocal: first < 0 ? 0 : 1 / (first + 1),
  };
}

/** The mean; 0 of none. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * The ratio of two means over the same questions, with the bounds of its 95 % interval by paired bootstrap (the questions
 * drawn again with replacement, 2,000 times).
 */
export function ratioOf(ours: readonly number[], theirs: readonly number[]) {
  const chance = chanceOf(7);
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round++) {
    let one = 0;
    let other = 0;
    for (let draw = 0; draw < ours.length; draw++) {
      const at = Math.floor(chance() * ours.length);
      one += ours[at] ?? 0;
      other += theirs[at] ?? 0;
    }
    ratios.push(one / other);
  }
  ratios.sort((one, other) => one - other);
  const at = (share: number) => ratios[Math.floor(share * (rounds - 1))] ?? 0;
  return { ratio: mean(ours) / mean(theirs), low: at(0.025), high: at(0.975) };
}
