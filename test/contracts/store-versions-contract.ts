import { describe, expect, it } from 'vitest';
import { everything } from '../../src/access/access.ts';
import { pinOf } from '../../src/citation.ts';
import type { Document } from '../../src/document.ts';
import { rowsOf } from '../../src/store/pieces.ts';
import type { Entry, Store } from '../../src/store/store.ts';
import { batchOf, documentOf, entryOf, eventOf, mentionOf } from '../store/documents.ts';

const day = (number: number) => `2026-11-${20 + number}T12:00:00.000Z`;
const page = { limit: 100 };
const id = '07STATE130159';

function cableOf(text: string, captions: readonly string[] = [], level = 'CONFIDENTIAL'): Document {
  return documentOf({
    id,
    title: 'VISIT',
    paragraphs: [text, 'Kozulin stayed in prison.'],
    cable: { mrn: id, captions, classification: level },
  });
}

/** A cable whose one person and event are told in its first paragraph. */
function entry(path: string, document: Document): Entry {
  const [first] = document.paragraphs;
  const name = /^\w+/u.exec(first?.text ?? '')?.[0] ?? '';
  const facts = { mentions: [mentionOf(document, name, name)], events: [eventOf(document, '2007-09-12', name)] };
  return entryOf(document, facts, path);
}

