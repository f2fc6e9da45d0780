import { hashOf, Numbers } from './flat-lists.ts';
import { commonArray, wholePages } from './whole-pages.ts';

/** Different texts by their places, which count from 0. */
export interface TextList {
  readonly length: number;
  /** The text at a place; empty where there is none. */
  at(place: number): string;
  /** Whether it is this one: cheaper than to compare with `at`. */
  is(place: number, text: string): boolean;
}

/** Texts lie in buffers of this many bytes; the first ones are smaller, and a longer text has one of its own. */
const bufferSize = 65_536;
const firstSize = 1_024;
/** Where a text begins: number of its buffer × this, and the place in it. */
const placesInBuffer = 65_536;
/** What stands before a text: its length, and 1 where a unit takes two bytes. */
const most = { header: 5, narrow: 0xff };

/** `Texts` as they can be handed to another thread: its buffers side by side, and where each ends. */
export interface PackedTexts {
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array;
  readonly starts: Uint32Array;
}

/**
 * Texts in a few large buffers: a byte a letter where all letters are Latin, else two, and some six bytes beside. Strings of
 * their own would take four times as much, and each would be looked at whenever memory is tidied up.
 */
export class Texts implements TextList {
  readonly #buffers: Buffer[] = [];
  #starts = new Numbers();
  #used = 0;

  static unpacked({ bytes, ends, starts }: PackedTexts): Texts {
    const texts = new Texts();
    let from = 0;
    for (const end of ends) {
      texts.#buffers.push(Buffer.from(bytes.buffer, bytes.byteOffset + from, end - from));
      texts.#used = end - from;
      from = end;
    }
    texts.#starts = Numbers.of(starts);
    return texts;
  }

  pack(): PackedTexts {
    const last = this.#buffers.length - 1;
    const used = this.#buffers.map((each, at) => (at === last ? each.subarray(0, this.#used) : each));
    const ends = new Uint32Array(used.length);
    for (const [at, each] of used.entries()) ends[at] = (ends[at - 1] ?? 0) + each.length;
    return { bytes: joined(used), ends, starts: this.#starts.trimmed() };
  }

  get length(): number {
    return this.#starts.length;
  }

  /** Returns its place. */
  push(text: string): number {
    const isWide = !isNarrow(text);
    const bytes = isWide ? 2 * text.length : text.length;
    const buffer = this.#room(most.header + bytes);
    this.#starts.push((this.#buffers.length - 1) * placesInBuffer + this.#used);
    let header = text.length * 2 + (isWide ? 1 : 0);
    for (; header > 127; header = Math.floor(header / 128)) buffer[this.#used++] = (header % 128) + 128;
    buffer[this.#used++] = header;
    this.#used += buffer.write(text, this.#used, isWide ? 'utf16le' : 'latin1');
    return this.#starts.length - 1;
  }

  at(place: number): string {
    if (!(place >= 0 && place < this.length)) return '';
    const { buffer, from, length, isWide } = this.#find(place);
    return isWide
      ? buffer.toString('utf16le', from, from + 2 * length)
      : buffer.toString('latin1', from, from + length);
  }

  is(place: number, text: string): boolean {
    if (!(place >= 0 && place < this.length)) return false;
    const { buffer, from, length, isWide } = this.#find(place);
    if (length !== text.length) return false;
    if (isWide) return buffer.toString('utf16le', from, from + 2 * length) === text;
    for (let at = 0; at < length; at += 1) if (buffer[from + at] !== text.charCodeAt(at)) return false;
    return true;
  }

  *[Symbol.iterator](): Generator<string> {
    for (let place = 0; place < this.length; place += 1) yield this.at(place);
  }

  #find(place: number) {
    const start = this.#starts.at(place);
    const buffer = this.#buffers[Math.floor(start / placesInBuffer)] as Buffer;
    let from = start % placesInBuffer;
    let header = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = buffer[from++] ?? 0;
      header += (byte % 128) * unit;
      if (byte < 128) break;
    }
    return { buffer, from, length: Math.floor(header / 2), isWide: header % 2 === 1 };
  }

  #room(bytes: number): Buffer {
    const last = this.#buffers.at(-1);
    if (last !== undefined && this.#used + bytes <= last.length) return last;
    const usual = last === undefined ? firstSize : Math.min(bufferSize, 2 * last.length);
    const size = Math.max(usual, bytes);
    const next = size < bufferSize ? Buffer.allocUnsafeSlow(size) : Buffer.from(wholePages(size), 0, size);
    this.#buffers.push(next);
    this.#used = 0;
    return next;
  }
}

/** As `Buffer.concat`, but in memory that all threads see. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = commonArray(
    Uint8Array,
    parts.reduce((sum, part) => sum + part.length, 0),
  );
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function isNarrow(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > most.narrow) return false;
  return true;
}

/** Finds the place of a text in a list of different texts that the caller keeps; four bytes and a bit for each. */
export class Places {
  readonly #texts: TextList;
  #slots: Int32Array;
  #used = 0;

