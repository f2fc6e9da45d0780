import { describe, expect, it } from 'vitest';
import type { Context } from '../../commands/command.ts';
import { everything } from '../../src/index.ts';
import { ask, contextOf } from '../doubles/asking.ts';
import { seedCollection } from '../seeds/collection.ts';

const collection = seedCollection();
const inServer = (server: string, parts: Partial<Context> = {}) =>
  contextOf(collection(), { channel: `discord:${server}:1`, ...parts });

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

  it('is a press away from a citation', async () => {
    const here = inServer('press');
    for (const line of ['/cite STATE 130159 3', '/verify "General Amnesty in early October would include some"']) {
      const { reply } = await ask(line, here);
      const press = reply.actions.find(({ command }) => command === 'keep');
      const id = String(press?.options['id']);
      const quote = press?.options['quote'];
      const kept = await ask(`/keep add ${id}${quote === undefined ? '' : ` "${String(quote)}"`}`, here);
      expect(kept.reply.title).toEqual(['Kept']);
    }
  });
});
