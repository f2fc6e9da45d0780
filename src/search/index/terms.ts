import type { Norm } from './bm25.ts';
import { bytesOf, numberAt } from './bytes.ts';
import type { Found, Workspace } from './found.ts';
import { PostingCursor } from './posting-cursor.ts';
import { type PostingList, readPostings, writeMarks } from './postings.ts';

/** The paragraphs of a segment as far as scores depend on them: their lengths by key, and how these count. */
export interface Lengths extends Norm {
  readonly lengths: Uint16Array;
}

/** Turns marks, kept where `own` will be, into scores. */
function score(into: Found, weight: number, { base, slope, lengths }: Lengths): void {
  const { keys, scores, own, count } = into;
  for (let at = 0; at < count; at += 1) {
    const mark = own[at] ?? 0;
    const frequency = mark >> 1;
    scores[at] = (weight * frequency) / (frequency + base + slope * (lengths[keys[at] ?? 0] ?? 0));
    own[at] = mark & 1;
  }
}

/** What of a segment has this stem. */
export function findStem(list: PostingList, weight: number, lengths: Lengths, into: Found): void {
  into.count = readPostings(list, into.keys, into.own);
  score(into, weight, lengths);
}

/** A list this many times as long as what is looked for is passed over; shorter ones are read as a whole. */
export const farApart = 32;

/** Keeps what has this stem as well, and adds its scores. */
export function keepStem(
  found: Found,
  list: PostingList,
  weight: number,
  lengths: Lengths,
  workspace: Workspace,
): void {
  if (list.total > farApart * found.count) keepFew(found, list, weight, lengths);
  else keepMany(found, list, weight, lengths, workspace);
}

function keepFew(found: Found, list: PostingList, weight: number, { base, slope, lengths }: Lengths): void {
  const { keys, scores, own } = found;
  const cursor = new PostingCursor(list);
  let kept = 0;
  for (let at = 0; at < found.count; at += 1) {
    const key = keys[at] ?? 0;
    if (!cursor.seek(key)) continue;
    const mark = cursor.mark;
    const frequency = mark >> 1;
    keys[kept] = key;
    scores[kept] = (scores[at] ?? 0) + (weight * frequency) / (frequency + base + slope * (lengths[key] ?? 0));
    own[kept] = (own[at] ?? 0) | (mark & 1);
    kept += 1;
  }
  found.count = kept;
}

function keepMany(
  found: Found,
  list: PostingList,
  weight: number,
  { base, slope, lengths }: Lengths,
  workspace: Workspace,
): void {
  const { keys, scores, own, count } = found;
  const last = keys[count - 1] ?? 0;
  const marks = workspace.marks(Math.max(last, list.last) + 1);
  writeMarks(list, marks, last);
  let kept = 0;
  // Written without asking: what has no mark is written over by the next.
  for (let at = 0; at < count; at += 1) {
    const key = keys[at] ?? 0;
    const mark = marks[key] ?? 0;
    const frequency = mark >> 1;
    keys[kept] = key;
    scores[kept] = (scores[at] ?? 0) + (weight * frequency) / (frequency + base + slope * (lengths[key] ?? 0));
    own[kept] = (own[at] ?? 0) | (mark & 1);
    kept += Math.min(1, mark);
  }
  found.count = kept;
  marks.fill(0, list.first, list.last + 1);
}

/** Of these, writes those that have the stem. */
export function findStemAmong(
  among: Found,
  list: PostingList,
  weight: number,
  lengths: Lengths,
  into: Found,
  workspace: Workspace,
): void {
  into.count =
    list.total > farApart * among.count ? markFew(among, list, into) : markMany(among, list, into, workspace);
  score(into, weight, lengths);
}

function markFew(among: Found, list: PostingList, into: Found): number {
  const cursor = new PostingCursor(list);
  let count = 0;
  for (let at = 0; at < among.count; at += 1) {
    const key = among.keys[at] ?? 0;
    if (!cursor.seek(key)) continue;
    into.keys[count] = key;
    into.own[count] = cursor.mark;
    count += 1;
  }
  return count;
}

function markMany(among: Found, list: PostingList, into: Found, workspace: Workspace): number {
  const last = among.keys[among.count - 1] ?? 0;
  const marks = workspace.marks(Math.max(last, list.last) + 1);
  writeMarks(list, marks, last);
  let count = 0;
  for (let at = 0; at < among.count; at += 1) {
    const key = among.keys[at] ?? 0;
    const mark = marks[key] ?? 0;
    if (mark === 0) continue;
    into.keys[count] = key;
    into.own[count] = mark;
    count += 1;
  }
  marks.fill(0, list.first, list.last + 1);
  return count;
}

