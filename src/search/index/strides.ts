import { ByteReader, bytesOf, numberAt } from './bytes.ts';
import { viewOf } from './passing.ts';
import { positionsStart } from './positions.ts';
import { ownBit, type PostingList, stride } from './postings.ts';

/** Of two postings, the bits that tell that a distance takes more than one byte. */
const distanceGoesOn = 0x8000_8000 | 0;
/** Bytes that may be read behind the positions of a stride. */
const behind = 4;

/** Stands on one stride of a word's list after another: its paragraphs, and where their positions are. */
export class Strides {
  readonly #postings: PostingList;
  readonly #positions: Uint8Array;
  readonly #view: DataView;
  readonly #table: ByteReader;
  readonly #positionTable: ByteReader;
  #left: number;
  #key: number;
  #at: number;
  #place: number;
  /** Of its paragraphs: each key doubled, with its `ownBit`. */
  readonly keys = new Uint32Array(stride);
  count = 0;
  /** Positions of the stride stand between `from` and `to`; there are further bytes behind them. */
  bytes: Uint8Array;
  view: DataView;
  from = 0;
  to = 0;

  constructor(postings: PostingList, positions: Uint8Array) {
    const { bytes, start, first, table, total } = postings;
    this.#postings = postings;
    this.#positions = positions;
    this.#view = viewOf(bytes);
    this.#table = new ByteReader(bytes, Math.max(0, table));
    this.#positionTable = new ByteReader(positions);
    if (total > stride) this.#positionTable.number();
    this.#left = total;
    this.#key = first;
    this.#at = start;
    this.#place = positionsStart(positions, total);
    this.bytes = positions;
    this.view = viewOf(positions);
  }

  /** Goes on to the next one; false when there is none. */
  next(): boolean {
    if (this.#left <= 0) return false;
    const { bytes, end } = this.#postings;
    const positions = this.#positions;
    this.from = this.#place;
    this.to = positions.length;
    if (this.#left > stride) {
      const key = this.#key + this.#table.number();
      const at = this.#at + this.#table.number();
      this.#place += this.#positionTable.number();
      this.#read(bytes, at);
      this.#key = key;
      this.#at = at;
      this.to = Math.min(this.#place, positions.length);
    } else this.#read(bytes, end);
    if (this.to + behind > positions.length) this.#copy(positions.subarray(this.from, this.to));
    this.#left -= stride;
    return true;
  }

  /** Takes positions where the list ends. */
  #copy(positions: Uint8Array): void {
    this.bytes = new Uint8Array(positions.length + behind);
    this.bytes.set(positions);
    this.view = viewOf(this.bytes);
    this.from = 0;
    this.to = positions.length;
  }

  /** Reads postings up to `end`: two at a time, as long as their distances take one byte. */
  #read(bytes: Uint8Array, end: number): void {
    const [keys, view] = [this.keys, this.#view];
    let at = this.#at;
    let key = 2 * this.#key;
    let count = 0;
    for (const last = end - 4; at < end; ) {
      while (at <= last) {
        const two = view.getInt32(at, true);
        if ((two & distanceGoesOn) !== 0) break;
        keys[count] = key | (two & ownBit);
        key += (two >> 7) & 0xfe;
        keys[count + 1] = key | ((two >> 16) & ownBit);
        key += (two >> 23) & 0xfe;
        count += 2;
        at += 4;
      }
      if (at >= end) break;
      keys[count++] = key | ((bytes[at] ?? 0) & ownBit);
      at += 1;
      if (at >= end) break;
      const distance = numberAt(bytes, at);
      at += bytesOf(distance);
      key += 2 * distance;
    }
    this.count = count;
  }
}
