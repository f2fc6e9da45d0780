import { beforeEach, describe, expect, it } from 'vitest';
import { everything } from '../../src/access/access.ts';
import type { Store } from '../../src/store/store.ts';
import { batchOf, documentOf, entryOf } from '../store/documents.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 12, minute)).toISOString();
const named = (id: string, ...paragraphs: string[]) => entryOf(documentOf({ id, paragraphs }));

/** Part of the store's contract: what was added when. */
export function addedContract(current: () => Store): void {
  describe('what was added in a span of time', () => {
    let store: Store;
    beforeEach(async () => {
      store = current();
      await store.put(batchOf(named('one', 'First words.'), named('two', 'Second words.')), at(0));
      await store.put(batchOf(named('three', 'Further words.')), at(5));
    });
    const span = (after: string, until: string) => ({ after, until });
    const idsIn = async (after: string, until: string, page = { limit: 9 }) =>
      (await store.added(span(after, until), everything, page)).items.map(({ id }) => id);

    it('is listed, the last first, after the one instant and until the other', async () => {
      expect(await idsIn(at(-1), at(9))).toEqual(['three', 'two', 'one']);
      expect(await idsIn(at(0), at(5))).toEqual(['three']);
      expect(await idsIn(at(5), at(9))).toEqual([]);
    });

    it('is counted whole, whatever the page', async () => {
      const { items, total, kinds } = await store.added(span(at(-1), at(9)), everything, { limit: 1, offset: 1 });
      expect([items.map(({ id }) => id), total, kinds.reduce((sum, { count }) => sum + count, 0)]).toEqual([
        ['two'],
        3,
        3,
      ]);
    });

    it('has a document again when its text changes, and not when it is read again', async () => {
      await store.put(batchOf(named('one', 'First words.')), at(7));
      expect(await idsIn(at(6), at(9))).toEqual([]);
      await store.put(batchOf(named('two', 'Second words, put right.')), at(8));
      expect(await idsIn(at(6), at(9))).toEqual(['two']);
    });

    it('can be searched by itself', async () => {
      const search = (after: string, until: string) =>
        store.search({ none: [], filters: { added: span(after, until) } }, everything, { limit: 9 });
      expect((await search(at(0), at(5))).hits.map(({ card }) => card.id)).toEqual(['three']);
      expect((await search(at(-1), at(5))).total).toBe(3);
      expect((await search(at(5), at(9))).total).toBe(0);
    });
  });
}
