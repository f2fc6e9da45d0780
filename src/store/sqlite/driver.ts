import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { StoreError } from '../../errors.ts';
import { makeFolder } from '../../folder.ts';
import type { ConnectionOptions } from '../connection-options.ts';
import type { Connection, Parameters, Value } from './connection.ts';
import { migrate } from './migrations.ts';
import { byPlace, valuesOf } from './parameters.ts';

/** How long a writer waits for another, milliseconds. */
const busyTimeout = 5_000;
/**
 * Pages that the log may grow to before they are moved to their places, which waits for the disk twice: 32 MB. Pages that
 * were written several times meanwhile are moved once.
 */
const pagesLogged = 8_000;
/** Bytes of pages in memory, unless told otherwise. */
const usualPages = 16_000_000;
const inMemory = ':memory:';
/** A new store in memory, once one was made: the next begin as its copies, since its tables take longer to make. */
let newInMemory: Buffer | undefined;
/** Statements kept prepared; the questions' own SQL varies with their filters. */
const mostStatements = 300;

/** An SQLite file that is open, and how it is spoken to. */
export interface Driver {
  readonly connection: Connection;
  isOpen(): boolean;
  /** What becomes of what a call threw: a `StoreError` where the driver refused. */
  refused(error: unknown): unknown;
  close(): void;
}

/**
 * Opens or makes the file, with its folder; `:memory:` keeps nothing.
 * @throws StoreError that names the path: not readable or writable, no database, or written by a newer version
 */
export function openDriver(path: string, { readOnly = false, pageBytes = usualPages }: ConnectionOptions = {}): Driver {
  let database: Database.Database | undefined;
  try {
    if (path !== inMemory && !readOnly) makeFolder(dirname(path));
    database = new Database(path === inMemory ? (newInMemory ?? path) : path, {
      timeout: busyTimeout,
      readonly: readOnly,
    });
    database.pragma(`cache_size = -${Math.ceil(pageBytes / 1_024)}`);
    const connection = connectionTo(database);
    if (readOnly) return driverOf(database, connection, path);
    database.pragma('foreign_keys = ON');
    migrate(connection, path);
    if (path === inMemory) newInMemory ??= database.serialize();
    // Only now: the journal mode is kept in the file, which until here might have been another program's.
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    database.pragma(`wal_autocheckpoint = ${pagesLogged}`);
    return driverOf(database, connection, path);
  } catch (error) {
    database?.close();
    throw error instanceof StoreError ? error : new StoreError(openingProblem(path, error), { cause: error });
  }
}

function driverOf(database: Database.Database, connection: Connection, path: string): Driver {
  return {
    connection,
    isOpen: () => database.open,
    refused: (error) => {
      if (!database.open) return new StoreError(`The store ${path} is closed.`, { cause: error });
      if (!(error instanceof Database.SqliteError)) return error;
      return new StoreError(refusal(path, error), { cause: error });
    },
    close: () => void database.close(),
  };
}

function openingProblem(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'SQLITE_NOTADB') return `${path} is not a database. Choose another file for the store.`;
  const todo = advice.find(([codes]) => codes.test(code))?.[1] ?? 'Check that its folder can be read and written.';
  const why = error instanceof Error ? error.message : String(error);
  return `The store ${path} can't be opened: ${why}. ${todo}`;
}

function connectionTo(database: Database.Database): Connection {
  const statements = new Map<string, { statement: Database.Statement<Value[]>; names: readonly string[] }>();
  const prepared = (sql: string) => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    if (statements.size >= mostStatements) statements.clear();
    const { placed, names } = byPlace(sql);
    const made = { statement: database.prepare<Value[]>(placed), names };
    statements.set(sql, made);
    return made;
  };
  return {
    all: <Row>(sql: string, parameters: Parameters = {}) => {
      const { statement, names } = prepared(sql);
      return statement.all(...valuesOf(names, parameters)) as Row[];
    },
    one: <Row>(sql: string, parameters: Parameters = {}) => {
      const { statement, names } = prepared(sql);
      return statement.get(...valuesOf(names, parameters)) as Row | undefined;
    },
    run: (sql, parameters = {}) => {
      const { statement, names } = prepared(sql);
      const { changes, lastInsertRowid } = statement.run(...valuesOf(names, parameters));
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
