import { BlockWriter, beginningIn, ListCursor, listIn, type Stretch } from '../../../search/index/blocks.ts';
import { ByteReader, ByteWriter } from '../../../search/index/bytes.ts';
import { stemOf } from '../../../search/index/stems.ts';
import {
  addCounts,
  joinedRuns,
  type LevelCounts,
  readCounts,
  sumOfRuns,
  writeCounts,
} from '../../../search/index/word-counts.ts';
import { mayHaveStem } from '../../../search/stem.ts';
import type { Connection } from '../connection.ts';
import { giveBack } from './giving-back.ts';
import { sortable, stepBlocks, stepBytes } from './segments.ts';

/** A word's count is the sum of what all runs say of it. */
export interface RunRow {
  readonly key: number;
  /** Of the texts it was counted from. */
  readonly paragraphs: number;
}

interface BlockRow {
  readonly word: Buffer;
  readonly body: Buffer;
}

/** Writes changes of counts as a run; words in rising order. */
export function writeWords(
  connection: Connection,
  words: Iterable<{ word: string; counts: LevelCounts }>,
  paragraphs: number,
): void {
  const writer = new RunWriter(connection, paragraphs);
  for (const { word, counts } of words) writer.add(word, counts);
  writer.list();
}

/** Those that count, in the order they were written. */
export function runRows(connection: Connection): RunRow[] {
  return connection.all<RunRow>('SELECT key, paragraphs FROM word_run WHERE listed = 1 ORDER BY key');
}

/** Writes a run that is not listed; words come in rising order. */
class RunWriter {
  readonly #connection: Connection;
  readonly #blocks: BlockWriter;
  readonly #list = new ByteWriter();
  readonly key: number;
  /** Written so far. */
  bytes = 0;

