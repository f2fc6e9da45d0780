import { beforeEach, describe, expect, it } from 'vitest';
import { everything } from '../../src/access/access.ts';
import type { Filters, Node, Query } from '../../src/search/query.ts';
import { nameKey } from '../../src/store/name-key.ts';
import { rowsOf } from '../../src/store/pieces.ts';
import type { Store } from '../../src/store/store.ts';
import { addressee, batchOf, documentOf, entryOf, mentionOf, tag } from '../store/documents.ts';

const word = (text: string, prefix = false): Node => ({ kind: 'word', text, prefix });
const phrase = (text: string, prefix = false): Node => ({ kind: 'phrase', words: text.split(' '), prefix });

const minsk = documentOf({
  id: '06MINSK100',
  title: 'VISA BANS',
  edtf: '2006-03',
  precision: 'month',
  paragraphs: [
    { text: 'The U.S. expanded well-known visa bans; the émigrés protested.', mark: 'U' },
    { text: 'Kozulin remains in prison.', mark: 'C', heading: 'Moving the Goal Posts' },
  ],
  cable: {
    mrn: '06MINSK100',
    classification: 'CONFIDENTIAL',
    from: addressee('AMEMBASSY MINSK'),
    to: [addressee('SECSTATE WASHDC')],
    info: [addressee('AMEMBASSY VILNIUS')],
    tags: [tag('PREL', 'External Political Relations'), tag('BO', 'Belarus')],
  },
});
const moscow = documentOf({
  id: '08MOSCOW7',
  title: 'GAS',
  edtf: '2008-01-02',
  paragraphs: [{ text: 'Goals were posted; relations improve.', mark: 'S' }],
  cable: { mrn: '08MOSCOW7', classification: 'SECRET', from: addressee('AMEMBASSY MOSCOW'), tags: [tag('ENRG')] },
});
const article = documentOf({ id: 'report', outlet: 'Foreign Policy', paragraphs: ['An embassy in Minsk, a goal.'] });

