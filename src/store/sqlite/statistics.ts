import type { Access } from '../../access/access.ts';
import type { Stats } from '../store.ts';
import type { Connection } from './connection.ts';
import { byCodePoint, mostFirst, Tally } from './facets.ts';
import { dayOf, undated } from './index/days.ts';
import type { IndexReader } from './index/reading.ts';

/** Of each list at most this many. */
const mostValues = 1_000;

/** Counts documents and paragraphs that the reader may see. */
export function size(connection: Connection, index: IndexReader, { level }: Access) {
  return connection.snapshot(() => {
    index.refresh();
    const { documents: columns } = index;
    let documents = 0;
    for (let key = 0; key < columns.size; key += 1) if (columns.lowest(key) <= level) documents += 1;
    return { documents, paragraphs: totalsOf(connection, level)?.paragraphs ?? 0 };
  });
}

function totalsOf(connection: Connection, level: number) {
  return connection.one<{ paragraphs: number; words: number; events: number }>(
    `SELECT sum(paragraphs) AS paragraphs, sum(words) AS words, sum(events) AS events
     FROM level_total WHERE level <= @level`,
    { level },
  );
}

/** Counts documents (years in order, the rest most first), over what the reader may see. */
export function stats(connection: Connection, index: IndexReader, { level }: Access): Stats {
  return connection.snapshot(() => {
    index.refresh();
    const counted = totalsOf(connection, level);
    const people = connection.one<{ people: number }>('SELECT names AS people FROM level_total WHERE level = @level', {
      level,
    });
    return {
      ...documentStats(index, level),
      paragraphs: counted?.paragraphs ?? 0,
      people: people?.people ?? 0,
      events: counted?.events ?? 0,
      words: counted?.words ?? 0,
    };
  });
}

function documentStats(
  { documents: columns }: IndexReader,
  level: number,
): Omit<Stats, 'paragraphs' | 'people' | 'events' | 'words'> {
  const tally = new Tally(columns);
  let [documents, dateless, first, last] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let key = 0; key < columns.size; key += 1) {
    if (columns.lowest(key) > level) continue;
    documents += 1;
    tally.add(key, 1);
    const day = columns.first[key] ?? undated;
    if (day === undated) dateless += 1;
    else {
      first = Math.min(first, day);
      last = Math.max(last, columns.last[key] ?? day);
    }
  }
  const listed = (field: 'origin' | 'tag' | 'kind') => tally.of(field).sort(mostFirst).slice(0, mostValues);
  const years = tally.of('year').sort((one, other) => byCodePoint(one.value, other.value));
  return {
    documents,
    ...(dateless < documents ? { first: dayOf(first), last: dayOf(last) } : {}),
    years: years.slice(0, mostValues),
    origins: listed('origin'),
    tags: listed('tag'),
    kinds: listed('kind'),
    undated: dateless,
  };
}
