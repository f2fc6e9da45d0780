import Database from 'better-sqlite3';
import MiniSearch from 'minisearch';
import type { Document } from '../../../src/document.ts';
import type { Collection } from '../../../src/index.ts';
import { wordsOf } from '../../../src/search/words.ts';

/** What answers a question with documents, best first, by their names. */
export interface Engine {
  readonly name: string;
  find(question: string): Promise<readonly string[]>;
}

export interface Named {
  readonly name: string;
  readonly document: Document;
}

const most = 12;
const page = 50;
const mostPages = 5;

/** The documents of ranked paragraphs, each where its best one stands. */
async function grouped(next: (offset: number) => Promise<readonly string[]>): Promise<string[]> {
  const found = new Set<string>();
  for (let at = 0; at < mostPages && found.size < most; at++) {
    const names = await next(at * page);
    for (const name of names) found.add(name);
    if (names.length < page) break;
  }
  return [...found].slice(0, most);
}

/** The full pipeline of finding, as `/find` uses it; `nameOf` gives a document's name for its id. */
export function ours(collection: Collection, nameOf: ReadonlyMap<string, string>): Engine {
  return {
    name: 'reftel',
    find: (question) =>
      grouped(async (offset) => {
        const { hits } = await collection.find(question, { limit: page, offset });
        return hits.map(({ documentId }) => nameOf.get(documentId) ?? documentId);
      }),
  };
}

/** SQLite FTS5 as it comes (porter, bm25): over paragraphs with heading and title, and over whole documents. */
export function rawFts5(documents: readonly Named[]): Engine[] {
  const database = new Database(':memory:');
  database.exec(`CREATE VIRTUAL TABLE paragraph USING fts5(name UNINDEXED, text, heading, title, tokenize = 'porter unicode61');
    CREATE VIRTUAL TABLE bare USING fts5(name UNINDEXED, text, tokenize = 'porter unicode61');
    CREATE VIRTUAL TABLE whole USING fts5(name UNINDEXED, title, text, tokenize = 'porter unicode61')`);
  const paragraph = database.prepare('INSERT INTO paragraph VALUES (?, ?, ?, ?)');
  const bare = database.prepare('INSERT INTO bare VALUES (?, ?)');
  const whole = database.prepare('INSERT INTO whole VALUES (?, ?, ?)');
  database.transaction(() => {
    for (const { name, document } of documents) {
      for (const { text, heading } of document.paragraphs) {
        paragraph.run(name, text, heading ?? '', document.title);
        bare.run(name, text);
      }
      whole.run(name, document.title, bodyOf(document));
    }
  })();
  const quoted = (question: string, by: string) => [...new Set(wordsOf(question))].map((word) => `"${word}"`).join(by);
  const search = (table: string) => {
    const statement = database.prepare(
      `SELECT name FROM ${table} WHERE ${table} MATCH ? ORDER BY bm25(${table}) LIMIT ? OFFSET ?`,
    );
    return (match: string, offset: number) =>
      statement.all(match, page, offset).map((row) => (row as { name: string }).name);
  };
  const engine = (
    name: string,
    table: string,
    plan: (ask: (match: string, offset: number) => string[], question: string, offset: number) => string[],
  ) => {
    const ask = search(table);
    return { name, find: (question: string) => grouped(async (offset) => plan(ask, question, offset)) };
  };
  type Ask = (match: string, offset: number) => string[];
  const any = (ask: Ask, question: string, offset: number) => ask(quoted(question, ' OR '), offset);
  const allThenAny = (ask: Ask, question: string, offset: number) =>
    offset > 0 ? [] : [...ask(quoted(question, ' AND '), 0), ...ask(quoted(question, ' OR '), 0)];
  return [
    engine('FTS5 any', 'paragraph', any),
    engine('FTS5 all, any', 'paragraph', allThenAny),
    engine('FTS5 text only', 'bare', any),
    engine('FTS5 whole docs', 'whole', any),
  ];
}

/** MiniSearch 7 over whole documents with their titles, as it comes, and with fuzzy matching and prefixes. */
export function miniSearch(documents: readonly Named[]): Engine[] {
  const index = new MiniSearch<{ id: string; title: string; text: string }>({ fields: ['title', 'text'] });
  index.addAll(documents.map(({ name, document }) => ({ id: name, title: document.title, text: bodyOf(document) })));
  const engine = (name: string, options: { fuzzy?: number; prefix?: boolean }): Engine => ({
    name,
    find: async (question) =>
      index
        .search(question, options)
        .slice(0, most)
        .map(({ id }) => String(id)),
  });
  return [engine('MiniSearch', {}), engine('MiniSearch fuzzy', { fuzzy: 0.2, prefix: true })];
}

function bodyOf(document: Document): string {
  return document.paragraphs
    .map(({ text, heading }) => (heading === undefined ? text : `${heading}\n${text}`))
    .join('\n');
}
