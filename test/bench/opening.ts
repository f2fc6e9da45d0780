import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/data.ts';
import { inChild } from './child.ts';

/** A kept store opened in a new process as a single command does, and in another in threads, as `reftel start` does. Milliseconds and bytes. */
export interface Opening {
  /** From opening to the first answer, of a single command. */
  readonly first: number;
  /** Of the process with threads, without the program, with the program before it opened the store, after the first answer in threads, and when all questions were answered. */
  readonly bare: number;
  readonly before: number;
  readonly opened: number;
  readonly after: number;
  readonly peak: number;
  readonly questions: number;
  /** Then fifty questions are put at once: the longest that the event loop stood still, and until the last was answered. */
  readonly stall: number;
  readonly all: number;
}

/** Megabytes of long-lived objects that the process may have. */
const heap = 4_000;

/** @throws Error where the program was not built */
export async function openingOf(url: string, questions: readonly string[]): Promise<Opening> {
  if (!existsSync(join(packageRoot, 'dist', 'src', 'index.js')))
    throw new Error('opening is measured with the built program: npm run build');
  const flags = startFlags();
  const single = await inChild<Opening>('opening-child.mjs', { url, questions, threaded: false }, heap, flags);
  const threaded = await inChild<Opening>('opening-child.mjs', { url, questions, threaded: true }, heap, flags);
  return { ...threaded, first: single.first };
}

/** What `npm start` gives Node. */
function startFlags(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
    readonly scripts: { readonly start: string };
  };
  return scripts.start.match(/--[\w-]+=\d+/gu) ?? [];
}
