/** Fewer bytes than this are copied faster one by one. */
const shortCopy = 48;

/**
 * Bytes that grow, written from front to back and used again. Numbers are kept in groups of seven bits, the lowest first, the
 * eighth bit set on all but the last (LEB128): below 128 takes one byte.
 */
export class ByteWriter {
  bytes = new Uint8Array(256);
  length = 0;

  clear(): void {
    this.length = 0;
  }

  byte(value: number): void {
    if (this.length === this.bytes.length) this.#grow(1);
    this.bytes[this.length++] = value;
  }

  /** A whole number below 2^31. */
  number(value: number): void {
    if (this.length + 5 > this.bytes.length) this.#grow(5);
    let rest = value;
    while (rest > 127) {
      this.bytes[this.length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
  }

  copy(from: Uint8Array, start = 0, end = from.length): void {
    const more = end - start;
    if (this.length + more > this.bytes.length) this.#grow(more);
    if (more <= shortCopy) {
      for (let at = start; at < end; at += 1) this.bytes[this.length++] = from[at] ?? 0;
      return;
    }
    this.bytes.set(start === 0 && end === from.length ? from : from.subarray(start, end), this.length);
    this.length += more;
  }

  /** The number of UTF-8 bytes, and the bytes. */
  text(text: string): void {
    const { length } = text;
    if (this.length + length + 5 > this.bytes.length) this.#grow(length + 5);
    const start = this.length;
    this.number(length);
    for (let at = 0; at < length; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit > 127) {
        this.length = start;
        const bytes = Buffer.from(text, 'utf8');
        this.number(bytes.length);
        this.copy(bytes);
        return;
      }
      this.bytes[this.length++] = unit;
    }
  }

  /** What was written, as bytes of its own. */
  taken(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }

  #grow(more: number): void {
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }
}

/** Reads what a `ByteWriter` wrote, from `at`, which moves on. */
export class ByteReader {
  readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  byte(): number {
    return this.bytes[this.at++] ?? 0;
  }

  number(): number {
    const value = numberAt(this.bytes, this.at);
    this.at += bytesOf(value);
    return value;
  }
}

/** The number that stands at `at`. Loops over millions of numbers read those of one byte, the commonest, themselves. */
export function numberAt(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let shift = 0, next = at; shift < 35; shift += 7, next += 1) {
    const byte = bytes[next] ?? 0;
    value |= (byte & 127) << shift;
    if (byte < 128) break;
  }
  return value;
}

/** How many bytes a number takes as a `ByteWriter` writes it. */
export function bytesOf(number: number): number {
  if (number < 0x80) return 1;
  if (number < 0x4000) return 2;
  if (number < 0x20_0000) return 3;
  return number < 0x1000_0000 ? 4 : 5;
}
