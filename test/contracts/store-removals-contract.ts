import { describe, expect, it } from 'vitest';
import { type Access, everything } from '../../src/access/access.ts';
import type { Removal } from '../../src/store/removals.ts';
import type { Store } from '../../src/store/store.ts';
import { batchOf, documentOf, entryOf, recordOf } from '../store/documents.ts';

const now = '2026-11-22T08:00:00.000Z';
const by = { who: 'slack:T1:U1', name: 'Ann', place: 'slack:T1:C1', at: now };
const removal = (id: string, parts: Partial<Removal> = {}): Removal => ({
  ...by,
  id,
  why: 'a court',
  notes: [],
  ...parts,
});
const words = 'was taken out by Ann on 2026-11-22 (a court); reftel ingest --readd adds it again';
const least: Access = { level: 0 };

const cable = (text: string, mark?: string) =>
  documentOf({
    id: '07STATE1',
    title: 'A VISIT',
    paragraphs: [mark === undefined ? text : { text, mark }],
    cable: { mrn: '07STATE1', ...(mark === undefined ? {} : { classification: 'CONFIDENTIAL' }) },
  });
const article = (text: string) => documentOf({ id: 'visit', title: 'Visit', paragraphs: [text] });

/** What every store must do with documents that are handed in and taken out. `store` is the one of the present test, and empty. */
export function removalsContract(store: () => Store): void {
  describe('documents that are taken out', () => {
    it('leave a tombstone and nothing else, and files that hold nothing are told', async () => {
      await store().put(
        batchOf(entryOf(cable('One.'), {}, '/in/a.txt'), entryOf(article('Two.'), {}, '/in/b.zip!/v')),
        now,
      );
      await store().put({ entries: [], files: [recordOf('/in/a.txt'), recordOf('/in/b.zip')] }, now);
      await store().notes.write('binder', 'x', '{}');
      const taken = await store().takeOut(removal('07STATE1', { notes: [{ space: 'binder', key: 'x' }] }));
      expect(taken).toMatchObject({
        emptied: ['/in/a.txt'],
        tombstone: { ...by, number: 1, id: '07STATE1', title: 'A VISIT' },
      });
      expect(await store().view('07STATE1', everything)).toBeUndefined();
      expect(await store().notes.read('binder', 'x', now)).toBeUndefined();
      expect(await store().tombstone('07state1', everything)).toEqual(taken?.tombstone);
      expect(await store().tombstones({ limit: 9 })).toEqual([taken?.tombstone]);
      expect(await store().files.failed({ limit: 9 })).toMatchObject([{ path: '/in/a.txt', failure: words }]);
      expect(await store().takeOut(removal('07STATE1'))).toBeUndefined();
      expect((await store().stats(everything)).documents).toBe(1);
    });

    it('are refused: a number whatever its text, any other id by its very text', async () => {
      await store().put(batchOf(entryOf(cable('One.'), {}, '/in/a'), entryOf(article('Two.'), {}, '/in/b')), now);
      for (const id of ['07STATE1', 'visit']) await store().takeOut(removal(id));
      const again = await store().put(
        batchOf(
          entryOf(cable('Another.'), {}, '/new/a'),
          entryOf(article('Two.'), {}, '/new/b'),
          entryOf(article('Three.'), {}, '/new/c'),
        ),
        now,
      );
      expect(again.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'added']);
      expect(again[0]).toMatchObject({ why: words });
      const failed = await store().files.failed({ limit: 9 });
      expect(failed.map(({ path }) => path)).toEqual(expect.arrayContaining(['/new/a', '/new/b']));
      expect((await store().stats(everything)).documents).toBe(1);
    });

    it('come in again for who names their tombstone, which is lifted', async () => {
      await store().put(batchOf(entryOf(cable('One.'), {}, '/in/a')), now);
      await store().takeOut(removal('07STATE1'));
      const batch = batchOf(entryOf(cable('One.'), {}, '/in/a'));
      expect((await store().put({ ...batch, readd: [7] }, now))[0]?.outcome).toBe('refused');
      expect((await store().put({ ...batch, readd: [1] }, now))[0]?.outcome).toBe('added');
      expect(await store().tombstone('07STATE1', everything)).toBeUndefined();
      await store().takeOut(removal('07STATE1'));
      expect((await store().tombstone('07STATE1', everything))?.number).toBe(2);
      expect((await store().put({ ...batch, readd: 'all' }, now))[0]?.outcome).toBe('added');
    });

    it('are not told of to who saw nothing of them', async () => {
      await store().put(batchOf(entryOf(cable('Secret.', 'C'))), now);
      await store().takeOut(removal('07STATE1'));
      expect(await store().tombstone('07STATE1', least)).toBeUndefined();
      expect(await store().tombstone('07STATE1', everything)).toBeDefined();
    });

    it('take their versions with them, each of which is kept out', async () => {
      await store().put(batchOf(entryOf(article('One.'), {}, '/in/a')), now);
      await store().put(batchOf(entryOf(article('Two.'), {}, '/in/a')), now);
      await store().takeOut(removal('visit'));
      const puts = await store().put(batchOf(entryOf(article('One.')), entryOf(article('Two.'), {}, '/in/b')), now);
      expect(puts.map(({ outcome }) => outcome)).toEqual(['refused', 'refused']);
    });
  });

  describe('documents that are handed in', () => {
    it('say by whom, text by text; the first one stays', async () => {
      await store().put({ ...batchOf(entryOf(article('One.'), {}, '/in/a')), by }, now);
      await store().put({ ...batchOf(entryOf(article('One.'), {}, '/in/b')), by: { ...by, who: 'other' } }, now);
      expect((await store().view('visit', everything))?.addedBy).toEqual(by);
      await store().put(batchOf(entryOf(article('Two.'), {}, '/in/a')), now);
      expect((await store().view('visit', everything))?.addedBy).toBeUndefined();
      expect((await store().view('visit', everything, 1))?.addedBy).toEqual(by);
      await store().put(batchOf(entryOf(cable('Three.'), {}, '/in/c')), now);
      expect((await store().view('07STATE1', everything))?.addedBy).toBeUndefined();
    });

    it('are foreseen without being written', async () => {
      await store().put(batchOf(entryOf(cable('One.'), {}, '/in/a'), entryOf(article('Two.'), {}, '/in/b')), now);
      const generation = await store().generation();
      const foreseen = await store().foresee(
        [cable('One.'), cable('Another.'), article('Three.')].map((document) => ({ path: '/new', document })),
      );
      expect(foreseen).toMatchObject([
        { id: '07STATE1', outcome: 'same' },
        { id: '07STATE1', outcome: 'changed', version: 2 },
        { id: expect.stringMatching(/^visit-[0-9a-f]{8}$/u), outcome: 'added' },
      ]);
      expect(await store().generation()).toBe(generation);
      await store().takeOut(removal('07STATE1'));
      const [again] = await store().foresee([{ path: '/new', document: cable('One.') }]);
      expect(again).toMatchObject({ outcome: 'added', tombstone: { number: 1, why: 'a court' } });
    });
  });
}
