import { BlockWriter, ListCursor, listIn } from '../../../search/index/blocks.ts';
import { ByteWriter } from '../../../search/index/bytes.ts';
import { mergeable } from '../../../search/index/growth.ts';
import { addCounts, type LevelCounts, readCounts, sumOfRuns, writeCounts } from '../../../search/index/word-counts.ts';
import type { Connection } from '../connection.ts';
import { sortable } from './segments.ts';

/** A word's count is the sum of what all runs say of it. */
interface RunRow {
  readonly key: number;
  /** Of the texts it was counted from. */
  readonly paragraphs: number;
}

interface BlockRow {
  readonly word: Buffer;
  readonly body: Buffer;
}

/** Writes changes of counts as a run; words in rising order. Runs of a size are merged. */
export function writeWords(
  connection: Connection,
  words: Iterable<{ word: string; counts: LevelCounts }>,
  paragraphs: number,
): void {
  writeRun(connection, words, paragraphs);
  for (;;) {
    const runs = runRows(connection);
    const count = mergeable(runs.map((run) => run.paragraphs));
    if (count === 0) return;
    const merged = runs.slice(-count);
    const words = sumOfRuns(merged.map(({ key }) => entriesFrom(connection, key, '')));
    writeRun(
      connection,
      words,
      merged.reduce((sum, { paragraphs }) => sum + paragraphs, 0),
    );
    for (const { key } of merged) connection.run('DELETE FROM word_run WHERE key = @key', { key });
  }
}

function runRows(connection: Connection): RunRow[] {
  return connection.all<RunRow>('SELECT key, paragraphs FROM word_run ORDER BY key');
}

function writeRun(
  connection: Connection,
  words: Iterable<{ word: string; counts: LevelCounts }>,
  paragraphs: number,
): void {
  const { key: run } = connection.run('INSERT INTO word_run (paragraphs) VALUES (@paragraphs)', {
    paragraphs,
  });
  const blocks = new BlockWriter(({ stem, body }) => {
    connection.run('INSERT INTO word_block (run, word, body) VALUES (@run, @word, @body)', {
      run,
      word: sortable(stem),
      body: Buffer.from(body.buffer, body.byteOffset, body.byteLength),
    });
  });
  const list = new ByteWriter();
  for (const { word, counts } of words) {
    list.clear();
    writeCounts(counts, list);
    blocks.add(word, list);
  }
  blocks.close();
}

/** The words of a run in order, from the block on that has `first`. */
function entriesFrom(connection: Connection, run: number, first: string): ListCursor {
  let last: Buffer | undefined;
  return new ListCursor(() => {
    const row = (last === undefined ? blockAt(connection, run, first) : undefined) ?? blockAfter(connection, run, last);
    last = row?.word;
    return row?.body;
  });
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
export function wordsFrom(connection: Connection, first: string): Generator<{ word: string; counts: LevelCounts }> {
  return sumOfRuns(
    runRows(connection).map(({ key }) => entriesFrom(connection, key, first)),
    first,
  );
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