  /** `expected` texts are taken in without making room in between. */
  constructor(texts: TextList, expected = 0) {
    this.#texts = texts;
    this.#slots = commonArray(Int32Array, 2 ** Math.max(6, Math.ceil(Math.log2(2 * expected + 2)))).fill(-1);
  }

  /** Of texts that were all noted: `slots` as `pack` gave them. */
  static unpacked(texts: TextList, slots: Int32Array): Places {
    const places = new Places(texts);
    places.#slots = slots;
    places.#used = texts.length;
    return places;
  }

  pack(): Int32Array {
    return this.#slots;
  }

  /** The place of a text among those that were noted. */
  of(text: string): number | undefined {
    const place = this.#slots[this.#slotOf(text)] ?? -1;
    return place < 0 ? undefined : place;
  }

  /** Notes that the text at this place is there; it must not have been noted before. */
  note(place: number): void {
    if (2 * (this.#used + 1) > this.#slots.length) this.#widen();
    this.#slots[this.#slotOf(this.#texts.at(place))] = place;
    this.#used += 1;
  }

  #slotOf(text: string): number {
    const mask = this.#slots.length - 1;
    let slot = hashOf(text) & mask;
    for (;;) {
      const place = this.#slots[slot] ?? -1;
      if (place < 0 || this.#texts.is(place, text)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #widen(): void {
    const before = this.#slots;
    this.#slots = commonArray(Int32Array, before.length * 2).fill(-1);
    for (const place of before) if (place >= 0) this.#slots[this.#slotOf(this.#texts.at(place))] = place;
  }
}

/** `TextNumbers` as they can be handed to another thread. */
export interface PackedTextNumbers {
  readonly texts: PackedTexts;
  readonly slots: Int32Array;
}

/** Different texts, each under its number: they count from 0 in the order in which they came. */
export class TextNumbers {
  readonly texts: Texts;
  readonly #places: Places;

  constructor(texts = new Texts(), places = new Places(texts)) {
    this.texts = texts;
    this.#places = places;
  }

  static unpacked({ texts: packed, slots }: PackedTextNumbers): TextNumbers {
    const texts = Texts.unpacked(packed);
    return new TextNumbers(texts, Places.unpacked(texts, slots));
  }

  pack(): PackedTextNumbers {
    return { texts: this.texts.pack(), slots: this.#places.pack() };
  }

  get size(): number {
    return this.texts.length;
  }

  has(text: string): boolean {
    return this.#places.of(text) !== undefined;
  }

  /** Its number; undefined for one that is not here. */
  get(text: string): number | undefined {
    return this.#places.of(text);
  }

  /** Its number; a text that is new is taken in. */
  add(text: string): number {
    const known = this.#places.of(text);
    if (known !== undefined) return known;
    const number = this.texts.push(text);
    this.#places.note(number);
    return number;
  }
}
