import { ByteReader, ByteWriter } from './bytes.ts';
import { passed, viewOf } from './passing.ts';
import { ownBit, stride } from './postings.ts';

/**
 * Where a stem stands in the paragraphs that have it, in the order of its postings. Each field counts its words from a number
 * of its own, so that no phrase runs from one into the next. Kept as distances, each with a bit that tells the paragraph's
 * last; distance 0 is the step to the next field. The first field is that of the text, or the title's when the mark says
 * that neither text nor heading has the stem. As with postings, long lists begin with a table: where every `stride`th
 * paragraph's positions stand.
 */
export const fields = { text: 0, heading: 0x1000_0000, title: 0x2000_0000, tags: 0x3000_0000 } as const;

const fieldBits = 28;
const firstElsewhere = 2;

/** 0 for the text, 1 heading, 2 title, 3 TAGS. */
export function fieldOf(position: number): number {
  return position >>> fieldBits;
}

/** The word's number in its field. */
export function placeIn(position: number): number {
  return position & (fields.heading - 1);
}

/** What comes before the first place of the field behind the one that this stands in, or before which it stands. */
export function nextField(before: number): number {
  return (Math.max(0, fieldOf(before + 1)) + 1) * fields.heading - 1;
}

/** Gathers one list at a time. */
export class PositionsWriter {
  readonly #body = new ByteWriter();
  readonly #table = new ByteWriter();
  #field = -1;
  #before = -1;
  #pending = -1;

  clear(): void {
    this.#body.clear();
    this.#field = -1;
    this.#pending = -1;
  }

  /** Positions of one paragraph come in rising order. */
  add(position: number): void {
    if (this.#pending >= 0) this.#put(0);
    const field = fieldOf(position);
    if (this.#field < 0) this.#enter(field < firstElsewhere ? 0 : firstElsewhere);
    while (this.#field < field) {
      this.#body.byte(0);
      this.#enter(this.#field + 1);
    }
    this.#pending = position;
  }

  /** To be called after the positions of each paragraph. */
  end(): void {
    this.#put(1);
    this.#field = -1;
    this.#pending = -1;
  }

  /** Adds a whole list of so many paragraphs, which come after those that are here. */
  join(bytes: Uint8Array, from: number, to: number, paragraphs: number): void {
    this.#body.copy(bytes, positionsStart(bytes, paragraphs, from), to);
  }

  /** `paragraphs`: how many there are. */
  write(to: ByteWriter, paragraphs: number): void {
    if (paragraphs > stride) this.#writeTable(to);
    to.copy(this.#body.bytes, 0, this.#body.length);
  }

  #writeTable(to: ByteWriter): void {
    const table = this.#table;
    table.clear();
    const { bytes, length } = this.#body;
    const view = viewOf(bytes);
    let [at, before] = [0, 0];
    for (;;) {
      at = passed(bytes, view, at, length, stride);
      if (at >= length) break;
      table.number(at - before);
      before = at;
    }
    to.number(table.length);
    to.copy(table.bytes, 0, table.length);
  }

  #enter(field: number): void {
    this.#field = field;
    this.#before = field * fields.heading - 1;
  }

  #put(last: 0 | 1): void {
    this.#body.number(((this.#pending - this.#before) << 1) | last);
    this.#before = this.#pending;
  }
}

/** Where the positions of a list's first paragraph stand; the list of so many paragraphs begins at `from`. */
export function positionsStart(bytes: Uint8Array, paragraphs: number, from = 0): number {
  if (paragraphs <= stride) return from;
  const reader = new ByteReader(bytes, from);
  const size = reader.number();
  return reader.at + size;
}

/** Reads a list of positions paragraph by paragraph. */
export class PositionsReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #table: ByteReader;
  readonly #start: number;
  #at: number;
  /** The paragraph that is read next. */
  #ordinal = 0;
  /** Of the table's entry that was read last. */
  #entryAt: number;
  #entryOrdinal = 0;
  /** The positions that `read` found: the first `count` of these. */
  positions = new Uint32Array(64);

  /** `paragraphs`: how many the list has. */
  constructor(bytes: Uint8Array, paragraphs: number) {
    this.#bytes = bytes;
    this.#view = viewOf(bytes);
    this.#start = positionsStart(bytes, paragraphs);
    this.#table = new ByteReader(bytes);
    if (paragraphs > stride) this.#table.number();
    this.#at = this.#start;
    this.#entryAt = this.#start;
  }

  /** Goes on to the paragraph with this number in the list, from 0. */
  goTo(ordinal: number): void {
    while (this.#table.at < this.#start && this.#entryOrdinal + stride <= ordinal) {
      this.#entryAt += this.#table.number();
      this.#entryOrdinal += stride;
    }
    if (this.#entryOrdinal > this.#ordinal) {
      this.#at = this.#entryAt;
      this.#ordinal = this.#entryOrdinal;
    }
    this.#at = passed(this.#bytes, this.#view, this.#at, this.#bytes.length, ordinal - this.#ordinal);
    this.#ordinal = ordinal;
  }

  /** Reads the next paragraph's positions, whose posting has this mark, into `positions`; returns how many there are. */
  read(mark: number): number {
    const bytes = this.#bytes;
    this.#ordinal += 1;
    let before = ((mark & ownBit) === 0 ? fields.title : fields.text) - 1;
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
        before = nextField(before);
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
