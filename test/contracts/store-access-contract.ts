import { describe, expect, it } from 'vitest';
import type { Access, Level } from '../../src/access/access.ts';
import type { Node } from '../../src/search/query.ts';
import { nameKey } from '../../src/store/name-key.ts';
import { rowsOf } from '../../src/store/pieces.ts';
import type { Entry, Store } from '../../src/store/store.ts';
import { batchOf, documentOf, entryOf, eventOf, mentionOf, roleOf, tag } from '../store/documents.ts';

const now = '2026-01-01T00:00:00Z';

interface Mixed {
  readonly secretParagraph: boolean;
}

/** A confidential cable with an open, a confidential and (if wanted) a secret paragraph. */
function mixed({ secretParagraph }: Mixed): Entry {
  const document = documentOf({
    id: '07KYIV9',
    title: 'GENERAL TITLE',
    header: 'Classified By: Xavier Headerman',
    edtf: '2007-05-06',
    paragraphs: [
      { text: 'Kramer spoke openly in Minsk on May 1.', mark: 'U', heading: 'Open Heading' },
      { text: 'Kramer spoke in confidence.', mark: 'C' },
      ...(secretParagraph
        ? [{ text: 'David J. Kramer met Agent Zubov on May 3 (07 SOFIA 4).', mark: 'S', heading: 'Zephyr Heading' }]
        : []),
    ],
    references: secretParagraph ? [{ text: '07 SOFIA 4', id: '07SOFIA4' }] : [],
    cable: {
      mrn: '07KYIV9',
      classification: 'CONFIDENTIAL',
      tags: [tag('PREL')],
      summary: 'spoke',
      summaryParagraphs: secretParagraph ? [1, 2] : [1],
    },
  });
  const kramer = secretParagraph ? 'David J. Kramer' : 'Kramer';
  const inSecond = { ...mentionOf(document, kramer, 'Kramer spoke in'), text: 'Kramer' };
  return entryOf(document, {
    mentions: [
      mentionOf(document, kramer, 'Kramer'),
      inSecond,
      mentionOf(document, 'Xavier Headerman', 'Xavier Headerman'),
      ...(secretParagraph
        ? [mentionOf(document, kramer, 'David J. Kramer'), mentionOf(document, 'Zubov', 'Zubov')]
        : []),
    ],
    roles: secretParagraph ? [roleOf(document, 'Zubov', 'Agent', 'Agent Zubov')] : [],
    events: [
      eventOf(document, '2007-05-01', 'Kramer spoke openly in Minsk on May 1'),
      ...(secretParagraph ? [eventOf(document, '2007-05-03', 'Kramer met Agent Zubov on May 3')] : []),
    ],
  });
}

const secretCable = entryOf(
  documentOf({
    id: '07SOFIA4',
    title: 'HIDDEN',
    paragraphs: [{ text: 'All secret.' }],
    cable: { mrn: '07SOFIA4', classification: 'SECRET' },
  }),
);
const zubov = nameKey('Zubov', '07KYIV9');
const word = (text: string): Node => ({ kind: 'word', text, prefix: false });

/** Everything one reader can learn by asking, scores apart: ranking may weigh words by the whole collection. */
async function allAnswers(store: Store, access: Access): Promise<unknown> {
  const words = ['kramer', 'zubov', 'openly', 'zephyr', 'secret', 'title', 'prel', 'headerman'];
  const searches = await Promise.all(
    words.map(async (text) => {
      const query = { all: word(text), none: [], filters: {} };
      const { hits, total, facets } = await store.search(query, access, { limit: 20, facets: true });
      const shown = hits.map((hit) => ({ ...hit, score: undefined }));
      return { text, total, hits: shown, facets };
    }),
  );
  const names = await rowsOf((from) => store.names(access, from));
  const known = names.map((row) => row.key);
  const companions = await store.companions(known.slice(0, 1), access, 20);
  return {
    searches,
    names,
    companions: companions.map((each) => each.key),
    mentions: await store.mentions(known, access, { limit: 50 }),
    roles: await store.roles([...known, zubov], access, 50),
    dated: await store.events({ dated: true }, access, { limit: 50 }),
    about: await store.events({ dated: true, about: word('kramer'), names: [zubov] }, access, { limit: 50 }),
    stats: await store.stats(access),
    size: await store.size(access),
    dictionary: await rowsOf((from) => store.dictionary(access, 1, from)),
    counts: [...(await store.wordCounts(words, access))],
    cards: await store.cards(access, { limit: 50 }),
    serial: await store.cardsBySerial('4', access, 50),
    day: await store.cardsOnDay('05-06', access, 50),
    added: await store.added({ after: '', until: '9' }, access, { limit: 50 }),
    ids: await store.idCandidates('07SOFIA4', access, 50),
    references: await store.references('07KYIV9', access),
    citedBy: await store.citedBy('07SOFIA4', access, 50),
    secretCard: await store.card('07SOFIA4', access),
    secretView: await store.view('07SOFIA4', access),
    secretPassages: await store.passages('07SOFIA4', access, [0]),
  };
}

