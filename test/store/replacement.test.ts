import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import type { Access } from '../../src/access/access.ts';
import { openStore } from '../../src/store/index.ts';
import type { Entry, Store } from '../../src/store/store.ts';
import { batchOf, documentOf, entryOf, eventOf, mentionOf } from './documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'reftel-replacement-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ids = ['one', 'two', 'three'];
const text = fc.constantFrom('Kramer met Zubov.', 'Zubov left.', 'The visa bans of Łódź.', 'Kramer, Kramer, Kramer.');
const entry = fc
  .record({
    id: fc.constantFrom(...ids),
    title: fc.constantFrom('Kramer', 'Minsk visit'),
    edtf: fc.constantFrom('2001-02-03', '1999-12-31', undefined),
    classification: fc.constantFrom('UNCLASSIFIED', 'SECRET'),
    paragraphs: fc.array(fc.record({ text, mark: fc.constantFrom('U', 'C', 'S') }), { maxLength: 3 }),
  })
  .map(({ id, title, edtf, classification, paragraphs }): Entry => {
    const dated = edtf === undefined ? {} : { edtf };
    const document = documentOf({ id, title, ...dated, paragraphs, cable: { classification } });
    const body = document.paragraphs.map((each) => each.text).join(' ');
    const named = ['Zubov', 'Kramer, Kramer'].filter((name) => body.includes(name));
    return entryOf(document, {
      mentions: named.map((name) => mentionOf(document, name, name)),
      events: body.includes('left') ? [eventOf(document, '2001-01', 'Zubov left')] : [],
    });
  });
const step = fc.oneof(
  fc.array(entry, { minLength: 1, maxLength: 3 }).map((entries) => ({ entries })),
  fc.constantFrom(...ids).map((gone) => ({ gone })),
);

async function statistics(store: Store, access: Access): Promise<unknown> {
  return {
    stats: await store.stats(access),
    names: await store.names(access),
    dictionary: await store.dictionary(access, 1),
    cards: await store.cards(access, { limit: 10 }),
  };
}

it('keeps statistics and index right through any order of putting, replacing and removing', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
      run += 1;
      const path = join(folder, `${run}.db`);
      const store = await openStore(`sqlite:${path}`);
      const expected = new Map<string, Entry>();
      for (const each of steps) {
        if ('gone' in each) {
          expect(await store.remove(each.gone)).toBe(expected.delete(each.gone));
          continue;
        }
        await store.put(batchOf(...each.entries), '2026-01-01T00:00:00Z');
        for (const written of each.entries) expected.set(written.document.id, written);
      }
      const fresh = await openStore('sqlite::memory:');
      await fresh.put(batchOf(...expected.values()), '2026-01-01T00:00:00Z');
      for (const level of [0, 1, 2, 3, 4] as const)
        expect(await statistics(store, { level })).toEqual(await statistics(fresh, { level }));
      await fresh.close();
      await store.close();
      const database = new Database(path);
      database.exec(`INSERT INTO paragraph_index (paragraph_index, rank) VALUES ('integrity-check', 1)`);
      expect(database.pragma('foreign_key_check')).toEqual([]);
      database.close();
    }),
    { numRuns: 25 },
  );
});
