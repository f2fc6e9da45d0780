import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { atMost, type OpenFile, plainName, tooLarge } from '../../commands/given-file.ts';
import { AskError } from '../../src/index.ts';

/** Stands for standard input, as shells have it. */
const standardInput = '-';

function unread(name: string, error: unknown): AskError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return new AskError(code === 'ENOENT' ? `there is no file ${name}` : `${name} can't be read (${code})`);
}

async function* chunksOf(stream: Readable, name: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of stream) yield typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Uint8Array);
  } catch (error) {
    throw unread(name, error);
  }
}

/** Opens files of whoever sits at the terminal: a path, or `-` for standard input where questions do not come from it. */
export function filesAt(input?: Readable): OpenFile {
  return async (path, most) => {
    if (path === standardInput) {
      if (input === undefined) throw new AskError('questions come from standard input here; give a path');
      return { name: 'standard input', chunks: atMost(chunksOf(input, 'standard input'), most, 'standard input') };
    }
    const name = plainName(basename(path));
    const found = await stat(path).catch((error: unknown) => {
      throw unread(path, error);
    });
    if (!found.isFile()) throw new AskError(`${path} is no file`);
    if (found.size > most) tooLarge(name, most);
    return { name, chunks: atMost(chunksOf(createReadStream(path), name), most, name) };
  };
}