  constructor(connection: Connection, paragraphs: number) {
    this.#connection = connection;
    this.key = connection.run('INSERT INTO word_run (paragraphs, listed) VALUES (@paragraphs, 0)', { paragraphs }).key;
    this.#blocks = new BlockWriter(({ stem, body }) => {
      this.bytes += body.length;
      connection.run('INSERT INTO word_block (run, word, body) VALUES (@run, @word, @body)', {
        run: this.key,
        word: sortable(stem),
        body: Buffer.from(body.buffer, body.byteOffset, body.byteLength),
      });
    });
  }

  add(word: string, counts: LevelCounts): void {
    this.#list.clear();
    writeCounts(counts, this.#list);
    this.copy(word, this.#list);
  }

  copy(word: string | ListCursor, list: ByteWriter): void {
    this.#blocks.add(word, list);
  }

  /** From now on it counts. */
  list(): void {
    this.#blocks.close();
    this.#connection.run('UPDATE word_run SET listed = 1 WHERE key = @key', { key: this.key });
  }
}

/** Joins runs into one; taken in steps, as the merging of segments is. */
export function* joinRuns(connection: Connection, rows: readonly RunRow[]): Generator<void> {
  const are = (listed: 0 | 1, keys: readonly number[]) =>
    keys.every((key) =>
      connection.one('SELECT 1 FROM word_run WHERE key = @key AND listed = @listed', { key, listed }),
    );
  const keys = rows.map(({ key }) => key);
  if (!are(1, keys)) return;
  const writer = new RunWriter(
    connection,
    rows.reduce((sum, { paragraphs }) => sum + paragraphs, 0),
  );
  let done = 0;
  for (const { word, list } of joinedRuns(keys.map((key) => entriesFrom(connection, key, '')))) {
    writer.copy(word, list);
    if (writer.bytes - done < stepBytes) continue;
    done = writer.bytes;
    yield;
    if (!are(0, [writer.key])) return;
  }
  if (!are(1, keys)) return;
  writer.list();
  for (const key of keys) connection.run('UPDATE word_run SET listed = 0 WHERE key = @key', { key });
}

/** Takes away what is not listed, step by step. */
export function* sweepRuns(connection: Connection): Generator<void> {
  for (;;) {
    const row = connection.one<{ key: number }>('SELECT key FROM word_run WHERE listed = 0 LIMIT 1');
    if (row === undefined) return;
    const { changes } = connection.run(
      'DELETE FROM word_block WHERE rowid IN (SELECT rowid FROM word_block WHERE run = @key LIMIT @most)',
      { key: row.key, most: stepBlocks },
    );
    if (changes < stepBlocks) connection.run('DELETE FROM word_run WHERE key = @key', { key: row.key });
    else yield;
  }
}

/** Takes away small ones at once, if they are not listed. */
export function dropRuns(connection: Connection, rows: readonly RunRow[]): void {
  for (const { key } of rows) connection.run('DELETE FROM word_run WHERE key = @key AND listed = 0', { key });
}

export function areLeftRuns(connection: Connection): boolean {
  return connection.one('SELECT 1 FROM word_run WHERE listed = 0 LIMIT 1') !== undefined;
}

/** The words of a run in order, from `first` on. */
function entriesFrom(connection: Connection, run: number, first: string): ListCursor {
  let last: BlockRow | undefined;
  const entries = new ListCursor(() => {
    const at = last === undefined ? blockAt(connection, run, first) : undefined;
    const row = at ?? blockAfter(connection, run, last?.word);
    if (last !== undefined) giveBack(last.body);
    last = row;
    return row?.body;
  });
  entries.passTo(first);
  return entries;
}

function blockAfter(connection: Connection, run: number, word: Buffer | undefined): BlockRow | undefined {
  return connection.one<BlockRow>(
    'SELECT word, body FROM word_block WHERE run = @run AND word > @word ORDER BY word LIMIT 1',
    { run, word: word ?? Buffer.alloc(0) },
  );
}

function blockAt(connection: Connection, run: number, word: string): BlockRow | undefined {
  return connection.one<BlockRow>(
    'SELECT word, body FROM word_block WHERE run = @run AND word <= @word ORDER BY word DESC LIMIT 1',
    { run, word: sortable(word) },
  );
}

/** Words from `first` on with their counts, in order. */
export function* wordsFrom(connection: Connection, first: string): Generator<{ word: string; counts: LevelCounts }> {
  const runs = runRows(connection).map(({ key }) => entriesFrom(connection, key, first));
  try {
    yield* sumOfRuns(runs);
  } finally {
    for (const { bytes } of runs) giveBack(bytes);
  }
}

/** Words that begin so and whose stems do not, with their counts, in no order. */
export function cutWords(connection: Connection, prefix: string): Map<string, LevelCounts> {
  const found = new Map<string, number[]>();
  for (const { key } of runRows(connection))
    for (let row = blockAt(connection, key, prefix) ?? blockAfter(connection, key, undefined); row !== undefined; ) {
      const { ends, ...stretch } = beginningIn(row.body, prefix);
      addCut(stretch, prefix, found);
      row = ends ? undefined : blockAfter(connection, key, row.word);
    }
  return found;
}

/** Most words are passed over by their last letters, without making strings of them. */
function addCut({ bytes, from, to }: Stretch, prefix: string, found: Map<string, number[]>): void {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const reader = new ByteReader(bytes, from);
  while (reader.at < to) {
    const length = reader.number();
    const start = reader.at;
    const end = start + length;
    reader.at = end;
    const size = reader.number();
    if (mayHaveStem(bytes[end - 1] ?? 0, bytes[end - 2] ?? 0)) {
      const word = text.toString('utf8', start, end);
      if (!stemOf(word).startsWith(prefix)) {
        const counts = found.get(word) ?? [0, 0, 0, 0, 0];
        found.set(word, counts);
        addCounts(counts, readCounts(bytes.subarray(reader.at, reader.at + size)));
      }
    }
    reader.at += size;
  }
}

/** The counts of one word. */
export function countsOf(connection: Connection, word: string): LevelCounts {
  const counts = [0, 0, 0, 0, 0];
  for (const { key } of runRows(connection)) {
    const block = blockAt(connection, key, word);
    const list = block === undefined ? undefined : listIn(block.body, word);
    if (list !== undefined) addCounts(counts, readCounts(list));
    if (block !== undefined) giveBack(block.body);
  }
  return counts;
}
