import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import { everything } from '../../src/access/access.ts';
import { packageRoot } from '../../src/data.ts';
import { openStore } from '../../src/store/index.ts';
import { rowsOf } from '../../src/store/pieces.ts';
import { indexFaults } from '../doubles/word-index.ts';
import { batchOf, documentOf, entryOf, mentionOf, recordOf } from './documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'reftel-migrations-'));
afterAll(() => rmSync(folder, { recursive: true }));

const document = documentOf({ id: 'visit', title: 'Visit', outlet: 'Foreign Policy', paragraphs: ['Kramer spoke.'] });
const { paragraphs, source, ...header } = document;
const [paragraph] = paragraphs;
const day = '2026-01-01T00:00:00.000Z';

/** A store as the program wrote it before files had a table of their own: one article, its paragraph and a mention. */
function storeOfVersion2(path: string): void {
  const database = new Database(path);
  for (const name of ['001-documents.sql', '002-notes.sql'])
    database.exec(readFileSync(join(packageRoot, 'src', 'store', 'sqlite', name), 'utf8'));
  const { text, ...sourceHeader } = source;
  const { start, end, spans } = paragraph ?? { start: 0, end: 0, spans: [] };
  database
    .prepare(
      `INSERT INTO document VALUES (1, 'visit', 'article', 'article', 'Visit', '', NULL, 'unknown', 'unknown', NULL, NULL,
       NULL, 'Foreign Policy', NULL, 0, 0, '/in/visit.txt', ?)`,
    )
    .run(day);
  database
    .prepare('INSERT INTO original VALUES (1, ?, ?, 0)')
    .run(JSON.stringify({ ...header, source: sourceHeader }), Buffer.from(text));
  database.prepare(`INSERT INTO source_path VALUES ('/in/visit.txt', ?, 1)`).run(source.sha256);
  database.exec(`INSERT INTO paragraph VALUES (1, 1, 0, 0, 2, '1');
    INSERT INTO name_total VALUES (0, 'Al Kramer', 1, 1, NULL), (1, 'Al Kramer', 1, 1, NULL), (2, 'Al Kramer', 1, 1, NULL),
      (3, 'Al Kramer', 1, 1, NULL), (4, 'Al Kramer', 1, 1, NULL);
    INSERT INTO word VALUES ('kramer', 0, 1), ('spoke', 0, 1), ('visit', 0, 1);
    INSERT INTO note VALUES ('buttons', 'one', '{}', NULL);`);
  const flat = JSON.stringify(spans.flatMap((span) => [span.at, span.start, span.length]));
  database
    .prepare(
      `INSERT INTO paragraph_text VALUES (1, NULL, NULL, 'Kramer spoke.', ?, ?, 'lead0 lead1 lead2 lead3 lead4', ?)`,
    )
    .run(start, end, flat);
  database.exec(`INSERT INTO paragraph_index (rowid, text, heading, title, tags, lead)
    SELECT key, text, heading, title, tags, lead FROM paragraph_content`);
  database
    .prepare(`INSERT INTO mention VALUES (1, 1, 1, 0, 4, 'Al Kramer', 'Kramer', ?, ?, 'Kramer', 'test')`)
    .run(start, start + 6);
  database.exec(`INSERT INTO document VALUES (2, 'bulk', 'article', 'article', 'Bulk', '', NULL, 'unknown', 'unknown', NULL,
      NULL, NULL, NULL, NULL, 0, 0, '/in/bulk.txt', '');
    WITH RECURSIVE n (key) AS (SELECT 2 UNION ALL SELECT key + 1 FROM n WHERE key < 1300)
      INSERT INTO paragraph SELECT key, 2, key, 0, 3, key FROM n;
    INSERT INTO paragraph_text SELECT key, NULL, NULL, 'Paragraph of many.', 0, 0, '', '[]' FROM paragraph WHERE document = 2`);
  database.pragma(`application_id = ${0x5246_544c}`);
  database.pragma('user_version = 2');
  database.close();
}

it('keeps all that an earlier program wrote, and goes on from there', async () => {
  const path = join(folder, 'old.db');
  storeOfVersion2(path);
  const store = await openStore(`sqlite:${path}`);
  expect(await store.view('visit', everything)).toEqual({
    document,
    withheld: 0,
    path: '/in/visit.txt',
    addedAt: day,
  });
  const { items } = await store.mentions(['Al Kramer'], everything, { limit: 5 });
  expect(items.map(({ citation }) => citation)).toEqual([mentionOf(document, 'Al Kramer', 'Kramer').citation]);
  const spoke = { all: { kind: 'word', text: 'spoke', prefix: false }, none: [], filters: {} } as const;
  expect((await store.search(spoke, everything, { limit: 5 })).total).toBe(1);
  const many = { all: { kind: 'word', text: 'many', prefix: false }, none: [], filters: {} } as const;
  expect((await store.search(many, everything, { limit: 5 })).total).toBe(1299);
  expect([...(await store.wordCounts(['many', 'kramer', 'bulk'], everything)).values()]).toEqual([1299, 1, 1299]);
  expect(await store.notes.read('buttons', 'one', day)).toEqual({ value: '{}', expired: false });
  expect(await store.files.known('/in/visit.txt')).toEqual({
    path: '/in/visit.txt',
    sha256: source.sha256,
    size: 0,
    modified: 0,
  });

  expect((await store.put(batchOf(entryOf(document, {}, '/in/copy.txt')), day))[0]?.outcome).toBe('same');
  const changed = documentOf({ id: 'visit', title: 'Visit', paragraphs: ['Kramer spoke at length.'] });
  const put = await store.put({ entries: [entryOf(changed)], files: [recordOf('/in/visit.txt')] }, day);
  expect(put).toEqual([{ path: '/in/visit.txt', id: 'visit', outcome: 'changed' }]);
  expect((await store.view('visit', everything))?.document).toEqual({ ...changed, version: 2 });
  expect((await store.view('visit', everything, 1))?.document).toEqual({ ...document, version: 1 });
  expect(await rowsOf((from) => store.names(everything, from))).toEqual([]);
  await store.close();
  const database = new Database(path);
  expect(indexFaults(database)).toEqual([]);
  expect(database.pragma('foreign_key_check')).toEqual([]);
  database.close();
});
