import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openStore } from '../../src/store/index.ts';
import type { Store } from '../../src/store/store.ts';
import { type Generator, generatorVersion, type Made } from './generator.ts';
import { RawIndex } from './raw-index.ts';
import { WordCensus } from './vocabulary.ts';

/** A made collection as it is kept between runs, and what was measured while it was made. Times in seconds. */
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
  readonly storing: number;
  /** Storing a sample without people, roles and events: what the index alone costs. */
  readonly sample: { readonly documents: number; readonly storing: number };
  readonly rawStoring: number;
  /** Bytes by table. */
  readonly tables: Readonly<Record<string, number>>;
  readonly rawBytes: number;
  readonly zipf: { readonly words: number; readonly different: number; readonly head: number; readonly tail: number };
}

/** As an ingest closes its transactions. */
const batch = 50;
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

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}

async function put(store: Store, made: readonly Made[]): Promise<number> {
  return timed(() => store.put({ entries: made.map(({ entry }) => entry), files: [] }, ''));
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
  let [paragraphs, bytes, words, storing, rawStoring] = [0, 0, 0, 0, 0];
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
    storing += await put(store, made);
    rawStoring += await timed(() => raw.add(made.map(({ entry }) => entry.document)));
    if (performance.now() - told > 10_000) {
      tell(
        `stored ${first + made.length} of ${documents}: ${Math.round((first + made.length) / storing)}/s, raw FTS5 ${Math.round((first + made.length) / rawStoring)}/s`,
      );
      told = performance.now();
    }
  }
  storing += await timed(() => store.close());
  raw.close();
  const zipf = {
    words: census.words,
    different: census.different,
    head: census.slope(10, 2_000),
    tail: census.slope(2_000, 50_000),
  };
  return { documents, paragraphs, bytes, words, storing, rawStoring, zipf };
}

async function storeSample(generator: Generator, documents: number, path: string) {
  const store = await openStore(`sqlite:${path}`);
  let storing = 0;
  for (let first = 0; first < documents; first += batch) {
    const made = Array.from({ length: Math.min(batch, documents - first) }, (_, at) => generator.document(first + at));
    storing += await put(
      store,
      made.map((each) => ({ ...each, entry: { ...each.entry, facts: noFacts } })),
    );
  }
  storing += await timed(() => store.close());
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
  return { documents, storing };
}

/** Bytes of each table with its own indexes, of a virtual table with its shadow tables. */
function tablesOf(path: string): Record<string, number> {
  const database = new Database(path, { readonly: true });
  const rows = database
    .prepare<[], { name: string; bytes: number }>(
      `SELECT s.tbl_name AS name, sum(d.pgsize) AS bytes FROM dbstat d JOIN sqlite_schema s ON s.name = d.name
       WHERE d.aggregate = TRUE GROUP BY 1 ORDER BY 2 DESC`,
    )
    .all();
  database.close();
  return Object.fromEntries(rows.map(({ name, bytes }) => [name, bytes]));
}

/** Tables that hold what was read and found, as the store had them before it had an index of its own; the others are index. */
const records = new Set(
  `document original source_path tag address_word paragraph paragraph_text mention role event reference name_total
   level_total note file version former_path meta sqlite_schema`.split(/\s+/u),
);

/** Bytes of the tables that serve searching only: the index and its dictionary. */
export function indexBytes({ tables }: Making): number {
  return Object.entries(tables).reduce((sum, [name, bytes]) => sum + (records.has(name) ? 0 : bytes), 0);
}
