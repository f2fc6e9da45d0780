import type { Collection, FileOutcome, IngestReport } from '../src/index.ts';
import { withCollection } from './cli-collection.ts';
import { exits, type Subcommand, UsageError, type World } from './cli-world.ts';
import { ingestInto } from './ingesting.ts';
import { written } from './terminal/conversation.ts';
import { visible, visibleJson } from './terminal/visible.ts';
import { changesOf } from './watching.ts';

const failedOnPage = 500;

/** A summary in one line; what did not happen is left out, but for the four that always stand there. */
function summary(report: IngestReport): string {
  const { added, changed, same, unchanged, failed, setAside, removed, pruned } = report;
  const always = [`${added} added`, `${changed} changed`, `${unchanged} unchanged`, `${failed} failed`];
  const rest: readonly (readonly [number, string])[] = [
    [same, 'kept as another source of a document'],
    [setAside, 'set aside (listed by --failed; tried again with --retry, or with --readd what was taken out)'],
    [removed, 'gone from disk (taken out with --prune)'],
    [pruned, 'gone from disk and taken out'],
  ];
  return [...always, ...rest.flatMap(([count, what]) => (count === 0 ? [] : [`${count} ${what}`]))].join(', ');
}

function jsonLine({ path, outcome, documents, warnings, failure }: FileOutcome): string {
  const ids = documents.map(({ id }) => id);
  return visibleJson({ path, outcome, ids, documents, warnings, ...(failure === undefined ? {} : { failure }) }, 0);
}

interface Switches {
  readonly json: boolean;
  readonly prune: boolean;
  readonly emptied: boolean;
  readonly mayBeGone?: boolean;
  readonly retry: boolean;
  readonly rehash: boolean;
  readonly readd?: 'all';
  readonly workers?: number;
}

function switchesOf(options: Readonly<Record<string, string | boolean | undefined>>): Switches {
  const { workers } = options;
  if (typeof workers === 'string' && !/^\d$/u.test(workers))
    throw new UsageError('--workers is a number of threads, 0 to 8');
  const on = (name: string) => options[name] === true;
  return {
    json: on('json'),
    prune: on('prune'),
    emptied: on('emptied'),
    retry: on('retry'),
    rehash: on('rehash'),
    ...(on('readd') ? { readd: 'all' as const } : {}),
    ...(typeof workers === 'string' ? { workers: Number(workers) } : {}),
  };
}

/** One run over paths, told on the output. */
async function once(collection: Collection, paths: readonly string[], world: World, switches: Switches) {
  const { json, ...how } = switches;
  const lines = json ? { onFile: (file: FileOutcome) => void world.output.write(`${jsonLine(file)}\n`) } : {};
  const report = await ingestInto(collection, paths, world, { ...how, ...lines });
  await written(world.output, json ? `${visibleJson({ summary: report }, 0)}\n` : `${summary(report)}\n`);
  return report;
}

async function listFailed(collection: Collection, world: World, json: boolean): Promise<number> {
  for (let offset = 0; ; offset += failedOnPage) {
    const page = await collection.failedFiles({ limit: failedOnPage, offset });
    for (const { path, failure } of page) {
      const line = json ? visibleJson({ path, failure }, 0) : `${visible(path)}: ${visible(failure ?? '')}`;
      await written(world.output, `${line}\n`);
    }
    if (page.length < failedOnPage) return exits.done;
  }
}

/** `reftel ingest PATH…`: files, folders and archives into the collection. */
export const ingest: Subcommand = {
  name: 'ingest',
  usage: 'ingest PATH... [--json] [--prune] [--watch]',
  summary: 'Read files, folders and archives into the collection',
  help: [
    'What is unchanged since it was last read is passed over. A file that can not be read is told on standard error and the',
    'rest goes on; the exit status is then 1. It may be stopped at any time (Ctrl-C): the same command goes on from there.',
    'NAME.meta.json beside NAME states what its text does not: title, authors, date, outlet, url, classification, language.',
  ].join('\n'),
  options: {
    json: { type: 'boolean', describes: 'a line of JSON for each file, then a summary' },
    prune: { type: 'boolean', describes: 'take out what files held that are gone' },
    emptied: {
      type: 'boolean',
      describes: 'with --prune: also of a path where nothing is left (a disk that is not mounted looks so)',
    },
    retry: { type: 'boolean', describes: 'try again what could not be read, though it has not changed' },
    rehash: { type: 'boolean', describes: 'compare files by content where size and time are the same' },
    failed: { type: 'boolean', describes: 'list what could not be read, and why; reads nothing' },
    watch: { type: 'boolean', describes: 'stay, and read what changes' },
    readd: { type: 'boolean', describes: 'also what was taken out (/remove, reftel remove)' },
    workers: { type: 'string', describes: 'threads that read (usual: one a processor, at most 8)' },
  },
  words: [0, Number.POSITIVE_INFINITY],
  run(paths, options, world) {
    const switches = switchesOf(options);
    const lists = options['failed'] === true;
    if (lists ? paths.length > 0 : paths.length === 0 || paths.some((path) => path.trim() === ''))
      throw new UsageError(lists ? 'Usage: reftel ingest --failed [--json]' : `Usage: reftel ${this.usage}`);
    return withCollection(world, async (collection) => {
      if (lists) return listFailed(collection, world, switches.json);
      // Watched from before the first run, so that nothing falls between.
      const changes = options['watch'] === true ? await changesOf(paths, world.signal) : undefined;
      const report = await once(collection, paths, world, switches);
      if (changes !== undefined)
        for await (const changed of changes) await once(collection, changed, world, { ...switches, mayBeGone: true });
      else if (world.signal.aborted) {
        const { done, total } = report;
        world.error.write(`Stopped after ${done} of ${total} files; the same command goes on from there.\n`);
      }
      if (world.signal.aborted) return exits.interrupted;
      return report.failed === 0 ? exits.done : exits.unanswered;
    });
  },
};
