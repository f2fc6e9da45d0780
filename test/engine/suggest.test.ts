import { describe, expect, it } from 'vitest';
import type { Access } from '../../src/access/access.ts';
import { SharedKnowledge } from '../../src/engine/knowledge.ts';
import { createSuggest } from '../../src/engine/suggest.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { batchOf, documentOf, entryOf, mentionOf, tag } from '../store/documents.ts';

const now = '2026-01-01T00:00:00Z';
const open: Access = { level: 0 };
const secret: Access = { level: 3 };

function cable(id: string, title: string, edtf: string, text: string, names: readonly string[] = [], mark = 'U') {
  const document = documentOf({
    id,
    title,
    edtf,
    paragraphs: [{ text, mark }],
    cable: {
      mrn: id,
      from: { name: 'AMEMBASSY MÜNCHEN', excluded: [] },
      classification: mark === 'S' ? 'SECRET' : 'UNCLASSIFIED',
      tags: [tag(mark === 'S' ? 'PINR' : 'PREL')],
      summaryParagraphs: [],
    },
  });
  return entryOf(document, { mentions: names.map((name) => mentionOf(document, name, name)) });
}

const entries = [
  cable('05MINSK1', 'Élections ahead', '2005-01-01', 'David Kramer met Anna Kramsky.', [
    'David Kramer',
    'Anna Kramsky',
  ]),
  cable('06MINSK2', 'Prisoners freed', '2006-01-01', 'David Kramer came again.', ['David Kramer']),
  cable('07MINSK3', 'Elections over', '2007-01-01', 'Günther Kraft left.', ['Günther Kraft']),
  cable('07MINSK4', 'Zephyr', '2007-02-01', 'Xavier Kramp hid.', ['Xavier Kramp'], 'S'),
];

async function suggesting(access: Access) {
  const store = openSqliteStore(':memory:');
  await store.put(batchOf(...entries), now);
  const shared = new SharedKnowledge(store);
  const suggest = createSuggest(store, access, () => shared.of(access));
  return {
    store,
    ask: async (...[field, prefix, limit = 10]: [Parameters<typeof suggest>[0], string, number?]) =>
      (await suggest(field, prefix, limit)).map(({ value }) => value),
  };
}

describe('suggestions', () => {
  it('complete an id letter by letter, whatever was typed before', async () => {
    const { ask } = await suggesting(open);
    for (const typed of ['', '0', '07', '07MINSK3', '05', '0', '06MINSK2', '05MINSK1'])
      expect(await ask('id', typed), typed).toEqual(
        ['07MINSK3', '06MINSK2', '05MINSK1'].filter((id) => id.startsWith(typed)),
      );
  });

  it.each([
    ['person', 'kram', ['David Kramer', 'Anna Kramsky']],
    ['person', 'DAVID KR', ['David Kramer']],
    ['person', 'gunther', ['Günther Kraft']],
    ['person', 'krammer', ['David Kramer']],
    ['id', '07m', ['07MINSK3']],
    ['id', '06 minsk', ['06MINSK2']],
    ['id', 'elections', ['07MINSK3', '05MINSK1']],
    ['id', '', ['07MINSK3', '06MINSK2', '05MINSK1']],
    ['id', '06MINKS2', ['06MINSK2']],
    ['id', 'prisonners fred', ['06MINSK2']],
    ['id', 'elektions ovr', ['07MINSK3']],
    ['tag', 'pr', ['PREL']],
    ['tag', 'rel', ['PREL']],
    ['from', 'munch', ['AMEMBASSY MÜNCHEN']],
    ['from', 'mucnhen', ['AMEMBASSY MÜNCHEN']],
    ['tag', 'prle', ['PREL']],
  ] as const)('%s %j', async (field, typed, expected) => {
    const { ask } = await suggesting(open);
    const found = await ask(field, typed);
    expect(
      field === 'id' && typed === '06MINKS2'
        ? found.slice(0, 1)
        : found.filter((each) => expected.includes(each as never)),
    ).toEqual(expected);
  });

  it('lead from a misspelt surname to people of that name, each offered once', async () => {
    const { store, ask } = await suggesting(open);
    const bare = ['09MINSK1', '09MINSK2', '09MINSK3'].map((id) =>
      cable(id, 'Kramer again', '2009-01-01', 'Kramer left.', ['Kramer']),
    );
    await store.put(batchOf(...bare), now);
    expect(await ask('person', 'krammer')).toEqual(['David Kramer', 'Kramer']);
  });

  it('come from what the reader may see', async () => {
    const low = await suggesting(open);
    const high = await suggesting(secret);
    for (const [field, typed, value] of [
      ['person', 'kramp', 'Xavier Kramp'],
      ['id', '07MINSK4', '07MINSK4'],
      ['id', 'zephyr', '07MINSK4'],
      ['tag', 'pinr', 'PINR'],
    ] as const) {
      expect(await low.ask(field, typed)).not.toContain(value);
      expect(await high.ask(field, typed)).toContain(value);
    }
  });

  it('change with what is written and removed', async () => {
    const { store, ask } = await suggesting(open);
    expect(await ask('id', 'prisoners')).toEqual(['06MINSK2']);
    expect(await ask('person', 'kram', 1)).toEqual(['David Kramer']);
    await store.remove('06MINSK2');
    await store.put(batchOf(cable('08MINSK9', 'Pardon', '2008-01-01', 'Nothing.')), now);
    expect(await ask('id', 'prisoners')).toEqual([]);
    expect(await ask('id', 'pard')).toEqual(['08MINSK9']);
    expect(await ask('person', 'kram', 1)).toEqual(['Anna Kramsky']);
  });

  it.each(['x', '%_\\', '\u0000', "'"])('bear much of %j', async (typed) => {
    const { ask } = await suggesting(open);
    for (const field of ['id', 'person', 'tag', 'from', 'outlet'] as const)
      expect(await ask(field, typed.repeat(2_000))).toBeInstanceOf(Array);
  });
});
