import { ByteReader, ByteWriter } from './bytes.ts';

/**
 * Lists by stem, several to a block: stems in rising order (of UTF-16 units), each with its UTF-8 length and bytes, the length
 * of its list, and the list. A long list has a block of its own.
 */
export interface Block {
  /** Its first stem. */
  readonly stem: string;
  readonly body: Uint8Array;
}

/** A stem and what is kept for it. */
export interface BlockEntry {
  readonly stem: string;
  readonly list: Uint8Array;
}

/** Bytes after which a block is closed. */
const fullBlock = 16_000;

/** Packs lists into blocks and hands each on as it is full. */
export class BlockWriter {
  readonly #give: (block: Block) => void;
  readonly #body = new ByteWriter();
  #first: string | undefined;

  constructor(give: (block: Block) => void) {
    this.#give = give;
  }

  /** The stem may be the one that a cursor stands at. */
  add(stem: string | ListCursor, list: ByteWriter): void {
    if (this.#first !== undefined && this.#body.length + list.length > fullBlock) this.close();
    if (typeof stem === 'string') {
      this.#first ??= stem;
      this.#body.text(stem);
    } else {
      this.#first ??= stem.stem;
      this.#body.number(stem.nameTo - stem.nameFrom);
      this.#body.copy(stem.bytes, stem.nameFrom, stem.nameTo);
    }
    this.#body.number(list.length);
    this.#body.copy(list.bytes, 0, list.length);
  }

  /** Hands on what is left. */
  close(): void {
    if (this.#first === undefined) return;
    this.#give({ stem: this.#first, body: this.#body.taken() });
    this.#first = undefined;
    this.#body.clear();
  }
}

/** The list of a stem, a view of the block's bytes; undefined when it is not there. */
export function listIn(body: Uint8Array, stem: string): Uint8Array | undefined {
  const sought = Buffer.from(stem, 'utf8');
  const reader = new ByteReader(body);
  while (reader.at < body.length) {
    const length = reader.number();
    const isIt = length === sought.length && sameBytes(body, reader.at, sought);
    reader.at += length;
    const size = reader.number();
    if (isIt) return body.subarray(reader.at, reader.at + size);
    reader.at += size;
  }
  return undefined;
}

/**
 * Writes the lists of those stems, from number `from` on and in rising order, that the block has; returns the number of the first
 * that lies behind the block.
 */
export function listsIn(
  body: Uint8Array,
  stems: readonly string[],
  from: number,
  lists: (Uint8Array | undefined)[],
): number {
  // A part of a plain array is made faster than one of a Buffer.
  const bytes = new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  const reader = new ByteReader(bytes);
  let at = from;
  while (at < stems.length && reader.at < bytes.length) {
    const length = reader.number();
    const name = reader.at;
    reader.at += length;
    const size = reader.number();
    let order = orderOf(stems[at] ?? '', bytes, name, name + length);
    while (order < 0 && at + 1 < stems.length) {
      at += 1;
      order = orderOf(stems[at] ?? '', bytes, name, name + length);
    }
    if (order < 0) return stems.length;
    if (order === 0) lists[at++] = bytes.subarray(reader.at, reader.at + size);
    reader.at += size;
  }
  return at;
}

/** Below 0 when the stem stands before the one whose UTF-8 bytes are these, above when behind it; in order of UTF-16 units. */
function orderOf(stem: string, bytes: Uint8Array, from: number, to: number): number {
  const length = Math.min(stem.length, to - from);
  for (let at = 0; at < length; at += 1) {
    const byte = bytes[from + at] ?? 0;
    if (byte > 127) {
      const other = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('utf8');
      return stem < other ? -1 : Number(stem > other);
    }
    const difference = stem.charCodeAt(at) - byte;
    if (difference !== 0) return difference;
  }
  return stem.length - (to - from);
}

/** Part of a block: whole lists one after another, each behind its stem as in the block. */
export interface Stretch {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
}

/** What a block has of the stems that begin so; `ends`: those that come behind it do not. */
export function beginningIn(body: Uint8Array, prefix: string): Stretch & { readonly ends: boolean } {
  const bytes = new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  const sought = Buffer.from(prefix, 'utf8');
  const reader = new ByteReader(bytes);
  let from = -1;
  let to = 0;
  while (reader.at < bytes.length) {
    const entry = reader.at;
    const length = reader.number();
    const name = reader.at;
    reader.at += length;
    const size = reader.number();
    reader.at += size;
    const begins = length >= sought.length && sameBytes(bytes, name, sought);
    if (!begins && (from >= 0 || orderOf(prefix, bytes, name, name + length) < 0))
      return { bytes, from: from < 0 ? entry : from, to: from < 0 ? entry : to, ends: true };
    if (!begins) continue;
    if (from < 0) from = entry;
    to = reader.at;
  }
  return { bytes, from: from < 0 ? to : from, to, ends: false };
}

function once(body: Uint8Array): () => Uint8Array | undefined {
  let left: Uint8Array | undefined = body;
  return () => {
    const block = left;
    left = undefined;
    return block;
  };
}

function sameBytes(body: Uint8Array, at: number, sought: Uint8Array): boolean {
  for (let each = 0; each < sought.length; each += 1) if (body[at + each] !== sought[each]) return false;
  return true;
}

/**
 * Goes through the lists of many blocks in order: in `bytes`, the stem between `nameFrom` and `nameTo`, and its list between `from`
 * and `to`.
 */
export class ListCursor {
  readonly #nextBlock: () => Uint8Array | undefined;
  #at = 0;
  /** Where the list begins that it stands at, with its name. */
  #entry = 0;
  /** Who has told that there are no more blocks is not asked again. */
  #ended = false;
  bytes: Uint8Array = new Uint8Array(0);
  nameFrom = 0;
  nameTo = 0;
  from = 0;
  to = 0;

  /** `nextBlock` gives one block after another. */
  constructor(nextBlock: () => Uint8Array | undefined) {
    this.#nextBlock = nextBlock;
  }

  get stem(): string {
    const { buffer, byteOffset, byteLength } = this.bytes;
    return Buffer.from(buffer, byteOffset, byteLength).toString('utf8', this.nameFrom, this.nameTo);
  }

  /** Goes on to the next list; false at the end. */
  next(): boolean {
    if (this.#ended) return false;
    if (this.#at >= this.bytes.length) {
      const block = this.#nextBlock();
      if (block === undefined) {
        this.#ended = true;
        return false;
      }
      // A plain array is read faster than a Buffer.
      this.bytes = new Uint8Array(block.buffer, block.byteOffset, block.byteLength);
      this.#at = 0;
    }
    this.#entry = this.#at;
    const length = this.#number();
    this.nameFrom = this.#at;
    this.#at += length;
    this.nameTo = this.#at;
    const size = this.#number();
    this.from = this.#at;
    this.#at += size;
    this.to = this.#at;
    return true;
  }

  /** Passes over lists of stems before this one: the next one is the first of the others. */
  passTo(stem: string): void {
    while (this.next())
      if (orderOf(stem, this.bytes, this.nameFrom, this.nameTo) <= 0) {
        this.#at = this.#entry;
        return;
      }
  }

  #number(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.bytes[this.#at++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    return value;
  }
}

/** All lists of a block in order; views of its bytes. */
export function* entriesOf(body: Uint8Array): Generator<BlockEntry> {
  const cursor = new ListCursor(once(body));
  while (cursor.next()) yield { stem: cursor.stem, list: body.subarray(cursor.from, cursor.to) };
}
