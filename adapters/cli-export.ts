import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { nearestWords } from '../commands/nearest.ts';
import { type Collection, type ExportFormat, exportFormats, type ItemType, makeFolder } from '../src/index.ts';
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

/** Writes one type, or all, as one text; returns how many things that were. */
async function writeOut(
  collection: Collection,
  format: ExportFormat,
  only: ItemType | undefined,
  to: Writable,
  signal: AbortSignal,
): Promise<number> {
  let count = 0;
  await written(to, format.head(only ?? 'document'));
  for await (const item of collection.export(only)) {
    if (signal.aborted) break;
    await written(to, format.lines(item));
    count += 1;
  }
  return count;
}

/** A new file; one that is there is never written over. */
async function newFile(path: string): Promise<Writable> {
  try {
    const handle = await open(path, 'wx');
    await handle.close();
    return createWriteStream(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UsageError(code === 'EEXIST' ? `${path} is there already` : `${path} can not be written (${code})`);
  }
}

async function writeFiles(
  collection: Collection,
  format: ExportFormat,
  only: ItemType | undefined,
  folder: string,
  world: World,
): Promise<void> {
  makeFolder(folder);
  const parts = only !== undefined ? [only] : format.mixes ? [undefined] : types;
  for (const part of parts) {
    const path = join(folder, `${part === undefined ? 'reftel' : plural[part]}${format.ending}`);
    const file = await newFile(path);
    const count = await writeOut(collection, format, part, file, world.signal);
    file.end();
    await finished(file);
    world.error.write(`${path}: ${count.toLocaleString('en-GB')} written\n`);
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
      else await writeOut(collection, format, only, world.output, world.signal);
      return world.signal.aborted ? exits.interrupted : exits.done;
    });
  },
};