/**
 * Adds up, by key, what several lists or findings say; the dense arrays it adds up in are the workspace's and left empty.
 */
export class Sum {
  readonly sums: Float32Array;
  /** 2 where something was added, and 1 where a part of the question stands in text or heading. */
  readonly flags: Uint8Array;
  #from: number;
  #to = -1;

  constructor(workspace: Workspace, span: number) {
    this.sums = workspace.scores(span);
    this.flags = workspace.flags(span);
    this.#from = span;
  }

  add(found: Found): void {
    if (found.count === 0) return;
    const [sums, flags] = [this.sums, this.flags];
    const { keys, scores, own, count } = found;
    for (let at = 0; at < count; at += 1) {
      const key = keys[at] ?? 0;
      sums[key] = (sums[key] ?? 0) + (scores[at] ?? 0);
      flags[key] = (flags[key] ?? 0) | 2 | (own[at] ?? 0);
    }
    this.#reach(keys[0] ?? 0, keys[count - 1] ?? 0);
  }

  /** Adds what the list's postings score. */
  addStem(list: PostingList, weight: number, { base, slope, lengths }: Lengths): void {
    const [sums, flags] = [this.sums, this.flags];
    const { bytes, end } = list;
    let at = list.start;
    let key = list.first;
    while (at < end) {
      const mark = bytes[at] ?? 0;
      const frequency = mark >> 1;
      sums[key] = (sums[key] ?? 0) + (weight * frequency) / (frequency + base + slope * (lengths[key] ?? 0));
      flags[key] = (flags[key] ?? 0) | 2 | (mark & 1);
      at += 1;
      let distance = bytes[at++] ?? 0;
      if (distance > 127) {
        distance = numberAt(bytes, at - 1);
        at += bytesOf(distance) - 1;
      }
      key += distance;
    }
    this.#reach(list.first, list.last);
  }

  #reach(first: number, last: number): void {
    this.#from = Math.min(this.#from, first);
    this.#to = Math.max(this.#to, last);
  }

  /** The sum, in order of key, of all or of these; returned by key. */
  collect(into: Found, among?: Found): void {
    if (among === undefined) this.#collectAll(into);
    else this.#collectAmong(into, among);
  }

  /** Hands on the arrays, and the first and the last key that something was added to. */
  read(read: (sums: Float32Array, flags: Uint8Array, from: number, to: number) => void): void {
    if (this.#from <= this.#to) read(this.sums, this.flags, this.#from, this.#to);
    this.#clear();
  }

  #collectAll(into: Found): void {
    const [sums, flags] = [this.sums, this.flags];
    const { keys, scores, own } = into;
    const to = this.#to;
    let count = 0;
    // Written without asking: what was not added to is written over by the next.
    for (let key = this.#from; key <= to; key += 1) {
      const flag = flags[key] ?? 0;
      keys[count] = key;
      scores[count] = sums[key] ?? 0;
      own[count] = flag & 1;
      count += flag >> 1;
    }
    into.count = count;
    this.#clear();
  }

  #clear(): void {
    if (this.#to < this.#from) return;
    this.sums.fill(0, this.#from, this.#to + 1);
    this.flags.fill(0, this.#from, this.#to + 1);
  }

  #collectAmong(into: Found, among: Found): void {
    const [sums, flags] = [this.sums, this.flags];
    let count = 0;
    for (let at = 0; at < among.count; at += 1) {
      const key = among.keys[at] ?? 0;
      const flag = flags[key] ?? 0;
      if (flag === 0) continue;
      into.keys[count] = key;
      into.scores[count] = sums[key] ?? 0;
      into.own[count] = flag & 1;
      count += 1;
    }
    into.count = count;
    this.#clear();
  }
}

/** Turns frequencies, which stand where scores will be, into scores. */
export function scoreFrequencies(found: Found, weight: number, { base, slope, lengths }: Lengths): void {
  const { keys, scores, count } = found;
  for (let at = 0; at < count; at += 1) {
    const frequency = scores[at] ?? 0;
    scores[at] = (weight * frequency) / (frequency + base + slope * (lengths[keys[at] ?? 0] ?? 0));
  }
}
