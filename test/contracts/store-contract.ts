import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { everything } from '../../src/access/access.ts';
import { nameKey, nameOfKey } from '../../src/store/name-key.ts';
import { rowsOf } from '../../src/store/pieces.ts';
import type { Store } from '../../src/store/store.ts';
import { addressee, batchOf, documentOf, entryOf, eventOf, mentionOf, roleOf, tag } from '../store/documents.ts';
import { partsContract } from './store-parts-contract.ts';

export const now = '2026-11-21T12:00:00.000Z';

const cable = documentOf({
  id: '07STATE130159',
  title: 'BELARUS: AMBASSADOR HINTS',
  header: 'REF: 07 MINSK 352\nFM SECSTATE WASHDC',
  edtf: '2007-09-17',
  paragraphs: [
    { text: 'David Kramer met Ambassador Khvostov on September 12.', mark: 'C' },
    { text: 'Kramer pressed Khvostov over the goal posts.', mark: 'C', heading: 'Moving the Goal Posts' },
  ],
  foot: 'RICE',
  references: [{ text: '07 MINSK 352', id: '07MINSK352' }],
  cable: {
    mrn: '07STATE130159',
    classification: 'CONFIDENTIAL',
    from: addressee('SECSTATE WASHDC'),
    to: [addressee('EUROPEAN POLITICAL COLLECTIVE')],
    tags: [tag('PREL', 'External Political Relations'), tag('BO', 'Belarus')],
  },
});
const cableEntry = entryOf(cable, {
  mentions: [
    mentionOf(cable, 'David Kramer', 'David Kramer'),
    mentionOf(cable, 'Khvostov', 'Khvostov'),
    { ...mentionOf(cable, 'David Kramer', 'Kramer pressed'), text: 'Kramer' },
    mentionOf(cable, 'RICE', 'RICE'),
  ],
  roles: [roleOf(cable, 'Khvostov', 'Ambassador', 'Ambassador Khvostov')],
  events: [eventOf(cable, '2007-09-12', 'met Ambassador Khvostov on September 12')],
});
const article = documentOf({
  id: 'why-talk',
  title: 'Why talk?',
  outlet: 'Foreign Policy',
  paragraphs: ['Back in April, David Kramer wrote.', 'He answers state130159 at length.'],
});
const articleEntry = entryOf(article, {
  mentions: [mentionOf(article, 'David Kramer', 'David Kramer')],
  events: [eventOf(article, 'XXXX-04', 'Back in April')],
});

