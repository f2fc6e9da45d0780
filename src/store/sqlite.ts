import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { Access } from '../access/access.ts';
import { StoreError } from '../errors.ts';
import { makeFolder } from '../folder.ts';
import type { Query } from '../search/query.ts';
import type { ConnectionOptions } from './connection-options.ts';
import type { Decisions } from './decisions.ts';
import type { Files } from './files.ts';
import type { Notes } from './notes.ts';
import { card, cards, cardsBySerial, cardsOnDay } from './sqlite/cards.ts';
import type { Connection, Parameters, Value } from './sqlite/connection.ts';
import { decide, decisions, undo } from './sqlite/decisions.ts';
import { events } from './sqlite/events.ts';
import { failedFiles, filesBelow, knownFile } from './sqlite/files.ts';
import { idCandidates } from './sqlite/id-candidates.ts';
import { IndexReader } from './sqlite/index/reading.ts';
import { Upkeep } from './sqlite/index/upkeep.ts';
import { migrate } from './sqlite/migrations.ts';
import { claimNote, listNotes, readNote, removeNote, sweepNotes, writeNote } from './sqlite/notes.ts';
import { view } from './sqlite/opening.ts';
import { byPlace, valuesOf } from './sqlite/parameters.ts';
import { companions, mentions, names, otherForms, roles } from './sqlite/people.ts';
import { citedBy, references } from './sqlite/references.ts';
import { search } from './sqlite/searching.ts';
import { stats } from './sqlite/statistics.ts';
import { versions } from './sqlite/versions.ts';
import { completions, dictionary, wordCounts } from './sqlite/vocabulary.ts';
import { forget, put, remove } from './sqlite/writing.ts';
import type { Batch, EventFilter, Page, SearchPage, Store } from './store.ts';

/** How long a writer waits for another, milliseconds. */
const busyTimeout = 5_000;
/**
 * Pages that the log may grow to before they are moved to their places, which waits for the disk twice: 32 MB. Pages that
 * were written several times meanwhile are moved once.
 */
const pagesLogged = 8_000;
/** Bytes of pages in memory, unless told otherwise. */
const usualPages = 16_000_000;
/** Statements kept prepared; the questions' own SQL varies with their filters. */
const mostStatements = 300;

/**
 * Opens or makes a store in an SQLite file, with its folder; `:memory:` keeps nothing.
 * @throws StoreError that names the path: not readable or writable, no database, or written by a newer version
 */
export function openSqliteStore(path: string, options: ConnectionOptions = {}): Store {
  const { readOnly = false, pageBytes = usualPages } = options;
  let database: Database.Database | undefined;
  try {
    if (path !== ':memory:' && !readOnly) makeFolder(dirname(path));
    database = new Database(path, { timeout: busyTimeout, readonly: readOnly });
    database.pragma(`cache_size = -${Math.ceil(pageBytes / 1_024)}`);
    const connection = connectionTo(database);
    if (readOnly) return new SqliteStore(database, connection, path, options);
    database.pragma('foreign_keys = ON');
    migrate(connection, path);
    // Only now: the journal mode is kept in the file, which until here might have been another program's.
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    database.pragma(`wal_autocheckpoint = ${pagesLogged}`);
    return new SqliteStore(database, connection, path, options);
  } catch (error) {
    database?.close();
    throw error instanceof StoreError ? error : new StoreError(openingProblem(path, error), { cause: error });
  }
}

function openingProblem(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'SQLITE_NOTADB') return `${path} is not a database. Choose another file for the store.`;
  const todo = advice.find(([codes]) => codes.test(code))?.[1] ?? 'Check that its folder can be read and written.';
  const why = error instanceof Error ? error.message : String(error);
  return `The store ${path} can't be opened: ${why}. ${todo}`;
}

