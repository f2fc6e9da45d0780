import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { nearestWords } from '../commands/nearest.ts';
import {
  AskError,
  type Collection,
  type ExportFormat,
  exportFormats,
  type ItemType,
  makeFolder,
  StoreError,
} from '../src/index.ts';
import { withCollection } from './cli-collection.ts';
import { exits, type Subcommand, UsageError, type World } from './cli-world.ts';
import { written } from './terminal/conversation.ts';

/** What is exported, as it is called on the command line and in the names of files. */
const plural: Readonly<Record<ItemType, string>> = { document: 'documents', person: 'people', event: 'events' };
const types = Object.keys(plural) as ItemType[];

function formatNamed(name: string): ExportFormat {
  const names = exportFormats.map((format) => format.name);
  const found = exportFormats.find((format) => format.name === name);
  if (found !== undefined) return found;
  const near = nearestWords(name, names)[0];
  throw new UsageError(
    `There is no format "${name}" (there are ${names.join(', ')})${near === undefined ? '' : `; did you mean ${near}?`}`,
  );
}

function typeNamed(name: string): ItemType {
  const found = types.find((type) => plural[type] === name);
  if (found === undefined) throw new UsageError(`--only is one of ${Object.values(plural).join(', ')}, not "${name}"`);
  return found;
}

/** One type, or all, as one text in pieces, each followed by how many things there are up to it. */
async function* textOf(collection: Collection, format: ExportFormat, only: ItemType | undefined, signal: AbortSignal) {
  let count = 0;
  yield { text: format.head(only ?? 'document'), count };
  for await (const item of collection.export(only)) {
    if (signal.aborted) return;
    count += 1;
    yield { text: format.lines(item), count };
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

/** Writes a file that was not there; what is not whole does not have its name. Returns how many things are in it. */
async function writeFile(path: string, pieces: ReturnType<typeof textOf>, signal: AbortSignal): Promise<number> {
  if (existsSync(path)) throw new UsageError(`${path} is there already`);
  const unfinished = `${path}.part`;
  let total = 0;
  try {
    await pipeline(async function* () {
      for await (const { text, count } of pieces) {
        total = count;
        yield text;
      }
    }, createWriteStream(unfinished));
    if (signal.aborted) await rm(unfinished);
    else await rename(unfinished, path);
    return total;
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {});
    if (error instanceof StoreError) throw error;
    const full = codeOf(error) === 'ENOSPC' ? 'there is no room left on its disk' : codeOf(error);
    throw new AskError(`${path} can not be written (${full}); nothing is left of it`);
  }
}

function folderAt(path: string): void {
  try {
    makeFolder(path);
  } catch (error) {
    throw new UsageError(`--to ${path}: no such folder can be made (${codeOf(error)})`);
  }
}

async function writeFiles(
  collection: Collection,
  format: ExportFormat,
  only: ItemType | undefined,
  folder: string,
  { signal, error }: World,
): Promise<void> {
  folderAt(folder);
  const parts = only !== undefined ? [only] : format.mixes ? [undefined] : types;
  for (const part of parts) {
    const path = join(folder, `${part === undefined ? 'reftel' : plural[part]}${format.ending}`);
    const count = await writeFile(path, textOf(collection, format, part, signal), signal);
    if (signal.aborted) return;
    error.write(`${path}: ${count.toLocaleString('en-GB')} written\n`);
  }
}

/** `reftel export`: documents, people and events, with their citations. */
export const exporting: Subcommand = {
  name: 'export',
  usage: 'export [--format FORMAT] [--only WHAT] [--to FOLDER]',
  summary: 'Write documents, people and events out, with their citations',
  help: `Formats: ${exportFormats.map(({ name }) => name).join(', ')} (ndjson without --format). CSV is a table a kind of thing: name one with --only, or a\nfolder with --to. Without --to it goes to standard output. A file that is there already is never written over.`,
  options: {
    format: { type: 'string', describes: 'how to write' },
    only: { type: 'string', describes: Object.values(plural).join(', ') },
    to: { type: 'string', describes: 'a folder for the files' },
  },
  words: [0, 0],
  run: (_words, { format: formatName = 'ndjson', only: onlyName, to }, world) => {
    const format = formatNamed(String(formatName));
    const only = typeof onlyName === 'string' ? typeNamed(onlyName) : undefined;
    if (typeof to !== 'string' && only === undefined && !format.mixes)
      throw new UsageError(
        `${format.name} is a table a kind of thing: say --only ${Object.values(plural).join('|')}, or --to FOLDER`,
      );
    return withCollection(world, async (collection) => {
      if (typeof to === 'string') await writeFiles(collection, format, only, to, world);
      else
        for await (const { text } of textOf(collection, format, only, world.signal)) await written(world.output, text);
      return world.signal.aborted ? exits.interrupted : exits.done;
    });
  },
};
