import { goneState, levelOfState } from '../../search/index/states.ts';
import type { Connection } from './connection.ts';
import type { Tally } from './facets.ts';
import type { Allowed } from './filters.ts';
import { dayOf, undated } from './index/days.ts';
import { type DocumentColumns, noLevels } from './index/documents.ts';
import type { IndexReader } from './index/reading.ts';

/** What is allowed, less some paragraphs: 1 by key of those. */
export interface Wanted extends Allowed {
  readonly excluded?: Uint8Array;
}

/** A document and how many of its paragraphs, or of its mentions of somebody, are wanted. */
export interface Counted {
  readonly key: number;
  readonly wanted: number;
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
  let total = 0;
  // In order of their keys, as they lie in memory.
  for (let key = 0; key < documents.size; key += 1) {
    const count = paragraphs.count(key);
    if (count === 0) continue;
    total += count;
    tally?.add(key, count);
  }
  const keys: number[] = [];
  const most = Math.min(limit, total - offset);
  if (most <= 0) return { keys, total };
  let passed = 0;
  for (const { first, of } of days(documents, paragraphs)) {
    const count = of.reduce((sum, each) => sum + each.wanted, 0);
    if (passed + count <= offset) passed += count;
    else
      for (const document of inOrderOfId(connection, first, of)) {
        const from = Math.max(0, offset - passed);
        if (from < document.wanted) keys.push(...paragraphs.of(document.key).slice(from, from + most - keys.length));
        passed += document.wanted;
        if (keys.length >= most) break;
      }
    if (keys.length >= most) break;
  }
  return { keys, total };
}

interface Day {
  readonly first: number;
  readonly of: readonly Counted[];
}

/** Documents with wanted paragraphs by their first day, the newest day first, undated last. */
function* days(documents: DocumentColumns, paragraphs: WantedParagraphs): Generator<Day> {
  let of: Counted[] = [];
  let first = undated;
  for (const key of documents.newestFirst()) {
    const count = paragraphs.count(key);
    if (count === 0) continue;
    const its = documents.first[key] ?? undated;
    if (its !== first && of.length > 0) {
      yield { first, of };
      of = [];
    }
    first = its;
    of.push({ key, wanted: count });
  }
  if (of.length > 0) yield { first, of };
}

/** Documents of one day in order of id. */
export function* inOrderOfId(connection: Connection, first: number, of: readonly Counted[]): Generator<Counted> {
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
    const lowest = (its >> 3) & 7;
    const highest = (its >> 6) & 7;
    if (lowest > most || highest < least) return 0;
    if (!this.#each && lowest >= least && highest <= most) return paragraphs[document] ?? 0;
    return this.#eachOf(document);
  }

  /** Their keys, in the order of the document. */
  of(document: number): number[] {
    const keys: number[] = [];
    this.#eachOf(document, keys);
    return keys;
  }

  #eachOf(document: number, into?: number[]): number {
    const { least, most, paragraphs, excluded } = this.#wanted;
    const { columns, documents } = this.#index;
    const { states } = columns;
    const first = documents.paragraph[document] ?? 0;
    const end = first + (documents.paragraphs[document] ?? 0);
    let count = 0;
    for (let key = first; key < end; key += 1) {
      const level = levelOfState(states[key] ?? goneState);
      if (level < least || level > most) continue;
      if (paragraphs !== undefined && paragraphs[key] !== 1) continue;
      if (excluded !== undefined && excluded[key] === 1) continue;
      count += 1;
      into?.push(key);
    }
    return count;
  }
}
