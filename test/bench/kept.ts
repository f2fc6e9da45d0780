import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openStore } from '../../src/store/index.ts';
import type { Store } from '../../src/store/store.ts';
import { type Generator, generatorVersion, type Made } from './generator.ts';
import { type Seconds, Stopwatch } from './measure.ts';
import { RawIndex } from './raw-index.ts';
import { tablesOf } from './table-bytes.ts';
import { WordCensus } from './vocabulary.ts';

/** A made collection as it is kept between runs, and what was measured while it was made. */
export interface Kept {
  readonly store: string;
  readonly raw: string;
  readonly facts: Making;
}

interface Making {
  readonly documents: number;
  readonly paragraphs: number;
  /** Of the sources, UTF-8. */
  readonly bytes: number;
  readonly words: number;
  readonly storing: Seconds;
  /** Storing a sample without people, roles and events: what the index alone costs. */
  readonly sample: { readonly documents: number; readonly storing: Seconds };
  readonly rawStoring: Seconds;
  /** Bytes by table. */
  readonly tables: Readonly<Record<string, number>>;
  readonly rawBytes: number;
  readonly zipf: { readonly words: number; readonly different: number; readonly head: number; readonly tail: number };
}

/** As an ingest closes its transactions. */
const batch = 100;
const sampleSize = 1_000;
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
  const made = await make(generator, documents, kept, tell);
  const sample = await storeSample(generator, Math.min(documents, sampleSize), join(folder, 'sample.db'));
  const making: Making = { ...made, sample, tables: tablesOf(kept.store), rawBytes: statSync(kept.raw).size };
  writeFileSync(facts, JSON.stringify(making));
  return { ...kept, facts: making };
}

/** Writes a batch and tidies up behind it, as an ingest does. */
async function put(store: Store, made: readonly Made[]): Promise<void> {
  await store.put({ entries: made.map(({ entry }) => entry), files: [] }, '');
  for (let step = 0; step < made.length && (await store.tidy()); step += 1);
}

async function make(
  generator: Generator,
  documents: number,
  at: { store: string; raw: string },
  tell: (progress: string) => void,
) {
  const store = await openStore(`sqlite:${at.store}`);
  const raw = new RawIndex(at.raw);
  const census = new WordCensus();
  const [storing, rawStoring] = [new Stopwatch(), new Stopwatch()];
  let [paragraphs, bytes, words] = [0, 0, 0];
  let told = performance.now();
  for (let first = 0; first < documents; first += batch) {
    const made: Made[] = [];
    for (let number = first; number < Math.min(documents, first + batch); number += 1)
      made.push(generator.document(number));
    for (const { text, entry } of made) {
      bytes += Buffer.byteLength(text);
      for (const paragraph of entry.document.paragraphs) {
        words += paragraph.text.split(' ').length;
        if (first < 2_500) census.add(paragraph.text);
      }
      paragraphs += entry.document.paragraphs.length;
    }
    await storing.during(() => put(store, made));
    await rawStoring.during(() => raw.add(made.map(({ entry }) => entry.document)));
    if (performance.now() - told > 10_000) {
      tell(
        `stored ${first + made.length} of ${documents}: ${Math.round((first + made.length) / storing.clock)}/s, raw FTS5 ${Math.round((first + made.length) / rawStoring.clock)}/s`,
      );
      told = performance.now();
    }
  }
  await storing.during(() => store.close());
  raw.close();
  const zipf = {
    words: census.words,
    different: census.different,
    head: census.slope(10, 2_000),
    tail: census.slope(2_000, 50_000),
  };
  return { documents, paragraphs, bytes, words, storing: storing.seconds, rawStoring: rawStoring.seconds, zipf };
}

async function storeSample(generator: Generator, documents: number, path: string) {
  const store = await openStore(`sqlite:${path}`);
  const storing = new Stopwatch();
  for (let first = 0; first < documents; first += batch) {
    const made = Array.from({ length: Math.min(batch, documents - first) }, (_, at) => generator.document(first + at));
    const entries = made.map((each) => ({ ...each, entry: { ...each.entry, facts: noFacts } }));
    await storing.during(() => put(store, entries));
  }
  await storing.during(() => store.close());
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
  return { documents, storing: storing.seconds };
}