/** Part of the store's contract: what lies above a reader's level does not exist for him. */
export function accessContract(current: () => Store, open: () => Promise<Store>): void {
  describe('for a reader below the highest level', () => {
    it('answers every question as if what lies above had never been put', async () => {
      await current().put(batchOf(mixed({ secretParagraph: true }), secretCable), now);
      const clean = await open();
      await clean.put(batchOf(mixed({ secretParagraph: false })), now);
      expect(await allAnswers(current(), { level: 2 })).toEqual(await allAnswers(clean, { level: 2 }));
      await clean.close();
    });

    it.each<[Level, string]>([
      [2, 'Kramer'],
      [3, 'David J. Kramer'],
    ])('at level %i knows a person by the words it may read: %s', async (level, name) => {
      await current().put(batchOf(mixed({ secretParagraph: true })), now);
      const names = (await rowsOf((from) => current().names({ level }, from))).map((row) => row.name);
      expect(names.filter((each) => each.includes('Kramer'))).toEqual([name]);
    });

    it('shows a document without its withheld paragraph, its heading, and their words in the source', async () => {
      const { document } = mixed({ secretParagraph: true });
      await current().put(batchOf(mixed({ secretParagraph: true })), now);
      const view = await current().view('07KYIV9', { level: 2 });
      expect(await current().passages('07KYIV9', { level: 2 }, [1])).toEqual(view?.document);
      expect(view?.withheld).toBe(1);
      expect(view?.document.paragraphs).toEqual(document.paragraphs.slice(0, 2));
      expect(JSON.stringify(view)).not.toMatch(/Zubov|Zephyr|SOFIA|David J/u);
      expect(view?.document.cable?.summary).toBeUndefined();
      const source = view?.document.source.text ?? '';
      expect(source).toHaveLength(document.source.text.length);
      for (const { start, end } of view?.document.paragraphs ?? [])
        expect(source.slice(start, end)).toBe(document.source.text.slice(start, end));
      expect(source).toContain('Classified By: Xavier Headerman');
    });

    it('shows of a document classified above the paragraphs that are not, and nothing of its header but the label', async () => {
      await current().put(batchOf(mixed({ secretParagraph: true })), now);
      const view = await current().view('07KYIV9', { level: 0 });
      expect(await current().passages('07KYIV9', { level: 0 }, [1])).toEqual(view?.document);
      expect(view?.withheld).toBe(2);
      expect(view?.document.title).toBe('GENERAL TITLE');
      expect(view?.document.source.text.trim().split(/\s{2,}|\n/u)).toEqual([
        'GENERAL TITLE',
        'Open Heading',
        'Kramer spoke openly in Minsk on May 1.',
      ]);
      expect(JSON.stringify(view)).not.toMatch(/Headerman|confidence/u);
      expect((await rowsOf((from) => current().names({ level: 0 }, from))).map((row) => row.name)).toEqual(['Kramer']);
      expect((await current().card('07KYIV9', { level: 0 }))?.paragraphs).toBe(1);
    });

    it('does not know a document of which nothing may be seen, nor says that one refers to it', async () => {
      await current().put(batchOf(mixed({ secretParagraph: true }), secretCable), now);
      expect(await current().view('07SOFIA4', { level: 2 })).toBeUndefined();
      expect(await current().idCandidates('07SOFIA5', { level: 2 }, 5)).not.toContainEqual(
        expect.objectContaining({ id: '07SOFIA4' }),
      );
      expect((await current().references('07KYIV9', { level: 3 }))[0]?.target?.id).toBe('07SOFIA4');
    });

    it('holds an article or report back by the classification stated beside it', async () => {
      const memo = documentOf({ id: 'memo', paragraphs: ['Zubov wrote.', { text: 'Open.', mark: 'U' }] });
      const secret = { ...memo, classification: 'SECRET', authors: ['Ivan Zubov'] };
      const unreadable = { ...documentOf({ id: 'note', paragraphs: ['Noted.'] }), classification: 'COSMIC' };
      await current().put(
        batchOf(entryOf(secret, { mentions: [mentionOf(secret, 'Zubov', 'Zubov')] }), entryOf(unreadable)),
        now,
      );
      const below = await current().view('memo', { level: 2 });
      expect(below?.withheld).toBe(1);
      expect(JSON.stringify(below)).not.toContain('Zubov');
      expect(await rowsOf((from) => current().names({ level: 2 }, from))).toEqual([]);
      expect((await current().card('memo', { level: 2 }))?.level).toBe(3);
      expect((await current().view('memo', { level: 3 }))?.document).toEqual(secret);
      expect(await current().card('note', { level: 3 })).toBeUndefined();
      expect(await current().card('note', { level: 4 })).toBeDefined();
    });
  });
}
