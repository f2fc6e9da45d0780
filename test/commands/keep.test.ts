import { describe, expect, it } from 'vitest';
import type { Context } from '../../commands/command.ts';
import { commands } from '../../commands/index.ts';
import type { Action, Reply } from '../../commands/reply.ts';
import { typedForm } from '../../commands/typed.ts';
import { everything } from '../../src/index.ts';
import { ask, contextOf } from '../doubles/asking.ts';
import { seedCollection } from '../seeds/collection.ts';

const collection = seedCollection();
const inServer = (server: string, parts: Partial<Context> = {}) =>
  contextOf(collection(), { channel: `discord:${server}:1`, ...parts });

/** Runs what a button or a choice stands for, as typed. */
function press(action: Action | undefined, context: Context) {
  const command = commands.find(({ name }) => name === action?.command);
  if (action === undefined || command === undefined) throw new Error('nothing to press');
  return ask(typedForm(command, action.options), context);
}

describe('/keep', () => {
  it('keeps paragraphs and quotations with their notes, the same words once', async () => {
    const here = inServer('kept');
    expect((await ask('/keep add STATE 130159 ¶4 note:"for the lead"', here)).text).toContain('Khvostov complained');
    await ask('/keep add STATE 130159 "you will be happy"', here);
    await ask('/keep add STATE 130159 "you will be happy" note:promise', here);
    const { text } = await ask('/keep list', here);
    expect(text).toContain('2 citations');
    expect(text).toContain('for the lead');
    expect(text).toContain('promise');
    expect(text).toContain('07STATE130159 ¶2');
  });

  it('is a binder of one server or workspace', async () => {
    await ask('/keep add STATE 130159 ¶3', inServer('one'));
    expect((await ask('/keep list', inServer('other'))).reply.outcome).toBe('nothing');
    expect((await ask('/keep list', contextOf(collection()))).reply.outcome).toBe('nothing');
    const { team: _, ...nowhere } = contextOf(collection());
    expect((await ask('/keep list', nowhere)).reply.outcome).toBe('problem');
  });

  it('holds nothing that its reader may not see', async () => {
    const here = inServer('levels');
    await ask('/keep add STATE 130159 ¶3', here);
    await ask('/keep add why-talk-to-belarus-now ¶6', here);
    const low = inServer('levels', { collection: collection().as({ ...everything, level: 0 }) });
    const { text } = await ask('/keep list', low);
    expect(text).toContain('1 citation');
    expect(text).not.toContain('07STATE130159');
    const { reply } = await ask('/keep export as:csv', low);
    expect(reply.attachments[0]?.content).not.toContain('130159');
  });

  it('takes out what its number in the list names', async () => {
    const here = inServer('removed');
    await ask('/keep add STATE 130159 ¶4', here);
    expect((await ask('/keep remove 2', here)).reply.outcome).toBe('problem');
    await ask('/keep remove 1', here);
    expect((await ask('/keep list', here)).reply.outcome).toBe('nothing');
  });

  it('goes into files that hold citation and note', async () => {
    const here = inServer('files');
    await ask('/keep add STATE 130159 "you will be happy" note:"=1+1"', here);
    const file = async (as: string) => (await ask(`/keep export as:${as}`, here)).reply.attachments[0];
    expect((await file('markdown'))?.content).toContain('> you will be happy');
    expect((await file('csv'))?.content).toContain('"\'=1+1"');
    expect((await file('bibtex'))?.content).toContain('@report{07STATE130159,');
    expect((await file('bibtex'))?.name).toBe('binder.bib');
  });

  it('takes out what is pressed in the list, whatever its number is by then, and keeps it again with its note', async () => {
    const here = inServer('undone');
    await ask('/keep add STATE 130159 ¶3', here);
    await ask('/keep add STATE 130159 ¶4 note:second', here);
    const { reply: list } = await ask('/keep list', here);
    const second = list.menus[0]?.choices[1];
    await ask('/keep remove 1', here);
    const { reply: gone } = await press(second, here);
    expect(gone.title).toEqual(['Taken out of the binder']);
    expect((await ask('/keep list', here)).reply.outcome).toBe('nothing');
    await press(
      gone.actions.find(({ label }) => label[0] === 'Keep again'),
      here,
    );
    const { text } = await ask('/keep list', here);
    expect(text).toContain('1 citation');
    expect(text).toContain('second');
    expect((await press(second, inServer('somebody else'))).reply.outcome).toBe('problem');
  });

  it('goes over pages', async () => {
    const here = inServer('pages');
    for (const paragraph of [1, 2, 3, 4, 5, 6]) await ask(`/keep add STATE 130159 ¶${paragraph}`, here);
    const { reply, text } = await ask('/keep list', here);
    const total = /(\d+) citations/u.exec(text)?.[1];
    expect(reply.menus[0]?.choices).toHaveLength(5);
    const next = reply.actions.find(({ options }) => options['page'] === 2);
    expect((await press(next, here)).text).toContain(`of ${total}`);
  });
});

