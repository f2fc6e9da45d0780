import { type Beginning, StretchLists } from './beginnings.ts';
import { bytesOf, numberAt } from './bytes.ts';
import type { Found, Workspace } from './found.ts';
import type { PostingList } from './postings.ts';
import type { Several } from './several.ts';

/** A paragraph's sum of marks stops rising here: it has thousands of the words. */
const fullMark = 0xfe00;

/**
 * Adds up, by key, how often a paragraph has any of several stems. Sums are kept as marks are: frequency × 2, and a bit for text
 * or heading; the dense array they are added up in is the workspace's and left empty.
 */
export class Frequencies {
  readonly #marks: Uint16Array;
  #from: number;
  #to = -1;

  constructor(workspace: Workspace, span: number) {
    this.#marks = workspace.frequencies(span);
    this.#from = span;
  }

  add({ bytes, start, end, first, last }: PostingList): void {
    const marks = this.#marks;
    let key = first;
    for (let at = start; at < end; ) {
      const mark = bytes[at] ?? 0;
      const before = marks[key] ?? 0;
      marks[key] = (before > fullMark ? before : before + (mark & ~1)) | (mark & 1);
      at += 1;
      let distance = bytes[at++] ?? 0;
      if (distance > 127) {
        distance = numberAt(bytes, at - 1);
        at += bytesOf(distance) - 1;
      }
      key += distance;
    }
    this.#from = Math.min(this.#from, first);
    this.#to = Math.max(this.#to, last);
  }

  /** Adds all lists of a beginning. */
  addBeginning(beginning: Beginning): void {
    for (const stretch of beginning.postings())
      for (const lists = new StretchLists(stretch); lists.next(); ) this.add(lists);
  }

  /** Hands on what was added up, each with what the stems weigh together. */
  scan(several: Several, weight: number): void {
    if (this.#from <= this.#to) several.all(this.#marks, this.#from, this.#to, weight);
    this.#clear();
  }

  /**
   * Hands on what a list has that was not added, and then what was: `added` are the lists that were. Where these are short it is
   * quicker to read them twice than to look at every key.
   */
  scanBeside(list: PostingList, added: readonly PostingList[], several: Several, weight: number): void {
    several.beside(list, added, this.#marks, weight);
    this.#to = -1;
  }

  /** The sum, in order of key, of all or of these: frequencies where scores will be. */
  collect(into: Found, among?: Found): void {
    into.count = among === undefined ? this.#collectAll(into) : this.#collectAmong(into, among);
    this.#clear();
  }

  #collectAll({ keys, scores, own }: Found): number {
    const marks = this.#marks;
    let count = 0;
    for (let key = this.#from; key <= this.#to; key += 1) {
      const mark = marks[key] ?? 0;
      if (mark === 0) continue;
      keys[count] = key;
      scores[count] = mark >> 1;
      own[count] = mark & 1;
      count += 1;
    }
    return count;
  }

  #collectAmong({ keys, scores, own }: Found, among: Found): number {
    const marks = this.#marks;
    let count = 0;
    for (let at = 0; at < among.count; at += 1) {
      const key = among.keys[at] ?? 0;
      const mark = marks[key] ?? 0;
      if (mark === 0) continue;
      keys[count] = key;
      scores[count] = mark >> 1;
      own[count] = mark & 1;
      count += 1;
    }
    return count;
  }

  #clear(): void {
    if (this.#from <= this.#to) this.#marks.fill(0, this.#from, this.#to + 1);
  }
}