function connectionTo(database: Database.Database): Connection {
  const statements = new Map<string, { statement: Database.Statement<[Value[]]>; names: readonly string[] }>();
  const prepared = (sql: string) => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    if (statements.size >= mostStatements) statements.clear();
    const { placed, names } = byPlace(sql);
    const made = { statement: database.prepare<[Value[]]>(placed), names };
    statements.set(sql, made);
    return made;
  };
  return {
    all: <Row>(sql: string, parameters: Parameters = {}) => {
      const { statement, names } = prepared(sql);
      return statement.all(valuesOf(names, parameters)) as Row[];
    },
    one: <Row>(sql: string, parameters: Parameters = {}) => {
      const { statement, names } = prepared(sql);
      return statement.get(valuesOf(names, parameters)) as Row | undefined;
    },
    run: (sql, parameters = {}) => {
      const { statement, names } = prepared(sql);
      const { changes, lastInsertRowid } = statement.run(valuesOf(names, parameters));
      return { changes, key: Number(lastInsertRowid) };
    },
    script: (sql) => {
      database.exec(sql);
    },
    transaction: (work) => database.transaction(work).immediate(),
    snapshot: (work) => database.transaction(work).deferred(),
  };
}

/** What to do about a refusal, by the first words of its code (SQLite, result codes). */
const advice: readonly (readonly [RegExp, string])[] = [
  [/^SQLITE_BUSY/u, 'Another program is writing to it: try again when that is done.'],
  [/^SQLITE_FULL/u, 'Make room on its disk and try again; what was written before is kept.'],
  [/^SQLITE_READONLY|^SQLITE_PERM/u, 'Check that the file and its folder may be written.'],
  [/^SQLITE_IOERR/u, 'Check its disk, and the room on it, and try again.'],
  [/^SQLITE_CORRUPT/u, 'Its file is damaged: put a copy in its place, or read the documents into a new store.'],
];

function refusal(path: string, { message, code }: { readonly message: string; readonly code: string }): string {
  const todo = advice.find(([codes]) => codes.test(code))?.[1];
  return `The store ${path} refused: ${message} (${code}).${todo === undefined ? '' : ` ${todo}`}`;
}

/** The driver is synchronous: what it throws becomes a rejection here, a `StoreError` when it is the driver's own. */
class SqliteStore implements Store {
  readonly #database: Database.Database;
  readonly #connection: Connection;
  readonly #index: IndexReader;
  readonly #upkeep: Upkeep;
  readonly #path: string;
  #written = false;

  constructor(database: Database.Database, connection: Connection, path: string, options: ConnectionOptions) {
    this.#database = database;
    this.#connection = connection;
    this.#index = new IndexReader(connection, options.listBytes, options.sharing);
    this.#upkeep = new Upkeep(connection);
    this.#path = path;
  }

  async #ask<Answer>(work: (connection: Connection) => Answer): Promise<Answer> {
    try {
      return work(this.#connection);
    } catch (error) {
      if (!this.#database.open) throw new StoreError(`The store ${this.#path} is closed.`, { cause: error });
      if (!(error instanceof Database.SqliteError)) throw error;
      throw new StoreError(refusal(this.#path, error), { cause: error });
    }
  }

  put(batch: Batch, now: string) {
    this.#written = true;
    return this.#ask((connection) => {
      const written = put(connection, batch, now);
      this.#tidyBehind();
      return written;
    });
  }

  /** One document after another, small ones are merged a step at a time. What is refused here is done later: all is written. */
  #tidyBehind(): void {
    try {
      this.#upkeep.step();
    } catch (error) {
      if (!(error instanceof Database.SqliteError)) throw error;
    }
  }

  remove(id: string) {
    this.#written = true;
    return this.#ask((connection) => remove(connection, id));
  }

  readonly files: Files = {
    known: (path) => this.#ask((each) => knownFile(each, path)),
    failed: (page) => this.#ask((each) => failedFiles(each, page)),
    below: (path, page) => this.#ask((each) => filesBelow(each, path, page)),
    forget: (path) => {
      this.#written = true;
      return this.#ask((each) => forget(each, path));
    },
  };

