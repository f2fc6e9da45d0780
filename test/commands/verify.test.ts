import { describe, expect, it } from 'vitest';
import { ask, contextOf } from '../doubles/asking.ts';
import { seedCollection } from '../seeds/collection.ts';

const collection = seedCollection();

describe('/verify on a message', () => {
  it('checks every quotation and every document id', async () => {
    const { reply, text } = await ask(
      [
        '/verify As 07 STATE 130159 has it: "General Amnesty in early October would include some political prisoners".',
        '> Kramer noted that the USG had reduced the categories of Belarus officials',
        '> — 07 STATE 130159',
        'And FP: “He’s a master at playing the U.S. and Russia off of each other” (07 STATE 130159)',
        'while 07 MINSK 352 says «the moon is made of green cheese and sausages»',
      ].join('\n'),
      contextOf(collection()),
    );
    expect(reply.title).toEqual(['4 quotations checked, 1 exact, 3 found']);
    const verdicts = ['Exact', 'Altered', 'Misattributed · not in 07 STATE 130159', 'Not found'];
    const places = verdicts.map((verdict) => text.indexOf(`${verdict} · "`));
    expect(places.every((at) => at >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(text).toContain('"expanded" became "reduced"');
    expect(text).toContain('07 MINSK 352');
    expect(text).toContain('not in this collection');
  });

  it('names an article by its id', async () => {
    const { text } = await ask(
      '/verify why-talk-to-belarus-now: "Kramer asked Khvostov to inform Minsk"',
      contextOf(collection()),
    );
    expect(text).toContain('Misattributed · not in why-talk-to-belarus-now');
  });

  it('shows each piece of a splice with its place', async () => {
    const { text } = await ask(
      '/verify "DAS Kramer promised a positive U.S. response after … he’s going to outplay us"',
      contextOf(collection()),
    );
    expect(text).toContain('Spliced');
    expect(text).toContain('07STATE130159 ¶1');
    expect(text).toContain('Why talk to Belarus now? ¶6');
  });
});