/** Part of the store's contract: searching and its statistics. */
export function searchContract(current: () => Store): void {
  describe('searching', () => {
    beforeEach(() =>
      current().put(
        batchOf(
          entryOf(minsk, { mentions: [mentionOf(minsk, 'Kozulin', 'Kozulin')] }),
          entryOf(moscow),
          entryOf(article),
        ),
        '2026-01-01T00:00:00Z',
      ),
    );

    async function found(all: Node | undefined, filters: Filters = {}, none: readonly Node[] = []): Promise<string[]> {
      const query: Query = { ...(all === undefined ? {} : { all }), none, filters };
      const { hits, total } = await current().search(query, everything, { limit: 50 });
      expect(total).toBe(hits.length);
      return hits.map((hit) => `${hit.card.id} ${hit.label}`).sort();
    }

    it.each<[string, Node, string[]]>([
      ['a word by its stem', word('goals'), ['06MINSK100 2', '08MOSCOW7 1', 'report 1']],
      ['a word with diacritics typed without', word('emigres'), ['06MINSK100 1']],
      ['a phrase in a heading, on the paragraph below it', phrase('moving the goal posts'), ['06MINSK100 2']],
      ['a phrase with a beginning at its end', phrase('goal pos', true), ['06MINSK100 2']],
      ['an abbreviation with full stops', word('U.S.'), ['06MINSK100 1']],
      ['a hyphenated word', word('well-known'), ['06MINSK100 1']],
      ['a beginning that stemming would spoil', word('relati', true), ['06MINSK100 1', '08MOSCOW7 1']],
      ['a word of the title alone, on the first paragraph', word('visa'), ['06MINSK100 1']],
      ['a tag by its name, on the first paragraph', word('belarus'), ['06MINSK100 1']],
      [
        'another spelling that counts',
        { kind: 'word', text: 'kozlin', prefix: false, also: ['kozulin'] },
        ['06MINSK100 2'],
      ],
      ['all of several', { kind: 'and', of: [word('goal'), word('kozulin')] }, ['06MINSK100 2']],
      ['any of several', { kind: 'or', of: [word('prison'), word('improve')] }, ['06MINSK100 2', '08MOSCOW7 1']],
      ['nothing for signs alone', word('&?!'), []],
      [
        'all that can be found when signs stand beside a word',
        { kind: 'and', of: [word('–'), word('prison')] },
        ['06MINSK100 2'],
      ],
    ])('finds %s', async (_, all, expected) => {
      expect(await found(all)).toEqual(expected);
    });

    it.each<[string, Filters, string[]]>([
      ['sender', { from: ['minsk'] }, ['06MINSK100 1', '06MINSK100 2']],
      ['sender, several words', { from: ['foreign policy'] }, ['report 1']],
      ['several senders', { from: ['MOSCOW', 'Foreign'] }, ['08MOSCOW7 1', 'report 1']],
      ['addressee', { to: ['washdc'] }, ['06MINSK100 1', '06MINSK100 2']],
      ['info addressee', { to: ['VILNIUS'] }, ['06MINSK100 1', '06MINSK100 2']],
      ['tag', { tag: ['enrg'] }, ['08MOSCOW7 1']],
      ['person', { person: [nameKey('Kozulin', '06MINSK100')] }, ['06MINSK100 2']],
      ['kind', { kind: ['article'] }, ['report 1']],
      ['highest level', { levelAtMost: 0 }, ['06MINSK100 1', 'report 1']],
      ['lowest level', { levelAtLeast: 3 }, ['08MOSCOW7 1']],
      ['first day', { after: '2006-03-01' }, ['06MINSK100 1', '06MINSK100 2', '08MOSCOW7 1']],
      ['first day within the month that is all a document says', { after: '2006-03-02' }, ['08MOSCOW7 1']],
      ['last day', { before: '2008-01-02' }, ['06MINSK100 1', '06MINSK100 2']],
      ['document', { in: ['08moscow7'] }, ['08MOSCOW7 1']],
      [
        'all of them',
        { from: ['minsk'], tag: ['PREL'], person: [nameKey('Kozulin', '06MINSK100')], before: '2007-01-01' },
        ['06MINSK100 2'],
      ],
      ['a sender without letters, which is nobody', { from: ['--'] }, []],
    ])('filters by %s', async (_, filters, expected) => {
      expect(await found(undefined, filters)).toEqual(expected);
    });

    it('leaves out what is excluded, with and without words that are asked for', async () => {
      expect(await found(word('goal'), {}, [word('kozulin'), phrase('were posted')])).toEqual(['report 1']);
      expect(await found(undefined, {}, [word('goal')])).toEqual(['06MINSK100 1']);
    });

    it('ranks, and pages without losing count', async () => {
      const query = { all: word('goal'), none: [], filters: {} };
      const whole = await current().search(query, everything, { limit: 10 });
      const scores = whole.hits.map((hit) => hit.score);
      expect(scores).toEqual([...scores].sort((one, other) => other - one));
      for (const offset of [0, 1, 2, 3]) {
        const page = await current().search(query, everything, { limit: 1, offset });
        expect(page.total).toBe(3);
        expect(page.hits).toEqual(whole.hits.slice(offset, offset + 1));
      }
    });

    it('counts matching paragraphs by year, origin, tag and kind', async () => {
      const goal = { all: word('goal'), none: [], filters: {} };
      expect((await current().search(goal, everything, { limit: 0, facets: true })).facets).toEqual({
        year: [
          { value: '2006', count: 1 },
          { value: '2008', count: 1 },
        ],
        origin: [
          { value: 'AMEMBASSY MINSK', count: 1 },
          { value: 'AMEMBASSY MOSCOW', count: 1 },
          { value: 'Foreign Policy', count: 1 },
        ],
        tag: [
          { value: 'BO', count: 1 },
          { value: 'ENRG', count: 1 },
          { value: 'PREL', count: 1 },
        ],
        kind: [
          { value: 'cable', count: 2 },
          { value: 'article', count: 1 },
        ],
      });
    });

    it('counts the paragraphs of a word, a split word by its rarest part', async () => {
      const counts = await current().wordCounts(['Goal', 'émigrés', 'U.S.', 'nowhere', '&'], everything);
      expect(Object.fromEntries(counts)).toEqual({ Goal: 2, émigrés: 1, 'U.S.': 1, nowhere: 0, '&': 0 });
      const dictionary = await rowsOf((from) => current().dictionary(everything, 2, from));
      expect(dictionary.every((each) => each.count >= 2)).toBe(true);
      expect(dictionary).toContainEqual({ value: 'goal', count: 2 });
    });
  });
}
