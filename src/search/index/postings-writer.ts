import { ByteWriter } from './bytes.ts';
import { PostingCursor } from './posting-cursor.ts';
import { addCountsOf, levels, type PostingList, stride } from './postings.ts';

/** Gathers one list at a time. */
export class PostingsWriter {
  readonly #counts = new Int32Array(levels);
  readonly #body = new ByteWriter();
  readonly #table = new ByteWriter();
  #first = -1;
  #last = -1;
  /** How many postings there are. */
  total = 0;

  clear(): void {
    this.total = 0;
    this.#counts.fill(0);
    this.#body.clear();
    this.#first = -1;
    this.#last = -1;
  }

  get isEmpty(): boolean {
    return this.#first < 0;
  }

  /** Keys come in rising order. */
  add(key: number, level: number, mark: number): void {
    if (this.#first < 0) this.#first = key;
    else this.#body.number(key - this.#last);
    this.#body.byte(mark);
    this.#last = key;
    this.total += 1;
    this.#counts[level] = (this.#counts[level] ?? 0) + 1;
  }

  /** Adds a whole list, whose keys count from `shift` and lie beyond those that are here. */
  join(list: PostingList, shift: number): void {
    const first = list.first + shift;
    if (this.#first < 0) this.#first = first;
    else this.#body.number(first - this.#last);
    this.#body.copy(list.bytes, list.start, list.end);
    this.#last = list.last + shift;
    this.total += list.total;
    addCountsOf(list, this.#counts);
  }

  write(to: ByteWriter): void {
    let present = 0;
    for (let level = 0; level < levels; level += 1) if (this.#counts[level] !== 0) present |= 1 << level;
    to.byte(present);
    for (let level = 0; level < levels; level += 1) if (this.#counts[level] !== 0) to.number(this.#counts[level] ?? 0);
    to.number(this.#first);
    to.number(this.#last - this.#first);
    if (this.total > stride) this.#writeTable(to);
    to.copy(this.#body.bytes, 0, this.#body.length);
  }

  #writeTable(to: ByteWriter): void {
    const table = this.#table;
    table.clear();
    const end = this.#body.length;
    const walk = new PostingCursor({
      ...{ bytes: this.#body.bytes, head: 0, table: -1, start: 0, end },
      ...{ total: this.total, first: this.#first, last: this.#last },
    });
    let [key, at] = [this.#first, 0];
    while (walk.pass(stride)) {
      table.number(walk.key - key);
      table.number(walk.at - at);
      key = walk.key;
      at = walk.at;
    }
    to.number(table.length);
    to.copy(table.bytes, 0, table.length);
  }
}