  view(id: string, access: Access, version?: number) {
    return this.#ask((connection) => view(connection, id, access, version));
  }

  versions(id: string, access: Access, page: Page) {
    return this.#ask((connection) => versions(connection, id, access, page));
  }

  card(id: string, access: Access) {
    return this.#ask((connection) => card(connection, id, access));
  }

  cards(access: Access, page: Page & { readonly prefix?: string; readonly after?: string }) {
    return this.#ask((connection) => cards(connection, access, page));
  }

  cardsBySerial(serial: string, access: Access, limit: number) {
    return this.#ask((connection) => cardsBySerial(connection, serial, access, limit));
  }

  cardsOnDay(day: string, access: Access, limit: number) {
    return this.#ask((connection) => cardsOnDay(connection, day, access, limit));
  }

  idCandidates(text: string, access: Access, limit: number) {
    return this.#ask((connection) => idCandidates(connection, text, access, limit));
  }

  search(query: Query, access: Access, page: SearchPage) {
    return this.#ask((connection) => search(connection, this.#index, query, access, page));
  }

  wordCounts(words: readonly string[], access: Access) {
    return this.#ask((connection) => wordCounts(connection, words, access));
  }

  completions(prefix: string, access: Access, limit: number) {
    return this.#ask((connection) => completions(connection, prefix, access, limit));
  }

  dictionary(access: Access, least: number, from?: string) {
    return this.#ask((connection) => dictionary(connection, access, least, from));
  }

  names(access: Access, from?: string) {
    return this.#ask((connection) => names(connection, access, from));
  }

  otherForms(access: Access, from?: string) {
    return this.#ask((connection) => otherForms(connection, access, from));
  }

  mentions(wanted: readonly string[], access: Access, page: Page) {
    return this.#ask((connection) => mentions(connection, wanted, access, page));
  }

  roles(wanted: readonly string[], access: Access, limit: number) {
    return this.#ask((connection) => roles(connection, wanted, access, limit));
  }

  companions(wanted: readonly string[], access: Access, limit: number) {
    return this.#ask((connection) => companions(connection, wanted, access, limit));
  }

  events(filter: EventFilter, access: Access, page: SearchPage) {
    return this.#ask((connection) => events(connection, this.#index, filter, access, page));
  }

  references(id: string, access: Access) {
    return this.#ask((connection) => references(connection, id, access));
  }

  citedBy(id: string, access: Access, limit: number) {
    return this.#ask((connection) => citedBy(connection, id, access, limit));
  }

  stats(access: Access) {
    return this.#ask((connection) => stats(connection, this.#index, access));
  }

  readonly notes: Notes = {
    write: (space, key, value, expires) => this.#ask((each) => writeNote(each, space, key, value, expires)),
    read: (space, key, now) => this.#ask((each) => readNote(each, space, key, now)),
    claim: (space, key, now, expires) => this.#ask((each) => claimNote(each, space, key, now, expires)),
    remove: (space, key) => this.#ask((each) => removeNote(each, space, key)),
    list: (space, prefix, now, limit) => this.#ask((each) => listNotes(each, space, prefix, now, limit)),
    sweep: (before) => this.#ask((each) => sweepNotes(each, before)),
  };

  readonly decisions: Decisions = {
    decide: (ruling) => this.#ask((each) => decide(each, ruling)),
    undo: (number, signed) => this.#ask((each) => undo(each, number, signed)),
    list: (page) => this.#ask((each) => decisions(each, page)),
  };

  generation() {
    return this.#ask(
      (connection) => connection.one<{ value: number }>(`SELECT value FROM meta WHERE name = 'generation'`)?.value ?? 0,
    );
  }

  tidy() {
    return this.#ask(() => this.#upkeep.step());
  }

  async close(): Promise<void> {
    try {
      if (this.#database.open && this.#written) while (await this.tidy());
    } catch (error) {
      // What is left to tidy up is left to the next who writes.
      if (!(error instanceof StoreError)) throw error;
    } finally {
      this.#database.close();
    }
  }
}
