import type { Readable } from 'node:stream';
import { DocumentError } from '../errors.ts';
import type { FileKind, Part } from './file-kind.ts';
import { isField, isPostmark } from './mail/headers.ts';

const [newline, carriage, letterF, quoteMark] = [10, 13, 70, 62];
/** The largest message that is read, in bytes. */
const largestMessage = 100_000_000;
/** A longer line is handed on in pieces of this many bytes; no line that parts messages is. */
const longestPiece = 65_536;

/** A mailbox in one file (RFC 4155): messages behind `From ` lines; those in the text are quoted with `>`, undone here (mboxo, mboxrd). */
export const mbox: FileKind = {
  name: 'mbox',
  holdsMany: true,
  detect(head) {
    const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1');
    const [first = '', second = ''] = text.split(/\r?\n/u, 2);
    return first.startsWith('From ') && isField(second) && (isPostmark(first) || !first.slice(5).includes(' '));
  },
  async *open(file) {
    let count = 0;
    for await (const message of messagesIn(file.stream(), largestMessage)) {
      count += 1;
      yield partOf(message, `message ${count}.eml`);
    }
    if (count === 0) throw new DocumentError(file.name, 'no message in it');
  },
};

function partOf(message: Uint8Array | undefined, name: string): Part {
  if (message === undefined) return { name, failure: `larger than ${largestMessage / 1_000_000} MB` };
  return message.length === 0 ? { name, failure: 'the message is empty' } : { name, bytes: message };
}

/** A line with its end, or a piece of a very long one; only the first piece is marked as the line's beginning. */
interface Line {
  readonly bytes: Uint8Array;
  readonly begins: boolean;
}

/** Cuts what comes in chunks into lines. */
class LineCutter {
  #rest: Uint8Array = new Uint8Array(0);
  #begins = true;

  *lines(chunk: Uint8Array): Generator<Line> {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = 0;
    for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, at)) {
      yield { bytes: bytes.subarray(at, end + 1), begins: this.#begins };
      this.#begins = true;
      at = end + 1;
    }
    this.#rest = bytes.subarray(at);
    if (this.#rest.length > longestPiece) yield* this.last();
  }

  *last(): Generator<Line> {
    if (this.#rest.length > 0) yield { bytes: this.#rest, begins: this.#begins };
    this.#rest = new Uint8Array(0);
    this.#begins = false;
  }
}

/** A message being collected, in one stretch of memory; what grows too large is counted but not kept. */
class Collected {
  readonly #most: number;
  #kept = Buffer.alloc(1_024);
  #size = 0;

  constructor(most: number) {
    this.#most = most;
  }

  add(line: Uint8Array): void {
    const size = this.#size + line.length;
    if (size > this.#most) this.#kept = Buffer.alloc(0);
    else {
      if (size > this.#kept.length) this.#kept = Buffer.concat([this.#kept], Math.max(size, this.#kept.length * 2));
      this.#kept.set(line, this.#size);
    }
    this.#size = size;
  }

  /** Without the blank line that parts it from the next; undefined where it was too large. */
  taken(): Uint8Array | undefined {
    if (this.#size > this.#most) return undefined;
    const message = this.#kept.subarray(0, this.#size);
    const tail = /\n(\r?\n)$/u.exec(message.subarray(-3).toString('latin1'))?.[1] ?? '';
    return message.subarray(0, message.length - tail.length);
  }
}

/** The beginning of a line that may mean something to a mailbox; of others nothing need be read. */
function startOf({ bytes, begins }: Line, anyField: boolean): string {
  const first = bytes[0];
  const telling = anyField || first === letterF || first === quoteMark;
  return begins && telling ? Buffer.from(bytes.subarray(0, 100)).toString('latin1') : '';
}

/**
 * The messages of a mailbox in order, one in memory at a time; undefined for one of more than `most` bytes. A `From `
 * line parts messages only between a blank line and a header's field.
 */
export async function* messagesIn(stream: Readable, most: number): AsyncGenerator<Uint8Array | undefined> {
  const cutter = new LineCutter();
  let message: Collected | undefined;
  let afterBlank = true;
  let postmark: Uint8Array | undefined;
  function* read(lines: Iterable<Line>): Generator<Uint8Array | undefined> {
    for (const line of lines) {
      const start = startOf(line, postmark !== undefined);
      if (postmark !== undefined) {
        if (isField(start)) {
          if (message !== undefined) yield message.taken();
          message = new Collected(most);
        } else message?.add(postmark);
        postmark = undefined;
      }
      if (afterBlank && start.startsWith('From ')) postmark = line.bytes;
      else message?.add(/^>+From /u.test(start) ? line.bytes.subarray(1) : line.bytes);
      afterBlank = line.begins && line.bytes.length <= 2 && (line.bytes[0] === newline || line.bytes[0] === carriage);
    }
  }
  for await (const chunk of stream as AsyncIterable<Uint8Array>) yield* read(cutter.lines(chunk));
  yield* read(cutter.last());
  if (message !== undefined) yield message.taken();
}
