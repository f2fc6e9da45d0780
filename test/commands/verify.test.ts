import { describe, expect, it } from 'vitest';
import { lettersOf } from '../../commands/compose.ts';
import { apart, checkedIn } from '../../commands/verify-message.ts';
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

  it('shows what joins the pieces of a splice as in neither place', async () => {
    const { text } = await ask(
      '/verify "DAS Kramer promised a positive U.S. response after, which is why he’s a master at playing the U.S. and Russia"',
      contextOf(collection()),
    );
    expect(text).toMatch(/"which is why"\s+joins them, and is in neither place/u);
  });

  const said = async (message: string) => {
    const { reply, text } = await ask(`/verify ${message}`, contextOf(collection()));
    return { title: lettersOf(reply.title), text };
  };
  const words = 'Khvostov said he could not make guarantees about any specific person to be amnestied';

  it.each([
    [`${words} (07 STATE 130159)`, 'Exact'],
    [`${words} — 07 STATE 130159 ¶2`, 'Exact'],
    [`According to 07 STATE 130159: ${words}`, 'Exact'],
    [`07 STATE 130159 ¶2: ${words.replace('make', 'give')}`, 'Altered'],
    [`${words} (07 MINSK 352)`, 'Misattributed'],
    [`\`\`\`\n${words}\n\`\`\``, 'Exact'],
  ])(
    'takes a text without quotation marks for one, apart from the id that stands beside it: %s',
    async (text, title) => {
      expect((await said(text)).title).toBe(title);
    },
  );

  it.each([
    [`${words}, but only that "you will be happy."`, 'Exact'],
    [`${words.replace('specific', 'single')}, but only that "you will be happy."`, 'Altered'],
    [`"${words}, but only that "you will be happy.""`, 'Exact'],
  ])('takes words of a document that quote in turn for one quotation: %s', async (text, title) => {
    expect((await said(text)).title).toBe(title);
  });

  it.each([
    ['He said we would "be happy" and no more.', 'Exact'],
    ['Il parle de «political prisoners» et de «teenage pensioners»', '2 quotations checked, 1 exact, 1 found'],
    ['"be happy" (07 STATE 130159)', 'Exact'],
  ])('checks one or two words in quotation marks where it has no other quotation: %s', async (text, title) => {
    expect((await said(text)).title).toBe(title);
  });

  it('tells how many of these it did not check beside a longer one', async () => {
    const { title, text } = await said(`"${words}", so "happy" he was, "very happy"`);
    expect(title).toBe('Exact');
    expect(text).toContain('2 terms of one or two words in quotation marks not checked');
  });

  it('takes a text that only names documents for no quotation', async () => {
    for (const about of ['07 MINSK 352, STATE 130159', 'please look at 07 MINSK 352 and STATE 130159, my friends']) {
      const { title, text } = await said(about);
      expect(title, about).toBe('2 documents named, 1 in this collection');
      expect(text).not.toContain('Not found');
    }
    expect((await said('???')).text).toContain('no words to check');
  });
});

describe('the words of a message apart from the ids around them', () => {
  const id = '07 STATE 130159';
  const apartIn = (text: string) => {
    const named = [...text.matchAll(new RegExp(id, 'gu'))].map(({ index: start }) => {
      return { start, end: start + id.length, written: id, id: '07STATE130159' };
    });
    return apart(text, named);
  };
  const words = 'Make no guarantees';

  it.each([
    `${words} (${id})`,
    `${words} — from ${id} ¶2–3.`,
    `${words}, see ${id}, para. 12)`,
    `${words}\n\`\`\`\n${id}`,
    `\`${words}\` ~ ${id} and ${id} ;`,
    `${id} ¶2): ${words}`,
    `${id} ] — ${words}`,
    `According to ${id} ¶¶ 2-3 \n\n ${words}`,
  ])('are the same whatever leads to the id: %j', (text) => {
    expect(apartIn(text)).toEqual({ quotation: words, named: ['07STATE130159'] });
  });

  it.each([
    [`${words} main ${id}`, `${words} main`],
    [`${words} inin ${id} ¶2`, `${words} inin`],
    [`${words} (${id}) they say`, `${words} (${id}) they say`],
    [`${id} ¶2 ${words}`, `${id} ¶2 ${words}`],
  ])('keep what is a word of their own: %j', (text, quotation) => {
    expect(apartIn(text).quotation).toBe(quotation);
  });

  it('are read once, however many blanks stand among them', () => {
    const blanks = ' '.repeat(400_000);
    for (const text of [
      `x${blanks}y ${id}`,
      `x${blanks}y (${id}${blanks}¶2${blanks})`,
      `x${blanks}y from${blanks}${id}`,
    ])
      expect(apartIn(text)).toEqual({ quotation: `x${blanks}y`, named: ['07STATE130159'] });
    for (const text of [`${id}${blanks}y`, `x ${id}${blanks}y`, `${id} ¶2${blanks}y`])
      expect(apartIn(text)).toEqual({ quotation: text, named: [] });
  });

  it('are read once, however many empty lines follow a quotation', async () => {
    const text = `"the moon is made of green cheese" is what he said${'\n'.repeat(400_000)}y`;
    const { checked } = await checkedIn(text, [], collection());
    expect(checked.map(({ answer }) => answer.verdict)).toEqual(['not found']);
  });
});
