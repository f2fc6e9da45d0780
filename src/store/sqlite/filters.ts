import type { Access } from '../../access/access.ts';
import { goneState, levelOfState } from '../../search/index/states.ts';
import type { Filters } from '../../search/query.ts';
import { foldWord, wordsOf } from '../../search/words.ts';
import { type Connection, list } from './connection.ts';
import { dayNumberOf, undated } from './index/days.ts';
import { type DocumentValue, type Field, noLevels } from './index/documents.ts';
import type { IndexReader } from './index/reading.ts';

/** What filters let through, and the reader sees. */
export interface Allowed {
  /** Levels of paragraphs, both inclusive. */
  readonly least: number;
  readonly most: number;
  /** 1 by key of a document; all of them when absent. */
  readonly documents?: Uint8Array;
  /** 1 by key of a paragraph, among those of the documents; all of them when absent. */
  readonly paragraphs?: Uint8Array;
}

/** To be called within a snapshot, once the index is up to date. A value that cannot fit anything (no letters) fits nothing. */
export function allowedBy(connection: Connection, index: IndexReader, filters: Filters, access: Access): Allowed {
  const { levelAtMost, levelAtLeast, person, ...others } = filters;
  const levels = { least: levelAtLeast ?? 0, most: Math.min(access.level, levelAtMost ?? access.level) };
  const documents = index.remembered(JSON.stringify(others), () => documentsOf(connection, index, others));
  if (person === undefined || person.length === 0) return documents === undefined ? levels : { ...levels, documents };
  const keys = index.remembered(JSON.stringify([access.level, person]), () => naming(connection, person, access));
  return { ...levels, ...flagged(index, keys, documents) };
}

/** The paragraphs that are allowed: by their keys where they are few, else as states of all, the others gone. */
export type Within = { readonly among: Uint32Array } | { readonly states: Uint8Array };

/** Of so many paragraphs one: then the others are not worth looking at. */
const fewOf = 16;

/** Undefined when all are allowed that the reader sees. */
export function within(allowed: Allowed, index: IndexReader, access: Access): Within | undefined {
  const { least, most, documents, paragraphs } = allowed;
  const { states } = index.columns;
  if (documents === undefined && paragraphs === undefined && least === 0 && most === access.level) return undefined;
  const wanted = index.scratch.bytes('states', states.length, goneState);
  let count = 0;
  eachAllowed(allowed, index, (from, to) => {
    for (let key = from; key < to; key += 1) {
      const state = states[key] ?? goneState;
      const level = levelOfState(state);
      if (level < least || level > most || (paragraphs !== undefined && paragraphs[key] !== 1)) continue;
      wanted[key] = state;
      count += 1;
    }
  });
  if (count * fewOf > states.length) return { states: wanted };
  const among = new Uint32Array(count);
  let at = 0;
  eachAllowed(allowed, index, (from, to) => {
    for (let key = from; key < to; key += 1) if (wanted[key] !== goneState) among[at++] = key;
  });
  return { among: among.sort() };
}

/** The paragraphs of allowed documents: from a key up to another. */
function eachAllowed(
  { documents: allowed }: Allowed,
  { documents }: IndexReader,
  take: (from: number, to: number) => void,
) {
  for (let document = 0; document < documents.size; document += 1) {
    if (allowed !== undefined && allowed[document] !== 1) continue;
    const from = documents.paragraph[document] ?? 0;
    take(from, from + (documents.paragraphs[document] ?? 0));
  }
}

type OfDocuments = Pick<Filters, 'from' | 'to' | 'tag' | 'kind' | 'after' | 'before' | 'in' | 'added'>;

/** 1 at the keys of the documents that fit; undefined when nothing is asked of them. */
function documentsOf(connection: Connection, index: IndexReader, filters: OfDocuments): Uint8Array | undefined {
  const { documents } = index;
  const [from, to] = [dayNumberOf(filters.after), dayNumberOf(filters.before)];
  const wanted = wantedValues(documents.values, filters);
  const listed = [
    addressed(connection, documents.size, filters.to),
    identified(connection, documents.size, filters.in),
    addedIn(connection, documents.size, filters.added),
  ];
  const others = listed.filter((each) => each !== undefined);
  const anyDay = filters.after === undefined && filters.before === undefined;
  if (anyDay && wanted === undefined && others.length === 0) return undefined;
  const fitting = new Uint8Array(documents.size);
  // A day that is none fits nothing.
  if ((filters.after !== undefined && from === undated) || (filters.before !== undefined && to === undated))
    return fitting;
  const { first, last, levels } = documents;
  const after = filters.after === undefined ? Number.NEGATIVE_INFINITY : from;
  const before = filters.before === undefined ? Number.POSITIVE_INFINITY : to;
  for (let key = 0; key < fitting.length; key += 1) {
    if (((levels[key] ?? noLevels) & 7) === noLevels) continue;
    const day = first[key] ?? undated;
    if (!anyDay && (day === undated || day < after || (last[key] ?? undated) >= before)) continue;
    fitting[key] = 1;
  }
  for (const flags of others)
    for (let key = 0; key < fitting.length; key += 1) fitting[key] = (fitting[key] ?? 0) & (flags[key] ?? 0);
  if (wanted !== undefined)
    for (let key = 0; key < fitting.length; key += 1)
      if (fitting[key] === 1 && documents.marks(key, wanted.marks) !== wanted.all) fitting[key] = 0;
  return fitting;
}

