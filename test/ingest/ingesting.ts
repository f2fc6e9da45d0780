import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { type Collection, type FileOutcome, type IngestReport, openCollection } from '../../src/index.ts';

type Options = NonNullable<Parameters<Collection['ingest']>[1]>;

/** A folder and a collection of one test, and what an ingest told of it. */
export interface Ingesting {
  readonly folder: string;
  readonly collection: Collection;
  /** Writes a file below the folder, last changed so many minutes before the ingest; returns its path. */
  readonly write: (name: string, content: string | Uint8Array, minutesAgo?: number) => string;
  /** Ingests the folder, or paths in it. */
  readonly ingest: (
    options?: Options,
    paths?: readonly string[],
  ) => Promise<{ report: IngestReport; told: FileOutcome[] }>;
  /** Outcomes by name below the folder, in the order in which they were told. */
  readonly outcomes: (told: readonly FileOutcome[]) => (readonly [string, string])[];
}

const now = new Date('2026-01-02T03:04:05Z');

/** Each test has its own. */
export function ingesting(): () => Ingesting {
  let current: Ingesting | undefined;
  beforeEach(async () => {
    const root = mkdtempSync(join(tmpdir(), 'reftel-ingest-'));
    const folder = join(root, 'in');
    mkdirSync(folder);
    const collection = await openCollection({ url: `sqlite:${join(root, 'store.sqlite')}`, now: () => now });
    current = {
      folder,
      collection,
      write(name, content, minutesAgo = 10) {
        const path = join(folder, name);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, content);
        const time = now.getTime() / 1_000 - minutesAgo * 60;
        utimesSync(path, time, time);
        return path;
      },
      async ingest(options = {}, paths = [folder]) {
        const told: FileOutcome[] = [];
        const report = await collection.ingest(paths, { onFile: (file) => told.push(file), ...options });
        return { report, told };
      },
      outcomes: (told) => told.map(({ path, outcome }) => [path.slice(folder.length + 1), outcome]),
    };
  });
  afterEach(async () => {
    await current?.collection.close();
    if (current !== undefined) rmSync(dirname(current.folder), { recursive: true, force: true });
  });
  return () => {
    if (current === undefined) throw new Error('there is a folder while a test runs only');
    return current;
  };
}

/** A text that is read as a report or article of its own. */
export function textAbout(subject: string): string {
  return `All about ${subject}\n\nThe first paragraph says what there is to say about ${subject}.\n\nThe second adds little.\n`;
}
