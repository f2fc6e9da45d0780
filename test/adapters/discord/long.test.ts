import { describe, expect, it } from 'vitest';
import { render } from '../../../adapters/discord/render.ts';
import { reply } from '../../../commands/compose.ts';
import { foreign } from '../../../commands/reply.ts';
import type { Citation, Person, TimelineEvent } from '../../../src/index.ts';
import { contextOf } from '../../doubles/asking.ts';
import { collectionOf } from '../../doubles/collection.ts';
import { cableOf, cardOf, citing } from '../../doubles/documents.ts';
import { answered, lettersOf, problemsOf, readOf } from './answered.ts';

const sentence = (at: number) =>
  `Paragraph ${at} says that *Olsen* <@${at}> went to https://oslo.example/${at} and back.`;
const document = cableOf(
  Array.from({ length: 300 }, (_, at) => ({ text: `${sentence(at)} `.repeat(1 + (at % 40)).trim() })),
);

function mentionOf(at: number): Citation & { date: typeof document.date; documentTitle: string } {
  const quote = document.paragraphs[at % 300]?.text.slice(0, 90) ?? '';
  return { ...citing(document, quote), date: document.date, documentTitle: document.title };
}

const olsen: Person = {
  name: 'Per Olsen',
  variants: Array.from({ length: 40 }, (_, at) => ({ text: `Olsen ${at}`, count: 1, citations: [mentionOf(at)] })),
  roles: [],
  mentions: Array.from({ length: 5_000 }, (_, at) => mentionOf(at)),
  with: Array.from({ length: 60 }, (_, at) => ({ name: `Anna ${at}`, paragraphs: 1 })),
  documents: 1,
  total: 5_000,
  tier: 'same',
  why: 'surname',
};

const events = Array.from({ length: 2_000 }, (_, at): TimelineEvent => {
  const citation = mentionOf(at);
  const date = { edtf: `${1_000 + at}`, precision: 'year', basis: 'stated' } as const;
  return { date, text: citation.quote, status: 'stated', citation, rule: 'test' };
});

const context = contextOf(
  collectionOf(
    {
      who: async () => ({ people: [olsen], more: 0, near: [], searched: 1 }),
      timeline: async ({ limit = 20, offset = 0 } = {}) => ({
        events: events.slice(offset, offset + limit),
        undated: [],
        total: events.length,
        searched: 1,
      }),
      open: async () => ({
        how: 'id',
        view: { document, withheld: 0, path: 'x.txt', addedAt: '2026-01-01T00:00:00Z' },
        others: [cardOf(document)],
        total: 1,
      }),
    },
    [document],
  ),
);

/** The words of a page in both looks, each accepted and dead. */
async function page(line: string): Promise<readonly string[]> {
  const { embed, components } = await answered(line, context);
  return [embed, components].map((messages) => {
    expect(problemsOf(messages)).toEqual([]);
    expect(messages.length).toBeLessThanOrEqual(5);
    return lettersOf(readOf(messages));
  });
}

describe('long answers', () => {
  it('read a document of 300 paragraphs word for word, page by page', async () => {
    for (let at = 0; at < 60; at += 1) {
      const wanted = document.paragraphs.slice(at * 5, at * 5 + 5);
      for (const text of await page(`/cable 05OSLO77 page:${at + 1}`)) {
        for (const paragraph of wanted) expect(text).toContain(lettersOf(paragraph.text));
        expect(text).toContain(`page${at + 1}of60`);
      }
    }
  });

  it('page through a person with 5,000 mentions', async () => {
    for (const at of [1, 2, 3, 500, 999, 1_000]) {
      for (const text of await page(`/who Per Olsen page:${at}`)) {
        expect(text).toContain(`of5,000mentions·page${at}of1000`);
        expect(text.split('05OSLO77¶').length - 1).toBeGreaterThanOrEqual(5);
      }
    }
  });

  it('page through a timeline of 2,000 events, each with its number', async () => {
    for (let at = 0; at < 100; at += 9) {
      for (const text of await page(`/timeline page:${at + 1}`)) {
        for (let event = at * 20; event < at * 20 + 20; event += 1)
          expect(text).toContain(`${event + 1}${1_000 + event}·“`);
      }
    }
  });

  it('go on in further messages, and say how much is left after five', () => {
    const words = Array.from({ length: 12_000 }, (_, at) => `word${at}.`).join(' ');
    const answer = reply({
      title: ['x'],
      blocks: [{ kind: 'text', text: [foreign(words)] }],
      actions: [{ label: ['Next'], command: 'cable', options: { id: '05OSLO77', page: 3 } }],
    });
    const asked = { command: 'cable', options: { id: '05OSLO77', page: 2 } };
    for (const cards of ['embed', 'components'] as const) {
      const messages = render(answer, { asked, audience: 'public' }, { cards });
      expect(problemsOf(messages)).toEqual([]);
      expect(messages.length).toBe(5);
      expect(messages.map(({ components = [] }) => JSON.stringify(components).includes('Delete'))).toEqual([
        false,
        false,
        false,
        false,
        true,
      ]);
      const text = readOf(messages);
      const [, count = ''] = /… ([\d,]+) more characters; type \/cable 05OSLO77 page:3/u.exec(text) ?? [];
      const shown = words.slice(0, words.length - Number(count.replaceAll(',', '')));
      expect(lettersOf(text)).toContain(lettersOf(shown));
      expect(shown.length).toBeGreaterThan(cards === 'embed' ? 24_000 : 16_000);
    }
  });

  it('lose no word of a title, lead, kicker, field or footer', () => {
    const words = (name: string) => [foreign(Array.from({ length: 200 }, (_, at) => `${name}${at}`).join(' '))];
    const answer = reply({
      lead: words('lead'),
      kicker: words('kicker'),
      title: words('title'),
      subtitle: words('subtitle'),
      blocks: [
        { kind: 'fields', fields: Array.from({ length: 6 }, (_, at) => ({ name: `f${at}`, value: words(`f${at}x`) })) },
      ],
      footer: words('footer'),
    });
    for (const cards of ['embed', 'components'] as const) {
      const messages = render(answer, { audience: 'private' }, { cards });
      expect(problemsOf(messages)).toEqual([]);
      const text = readOf(messages);
      for (const name of ['lead', 'kicker', 'title', 'subtitle', 'f0x', 'f5x', 'footer']) {
        for (let at = 0; at < 200; at += 1) expect(text).toMatch(new RegExp(`${name}${at}(?!\\d)`, 'u'));
      }
    }
  });
});
