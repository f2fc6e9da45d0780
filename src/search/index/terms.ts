import type { Found, Workspace } from './found.ts';
import { type PostingList, readPostings } from './postings.ts';

/** What of a segment has this stem; each scores `weight` a step of impact. */
export function findStem(list: PostingList, weight: number, into: Found): void {
  const { keys, own } = into;
  const count = readPostings(list, keys, own);
  const { scores } = into;
  for (let at = 0; at < count; at += 1) {
    const mark = own[at] ?? 0;
    scores[at] = (mark >> 1) * weight;
    own[at] = mark & 1;
  }
  into.count = count;
}

/** What of a segment has any of these stems: alternatives of one word, of which the strongest counts. */
export function findAny(
  lists: readonly PostingList[],
  weight: number,
  into: Found,
  span: number,
  workspace: Workspace,
): void {
  const marks = workspace.flags(span);
  const each = workspace.take(span);
  let from = span;
  let to = -1;
  for (const list of lists) {
    const count = readPostings(list, each.keys, each.own);
    for (let at = 0; at < count; at += 1) {
      const key = each.keys[at] ?? 0;
      const mark = each.own[at] ?? 0;
      const before = marks[key] ?? 0;
      marks[key] = (Math.max(before, mark) & ~1) | ((before | mark) & 1);
    }
    from = Math.min(from, list.first);
    to = Math.max(to, list.last);
  }
  workspace.giveBack(each);
  let count = 0;
  for (let key = from; key <= to; key += 1) {
    const mark = marks[key] ?? 0;
    if (mark === 0) continue;
    marks[key] = 0;
    into.keys[count] = key;
    into.scores[count] = (mark >> 1) * weight;
    into.own[count] = mark & 1;
    count += 1;
  }
  into.count = count;
}

/** Adds up what several finders find: each adds its scores. */
export class Sum {
  readonly #workspace: Workspace;
  readonly #span: number;
  #from: number;
  #to = -1;

  constructor(workspace: Workspace, span: number) {
    this.#workspace = workspace;
    this.#span = span;
    this.#from = span;
  }

  add(found: Found): void {
    if (found.count === 0) return;
    const scores = this.#workspace.scores(this.#span);
    const flags = this.#workspace.flags(this.#span);
    for (let at = 0; at < found.count; at += 1) {
      const key = found.keys[at] ?? 0;
      scores[key] = (scores[key] ?? 0) + (found.scores[at] ?? 0);
      flags[key] = (flags[key] ?? 0) | 2 | (found.own[at] ?? 0);
    }
    this.#from = Math.min(this.#from, found.keys[0] ?? 0);
    this.#to = Math.max(this.#to, found.keys[found.count - 1] ?? 0);
  }

  /** The sum, in order of key; the dense arrays are left empty. */
  collect(into: Found): void {
    const scores = this.#workspace.scores(this.#span);
    const flags = this.#workspace.flags(this.#span);
    let count = 0;
    for (let key = this.#from; key <= this.#to; key += 1) {
      const flag = flags[key] ?? 0;
      if (flag === 0) continue;
      into.keys[count] = key;
      into.scores[count] = scores[key] ?? 0;
      into.own[count] = flag & 1;
      flags[key] = 0;
      scores[key] = 0;
      count += 1;
    }
    into.count = count;
  }
}
