import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { everything } from '../../src/access/access.ts';
import { ConfigError, StoreError } from '../../src/errors.ts';
import { openStore } from '../../src/store/index.ts';
import { openDriver } from '../../src/store/sqlite/driver.ts';
import { put } from '../../src/store/sqlite/writing.ts';
import { storeContract } from '../contracts/store-contract.ts';
import { batchOf, documentOf, entryOf } from './documents.ts';

storeContract('SQLite', () => openStore('sqlite::memory:'));

describe('a store in an SQLite file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reftel-store-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const entry = entryOf(documentOf({ id: 'kept', paragraphs: ['Kept over night.'] }));

  it('makes its folder and keeps documents from one opening to the next', async () => {
    const url = `sqlite:${join(folder, 'new', 'deep', 'reftel.db')}`;
    const first = await openStore(url);
    await first.put(batchOf(entry), '2026-01-01T00:00:00Z');
    const generation = await first.generation();
    await first.close();
    const second = await openStore(url);
    expect((await second.view('kept', everything))?.document).toEqual(entry.document);
    expect(await second.generation()).toBe(generation);
    await second.close();
  });

  it('says what to do when it refuses: when another program is writing to it, to try again', () => {
    const path = join(folder, 'busy.db');
    const driver = openDriver(path);
    // It would wait for seconds.
    driver.connection.script('PRAGMA busy_timeout = 1');
    const other = new Database(path);
    other.exec('BEGIN IMMEDIATE');
    expect(() => {
      try {
        put(driver.connection, batchOf(entry), '');
      } catch (error) {
        throw driver.refused(error);
      }
    }).toThrow('Another program is writing to it: try again');
    other.close();
    driver.close();
  });

  it('is made in memory as often as it is asked for, empty each time', () => {
    const made = [1, 2, 3].map(() => {
      const { connection } = openDriver(':memory:');
      const tables = connection.all('SELECT type, name, sql FROM sqlite_schema ORDER BY name, type');
      const documents = connection.all('SELECT id FROM document');
      put(connection, batchOf(entry), '');
      return { tables, documents };
    });
    const path = join(folder, 'tables.db');
    const { connection, ...driver } = openDriver(path);
    const tables = connection.all('SELECT type, name, sql FROM sqlite_schema ORDER BY name, type');
    driver.close();
    expect(made).toEqual([1, 2, 3].map(() => ({ tables, documents: [] })));
  });

  it('shows what another connection has written', async () => {
    const url = `sqlite://${join(folder, 'shared.db')}`;
    const [writer, reader] = [await openStore(url), await openStore(url)];
    const before = await reader.generation();
    await writer.put(batchOf(entry), '2026-01-01T00:00:00Z');
    expect(await reader.generation()).not.toBe(before);
    expect(await reader.card('kept', everything)).toBeDefined();
    await writer.close();
    await reader.close();
  });

  it('refuses a store written by a newer version, and says what to do', async () => {
    const path = join(folder, 'newer.db');
    await (await openStore(`sqlite:${path}`)).close();
    const database = new Database(path);
    database.pragma('user_version = 99');
    database.close();
    const opening = openStore(`sqlite:${path}`);
    await expect(opening).rejects.toThrow(StoreError);
    await expect(opening).rejects.toThrow(/newer\.db was written by a newer version .*99.*Update Reftel/u);
  });

  it("refuses another program's database, and leaves it as it was", async () => {
    const path = join(folder, 'other.db');
    const database = new Database(path);
    database.exec('CREATE TABLE recipe (name TEXT)');
    database.close();
    await expect(openStore(`sqlite:${path}`)).rejects.toThrow(/other\.db is a database of another program/u);
    const again = new Database(path, { readonly: true });
    expect(again.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['recipe']);
    again.close();
  });

  it.each([
    ['a file that is no database', 'notes.txt', /notes\.txt is not a database/u],
    ['a path through a file', 'notes.txt/reftel.db', /notes\.txt\/reftel\.db can't be opened/u],
    ['a folder', '.', /can't be opened/u],
  ])('names the path when it is %s', async (_, name, message) => {
    writeFileSync(join(folder, 'notes.txt'), 'Dear diary, '.repeat(100));
    const opening = openStore(`sqlite:${join(folder, name)}`);
    await expect(opening).rejects.toThrow(StoreError);
    await expect(opening).rejects.toThrow(message);
  });

  it('says that it is closed when it is asked afterwards', async () => {
    const store = await openStore('sqlite::memory:');
    await store.close();
    await expect(store.stats(everything)).rejects.toThrow(/is closed/u);
  });
});

describe('choosing a store by its URL', () => {
  it.each(['postgrse://localhost/x', 'data/reftel.db', '', 'constructor:x'])(
    'refuses %j and names what it knows',
    async (url) => {
      await expect(openStore(url)).rejects.toThrow(ConfigError);
      await expect(openStore(url)).rejects.toThrow(/sqlite:/u);
    },
  );

  it('asks for a place', async () => {
    await expect(openStore('sqlite:')).rejects.toThrow(/names no place/u);
  });
});
