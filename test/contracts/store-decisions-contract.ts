import { describe, expect, it } from 'vitest';
import type { Ruling } from '../../src/store/decisions.ts';
import type { Store } from '../../src/store/store.ts';
import { batchOf, documentOf, entryOf } from '../store/documents.ts';

const at = '2026-11-22T08:00:00.000Z';
const merge: Ruling = {
  kind: 'merge',
  one: ['Al Kramer', 'A. Krämer'],
  other: ['"Kramer"\u001fx'],
  who: 'ann',
  at,
  why: '',
};
const split: Ruling = { kind: 'split', one: ['李'], other: ['Li'], who: 'bob', at: '', why: "it's another\nLi" };
const undone = { who: 'cat', at, why: 'wrong' };

/** What every store must do with what operators decide. `store` is the one of the present test, and empty. */
export function decisionsContract(store: () => Store): void {
  describe('decisions', () => {
    it('come back as they were made, in order, page by page', async () => {
      expect(await store().decisions.decide(merge)).toBe(1);
      expect(await store().decisions.decide(split)).toBe(2);
      const all = [
        { ...merge, number: 1 },
        { ...split, number: 2 },
      ];
      expect(await store().decisions.list({ limit: 9 })).toEqual(all);
      expect(await store().decisions.list({ limit: 9, offset: 1 })).toEqual(all.slice(1));
    });

    it('are taken back once, and stay in the log', async () => {
      const { decisions } = store();
      await decisions.decide(merge);
      expect(await decisions.undo(2, undone)).toBe(false);
      expect(await decisions.undo(1, undone)).toBe(true);
      expect(await decisions.undo(1, { ...undone, who: 'dan' })).toBe(false);
      expect(await decisions.list({ limit: 9 })).toEqual([{ ...merge, number: 1, undone }]);
    });

    it('change the generation, and outlive documents', async () => {
      const { decisions } = store();
      const before = await store().generation();
      await decisions.decide(split);
      const decided = await store().generation();
      expect(decided).not.toBe(before);
      await decisions.undo(1, undone);
      expect(await store().generation()).not.toBe(decided);
      await store().put(batchOf(entryOf(documentOf({ id: 'x', paragraphs: ['Li.'] }))), at);
      await store().remove('x');
      expect(await decisions.list({ limit: 9 })).toHaveLength(1);
    });
  });
}