/** Part of the store's contract: what becomes of a document whose text changes. */
export function versionsContract(current: () => Store): void {
  const put = async (path: string, document: Document, time = 1) =>
    (await current().put(batchOf(entry(path, document)), day(time)))[0]?.outcome;
  const shown = async (version?: number) => (await current().view(id, everything, version))?.document;
  const numbers = async () =>
    (await current().versions(id, everything, page)).items.map(
      ({ number, current: is, from }) => `${number}${is ? '*' : ''} ${from.paths.join(' ')}`,
    );

  describe('versions', () => {
    const first = cableOf('Kramer met Khvostov.');
    const second = cableOf('Zubov met Khvostov.');
    const corrected = cableOf('Zubov met Khvostov again.', ['CORRECTED COPY']);

    it('keeps a changed text as the next version and the old one as it was read', async () => {
      await put('/in/a', first, 1);
      expect(await shown(1)).toEqual(first);
      expect(await put('/in/a', second, 2)).toBe('changed');
      expect(await shown()).toEqual({ ...second, version: 2 });
      expect(await shown(2)).toEqual({ ...second, version: 2 });
      expect(await shown(1)).toEqual({ ...first, version: 1 });
      expect(await shown(3)).toBeUndefined();
      expect((await current().view(id, everything))?.versions).toEqual({ total: 2, current: 2 });
      expect((await current().versions(id, everything, page)).items).toEqual([
        { number: 2, addedAt: day(2), current: true, from: { paths: ['/in/a'], total: 1 } },
        { number: 1, addedAt: day(1), current: false, from: { paths: ['/in/a'], total: 1 } },
      ]);
    });

    it('searches, counts and lists the current version alone, and cites it by its number', async () => {
      await put('/in/a', first);
      await put('/in/a', second);
      const { items, total } = await current().events({ dated: true }, everything, page);
      expect(total).toBe(1);
      expect(items[0]?.citation).toMatchObject({ quote: 'Zubov', version: 2, pin: `${id} (version 2) ¶1` });
      expect((await rowsOf((from) => current().names(everything, from))).map(({ name }) => name)).toEqual(['Zubov']);
      expect((await current().stats(everything)).documents).toBe(1);
      const kramer = { all: { kind: 'word', text: 'kramer', prefix: false }, none: [], filters: {} } as const;
      expect((await current().search(kramer, everything, page)).total).toBe(0);
    });

    it('keeps an equal text that comes again as a further source of the version that it is', async () => {
      await put('/in/a', first);
      await put('/in/b', second);
      expect(await put('/in/c', first)).toBe('same');
      expect(await put('/in/d', second)).toBe('same');
      expect(await numbers()).toEqual(['2* /in/b /in/d', '1 /in/a /in/c']);
      expect((await current().view(id, everything))?.alsoIn).toEqual({ paths: ['/in/d'], total: 1 });
      expect((await current().view(id, everything, 1))?.alsoIn).toEqual({ paths: ['/in/c'], total: 1 });
    });

    it('takes a corrected copy for newer than its original, whichever comes first', async () => {
      await put('/in/original', first, 1);
      expect(await put('/in/copy', corrected, 2)).toBe('changed');
      expect(await numbers()).toEqual(['2* /in/copy', '1 /in/original']);
      await current().remove(id);
      await put('/in/copy', corrected, 1);
      expect(await put('/in/original', first, 2)).toBe('changed');
      expect(await numbers()).toEqual(['2 /in/original', '1* /in/copy']);
      expect(await shown()).toEqual(corrected);
      expect(await shown(2)).toEqual({ ...first, version: 2 });
      expect(await put('/in/again', second, 3)).toBe('changed');
      expect(await numbers()).toEqual(['3 /in/again', '2 /in/original', '1* /in/copy']);
    });

    it('makes an earlier text current again, under its number, when nothing holds the later one', async () => {
      await put('/in/a', first, 1);
      await put('/in/a', second, 2);
      expect(await put('/in/a', first, 3)).toBe('changed');
      expect(await numbers()).toEqual(['2 /in/a', '1* /in/a']);
      expect(await shown()).toEqual(first);
      expect((await current().view(id, everything))?.addedAt).toBe(day(1));
      expect((await rowsOf((from) => current().names(everything, from))).map(({ name }) => name)).toEqual(['Kramer']);
      expect(await put('/in/a', corrected, 4)).toBe('changed');
      expect(await put('/in/a', second, 5)).toBe('changed');
      expect(await numbers()).toEqual(['3 /in/a', '2* /in/a', '1 /in/a']);
    });

    it('names a path that still holds the current text as its first', async () => {
      await put('/in/a', first);
      await put('/in/b', first);
      await put('/in/a', second);
      await put('/in/c', second);
      await put('/in/a', first);
      expect(await current().view(id, everything)).toMatchObject({ path: '/in/c' });
      expect(await numbers()).toEqual(['2* /in/a /in/c', '1 /in/a /in/b']);
    });

    it('leaves nothing of a document that no path holds, its versions included', async () => {
      await put('/in/a', first);
      await put('/in/a', second);
      expect(await current().files.forget('/in/a', day(2))).toEqual([id]);
      expect(await numbers()).toEqual([]);
      await put('/in/a', second);
      expect(await numbers()).toEqual(['1* /in/a']);
    });

    it('tells how many paths there are where it does not list them all', async () => {
      for (let at = 0; at < 30; at += 1) await put(`/in/${String(at).padStart(2, '0')}`, first);
      const { alsoIn } = (await current().view(id, everything)) ?? {};
      expect(alsoIn).toMatchObject({ total: 29 });
      expect(alsoIn?.paths).toHaveLength(20);
    });

    it('lists versions by page, the last first', async () => {
      for (let at = 1; at <= 4; at += 1) await put('/in/a', cableOf(`Kramer spoke ${'again '.repeat(at)}.`));
      const { items, total } = await current().versions(id, everything, { limit: 2, offset: 1 });
      expect(total).toBe(4);
      expect(items.map(({ number }) => number)).toEqual([3, 2]);
    });

    it('withholds of each version what stands above the reader in it', async () => {
      await put('/in/a', cableOf('Kramer met Khvostov.', [], 'SECRET'));
      await put('/in/a', second);
      const reader = { level: 2 } as const;
      expect(await current().view(id, reader, 1)).toBeUndefined();
      expect((await current().view(id, reader))?.versions).toBeUndefined();
      expect((await current().versions(id, reader, page)).items.map(({ number }) => number)).toEqual([2]);
      await put('/in/a', cableOf('Zubov fled.', [], 'SECRET'));
      expect(await current().view(id, reader, 2)).toBeUndefined();
      expect(await current().versions(id, reader, page)).toEqual({ items: [], total: 0 });
    });

    it('withholds of an earlier version too what has been marked higher since', async () => {
      const marked = (mark: string, last: string) => {
        const paragraphs = ['Kramer met Khvostov.', 'Zubov fled to Minsk.', last];
        const cable = documentOf({
          id,
          title: 'VISIT',
          paragraphs,
          cable: { mrn: id, classification: 'UNCLASSIFIED' },
        });
        return { ...cable, paragraphs: cable.paragraphs.map((each, at) => (at === 1 ? { ...each, mark } : each)) };
      };
      await put('/in/a', marked('U', 'More later.'));
      await put('/in/a', marked('S', 'No more.'));
      const shown = async (level: 0 | 4) => (await current().view(id, { level }, 1))?.document;
      expect((await shown(0))?.paragraphs.map(({ text }) => text)).toEqual(['Kramer met Khvostov.', 'More later.']);
      expect((await shown(0))?.source.text).not.toContain('Zubov');
      expect((await shown(4))?.paragraphs.map(({ mark }) => mark)[1]).toBe('U');
    });
  });

  describe('what is stated beside a text, and printed pages', () => {
    const plain = documentOf({ id: 'memo', title: 'Memo', paragraphs: ['Kramer wrote.', 'Kozulin answered.'] });
    const stated: Document = {
      ...plain,
      kind: 'report',
      url: 'https://example.org/memo',
      language: 'en-GB',
      classification: 'UNCLASSIFIED',
      fromMetadata: ['url', 'language', 'classification'],
      paragraphs: plain.paragraphs.map((each, at) => ({ ...each, page: at === 0 ? 'iv' : '1' })),
      source: { ...plain.source, extractor: 'unpdf 1.6.2' },
    };

    it('is given back as it was put, in the current version and in another', async () => {
      await current().put(batchOf(entryOf(stated)), day(1));
      expect((await current().view('memo', everything))?.document).toEqual(stated);
      const text = `${stated.source.text}P.S.`;
      await current().put(batchOf(entryOf({ ...stated, source: { ...stated.source, text } })), day(2));
      expect((await current().view('memo', everything, 1))?.document).toEqual({ ...stated, version: 1 });
    });

    it('stands in the pins of what was found', async () => {
      await current().put(
        batchOf(entryOf(stated, { mentions: [mentionOf(stated, 'Kozulin', 'Kozulin answered')] })),
        day(1),
      );
      const [name] = await rowsOf((from) => current().names(everything, from));
      const { items } = await current().mentions([name?.key ?? ''], everything, page);
      expect(items[0]?.citation.pin).toBe('Memo ¶2, p. 1');
      expect(items[0]?.citation).toEqual(mentionOf(stated, 'Kozulin', 'Kozulin answered').citation);
      expect(items[0]?.citation.pin).toBe(pinOf(stated, stated.paragraphs[1]));
    });
  });
}
