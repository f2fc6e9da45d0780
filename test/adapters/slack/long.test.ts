import { describe, expect, it } from 'vitest';
import { keyOf } from '../../../adapters/buttons.ts';
import { render, type SlackMessage } from '../../../adapters/slack/render.ts';
import type { Context } from '../../../commands/command.ts';
import { reply } from '../../../commands/compose.ts';
import { commands } from '../../../commands/index.ts';
import { type Block, foreign, type Reply } from '../../../commands/reply.ts';
import type { Person, TimelineEvent } from '../../../src/index.ts';
import { contextOf } from '../../doubles/asking.ts';
import { collectionOf } from '../../doubles/collection.ts';
import { cableOf, citing } from '../../doubles/documents.ts';
import { scanMessage } from '../../doubles/slack-scan.ts';
import { checkMessage } from '../../doubles/slack-schema.ts';

type Options = Readonly<Record<string, string | number | boolean>>;

function judged(answer: Reply, asked = { command: 'find', options: {} as Options }): readonly SlackMessage[] {
  const messages = render(answer, { asked, audience: 'private' });
  for (const { files: _, ...body } of messages) {
    expect(checkMessage(body)).toEqual([]);
    expect(scanMessage(body)).toEqual([]);
  }
  return messages;
}

function texts(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'text' in value && typeof value.text === 'string' ? [value.text] : [];
  return [...own, ...Object.values(value).flatMap(texts)];
}

/** All words of the blocks, in order, without those of menus and buttons. */
function shown(messages: readonly SlackMessage[]): string {
  return messages.flatMap(({ blocks }) => texts(blocks.filter(({ type }) => type !== 'actions'))).join('');
}

/** Goes through all pages by the button, as drawn, and gives the words of each. */
async function pages(name: string, first: Options, context: Context): Promise<readonly string[]> {
  const command = commands.find((each) => each.name === name);
  if (command === undefined) throw new Error(`no command ${name}`);
  const found: string[] = [];
  let options: Options | undefined = first;
  while (options !== undefined && found.length < 2_000) {
    const answer: Reply = await command.run(command.options.parse(options), context);
    const messages = judged(answer, { command: name, options });
    found.push(shown(messages));
    const next = answer.actions.find(({ label }) => label[0] === 'Next');
    if (next !== undefined) expect(JSON.stringify(messages.at(-1)?.blocks)).toContain(keyOf(next));
    options = next?.options;
  }
  return found;
}

const count = (all: readonly string[], form: RegExp) => all.flatMap((page) => page.match(form) ?? []);
const numbers = (length: number) => Array.from({ length }, (_, at) => at + 1);

