import { DocumentError } from '../errors.ts';

/** The largest part of an archive that is read, in bytes: it is held in memory. */
export const largestPart = 100_000_000;

/**
 * All bytes of one part; `onBytes` is told of each piece and may stop it.
 * @throws DocumentError for what is too large or damaged, and whatever `onBytes` throws
 */
export async function bytesOfPart(
  stream: AsyncIterable<Uint8Array>,
  name: string,
  onBytes: (count: number, soFar: number) => void = () => {},
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of stream) {
      size += piece.length;
      if (size > largestPart) throw new DocumentError(name, `larger than ${largestPart / 1_000_000} MB`);
      onBytes(piece.length, size);
      pieces.push(piece);
    }
  } catch (error) {
    throw damaged(error, name);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** What a library or the file system threw, as the reason why a file can't be read. */
export function damaged(error: unknown, name: string): DocumentError {
  if (error instanceof DocumentError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const onDisk = /^E(?:IO|ACCES|PERM|MFILE|NOENT)$/u.test(code);
  const failure = new DocumentError(name, onDisk ? `it can't be read (${code})` : 'it is damaged or cut off');
  failure.cause = error;
  return failure;
}
