import type { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { DocumentError } from '../errors.ts';
import { singleByteOf } from './single-byte.ts';

/** How many bytes tell the encoding of a text that is read piece by piece. */
const sampleBytes = 65_536;

/** What invalid bytes become; a text that has it says so. */
const replacement = '\ufffd';

/** A warning for a text in which bytes could not be read; none for a clean one. */
export function unreadable(text: string): readonly string[] {
  return text.includes(replacement) ? ['some bytes could not be read: they stand as \ufffd'] : [];
}

function validUtf8(sample: Uint8Array): boolean {
  try {
    // As a stream, so that a character that the sample's end cuts is none the worse.
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function encodingOf(sample: Uint8Array, stated: string | undefined): string {
  const [first, second] = sample;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (stated !== undefined && !/^utf-?16/iu.test(stated)) return stated;
  return validUtf8(sample) ? 'utf-8' : singleByteOf(sample).label;
}

async function* sampled(stream: Readable): AsyncGenerator<Uint8Array> {
  let first: Uint8Array[] | undefined = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    if (first === undefined) {
      yield chunk;
      continue;
    }
    first.push(chunk);
    size += chunk.length;
    if (size < sampleBytes) continue;
    yield Buffer.concat(first);
    first = undefined;
  }
  if (first !== undefined) yield Buffer.concat(first);
}

/**
 * A file's text piece by piece, the first piece of at least 64 KB where there is so much: UTF-16 by its byte order mark,
 * the encoding that `statedIn` finds named in the first piece (as Latin-1), UTF-8, otherwise Windows-1252.
 * @throws DocumentError for a file without bytes, and an encoding that nobody knows
 */
export async function* textPieces(
  stream: Readable,
  name: string,
  statedIn: (start: string) => string | undefined = () => undefined,
): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const bytes of sampled(stream)) {
    if (bytes.length === 0) throw new DocumentError(name, 'the file is empty');
    if (decoder === undefined) {
      const sample = bytes.subarray(0, sampleBytes);
      try {
        decoder = new TextDecoder(encodingOf(sample, statedIn(Buffer.from(sample).toString('latin1'))));
      } catch {
        throw new DocumentError(name, 'the encoding that it names is unknown');
      }
    }
    yield decoder.decode(bytes, { stream: true });
  }
  const rest = decoder?.decode() ?? '';
  if (rest !== '') yield rest;
}
