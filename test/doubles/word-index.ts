import type Database from 'better-sqlite3';
import { type Block, BlockWriter, entriesOf, ListCursor } from '../../src/search/index/blocks.ts';
import { Gathering, type IndexedParagraph } from '../../src/search/index/gathering.ts';
import { PositionsReader } from '../../src/search/index/positions.ts';
import { postingList, readPostings } from '../../src/search/index/postings.ts';
import { isGone, stateOf } from '../../src/search/index/states.ts';
import { type LevelCounts, sumOfRuns } from '../../src/search/index/word-counts.ts';
import { columnFaults } from './document-columns.ts';

/** Where a stem stands in one paragraph, and what it counts for there. */
type Visit = (stem: string, key: number, mark: number, positions: readonly number[]) => void;

interface Lists {
  readonly first: number;
  readonly span: number;
  readonly postings: Iterable<Uint8Array>;
  readonly positions: Iterable<Uint8Array>;
}

function eachPosting({ first, span, postings, positions }: Lists, visit: Visit): void {
  const entries = (bodies: Iterable<Uint8Array>) => [...bodies].flatMap((body) => [...entriesOf(body)]);
  const places = entries(positions);
  const [keys, marks] = [new Uint32Array(span), new Uint8Array(span)];
  for (const [at, { stem, list }] of entries(postings).entries()) {
    const place = places[at];
    if (place?.stem !== stem) throw new Error(`"${stem}" has no positions`);
    const opened = postingList(list);
    const reader = new PositionsReader(place.list, opened.total);
    const count = readPostings(opened, keys, marks);
    for (let each = 0; each < count; each += 1) {
      const found = reader.read(marks[each] ?? 0);
      visit(stem, first + (keys[each] ?? 0), marks[each] ?? 0, [...reader.positions.subarray(0, found)]);
    }
  }
}

interface Column {
  readonly state: number;
  readonly document: number;
  readonly length: number;
}

function columnsOf(database: Database.Database): Map<number, Column> {
  const columns = new Map<number, Column>();
  const rows = database.prepare('SELECT chunk, states, documents, lengths FROM index_column').all();
  for (const row of rows as { chunk: number; states: Buffer; documents: Buffer; lengths: Buffer }[])
    for (const [at, state] of row.states.entries())
      if (!isGone(state))
        columns.set(row.chunk * 4096 + at, {
          state,
          document: row.documents.readUInt32LE(at * 4),
          length: row.lengths.readUInt16LE(at * 2),
        });
  return columns;
}

/** Hands on every posting of a paragraph that is there. */
function eachLiving(database: Database.Database, living: ReadonlyMap<number, Column>, visit: Visit): void {
  const bodies = database.prepare('SELECT body FROM index_block WHERE segment = ? AND kind = ? ORDER BY stem').pluck();
  const segments = database.prepare('SELECT key, first, last FROM index_segment WHERE listed = 1').all();
  for (const { key, first, last } of segments as { key: number; first: number; last: number }[]) {
    const lists = { postings: bodies.all(key, 0), positions: bodies.all(key, 1) } as Pick<
      Lists,
      'postings' | 'positions'
    >;
    eachPosting({ first, span: last - first + 1, ...lists }, (stem, paragraph, mark, positions) => {
      if (living.has(paragraph)) visit(stem, paragraph, mark, positions);
    });
  }
}

/** Every stem of the word index with how many paragraphs have it, and how often. */
export function indexedStems(database: Database.Database): [stem: string, paragraphs: number, times: number][] {
  const stems = new Map<string, [string, number, number]>();
  eachLiving(database, columnsOf(database), (stem, _, _mark, { length }) => {
    const [, paragraphs, times] = stems.get(stem) ?? [stem, 0, 0];
    stems.set(stem, [stem, paragraphs + 1, times + length]);
  });
  return [...stems.values()].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** Every word with the number of its paragraphs at each level. */
export function countedWords(database: Database.Database): { word: string; counts: LevelCounts }[] {
  const bodies = database.prepare('SELECT body FROM word_block WHERE run = ? ORDER BY word').pluck();
  const runs = database.prepare('SELECT key FROM word_run WHERE listed = 1').pluck().all();
  const lists = (run: unknown) => {
    const blocks = (bodies.all(run) as Uint8Array[]).values();
    return new ListCursor(() => blocks.next().value);
  };
  return [...sumOfRuns(runs.map(lists))];
}

/** What the word index and the columns say otherwise than paragraphs and documents do; none when they are right. */
export function indexFaults(database: Database.Database): string[] {
  const rows = database
    .prepare('SELECT key, document, level, text, heading, title, tags FROM paragraph_content ORDER BY key')
    .all() as (IndexedParagraph & { document: number })[];
  const columns = columnsOf(database);
  const faults: string[] = [];
  const gathering = new Gathering();
  const lowest = new Map<number, number>();
  for (const row of rows) {
    const { key, document, level } = row;
    const before = lowest.get(document) ?? 5;
    const column = { state: stateOf(level, before), document, length: gathering.add(row).length };
    if (JSON.stringify(columns.get(key)) !== JSON.stringify(column)) faults.push(`the columns of ${key}`);
    lowest.set(document, Math.min(before, level));
  }
  const expected = expectedBy(gathering);
  eachLiving(database, columns, (stem, key, ...said) => {
    if (expected.get(`${stem} in ${key}`) !== said.join()) faults.push(`${stem} in ${key}`);
    expected.delete(`${stem} in ${key}`);
  });
  faults.push(...columnFaults(database));
  return [...faults, ...[...expected.keys()].map((missing) => `${missing} is missing`)];
}

/** Mark and positions by stem and paragraph. */
function expectedBy(gathering: Gathering): Map<string, string> {
  const expected = new Map<string, string>();
  if (gathering.paragraphs === 0) return expected;
  const [postings, positions]: [Block[], Block[]] = [[], []];
  const writers = [new BlockWriter((block) => postings.push(block)), new BlockWriter((block) => positions.push(block))];
  gathering.lists((stem, ...lists) => {
    for (const [at, list] of lists.entries()) writers[at]?.add(stem, list);
  });
  for (const writer of writers) writer.close();
  const bodies = (blocks: readonly Block[]) => blocks.map(({ body }) => body);
  const { first, last } = gathering.span;
  const lists = { first, span: last - first + 1, postings: bodies(postings), positions: bodies(positions) };
  eachPosting(lists, (stem, key, ...said) => expected.set(`${stem} in ${key}`, said.join()));
  return expected;
}