/** What every store must do. `open` makes an empty one; the suite closes it. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`${name} as a store`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    describe('keeping', () => {
      it('gives a document back as it was put, with path and time', async () => {
        await store.put(batchOf(cableEntry, articleEntry), now);
        const seen = await store.view('07STATE130159', everything);
        expect(seen).toEqual({ document: cable, withheld: 0, path: '/in/07STATE130159.txt', addedAt: now });
        expect((await store.view('why-talk', everything))?.document).toEqual(article);
      });

      it('gives the passages that are wanted with all else of their document', async () => {
        await store.put(batchOf(cableEntry, articleEntry), now);
        for (const paragraph of cable.paragraphs)
          expect(await store.passages(cable.id, everything, [paragraph.index])).toEqual({
            ...cable,
            paragraphs: [paragraph],
          });
        expect(await store.passages('nobody', everything, [0])).toBeUndefined();
      });

      it('gives back a long source to the letter, NULs and rare scripts too', async () => {
        const long = documentOf({
          id: 'long',
          paragraphs: [`zero\u0000byte 𝒜 \u{1F600} Łódź ${'word '.repeat(5000)}`],
        });
        await store.put(batchOf(entryOf(long)), now);
        expect((await store.view('long', everything))?.document).toEqual(long);
      });

      it('changes its generation whenever something is written', async () => {
        const before = await store.generation();
        await store.put(batchOf(cableEntry), now);
        const after = await store.generation();
        expect(after).not.toBe(before);
        await store.remove('07STATE130159');
        expect(await store.generation()).not.toBe(after);
      });

      it('writes all of a batch or none', async () => {
        const broken = { ...articleEntry, path: undefined as unknown as string };
        await expect(store.put(batchOf(cableEntry, broken), now)).rejects.toThrow();
        expect((await store.stats(everything)).documents).toBe(0);
        expect(await rowsOf((from) => store.dictionary(everything, 1, from))).toEqual([]);
      });

      it('replaces a document with all that was derived from it', async () => {
        await store.put(batchOf(cableEntry), now);
        const other = documentOf({ id: cable.id, paragraphs: ['Nothing of the kind.'], cable: { mrn: cable.id } });
        await store.put(batchOf(entryOf(other)), now);
        const fresh = await open();
        await fresh.put(batchOf(entryOf(other)), now);
        for (const read of [
          (each: Store) => each.stats(everything),
          (each: Store) => each.dictionary(everything, 1),
          (each: Store) => each.names(everything),
          (each: Store) => each.events({ dated: true }, everything, { limit: 10 }),
          (each: Store) => each.references('07STATE130159', everything),
          (each: Store) => each.search({ none: [], filters: {} }, everything, { limit: 10 }),
        ])
          expect(await read(store)).toEqual(await read(fresh));
        const goal = { all: { kind: 'word', text: 'goal', prefix: false }, none: [], filters: {} } as const;
        expect((await store.search(goal, everything, { limit: 10 })).total).toBe(0);
        await fresh.close();
      });

      it('leaves nothing of a document that is removed', async () => {
        await store.put(batchOf(cableEntry), now);
        expect(await store.remove('07STATE130159')).toBe(true);
        expect(await store.remove('07STATE130159')).toBe(false);
        expect(await store.view('07STATE130159', everything)).toBeUndefined();
        expect(await store.files.known('/in/07STATE130159.txt')).toBeUndefined();
        expect(await rowsOf((from) => store.dictionary(everything, 0, from))).toEqual([]);
        expect(await rowsOf((from) => store.names(everything, from))).toEqual([]);
        const nothing = { documents: 0, paragraphs: 0 };
        expect(await store.stats(everything)).toMatchObject({ ...nothing, people: 0, events: 0, words: 0 });
        expect(await store.size(everything)).toEqual(nothing);
      });
    });

    describe('listing', () => {
      beforeEach(() => store.put(batchOf(cableEntry, articleEntry), now));

      it('shows a document as a card', async () => {
        expect(await store.card('07STATE130159', everything)).toEqual({
          id: '07STATE130159',
          kind: 'cable',
          title: 'BELARUS: AMBASSADOR HINTS',
          date: { edtf: '2007-09-17', precision: 'day', basis: 'header' },
          first: '2007-09-17',
          last: '2007-09-17',
          origin: 'SECSTATE WASHDC',
          level: 2,
          tags: ['PREL', 'BO'],
          paragraphs: 2,
        });
        expect((await store.card('why-talk', everything))?.date.edtf).toBeUndefined();
        expect(await store.card('nothing', everything)).toBeUndefined();
      });

      it('lists cards by the beginning of their id in any case, and by page', async () => {
        const ids = async (page: Parameters<Store['cards']>[1]) =>
          (await store.cards(everything, page)).map((card) => card.id);
        expect(await ids({ limit: 10 })).toEqual(['07STATE130159', 'why-talk']);
        expect(await ids({ limit: 1, offset: 1 })).toEqual(['why-talk']);
        expect(await ids({ limit: 10, prefix: '07st' })).toEqual(['07STATE130159']);
        expect(await ids({ limit: 10, prefix: '%' })).toEqual([]);
        expect([await ids({ limit: 0 }), await ids({ limit: 9, after: '07STATE130159' })]).toEqual([[], ['why-talk']]);
      });

      it('finds cables by serial, with or without zeros, and documents by calendar day', async () => {
        expect(await store.cardsBySerial('130159', everything, 5)).toHaveLength(1);
        expect(await store.cardsBySerial('00130159', everything, 5)).toHaveLength(1);
        expect(await store.cardsBySerial('13015', everything, 5)).toEqual([]);
        expect(await store.cardsOnDay('09-17', everything, 5)).toHaveLength(1);
        expect(await store.cardsOnDay('09-18', everything, 5)).toEqual([]);
      });

      it.each([
        '07STAET130159',
        '07STATE13015',
        '07STATE1301599',
        '07 STATE 130195',
        '2007STATE00130158',
        '130159',
        'state',
      ])('offers the id that %s may stand for', async (typed) => {
        const [first] = await store.idCandidates(typed, everything, 5);
        expect(first).toEqual({ id: '07STATE130159', title: 'BELARUS: AMBASSADOR HINTS' });
      });

      it('counts the collection', async () => {
        expect(await store.stats(everything)).toEqual({
          documents: 2,
          paragraphs: 4,
          people: 3,
          events: 2,
          words: 26,
          first: '2007-09-17',
          last: '2007-09-17',
          years: [{ value: '2007', count: 1 }],
          origins: [
            { value: 'Foreign Policy', count: 1 },
            { value: 'SECSTATE WASHDC', count: 1 },
          ],
          tags: [
            { value: 'BO', count: 1 },
            { value: 'PREL', count: 1 },
          ],
          kinds: [
            { value: 'article', count: 1 },
            { value: 'cable', count: 1 },
          ],
          undated: 1,
        });
      });
    });

    describe('facts', () => {
      beforeEach(() => store.put(batchOf(articleEntry, cableEntry), now));

      it('counts each name over all documents', async () => {
        const names = await rowsOf((from) => store.names(everything, from));
        expect(names).toContainEqual({
          key: 'David Kramer',
          name: 'David Kramer',
          exact: 2,
          mentions: 3,
          documents: 2,
          earliest: '2007-09-17',
          latest: '2007-09-17',
        });
        expect(names).toHaveLength(3);
      });

      it('keeps a bare surname for each document apart', async () => {
        const names = await rowsOf((from) => store.names(everything, from));
        const [bare] = names.filter(({ name }) => name === 'Khvostov');
        expect(bare).toMatchObject({ key: nameKey('Khvostov', cable.id), document: cable.id });
      });

      it('forgets the earliest date with the document that had it', async () => {
        await store.remove('07STATE130159');
        expect(await rowsOf((from) => store.names(everything, from))).toEqual([
          { key: 'David Kramer', name: 'David Kramer', exact: 1, mentions: 1, documents: 1 },
        ]);
      });

      it('gives mentions by date, the undated last, each with its citation', async () => {
        const { items, total } = await store.mentions(['David Kramer'], everything, { limit: 2 });
        expect(total).toBe(3);
        expect(items.map((each) => each.text)).toEqual(['David Kramer', 'Kramer']);
        expect(items[0]?.citation).toEqual(cableEntry.facts.mentions[0]?.citation);
        const rest = await store.mentions(['David Kramer'], everything, { limit: 2, offset: 2 });
        expect(rest.items.map((each) => each.documentTitle)).toEqual(['Why talk?']);
      });

      it('gives roles as stated and the people of the same paragraphs', async () => {
        const [role] = await store.roles([nameKey('Khvostov', cable.id)], everything, 5);
        expect(role).toMatchObject({ title: 'Ambassador', date: { edtf: '2007-09-17' } });
        expect(role?.citation.quote).toBe('Ambassador Khvostov');
        const companions = await store.companions(['David Kramer'], everything, 10);
        expect(companions.map((each) => nameOfKey(each.key))).toEqual(['Khvostov']);
      });

      it('gives events by topic, person, span and day; those without a place on the calendar apart', async () => {
        const about = (text: string) => ({ about: { kind: 'word', text, prefix: false } as const, dated: true });
        const count = async (filter: Parameters<Store['events']>[0]) =>
          (await store.events(filter, everything, { limit: 10 })).total;
        expect(await count(about('belarus'))).toBe(1);
        expect(await count(about('april'))).toBe(0);
        expect(await count({ ...about('april'), names: [nameKey('Khvostov', cable.id)] })).toBe(1);
        expect(await count({ dated: true, from: '2007-09-12', to: '2007-09-12' })).toBe(1);
        expect(await count({ dated: true, from: '2007-09-13' })).toBe(0);
        expect(await count({ dated: true, to: '2007-09-11' })).toBe(0);
        expect(await count({ dated: true, day: '09-12' })).toBe(1);
        const { items } = await store.events({ dated: false }, everything, { limit: 10 });
        expect(items.map((each) => each.date)).toEqual([
          { edtf: 'XXXX-04', precision: 'unknown', basis: 'unresolved' },
        ]);
      });

      it('follows references both ways, to documents that are here and those that are not', async () => {
        const [missing] = await store.references('07STATE130159', everything);
        expect(missing).toMatchObject({ id: '07MINSK352', text: '07 MINSK 352', kind: 'cable' });
        expect(missing?.target).toBeUndefined();
        expect(missing?.citation.quote).toBe('07 MINSK 352');
        const minsk = documentOf({ id: '07MINSK352', paragraphs: ['Reported.'], cable: { mrn: '07MINSK352' } });
        await store.put(batchOf(entryOf(minsk)), now);
        expect((await store.references('07STATE130159', everything))[0]?.target?.id).toBe('07MINSK352');
        expect((await store.citedBy('07MINSK352', everything, 5)).map((each) => each.from.id)).toEqual([
          '07STATE130159',
        ]);
      });
    });

    partsContract(() => store, open);
  });
}
