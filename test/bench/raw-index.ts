import Database from 'better-sqlite3';
import type { Document } from '../../src/document.ts';

/** What is put to raw FTS5: a MATCH expression, with an origin and a span of days where the question has them. */
export interface RawQuestion {
  readonly match: string;
  /** Any of the words: a paragraph counts if it has one itself, not only its title or TAGS. */
  readonly own: string;
  /** Raw FTS5 takes it for another question: it stems a beginning before it looks for it, `egy*` becomes `egi*`. */
  readonly isOther?: true;
  readonly origin?: string;
  readonly after?: string;
  readonly before?: string;
}

/** `best`: the best ten, those included that are as good as the tenth; `sum`: of the scores of ten. */
export interface Exhaustive {
  readonly best: ReadonlySet<number>;
  /** Of the best thousand. */
  readonly scores: ReadonlyMap<number, number>;
  readonly sum: number;
}

const mostScored = 1_000;
/** Stands in the first paragraph of each document, which is found for what the title and TAGS say alone. */
const leadWord = 'xxleadxx';
/** Keys of paragraphs: those of one document follow each other. */
const mostParagraphs = 64;

/** The obvious design, to be compared with: paragraphs in one FTS5 table (porter), every match ranked by bm25. */
export class RawIndex {
  readonly #database: Database.Database;
  readonly #insert: (documents: readonly Document[]) => void;
  #document = 0;

  constructor(path: string) {
    this.#database = new Database(path);
    this.#database.pragma('journal_mode = WAL');
    this.#database.pragma('synchronous = NORMAL');
    this.#database.exec(`
      CREATE TABLE IF NOT EXISTS document (key INTEGER PRIMARY KEY, id TEXT UNIQUE, origin TEXT, first TEXT) STRICT;
      CREATE VIRTUAL TABLE IF NOT EXISTS raw USING fts5 (
        text, heading, title, tags, lead, content = '', tokenize = 'porter unicode61 remove_diacritics 2')`);
    const document = this.#database.prepare('INSERT INTO document VALUES (?, ?, ?, ?)');
    const paragraph = this.#database.prepare(
      'INSERT INTO raw (rowid, text, heading, title, tags, lead) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#insert = this.#database.transaction((documents: readonly Document[]) => {
      for (const { id, title, date, cable, paragraphs } of documents) {
        document.run(this.#document, id, cable?.from?.name.replace('AMEMBASSY ', '') ?? '', date.edtf ?? '');
        const tags = (cable?.tags ?? []).map(({ code, name }) => `${code} ${name}`).join(' ');
        for (const { index, text, heading } of paragraphs)
          paragraph.run(
            this.#document * mostParagraphs + index,
            text,
            heading ?? '',
            title,
            tags,
            index === 0 ? leadWord : '',
          );
        this.#document += 1;
      }
    });
  }

  add(documents: readonly Document[]): void {
    this.#insert(documents);
  }

  /** The keys of the best ten. */
  ask(question: RawQuestion): readonly number[] {
    return this.#rows('bm25(raw)', '', question, 10).map(({ key }) => key);
  }

  byId(id: string): unknown {
    return this.#database.prepare('SELECT key, origin, first FROM document WHERE id = ?').get(id);
  }

  /**
   * What exhaustive BM25 (the weights that the store documents: heading 2, title 2, TAGS 1.5) says of the paragraphs that
   * the rules of finding allow.
   */
  exhaustive(question: RawQuestion): Exhaustive {
    const own = `{text heading} : (${question.own}) OR lead : ${leadWord}`;
    const rows = this.#rows('bm25(raw, 1.0, 2.0, 2.0, 1.5)', own, question, mostScored);
    const tenth = rows[Math.min(9, rows.length - 1)]?.score ?? 0;
    return {
      best: new Set(rows.filter(({ score }) => score <= tenth + 1e-9).map(({ key }) => key)),
      scores: new Map(rows.map(({ key, score }) => [key, -score])),
      sum: rows.slice(0, 10).reduce((sum, { score }) => sum - score, 0),
    };
  }

  #rows(score: string, own: string, { match, origin, after, before }: RawQuestion, limit: number) {
    const filtered = origin !== undefined || after !== undefined || before !== undefined;
    return this.#database
      .prepare<Record<string, string | number>, { key: number; score: number }>(
        `SELECT raw.rowid AS key, ${score} AS score FROM raw
         ${filtered ? `JOIN document d ON d.key = raw.rowid / ${mostParagraphs}` : ''}
         WHERE raw MATCH @match ${origin === undefined ? '' : 'AND d.origin = @origin'}
         ${after === undefined ? '' : 'AND d.first >= @after'} ${before === undefined ? '' : 'AND d.first < @before'}
         ${own === '' ? '' : 'AND +raw.rowid IN (SELECT rowid FROM raw WHERE raw MATCH @own)'}
         ORDER BY score LIMIT @limit`,
      )
      .all({
        match,
        limit,
        ...(own === '' ? {} : { own }),
        ...(origin === undefined ? {} : { origin }),
        ...(after === undefined ? {} : { after }),
        ...(before === undefined ? {} : { before }),
      });
  }

  close(): void {
    this.#database.close();
  }
}

/** The key that the raw index gives to a paragraph of a made cable, whose serial is its number, counted from 1. */
export function rawKey(id: string, paragraph: number): number {
  return (Number(/\d+$/u.exec(id)?.[0]) - 1) * mostParagraphs + paragraph;
}