/** By key of a value, a bit for each filter that it satisfies; `all` has the bits of the filters there are. */
function wantedValues(
  values: readonly (DocumentValue | undefined)[],
  filters: OfDocuments,
): { readonly marks: Uint8Array; readonly all: number } | undefined {
  const tests: [Field, (value: DocumentValue) => boolean][] = [];
  const { tag = [], kind = [], from = [] } = filters;
  if (tag.length > 0) {
    const tags = new Set(tag.map(foldWord));
    tests.push(['tag', ({ text, detail }) => tags.has(foldWord(text)) || tags.has(detail)]);
  }
  if (kind.length > 0) {
    const kinds = new Set(kind.map((each) => each.toLowerCase()));
    tests.push(['kind', ({ text }) => kinds.has(text)]);
  }
  if (from.length > 0) {
    const senders = from.map(wordsOf).filter((words) => words.length > 0);
    tests.push([
      'sender',
      ({ text }) => {
        const words = new Set(text.split(' '));
        return senders.some((sender) => sender.every((word) => words.has(word)));
      },
    ]);
  }
  if (tests.length === 0) return undefined;
  const marks = new Uint8Array(values.length);
  for (const value of values)
    if (value !== undefined)
      for (const [bit, [field, fits]] of tests.entries())
        if (value.field === field && fits(value)) marks[value.key] = 1 << bit;
  return { marks, all: (1 << tests.length) - 1 };
}

/** Documents to one of these, who has all words of a value. */
function addressed(connection: Connection, size: number, values: Filters['to']): Uint8Array | undefined {
  if (values === undefined || values.length === 0) return undefined;
  const flags = new Uint8Array(size);
  for (const value of values) {
    const words = list([...new Set(wordsOf(value))]);
    const keys = keysOf(
      connection,
      `SELECT group_concat(document) AS keys FROM (SELECT document FROM address_word
         WHERE side = 'to' AND word IN (SELECT value FROM json_each(@words))
         GROUP BY document HAVING count(*) = json_array_length(@words))`,
      { words },
    );
    for (const key of keys) flags[key] = 1;
  }
  return flags;
}

function identified(connection: Connection, size: number, ids: Filters['in']): Uint8Array | undefined {
  if (ids === undefined || ids.length === 0) return undefined;
  const flags = new Uint8Array(size);
  const sql = `SELECT group_concat(key) AS keys FROM document
    WHERE id COLLATE NOCASE IN (SELECT value FROM json_each(@ids))`;
  for (const key of keysOf(connection, sql, { ids: list(ids) })) flags[key] = 1;
  return flags;
}

function addedIn(connection: Connection, size: number, span: Filters['added']): Uint8Array | undefined {
  if (span === undefined) return undefined;
  const flags = new Uint8Array(size);
  const sql = 'SELECT group_concat(key) AS keys FROM document WHERE added_at > @after AND added_at <= @until';
  for (const key of keysOf(connection, sql, { ...span })) flags[key] = 1;
  return flags;
}

/** Keys of the paragraphs that name one of these, as the reader knows them. */
function naming(connection: Connection, names: readonly string[], { level }: Access): Uint32Array {
  const sql = `SELECT group_concat(paragraph) AS keys FROM mention
    WHERE name IN (SELECT value FROM json_each(@names)) AND @level BETWEEN lowest AND highest AND paragraph IS NOT NULL`;
  return Uint32Array.from(keysOf(connection, sql, { names: list(names), level }));
}

/** Those paragraphs, and their documents as far as these are allowed. */
function flagged(
  { columns, documents: { size }, scratch }: IndexReader,
  keys: Uint32Array,
  allowed: Uint8Array | undefined,
): Required<Pick<Allowed, 'documents' | 'paragraphs'>> {
  const paragraphs = scratch.bytes('named paragraphs', columns.states.length);
  const documents = scratch.bytes('named documents', size);
  for (const key of keys) {
    const document = columns.documents[key] ?? 0;
    paragraphs[key] = 1;
    documents[document] = allowed === undefined ? 1 : (allowed[document] ?? 0);
  }
  return { documents, paragraphs };
}

/** Keys as one text: reading a row for each takes longer. */
export function keysOf(
  connection: Connection,
  sql: string,
  parameters: Readonly<Record<string, string | number>>,
): number[] {
  const keys = connection.one<{ keys: string | null }>(sql, parameters)?.keys ?? null;
  return keys === null ? [] : keys.split(',').map(Number);
}
