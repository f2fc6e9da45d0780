import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import type { Access } from '../../src/access/access.ts';
import { openStore } from '../../src/store/index.ts';
import { rowsOf } from '../../src/store/pieces.ts';
import type { Entry, NameRow } from '../../src/store/store.ts';
import { batchOf, documentOf, entryOf, mentionOf } from './documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'reftel-names-'));
afterAll(() => rmSync(folder, { recursive: true }));

const people = ['Al Kramer', 'Kramer', 'Ivan Zubov', 'Anna Maria Prus'];
const paragraph = fc.record({
  text: fc.constantFrom('Al Kramer spoke.', 'Kramer left.', 'Ivan Zubov met Kramer.', 'Anna Maria Prus and Prus.'),
  mark: fc.constantFrom('U', 'C', 'S'),
});
const entry = fc
  .record({
    id: fc.constantFrom('one', 'two', 'three'),
    edtf: fc.constantFrom('2001-02-03', '1999-12-31', '2007', undefined),
    paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 3 }),
  })
  .map(({ id, edtf, paragraphs }): Entry => {
    const document = documentOf({ id, header: edtf ?? '', paragraphs, ...(edtf === undefined ? {} : { edtf }) });
    const written = people.flatMap((name) =>
      [name, name.split(' ').at(-1) ?? name]
        .filter((text) => document.paragraphs.some((each) => each.text.includes(text)))
        .map((text) => mentionOf(document, name, text)),
    );
    return entryOf(document, { mentions: written }, `/in/${id}`);
  });
const step = fc.oneof(
  { weight: 3, arbitrary: fc.array(entry, { minLength: 1, maxLength: 3 }).map((entries) => ({ entries })) },
  { weight: 1, arbitrary: fc.constantFrom('one', 'two', 'three').map((gone) => ({ gone })) },
);

/** What the mentions that are there say of each name, to a reader of this level. */
function recounted(database: Database.Database, { level }: Access): Partial<NameRow>[] {
  const rows = database
    .prepare<[number], Record<string, unknown>>(
      `SELECT m.name AS key, count(*) AS mentions, sum(m.text = m.name) AS exact, count(DISTINCT m.document) AS documents,
         min(d.first) AS earliest, max(d.first) AS latest
       FROM mention m JOIN document d ON d.key = m.document WHERE ? BETWEEN m.lowest AND m.highest
       GROUP BY m.name ORDER BY m.name`,
    )
    .all(level);
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)));
}

it('keeps what is told of names equal to a recount, for readers of every level', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
      run += 1;
      const path = join(folder, `${run}.db`);
      const store = await openStore(`sqlite:${path}`);
      for (const each of steps) {
        if ('gone' in each) await store.remove(each.gone);
        else await store.put(batchOf(...each.entries), '');
      }
      const database = new Database(path, { readonly: true });
      for (const level of [0, 1, 2, 3, 4] as const) {
        const names = await rowsOf((from) => store.names({ level }, from));
        const counts = names.map(({ key, mentions, exact, documents, earliest, latest }) => ({
          ...{ key, mentions, exact, documents },
          ...(earliest === undefined ? {} : { earliest }),
          ...(latest === undefined ? {} : { latest }),
        }));
        expect(counts).toEqual(recounted(database, { level }));
        expect((await store.stats({ level })).people).toBe(names.length);
      }
      database.close();
      await store.close();
    }),
    { numRuns: 12 },
  );
});
