import { ByteReader, bytesOf, numberAt } from './bytes.ts';
import { viewOf } from './passing.ts';
import { type PostingList, stride } from './postings.ts';

/** Above every key. */
export const beyond = 0x7fff_ffff;

/** Of a distance, a mark, a distance and a mark: that one of the distances takes more than a byte. */
export const distancesGoOn = 0x0080_0080;

/** Stands on one posting of a list after another; beyond the last, `key` is `beyond`. */
export class PostingCursor {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #end: number;
  readonly #table: ByteReader;
  readonly #tableEnd: number;
  /** The next entry of the table. */
  #entryKey: number;
  #entryAt: number;
  #entryOrdinal = 0;
  key: number;
  /** Where the posting's mark stands. */
  at: number;
  /** Its number in the list, from 0. */
  ordinal = 0;

  constructor(list: PostingList) {
    this.#bytes = list.bytes;
    this.#view = viewOf(list.bytes);
    this.#end = list.end;
    this.#table = new ByteReader(list.bytes, Math.max(0, list.table));
    this.#tableEnd = list.table < 0 ? 0 : list.start;
    this.key = list.start < list.end ? list.first : beyond;
    this.at = list.start;
    this.#entryKey = list.first;
    this.#entryAt = list.start;
    this.#readEntry();
  }

  get mark(): number {
    return this.#bytes[this.at] ?? 0;
  }

  /** Goes on to the first posting with this key or a later one; true when it has this key. */
  seek(sought: number): boolean {
    while (this.#entryKey <= sought) {
      this.key = this.#entryKey;
      this.at = this.#entryAt;
      this.ordinal = this.#entryOrdinal;
      this.#readEntry();
    }
    const [bytes, view] = [this.#bytes, this.#view];
    const end = this.#end;
    let { key, at } = this;
    let passed = 0;
    while (key < sought) {
      // Two at a time, as long as that is not too far.
      if (at < end - 4) {
        const two = view.getInt32(at + 1, true);
        const next = key + (two & 127) + ((two >> 16) & 127);
        if ((two & distancesGoOn) === 0 && next <= sought) {
          key = next;
          at += 4;
          passed += 2;
          continue;
        }
      }
      at += 1;
      passed += 1;
      if (at >= end) {
        key = beyond;
        break;
      }
      let distance = bytes[at++] ?? 0;
      if (distance > 127) {
        distance = numberAt(bytes, at - 1);
        at += bytesOf(distance) - 1;
      }
      key += distance;
    }
    this.key = key;
    this.at = at;
    this.ordinal += passed;
    return key === sought;
  }

  /** Goes on by so many postings; false when there are not so many. */
  pass(postings: number): boolean {
    const bytes = this.#bytes;
    let { key, at } = this;
    let left = postings;
    for (; left > 0; left -= 1) {
      at += 1;
      if (at >= this.#end) {
        key = beyond;
        break;
      }
      let distance = bytes[at++] ?? 0;
      if (distance > 127) {
        distance = numberAt(bytes, at - 1);
        at += bytesOf(distance) - 1;
      }
      key += distance;
    }
    this.key = key;
    this.at = at;
    this.ordinal += postings - left;
    return left === 0;
  }

  #readEntry(): void {
    if (this.#table.at >= this.#tableEnd) {
      this.#entryKey = beyond;
      return;
    }
    this.#entryKey += this.#table.number();
    this.#entryAt += this.#table.number();
    this.#entryOrdinal += stride;
  }
}
