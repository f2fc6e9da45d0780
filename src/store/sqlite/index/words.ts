import { type BlockEntry, BlockWriter, entriesOf, listIn } from '../../../search/index/blocks.ts';
import { ByteWriter } from '../../../search/index/bytes.ts';
import { mergeable } from '../../../search/index/growth.ts';
import { addCounts, type LevelCounts, readCounts, sumOfRuns, writeCounts } from '../../../search/index/word-counts.ts';
import type { Connection } from '../connection.ts';
import { sortable } from './segments.ts';

/** A word's count is the sum of what all runs say of it. */
interface RunRow {
  readonly key: number;
  readonly words: number;
}

interface BlockRow {
  readonly word: Buffer;
  readonly body: Buffer;
}

/** Runs have many more words than a segment has paragraphs, for the same texts. */
const wordsToParagraphs = 8;

/** Writes changes of counts as a run; words in rising order. Runs of a size are merged. */
export function writeWords(connection: Connection, words: Iterable<{ word: string; counts: LevelCounts }>): void {
  writeRun(connection, words);
  for (;;) {
    const runs = runRows(connection);
    const count = mergeable(runs.map((run) => run.words / wordsToParagraphs));
    if (count === 0) return;
    const merged = runs.slice(-count);
    writeRun(connection, sumOfRuns(merged.map(({ key }) => entriesFrom(connection, key, ''))));
    for (const { key } of merged) connection.run('DELETE FROM word_run WHERE key = @key', { key });
  }
}

function runRows(connection: Connection): RunRow[] {
  return connection.all<RunRow>('SELECT key, words FROM word_run ORDER BY key');
}

function writeRun(connection: Connection, words: Iterable<{ word: string; counts: LevelCounts }>): void {
  const { key: run } = connection.run('INSERT INTO word_run (words) VALUES (0)');
  const blocks = new BlockWriter(({ stem, body }) => {
    connection.run('INSERT INTO word_block (run, word, body) VALUES (@run, @word, @body)', {
      run,
      word: sortable(stem),
      body: Buffer.from(body.buffer, body.byteOffset, body.byteLength),
    });
  });
  const list = new ByteWriter();
  let total = 0;
  for (const { word, counts } of words) {
    list.clear();
    writeCounts(counts, list);
    blocks.add(word, list);
    total += 1;
  }
  blocks.close();
  connection.run('UPDATE word_run SET words = @total WHERE key = @run', { total, run });
}

/** The words of a run from `first` on, in order. */
function* entriesFrom(connection: Connection, run: number, first: string): Generator<BlockEntry> {
  let row = blockAt(connection, run, first);
  let after = sortable(first);
  for (;;) {
    if (row !== undefined) {
      for (const entry of entriesOf(row.body)) if (entry.stem >= first) yield entry;
      after = row.word as Buffer<ArrayBuffer>;
    }
    row = connection.one<BlockRow>(
      'SELECT word, body FROM word_block WHERE run = @run AND word > @after ORDER BY word LIMIT 1',
      { run, after },
    );
    if (row === undefined) return;
  }
}

function blockAt(connection: Connection, run: number, word: string): BlockRow | undefined {
  return connection.one<BlockRow>(
    'SELECT word, body FROM word_block WHERE run = @run AND word <= @word ORDER BY word DESC LIMIT 1',
    { run, word: sortable(word) },
  );
}

/** Words from `first` on with their counts, in order. */
export function wordsFrom(connection: Connection, first: string): Generator<{ word: string; counts: LevelCounts }> {
  return sumOfRuns(runRows(connection).map(({ key }) => entriesFrom(connection, key, first)));
}

/** The counts of one word. */
export function countsOf(connection: Connection, word: string): LevelCounts {
  const counts = [0, 0, 0, 0, 0];
  for (const { key } of runRows(connection)) {
    const block = blockAt(connection, key, word);
    const list = block === undefined ? undefined : listIn(block.body, word);
    if (list !== undefined) addCounts(counts, readCounts(list));
  }
  return counts;
}
