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

  add(stem: string, list: ByteWriter): void {
    if (this.#first !== undefined && this.#body.length + list.length > fullBlock) this.close();
    this.#first ??= stem;
    const name = Buffer.from(stem, 'utf8');
    this.#body.number(name.length);
    this.#body.copy(name);
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

function sameBytes(body: Uint8Array, at: number, sought: Uint8Array): boolean {
  for (let each = 0; each < sought.length; each += 1) if (body[at + each] !== sought[each]) return false;
  return true;
}

/** All lists of a block in order; views of its bytes. */
export function* entriesOf(body: Uint8Array): Generator<BlockEntry> {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const reader = new ByteReader(body);
  while (reader.at < body.length) {
    const length = reader.number();
    const stem = text.toString('utf8', reader.at, reader.at + length);
    reader.at += length;
    const size = reader.number();
    yield { stem, list: body.subarray(reader.at, reader.at + size) };
    reader.at += size;
  }
}
