import { ByteWriter } from './bytes.ts';
import { ownBit } from './postings.ts';

/**
 * Where a stem stands in the paragraphs that have it, in the order of its postings. Text and heading count from 0, title and
 * TAGS from `elsewhere`; fields have a gap between them, so that no phrase runs from one into the next. Kept as distances, each
 * with a bit that tells the paragraph's last; distance 0 is the step to `elsewhere`, unless all are there, as the mark tells.
 */
export const elsewhere = 0x4000_0000;

const stepElsewhere = 0;

/** Gathers one list at a time. */
export class PositionsWriter {
  readonly #body = new ByteWriter();
  #before = -1;
  #pending = -1;

  clear(): void {
    this.#body.clear();
    this.#before = -1;
    this.#pending = -1;
  }

  /** Positions of one paragraph come in rising order. */
  add(position: number): void {
    if (this.#pending >= 0) this.#put(0);
    if (position >= elsewhere && this.#before < elsewhere - 1) {
      if (this.#before >= 0) this.#body.number(stepElsewhere);
      this.#before = elsewhere - 1;
    }
    this.#pending = position;
  }

  /** To be called after the positions of each paragraph. */
  end(): void {
    this.#put(1);
    this.#before = -1;
    this.#pending = -1;
  }

  /** Adds a whole list, whose paragraphs come after those that are here. */
  join(bytes: Uint8Array, from: number, to: number): void {
    this.#body.copy(bytes, from, to);
  }

  write(to: ByteWriter): void {
    to.copy(this.#body.bytes, 0, this.#body.length);
  }

  #put(last: 0 | 1): void {
    this.#body.number(((this.#pending - this.#before) << 1) | last);
    this.#before = this.#pending;
  }
}

/** Reads a list of positions paragraph by paragraph. */
export class PositionsReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  /** The positions that `read` found: the first `count` of these. */
  positions = new Uint32Array(64);

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Goes past this many paragraphs. */
  skip(paragraphs: number): void {
    const bytes = this.#bytes;
    const end = bytes.length;
    let at = this.#at;
    let left = paragraphs;
    while (left > 0 && at < end) {
      let byte = bytes[at++] ?? 0;
      left -= byte & 1;
      while (byte > 127) byte = bytes[at++] ?? 0;
    }
    this.#at = at;
  }

  /** Reads the next paragraph's positions, whose posting has this mark, into `positions`; returns how many there are. */
  read(mark: number): number {
    const bytes = this.#bytes;
    let before = (mark & ownBit) === 0 ? elsewhere - 1 : -1;
    for (let count = 0; ; ) {
      let byte = bytes[this.#at++] ?? 1;
      const last = byte & 1;
      let value = byte & 127;
      for (let shift = 7; byte > 127 && shift < 35; shift += 7) {
        byte = bytes[this.#at++] ?? 0;
        value |= (byte & 127) << shift;
      }
      const distance = value >>> 1;
      if (distance === 0) {
        if (last === 1) return count;
        before = elsewhere - 1;
        continue;
      }
      before += distance;
      if (count === this.positions.length) {
        const larger = new Uint32Array(count * 2);
        larger.set(this.positions);
        this.positions = larger;
      }
      this.positions[count++] = before;
      if (last === 1) return count;
    }
  }
}
