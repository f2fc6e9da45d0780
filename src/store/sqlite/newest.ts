import { levelOfState } from '../../search/index/states.ts';
import type { Connection } from './connection.ts';
import type { Tally } from './facets.ts';
import type { Allowed } from './filters.ts';
import { dayOf, undated } from './index/days.ts';
import { noLevels } from './index/documents.ts';
import type { IndexReader } from './index/reading.ts';

/** What is allowed, less some paragraphs: 1 by key of those. */
export interface Wanted extends Allowed {
  readonly excluded?: Uint8Array;
}

/** A document with the number of its wanted paragraphs. */
interface Counted {
  readonly key: number;
  readonly paragraphs: number;
}

/** Of one day, up to this many documents are put in order by themselves; more are met in the order of the database. */
const mostSorted = 2_000;
/** Documents that are met at a time. */
const batch = 1_000;

/**
 * Keys of the wanted paragraphs on a page, the newest document first, undated last, those of a day in order of id; and how
 * many are wanted. To be called within a snapshot, once the index is up to date.
 */
export function newest(
  connection: Connection,
  index: IndexReader,
  wanted: Wanted,
  { limit, offset }: { readonly limit: number; readonly offset: number },
  tally?: Tally,
): { keys: number[]; total: number } {
  const { documents } = index;
  const paragraphs = new WantedParagraphs(index, wanted);
  const keys: number[] = [];
  let [total, before] = [0, 0];
  let day: Counted[] = [];
  const take = (first: number) => {
    let passed = before;
    for (const document of inOrder(connection, first, day)) {
      if (keys.length === limit) break;
      if (passed + document.paragraphs > offset)
        keys.push(...paragraphs.of(document.key).slice(Math.max(0, offset - passed), offset - passed + limit));
      passed += document.paragraphs;
      if (keys.length > limit) keys.length = limit;
    }
  };
  let last = undated;
  for (const key of documents.newestFirst()) {
    const count = paragraphs.count(key);
    if (count === 0) continue;
    const first = documents.first[key] ?? undated;
    if (first !== last) {
      if (total > offset && keys.length < limit) take(last);
      [before, day, last] = [total, [], first];
    }
    total += count;
    tally?.add(key, count);
    if (keys.length < limit) day.push({ key, paragraphs: count });
  }
  if (total > offset && keys.length < limit) take(last);
  return { keys, total };
}

/** Documents of one day in order of id. */
function* inOrder(connection: Connection, first: number, of: readonly Counted[]): Generator<Counted> {
  const byKey = new Map(of.map((each) => [each.key, each]));
  const found = (rows: readonly { readonly key: number }[]) => rows.flatMap(({ key }) => byKey.get(key) ?? []);
  if (of.length <= mostSorted) {
    const sql = 'SELECT d.key FROM json_each(@keys) wanted JOIN document d ON d.key = wanted.value ORDER BY d.id';
    yield* of.length < 2 ? of : found(connection.all(sql, { keys: JSON.stringify([...byKey.keys()]) }));
    return;
  }
  for (let after = ''; ; ) {
    const rows = connection.all<{ key: number; id: string }>(
      'SELECT key, id FROM document WHERE first IS @day AND id > @after ORDER BY id LIMIT @batch',
      { day: first === undated ? null : dayOf(first), after, batch },
    );
    yield* found(rows);
    after = rows.at(-1)?.id ?? after;
    if (rows.length < batch) return;
  }
}

/** Tells the wanted paragraphs of documents. */
class WantedParagraphs {
  readonly #index: IndexReader;
  readonly #wanted: Wanted;
  readonly #each: boolean;

  constructor(index: IndexReader, wanted: Wanted) {
    this.#index = index;
    this.#wanted = wanted;
    this.#each = wanted.paragraphs !== undefined || wanted.excluded !== undefined;
  }

  /** Where all have a wanted level or none has, they need not be looked at. */
  count(document: number): number {
    const { least, most, documents: allowed } = this.#wanted;
    if (allowed !== undefined && allowed[document] !== 1) return 0;
    const { levels, paragraphs } = this.#index.documents;
    const its = levels[document] ?? noLevels;
    const [lowest, highest] = [(its >> 3) & 7, (its >> 6) & 7];
    if (lowest > most || highest < least) return 0;
    if (!this.#each && lowest >= least && highest <= most) return paragraphs[document] ?? 0;
    return this.of(document).length;
  }

  /** Their keys, in the order of the document. */
  of(document: number): number[] {
    const { least, most, paragraphs, excluded } = this.#wanted;
    const { columns, documents } = this.#index;
    const keys: number[] = [];
    const first = documents.paragraph[document] ?? 0;
    const end = first + (documents.paragraphs[document] ?? 0);
    for (let key = first; key < end; key += 1) {
      const level = levelOfState(columns.states[key] ?? 0);
      if (level < least || level > most) continue;
      if (paragraphs !== undefined && paragraphs[key] !== 1) continue;
      if (excluded === undefined || excluded[key] !== 1) keys.push(key);
    }
    return keys;
  }
}