describe('long answers in Slack', () => {
  it('show every paragraph of a document of 300, page by page', async () => {
    const document = cableOf(
      numbers(300).map((at) => ({ text: `This is saying ${at} of the ambassador.`, mark: 'C' })),
    );
    const found = await pages('cable', { id: document.id, page: 1 }, contextOf(collectionOf({}, [document])));
    expect(found).toHaveLength(60);
    expect(count(found, /saying \d+ of/gu)).toEqual(numbers(300).map((at) => `saying ${at} of`));
    expect(found[59]).toContain('296–300 of 300 paragraphs · page 60 of 60');
  });

  it('show every mention of a person with 5,000', async () => {
    const document = cableOf(numbers(5_000).map((at) => ({ text: `Olsen, mention ${at}` })));
    const mentions = document.paragraphs.map(({ index, start, end, text }) => ({
      document: document.id,
      paragraph: index,
      start,
      end,
      quote: text,
      pin: `05OSLO77 ¶${index + 1}`,
      date: document.date,
      documentTitle: document.title,
    }));
    const person: Person = {
      name: 'Per Olsen',
      variants: [],
      roles: [],
      mentions,
      with: [],
      documents: 1,
      total: 5_000,
      tier: 'same',
      why: 'surname',
    };
    const collection = collectionOf({ who: async () => ({ people: [person], more: 0, near: [], searched: 1 }) }, [
      document,
    ]);
    const found = await pages('who', { name: 'olsen' }, contextOf(collection));
    expect(found).toHaveLength(1_000);
    expect(count(found, /mention \d+"/gu)).toEqual(numbers(5_000).map((at) => `mention ${at}"`));
  });

  it('show every event of a timeline of 2,000', async () => {
    const document = cableOf([
      {
        text: numbers(2_000)
          .map((at) => `Event ${at} came.`)
          .join(' '),
      },
    ]);
    const events = numbers(2_000).map((at): TimelineEvent => {
      const citation = citing(document, `Event ${at} came.`);
      const date = { edtf: '2005-03-04', precision: 'day', basis: 'stated' } as const;
      return { date, text: citation.quote, status: 'stated', citation, rule: 'test' };
    });
    const timeline: ReturnType<typeof collectionOf>['timeline'] = async ({ limit = 20, offset = 0 } = {}) => ({
      events: events.slice(offset, offset + limit),
      undated: [],
      total: events.length,
      searched: 1,
    });
    const found = await pages('timeline', {}, contextOf(collectionOf({ timeline }, [document])));
    expect(found).toHaveLength(100);
    expect(count(found, /Event \d+ came/gu)).toEqual(numbers(2_000).map((at) => `Event ${at} came`));
  });
});

describe('an answer that one message does not hold', () => {
  const cite = { pin: '05OSLO77 ¶1', document: '05OSLO77', start: 0, end: 1 };
  const quoting = (quote: string): Block => ({ kind: 'quotation', quotation: { quote: foreign(quote), cite } });

  it('goes on in further messages, cut between sentences, with the buttons below the last', () => {
    const quote = numbers(1_500)
      .map((at) => `Sentence ${at} ends here.`)
      .join(' ');
    const messages = judged(reply({ title: ['Long'], blocks: [quoting(quote)] }));
    expect(messages.length).toBeGreaterThan(2);
    expect(shown(messages).replace(/Long · part \d of \d/gu, '')).toContain(`"${quote}"`);
    for (const piece of messages.flatMap(({ blocks }) => texts(blocks.filter(({ type }) => type === 'rich_text')))) {
      expect(piece.trim()).toMatch(
        /^(?:"?Sentence \d+ ends.* ends here\."?|05OSLO77 ¶1|.*ends here\." *05OSLO77 ¶1)$/u,
      );
    }
    expect(messages.map(({ blocks }) => blocks.some(({ type }) => type === 'actions'))).toEqual(
      messages.map((_, at) => at === messages.length - 1),
    );
    expect(messages[1]?.text).toMatch(/^Long · part 2 of \d\n/u);
  });

  it.each([
    ['a word', 'x'.repeat(50_000)],
    ['emoji of several parts', '👩‍🚀'.repeat(8_000)],
    ['marks upon marks', `a${'\u0301'.repeat(20_000)}`],
    ['brackets', '<'.repeat(13_000)],
  ])('keeps %s whole over its messages', (_what, word) => {
    const messages = judged(reply({ title: ['Long'], blocks: [quoting(word)] }));
    const whole = shown(messages).replace(/Long · part \d of \d/gu, '');
    expect(whole).toContain(`"${word}"`);
  });

  it('cuts between graphemes', () => {
    const messages = judged(reply({ title: ['Long'], blocks: [quoting('👩‍🚀'.repeat(8_000))] }));
    for (const piece of messages.flatMap(({ blocks }) => texts(blocks.filter(({ type }) => type === 'rich_text')))) {
      expect(piece).toMatch(/^"?(?:👩‍🚀)*"? *(?:05OSLO77 ¶1)?$/u);
    }
  });

  it('says what five messages do not hold, and gives it as a file', () => {
    const blocks = numbers(300).map((at) => quoting(`Paragraph ${at}: ${'many words & more; '.repeat(60)}`));
    const messages = judged(reply({ title: ['Long'], blocks }));
    expect(messages).toHaveLength(5);
    const file = messages[4]?.files?.[0];
    expect(shown(messages)).toContain(`they are in the file ${file?.name}, in your direct messages.`);
    const all = [shown(messages), file?.content ?? ''];
    expect(count(all, /Paragraph \d+:/gu)).toEqual(numbers(300).map((at) => `Paragraph ${at}:`));
  });

  it('has all its short blocks, drawn closer together', () => {
    const blocks = numbers(200).map((at) => quoting(`Paragraph ${at}:`));
    const messages = judged(reply({ title: ['Many'], blocks }));
    expect(messages.length).toBeLessThan(3);
    expect(count([shown(messages)], /Paragraph \d+:/gu)).toHaveLength(200);
  });
});
