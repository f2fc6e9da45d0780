import { expect, it } from 'vitest';
import { render as renderForDiscord } from '../../adapters/discord/render.ts';
import { render as renderForSlack } from '../../adapters/slack/render.ts';
import type { Person } from '../../src/index.ts';
import { ask, contextOf } from '../doubles/asking.ts';
import { collectionOf } from '../doubles/collection.ts';

/** What /who shows of a person, at a terminal and on both platforms. */
async function shown(parts: Partial<Person>): Promise<string[]> {
  const answer = await collectionOf().who('olsen');
  const people = answer.people.map((person) => ({ ...person, ...parts }));
  const { reply, text } = await ask(
    '/who olsen',
    contextOf(collectionOf({ who: async () => ({ ...answer, people }) })),
  );
  const frame = { asked: { command: 'who', options: {} }, audience: 'private' } as const;
  const looks = [
    renderForDiscord(reply, frame, { cards: 'embed' }),
    renderForDiscord(reply, frame, { cards: 'components' }),
    renderForSlack(reply, frame),
  ];
  return [text, ...looks.map((look) => JSON.stringify(look))];
}

it('says what operators decided of the person, and when, on every platform', async () => {
  const looks = await shown({
    decisions: [
      { kind: 'merge', name: 'Per Olsen = P. Olsen', at: '2026-11-22T08:00:00.000Z' },
      { kind: 'split', name: 'Kari Olsen', at: '' },
    ],
  });
  for (const look of looks) {
    expect(look).toContain('joined by an operator on 22 November 2026: ');
    expect(look).toContain('kept apart by an operator: Kari Olsen');
  }
});

it('says when the person was first and last seen, and draws the mentions over time, on every platform', async () => {
  const { people } = await collectionOf().who('olsen');
  const [one] = people[0]?.mentions ?? [];
  if (one === undefined) throw new Error('nobody is mentioned');
  const mentions = ['2005-03-04', '2005-03-09', '2005-08-01'].map((edtf) => ({ ...one, date: { ...one.date, edtf } }));
  const looks = await shown({ mentions, total: 3, first: '2005-03-04', last: '2005-08-01' });
  for (const look of looks) {
    expect(look).toContain('first 4 March 2005');
    expect(look).toContain('last 1 August 2005');
    expect(look).toContain('Mar 2005 █····▄ Aug 2005 (by month, most 2 from Mar 2005)');
  }
});

it('cites of a written form each paragraph once, so that other places are seen', async () => {
  const { people } = await collectionOf().who('olsen');
  const [one] = people[0]?.mentions ?? [];
  if (one === undefined) throw new Error('nobody is mentioned');
  const elsewhere = { ...one, paragraph: 6, pin: `${one.pin.split(' ¶')[0]} ¶7` };
  const [text] = await shown({ variants: [{ text: 'Olsen', count: 3, citations: [one, one, elsewhere] }] });
  expect(text).toContain(`Olsen (3)   ${one.pin}, ${elsewhere.pin}`);
});

it('says so when not all mentions were counted', async () => {
  for (const look of await shown({ total: 6_000 })) expect(look).toContain('by year (first 2 mentions)');
});

it('shows apart, and does not count, the documents that give the surname alone', async () => {
  const { people } = await collectionOf().who('olsen');
  const citations = people[0]?.mentions.slice(0, 1) ?? [];
  const looks = await shown({ bySurname: { name: 'Olsen', mentions: 40, documents: 7, citations } });
  for (const look of looks) {
    expect(look).toContain('perhaps meant by the surname alone');
    expect(look).toContain('40 mentions in 7 documents, not counted here');
  }
});
