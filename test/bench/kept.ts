import { fork } from 'node:child_process';
import { on } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openStore } from '../../src/store/index.ts';
import type { Entry, Store } from '../../src/store/store.ts';
import { type Generator, generatorVersion } from './generator.ts';
import type { Census, Told, ToMake } from './making-child.ts';
import { type Seconds, Stopwatch } from './measure.ts';
import { tablesOf } from './table-bytes.ts';

/** A made collection as it is kept between runs, and what was measured while it was made. */
export interface Kept {
  readonly store: string;
  readonly raw: string;
  readonly facts: Making;
}

interface Making extends Census {
  readonly documents: number;
  readonly storing: Seconds;
  /** Storing a sample without people, roles and events: what the index alone costs. */
  readonly sample: { readonly documents: number; readonly storing: Seconds };
  /** Bytes by table. */
  readonly tables: Readonly<Record<string, number>>;
  readonly rawBytes: number;
}

/** As an ingest closes its transactions. */
const batch = 100;
const sampleSize = 1_000;
const loader = ['--import', 'tsx'];
const noFacts = { mentions: [], roles: [], events: [] };

/** The version of the tables that this program makes. */
async function schemaOf(folder: string): Promise<number> {
  const path = join(folder, 'empty.db');
  rmSync(path, { force: true });
  await (await openStore(`sqlite:${path}`)).close();
  const database = new Database(path, { readonly: true });
  const version = Number(database.pragma('user_version', { simple: true }));
  database.close();
  return version;
}

export interface Wanted {
  /** The development data. */
  readonly data: string;
  readonly cache: string;
  readonly documents: number;
  readonly seed: number;
  /** Make it again, whatever is kept. */
  readonly fresh: boolean;
  readonly tell: (progress: string) => void;
}

/** Whether the collection is there already. */
export async function isKept(wanted: Wanted): Promise<boolean> {
  return !wanted.fresh && existsSync(join(await folderOf(wanted), 'making.json'));
}

async function folderOf({ cache, documents, seed }: Wanted): Promise<string> {
  mkdirSync(cache, { recursive: true });
  return join(cache, `${documents}-seed${seed}-made${generatorVersion}-tables${await schemaOf(cache)}`);
}

/** The collection of this size and seed: kept from an earlier run, or made now. */
export async function keptCollection(generator: Generator, wanted: Wanted): Promise<Kept> {
  const { documents, tell } = wanted;
  const folder = await folderOf(wanted);
  const kept = { store: join(folder, 'store.db'), raw: join(folder, 'raw.db') };
  const facts = join(folder, 'making.json');
  if (await isKept(wanted)) {
    tell(`kept collection ${folder}`);
    return { ...kept, facts: JSON.parse(readFileSync(facts, 'utf8')) as Making };
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const made = await make(wanted, kept);
  const sample = await storeSample(generator, Math.min(documents, sampleSize), join(folder, 'sample.db'));
  const making: Making = { ...made, sample, tables: tablesOf(kept.store), rawBytes: statSync(kept.raw).size };
  writeFileSync(facts, JSON.stringify(making));
  return { ...kept, facts: making };
}

/** Writes a batch and tidies up behind it, as an ingest does. */
async function put(store: Store, entries: readonly Entry[]): Promise<void> {
  await store.put({ entries, files: [] }, '');
  for (let step = 0; step < entries.length && (await store.tidy()); step += 1);
}

/** Makes documents and their raw index in a process of its own, and stores them here: on two cores both at once. */
async function make({ data, documents, seed, tell }: Wanted, at: { store: string; raw: string }) {
  const store = await openStore(`sqlite:${at.store}`);
  const storing = new Stopwatch();
  const toMake: ToMake = { data, seed, documents, batch, raw: at.raw };
  const child = fork(join(import.meta.dirname, 'making-child.ts'), { execArgv: loader, serialization: 'advanced' });
  child.send(toMake);
  let census: Census | undefined;
  let stored = 0;
  let told = performance.now();
  for await (const [message] of on(child, 'message', { close: ['disconnect'] })) {
    const from = message as Told;
    if ('census' in from) {
      census = from.census;
      child.disconnect();
    } else {
      await storing.during(() => put(store, from.entries));
      child.send('taken');
      stored += from.entries.length;
      if (performance.now() - told < 10_000) continue;
      const rates = [storing.clock, from.rawClock].map((clock) => Math.round(stored / clock));
      tell(`stored ${stored} of ${documents}: ${rates[0]}/s, raw FTS5 ${rates[1]}/s`);
      told = performance.now();
    }
  }
  if (census === undefined) throw new Error('the documents could not be made');
  await storing.during(() => store.close());
  return { ...census, documents, storing: storing.seconds };
}

async function storeSample(generator: Generator, documents: number, path: string) {
  const store = await openStore(`sqlite:${path}`);
  const storing = new Stopwatch();
  for (let first = 0; first < documents; first += batch) {
    const made = Array.from({ length: Math.min(batch, documents - first) }, (_, at) => generator.document(first + at));
    const entries = made.map(({ entry }) => ({ ...entry, facts: noFacts }));
    await storing.during(() => put(store, entries));
  }
  await storing.during(() => store.close());
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
  return { documents, storing: storing.seconds };
}
