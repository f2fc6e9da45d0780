import { describe, expect, it } from 'vitest';
import { ask, contextOf } from '../doubles/asking.ts';
import { seedCollection } from '../seeds/collection.ts';

const collection = seedCollection();

describe('/batch', () => {
  it('gives the best answer to each line, its citation and its certainty, in a file', async () => {
    const lines = [
      'name',
      'STATE 130159',
      'lukashenko',
      '"a general amnesty to be approved by parliament when it reconvenes"',
      'Nobody Ofthatname',
      'STATE 130159',
      '99 MINSK 1',
    ];
    const { reply } = await ask(`/batch ${lines.join('\n')}`, contextOf(collection()));
    const rows = (reply.attachments[0]?.content ?? '').trim().split('\r\n');
    expect(rows[0]).toBe('"line","kind","answer","certainty","document","citation"');
    expect(rows[1]).toContain(
      '"id","BELARUS: AMBASSADOR HINTS AT POLITICAL PRISONER RELEASES","exact","07STATE130159"',
    );
    expect(rows[2]).toContain('"lukashenko","name","Aleksandr Lukashenka"');
    expect(rows[3]).toMatch(
      /"quotation","a general amnesty to be approved by parliament when it reconvenes","exact",.*¶2"$/u,
    );
    expect(rows[4]).toContain('"Nobody Ofthatname","name","","not found"');
    expect(rows[5]).toContain('"99 MINSK 1","id","","not found"');
    expect(rows).toHaveLength(6);
    expect(reply.title).toEqual(['5 lines looked up, 3 found']);
  });

  it('stops in time and says what is left', async () => {
    let time = 0;
    const now = () => {
      time += 30_000;
      return new Date(time);
    };
    const { text } = await ask('/batch a b\nc d\ne f', contextOf(collection(), { now }));
    expect(text).toContain('2 lines were not looked up');
  });

  it('writes nothing that a spreadsheet runs', async () => {
    const { reply } = await ask('/batch =HYPERLINK("x")', contextOf(collection()));
    expect(reply.attachments[0]?.content).toContain('"\'=HYPERLINK(""x"")"');
  });
});
