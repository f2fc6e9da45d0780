import { StretchLists } from './beginnings.ts';
import { bytesOf, numberAt } from './bytes.ts';
import type { Found, Workspace } from './found.ts';
import type { Alternatives } from './lists.ts';
import { type PostingList, shortList, twoLong } from './postings.ts';
import { fullMark, type MarkSums, type Several } from './several.ts';

/** Stems that count as one. */
type Stems = Pick<Alternatives, 'listed' | 'beginning'>;

/** A paragraph's sum of marks stops rising here: it has thousands of the words. */
const highestSum = 0xfe00;

/**
 * Adds up, by key, how often a paragraph has any of several stems. Sums are kept as marks are: frequency × 2, and a bit for text
 * or heading; the dense arrays they are added up in are the workspace's and left empty.
 */
export class Frequencies implements MarkSums {
  readonly #workspace: Workspace;
  readonly marks: Uint8Array;
  readonly beyond: Uint16Array;
  #isBeyond = false;
  #from: number;
  #to = -1;

  constructor(workspace: Workspace, span: number) {
    this.#workspace = workspace;
    this.marks = workspace.marks(span);
    this.beyond = workspace.beyond(span);
    this.#from = span;
  }

  add({ bytes, start, end, first, last }: PostingList): void {
    let key = first;
    let at = start;
    if (end - start > shortList)
      for (const view = new DataView(bytes.buffer, bytes.byteOffset, end); at + 4 <= end; ) {
        const two = view.getInt32(at, true);
        this.#add(key, two & 0xff);
        if ((two & twoLong) === 0) {
          key += (two >> 8) & 0x7f;
          this.#add(key, (two >> 16) & 0xff);
          key += two >> 24;
          at += 4;
        } else {
          const distance = numberAt(bytes, at + 1);
          at += 1 + bytesOf(distance);
          key += distance;
        }
      }
    while (at < end) {
      this.#add(key, bytes[at++] ?? 0);
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

  #add(key: number, mark: number): void {
    const sum = (this.marks[key] ?? 0) + (mark & ~1);
    if (sum > (fullMark | 1)) this.#addBeyond(key, sum, mark & 1);
    else this.marks[key] = sum | (mark & 1);
  }

  #addBeyond(key: number, sum: number, own: number): void {
    const beyond = this.beyond[key] ?? 0;
    if (fullMark + beyond <= highestSum) this.beyond[key] = beyond + (sum & ~1) - fullMark;
    this.marks[key] = fullMark | (sum & 1) | own;
    this.#isBeyond = true;
  }

  addAll({ listed, beginning }: Stems): void {
    for (const { list } of listed) this.add(list);
    for (const stretch of beginning?.postings() ?? [])
      for (const lists = new StretchLists(stretch); lists.next(); ) this.add(lists);
  }

  /** Hands on what was added up, each with what the stems weigh together. */
  scan(several: Several, weight: number): void {
    if (this.#from <= this.#to) several.all(this, this.#from, this.#to, weight, this.#workspace);
    this.#clear();
  }

  /** The same, where few have any of these stems: it is quicker to read the lists again than to look at every paragraph. */
  scanFew({ listed, beginning }: Stems, several: Several, weight: number): void {
    const offers = several.offers(weight);
    for (const { list } of listed) several.again(list, this, offers);
    for (const stretch of beginning?.postings() ?? [])
      for (const lists = new StretchLists(stretch); lists.next(); ) several.again(lists, this, offers);
    if (this.#isBeyond) this.#clear();
  }

  /** The sum, in order of key, of all or of these: frequencies where scores will be. */
  collect(into: Found, among?: Found): void {
    into.count = among === undefined ? this.#collectAll(into) : this.#collectAmong(into, among);
    this.#clear();
  }

  #frequency(key: number, mark: number): number {
    return (mark < fullMark ? mark : mark + (this.beyond[key] ?? 0)) >> 1;
  }

  #collectAll({ keys, scores, own }: Found): number {
    let count = 0;
    for (let key = this.#from; key <= this.#to; key += 1) {
      const mark = this.marks[key] ?? 0;
      if (mark === 0) continue;
      keys[count] = key;
      scores[count] = this.#frequency(key, mark);
      own[count] = mark & 1;
      count += 1;
    }
    return count;
  }

  #collectAmong({ keys, scores, own }: Found, among: Found): number {
    let count = 0;
    for (let at = 0; at < among.count; at += 1) {
      const key = among.keys[at] ?? 0;
      const mark = this.marks[key] ?? 0;
      if (mark === 0) continue;
      keys[count] = key;
      scores[count] = this.#frequency(key, mark);
      own[count] = mark & 1;
      count += 1;
    }
    return count;
  }

  #clear(): void {
    if (this.#from > this.#to) return;
    this.marks.fill(0, this.#from, this.#to + 1);
    if (this.#isBeyond) this.beyond.fill(0, this.#from, this.#to + 1);
  }
}