/** What a citation of a reply says and where it stands. */
function citationsIn({ blocks }: Reply) {
  const quotations = blocks.flatMap((block) =>
    block.kind === 'quotation'
      ? [block.quotation]
      : block.kind === 'list'
        ? block.items.flatMap(({ quotation }) => quotation ?? [])
        : [],
  );
  return quotations.map(({ quote, cite }) => ({ quote: quote.foreign, pin: cite.pin, start: cite.start }));
}

const keeps = ({ actions, menus }: Reply) =>
  [...actions, ...menus.flatMap(({ choices }) => choices)].filter(({ command }) => command === 'keep');

describe('an answer that cites', () => {
  const lines = [
    '/find amnesty',
    '/find political prisoners',
    '/cable STATE 130159',
    '/who lukashenko',
    '/timeline belarus',
    '/similar STATE 130159 ¶3',
    '/on-this-day 17 september',
    '/thread STATE 130159',
    '/verify "General Amnesty in early October would include some"',
    '/cite STATE 130159 3',
  ];

  it.each(lines)('keeps just what it cites: %s', async (line) => {
    const here = inServer(line.replace(/\W/gu, ''));
    const { reply } = await ask(line, here);
    const cited = citationsIn(reply);
    expect(keeps(reply).length > 0).toBe(cited.length > 0 || line.startsWith('/cite'));
    expect(keeps(reply).length).toBeLessThanOrEqual(25);
    for (const each of keeps(reply)) {
      const { reply: kept } = await press(each, here);
      expect(kept.title).toEqual(['Kept']);
      const [citation] = citationsIn(kept);
      if (cited.length > 0) expect(cited).toContainEqual(citation);
    }
  });

  it('does not where nobody shares a binder, nor at a terminal, nor where nothing was found', async () => {
    const { team: _, ...nowhere } = contextOf(collection());
    expect(keeps((await ask('/find amnesty', nowhere)).reply)).toEqual([]);
    expect(keeps((await ask('/find amnesty', contextOf(collection()))).reply)).toEqual([]);
    expect(keeps((await ask('/find zzyzx', inServer('none'))).reply)).toEqual([]);
    expect(keeps((await ask('/keep list', inServer('none'))).reply)).toEqual([]);
  });

  it('does not keep what its reader may not see, nor what is not there', async () => {
    const here = inServer('pressed low');
    const [first] = keeps((await ask('/verify "you will be happy"', here)).reply);
    const low = inServer('pressed low', { collection: collection().as({ ...everything, level: 0 }) });
    expect((await press(first, low)).reply.outcome).toBe('problem');
    for (const id of [
      '07STATE130159 #1:2:0-99999999',
      '07STATE130159 #1::0-99999',
      '07STATE130159 #9:2:0-5',
      'nothing #1:0:0-5',
    ])
      expect((await ask(`/keep add ${id}`, here)).reply.outcome).toBe('problem');
  });
});
