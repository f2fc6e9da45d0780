import { describe, expect, it } from 'vitest';
import { everything } from '../../src/access/access.ts';
import type { FileRecord } from '../../src/store/files.ts';
import type { Entry, Store } from '../../src/store/store.ts';
import { batchOf, documentOf, entryOf, recordOf } from '../store/documents.ts';

const now = '2026-11-21T12:00:00.000Z';
const later = '2026-11-22T12:00:00.000Z';
const page = { limit: 100 };

/** An article; its id is `visit` whatever it says, unless told otherwise. */
function article(path: string, text: string, id = 'visit', reading?: string): Entry {
  const document = documentOf({ id, title: id, paragraphs: [text] });
  return { ...entryOf(document, {}, path), ...(reading === undefined ? {} : { reading }) };
}

function cable(path: string, text: string, mrn = '07STATE130159'): Entry {
  return entryOf(documentOf({ id: mrn, title: 'VISIT', paragraphs: [text], cable: { mrn } }), {}, path);
}

/** Part of the store's contract: what is remembered of files, and which document a text is. */
export function filesContract(current: () => Store): void {
  const put = async (...entries: readonly Entry[]) =>
    (await current().put(batchOf(...entries), now)).map(({ id, outcome }) => `${id} ${outcome}`);
  const ids = async () => (await current().cards(everything, page)).map(({ id }) => id as string);

  describe('remembering files', () => {
    const remember = (...files: readonly FileRecord[]) => current().put({ entries: [], files }, now);

    it('knows a file as it was last looked at', async () => {
      await remember(recordOf('/in/a', { failure: 'the text is empty' }));
      expect(await current().files.known('/in/a')).toEqual(recordOf('/in/a', { failure: 'the text is empty' }));
      await remember(recordOf('/in/a', { size: 7, reading: 'one' }));
      expect(await current().files.known('/in/a')).toEqual(recordOf('/in/a', { size: 7, reading: 'one' }));
      expect(await current().files.known('/in/b')).toBeUndefined();
    });

    it('lists files that could not be read, whatever they came out of', async () => {
      const inside = recordOf('/in/a.zip!/b.txt', { modified: 0, failure: 'not a text' });
      const failed = recordOf('/in/Z', { failure: 'larger than 100 MB' });
      await remember(inside, recordOf('/in/b'), failed);
      expect(await current().files.failed(page)).toEqual([failed, inside]);
      expect(await current().files.failed({ limit: 1, offset: 1 })).toEqual([inside]);
    });

    it('lists what is below a folder, in order, without what came out of another file', async () => {
      const none = { modified: 0 };
      await remember(
        ...['/in/b', '/in/a/deep/c.txt', '/in/cables.txt', '/in/a.zip', '/in/now!/here', '/in/list#2', '/inner/x'].map(
          (path) => recordOf(path),
        ),
        ...['/in/a.zip!/b.txt', '/in/cables.txt#2', '/in/a.zip!/rows.csv!/row 14'].map((path) => recordOf(path, none)),
      );
      const below = await current().files.below('/in', page);
      expect(below).toEqual(
        ['/in/a/deep/c.txt', '/in/a.zip', '/in/b', '/in/cables.txt', '/in/list#2', '/in/now!/here'].sort(),
      );
      expect(await current().files.below('/in', { limit: 2, offset: 1 })).toEqual(below.slice(1, 3));
      expect(await current().files.below('/in/b', page)).toEqual(['/in/b']);
      expect(await current().files.below('/', page)).toHaveLength(7);
    });

    it('writes files and documents together or not at all', async () => {
      const broken = { ...recordOf('/in/b'), size: undefined as unknown as number };
      const batch = { entries: [article('/in/a', 'Spoke.')], files: [recordOf('/in/a'), broken] };
      await expect(current().put(batch, now)).rejects.toThrow();
      expect(await current().files.known('/in/a')).toBeUndefined();
      expect(await ids()).toEqual([]);
    });
  });

  describe('forgetting files', () => {
    it('takes out documents that no other file holds, and says which', async () => {
      await put(article('/in/a', 'Spoke.'), article('/in/b', 'Spoke.'), article('/in/c', 'Kept silent.', 'silence'));
      expect(await current().files.forget('/in/a', later)).toEqual([]);
      expect(await current().files.known('/in/a')).toBeUndefined();
      expect((await current().view('visit', everything))?.path).toBe('/in/b');
      expect(await current().files.forget('/in/b', later)).toEqual(['visit']);
      expect(await ids()).toEqual(['silence']);
      expect(await current().files.forget('/in/b', later)).toEqual([]);
    });

    it('takes out all that came out of it, and no file that is only called alike', async () => {
      await put(
        article('/in/a.zip!/x', 'One.', 'one'),
        article('/in/a.zip!/y.mbox!/2#3', 'Two.', 'two'),
        article('/in/a.zipped', 'Three.', 'three'),
        article('/in/a.zip#4', 'Four.', 'four'),
      );
      await current().put({ entries: [], files: [recordOf('/in/a.zip!/x', { modified: 0 })] }, now);
      await current().put({ entries: [], files: [recordOf('/in/a.zip!/y.mbox!/2#3', { modified: 0 })] }, now);
      expect(await current().files.forget('/in/a.zip', later)).toEqual(['one', 'two']);
      expect(await ids()).toEqual(['four', 'three']);
      expect(await current().files.known('/in/a.zip!/x')).toBeUndefined();
      expect(await current().files.known('/in/a.zip#4')).toBeDefined();
    });

    it('forgets, when a file was read to its end, what came out of it only in other readings', async () => {
      const whole = (reading: string) => ({ entries: [], files: [recordOf('/in/a.zip', { reading })] });
      const entries = (reading: string, ...names: readonly string[]) => ({
        entries: names.map((name) => article(`/in/a.zip!/${name}`, `${name}.`, name, reading)),
        files: [],
      });
      await current().put(entries('first', 'x', 'y'), now);
      await current().put(whole('first'), now);
      await current().put(entries('second', 'y'), later);
      await current().put(entries('second', 'z'), later);
      await current().put({ entries: [], files: [recordOf('/in/a.zip', { reading: 'bad', failure: 'torn' })] }, later);
      expect(await ids()).toEqual(['x', 'y', 'z']);
      await current().put(whole('second'), later);
      expect(await ids()).toEqual(['y', 'z']);
      expect(await current().files.known('/in/a.zip')).toEqual(recordOf('/in/a.zip', { reading: 'second' }));
    });
  });

  describe('telling which document a text is', () => {
    it('keeps an equal text once, with its time, and writes nothing again', async () => {
      expect(await put(article('/in/a', 'Spoke.'))).toEqual(['visit added']);
      const generation = await current().generation();
      const [second] = await current().put(batchOf(article('/in/b', 'Spoke.')), later);
      expect(second).toEqual({ path: '/in/b', id: 'visit', outcome: 'same' });
      expect(await current().generation()).toBe(generation);
      expect((await current().stats(everything)).documents).toBe(1);
      expect(await current().view('visit', everything)).toMatchObject({ path: '/in/a', addedAt: now });
    });

    it('gives an unrelated text of the same title an id of its own, the same one every time', async () => {
      const [first, second] = await put(article('/in/a', 'Spoke.'), article('/in/b', 'Kept silent.'));
      expect(first).toBe('visit added');
      expect(second).toMatch(/^visit-[0-9a-f]{8} added$/u);
      expect(await put(article('/in/c', 'Kept silent.'))).toEqual([second?.replace('added', 'same')]);
      expect(await ids()).toHaveLength(2);
    });

    it('takes a changed text of the same path for the same document', async () => {
      const [, second] = await put(article('/in/a', 'Spoke.'), article('/in/b', 'Kept silent.'));
      expect(await put(article('/in/b', 'Kept very silent.'))).toEqual([second?.replace('added', 'changed')]);
      expect(await put(article('/in/a', 'Spoke again.'))).toEqual(['visit changed']);
      expect(await put(article('/in/a', 'Spoke again at length.', 'the-visit'))).toEqual(['visit changed']);
      expect(await ids()).toHaveLength(2);
    });

    it('does not take what stands in the same row of a list for the same document', async () => {
      await put(article('/in/rows.csv!/row 1', 'Alpha.', 'alpha'), article('/in/rows.csv!/row 2', 'Beta.', 'beta'));
      const shifted = [
        article('/in/rows.csv!/row 1', 'New.', 'new'),
        article('/in/rows.csv!/row 2', 'Alpha.', 'alpha'),
        article('/in/rows.csv!/row 3', 'Beta.', 'beta'),
      ];
      expect(await put(...shifted)).toEqual(['new added', 'alpha same', 'beta same']);
      expect(await ids()).toEqual(['alpha', 'beta', 'new']);
      expect((await current().view('alpha', everything))?.path).toBe('/in/rows.csv!/row 2');
    });

    it("takes another text under a cable's number for the same cable, and another number for another cable", async () => {
      expect(await put(cable('/in/a', 'Spoke.'))).toEqual(['07STATE130159 added']);
      expect(await put(cable('/in/b', 'Spoke twice.'))).toEqual(['07STATE130159 changed']);
      expect(await put(cable('/in/b', 'Silent.', '07STATE130160'))).toEqual(['07STATE130160 added']);
      expect(await put(cable('/in/a', 'Silent.', '07STATE130160'))).toEqual(['07STATE130160 same']);
      expect(await ids()).toEqual(['07STATE130160']);
    });

    it('writes a document again when what stands beside its text has changed', async () => {
      const entry = article('/in/a', 'Spoke.');
      await put(entry);
      const dated = { ...entry, document: { ...entry.document, outlet: 'Foreign Policy' } };
      expect(await put(dated)).toEqual(['visit changed']);
      expect(await put(dated)).toEqual(['visit same']);
      expect((await current().view('visit', everything))?.document.outlet).toBe('Foreign Policy');
      expect(await put({ ...entry, path: '/in/b' })).toEqual(['visit same']);
      expect((await current().view('visit', everything))?.document.outlet).toBe('Foreign Policy');
    });
  });
}
