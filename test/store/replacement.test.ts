import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { type Access, everything } from '../../src/access/access.ts';
import { openStore } from '../../src/store/index.ts';
import { rowsOf } from '../../src/store/pieces.ts';
import type { Entry, Store } from '../../src/store/store.ts';
import { indexFaults } from '../doubles/word-index.ts';
import { batchOf, documentOf, entryOf, eventOf, mentionOf } from './documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'reftel-replacement-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ids = ['07STATE1', '07STATE2', '07STATE3'];
const paths = ['/in/a', '/in/b', '/in/c', '/in/d'];
const text = fc.constantFrom('Kramer met Zubov.', 'Zubov left.', 'The visa bans of Łódź.', 'Kramer, Kramer, Kramer.');
const entry = fc
  .record({
    id: fc.constantFrom(...ids),
    path: fc.constantFrom(...paths),
    captions: fc.constantFrom([], [], ['CORRECTED COPY']),
    title: fc.constantFrom('Kramer', 'Minsk visit'),
    edtf: fc.constantFrom('2001-02-03', '1999-12-31', undefined),
    classification: fc.constantFrom('UNCLASSIFIED', 'SECRET'),
    paragraphs: fc.array(fc.record({ text, mark: fc.constantFrom('U', 'C', 'S') }), { maxLength: 3 }),
  })
  .map(({ id, path, captions, title, edtf, classification, paragraphs }): Entry => {
    // What a document is stands in its text: equal texts are equal entries.
    const header = [edtf, classification, ...captions].join(' ');
    const dated = edtf === undefined ? {} : { edtf };
    const document = documentOf({
      id,
      title,
      header,
      ...dated,
      paragraphs,
      cable: { mrn: id, captions, classification },
    });
    const body = document.paragraphs.map((each) => each.text).join(' ');
    const named = ['Zubov', 'Kramer, Kramer'].filter((name) => body.includes(name));
    const mentions = named.map((name) => mentionOf(document, name, name));
    const events = body.includes('left') ? [eventOf(document, '2001-01', 'Zubov left')] : [];
    return entryOf(document, { mentions, events }, path);
  });
const step = fc.oneof(
  { weight: 3, arbitrary: fc.array(entry, { minLength: 1, maxLength: 3 }).map((entries) => ({ entries })) },
  { weight: 1, arbitrary: fc.constantFrom(...ids).map((gone) => ({ gone })) },
  { weight: 1, arbitrary: fc.constantFrom(...paths).map((forgotten) => ({ forgotten })) },
);

async function statistics(store: Store, access: Access): Promise<unknown> {
  return {
    stats: await store.stats(access),
    names: await rowsOf((from) => store.names(access, from)),
    dictionary: await rowsOf((from) => store.dictionary(access, 1, from)),
    cards: await store.cards(access, { limit: 10 }),
  };
}

/** The entry that each document's current text came with, by id. */
async function currentEntries(store: Store, put: readonly Entry[]): Promise<Map<string, Entry>> {
  const found = new Map<string, Entry>();
  for (const { id } of await store.cards(everything, { limit: 10 })) {
    const text = (await store.view(id, everything))?.document.source.text;
    const from = put.findLast(({ document }) => document.id === id && document.source.text === text);
    if (from !== undefined) found.set(id, { ...from, path: `/fresh/${id}` });
  }
  return found;
}

/** Every path that a model says holds a text is among the sources of the version with this text. */
async function expectHeld(store: Store, held: ReadonlyMap<string, Entry>): Promise<void> {
  expect((await store.cards(everything, { limit: 10 })).map(({ id }) => id)).toEqual(
    [...new Set([...held.values()].map(({ document }) => document.id))].sort(),
  );
  for (const [path, { document }] of held) {
    const { items } = await store.versions(document.id, everything, { limit: 100 });
    const texts = await Promise.all(
      items
        .filter(({ from }) => from.paths.includes(path))
        .map(async ({ number }) => (await store.view(document.id, everything, number))?.document.source.text),
    );
    expect(texts).toContain(document.source.text);
    expect(items.filter(({ current }) => current)).toHaveLength(1);
  }
}

it('keeps statistics, index and versions right through any order of putting, changing, forgetting and removing', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
      run += 1;
      const path = join(folder, `${run}.db`);
      const store = await openStore(`sqlite:${path}`);
      const held = new Map<string, Entry>();
      const put: Entry[] = [];
      const release = (lost: (entry: Entry, at: string) => boolean) => {
        for (const [at, each] of held) if (lost(each, at)) held.delete(at);
      };
      for (const each of steps) {
        if ('gone' in each) {
          await store.remove(each.gone);
          release(({ document }) => document.id === each.gone);
        } else if ('forgotten' in each) {
          await store.files.forget(each.forgotten, '');
          release((_, at) => at === each.forgotten);
        } else {
          await store.put(batchOf(...each.entries), '2026-01-01T00:00:00Z');
          put.push(...each.entries);
          for (const written of each.entries) held.set(written.path, written);
        }
        await expectHeld(store, held);
      }
      const fresh = await openStore('sqlite::memory:');
      await fresh.put(batchOf(...(await currentEntries(store, put)).values()), '2026-01-01T00:00:00Z');
      for (const level of [0, 1, 2, 3, 4] as const)
        expect(await statistics(store, { level })).toEqual(await statistics(fresh, { level }));
      await fresh.close();
      await store.close();
      const database = new Database(path);
      expect(indexFaults(database)).toEqual([]);
      expect(database.pragma('foreign_key_check')).toEqual([]);
      database.close();
    }),
    { numRuns: 40 },
  );
});
