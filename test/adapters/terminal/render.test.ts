import { describe, expect, it } from 'vitest';
import { render } from '../../../adapters/terminal/render.ts';
import { visible, visibleJson } from '../../../adapters/terminal/visible.ts';
import { reply } from '../../../commands/compose.ts';
import { commands } from '../../../commands/index.ts';
import { type Block, foreign } from '../../../commands/reply.ts';
import { ask, contextOf } from '../../doubles/asking.ts';
import { collectionOf } from '../../doubles/collection.ts';
import { articleOf, cableOf } from '../../doubles/documents.ts';

const escape27 = String.fromCharCode(27);
const plain = { colour: false, commands };
const coloured = { colour: true, commands };

/** What a terminal would act on, our own line ends left aside. */
const active = /[^\P{Cc}\n]|[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u;

const hostile = [
  `${escape27}[31mred${escape27}[0m`,
  `${escape27}]0;title\u0007`,
  `${escape27}]8;;https://example.org\u0007link${escape27}]8;;\u0007`,
  '\u009b31mred',
  'a\rb\bc\u0000d\u007f',
  '\u202egnp.exe\u202c and \u2066isolated\u2069',
  'zero\u200bwidth\u2060joiner\ufeff',
  'line\u2028and\u2029paragraph',
  '\ud800 half of a pair',
  'tags \u{e0041}\u{e0042}',
  '@everyone <!channel> **bold** `code` [link](https://example.org)',
];

describe('hostile text on a terminal', () => {
  it.each(hostile.map((text) => [JSON.stringify(text).slice(0, 40), text]))(
    'has no effect: %s',
    async (_name, text) => {
      const quote = `${text} says Olsen`;
      const cable = cableOf([{ text: quote, heading: text }], text);
      const context = contextOf(collectionOf({}, [cable, articleOf([{ text: quote }], text)]));
      for (const line of [
        '/cable 05OSLO77',
        '/cable 05OSLO77 page:1',
        '/cable 05OSLO77 show:people',
        '/find says',
        '/cite 05OSLO77 1',
        `/who ${text}`,
        `/find ${text}`,
        `/${text}`,
      ]) {
        const { text: shown } = await ask(line, context);
        expect(shown).not.toMatch(active);
      }
    },
  );

  it('keeps joiners that scripts and emoji need, and every script', () => {
    expect(visible('می‌خواهم 👩‍👩‍👧 Лукашэнка 習近平 é')).toBe('می‌خواهم 👩‍👩‍👧 Лукашэнка 習近平 é');
  });

  it('shows controls instead of hiding them', () => {
    expect(visible(`${escape27}[31m\u202e\u009b`)).toBe('␛[31m[U+202E][U+009B]');
  });

  it('draws words of 50,000 characters, with and without a width', () => {
    const long = foreign('x'.repeat(50_000));
    const answer = reply({ title: [long], blocks: [{ kind: 'text', text: [long, ' ', long] }] });
    expect(render(answer, plain).length).toBeGreaterThan(150_000);
    expect(render(answer, { ...coloured, width: 80 }).length).toBeGreaterThan(150_000);
  });

  it('is escaped in JSON without a change of the data', () => {
    const value = { text: '\u009b31m\u202e\u2028' };
    expect(visibleJson(value)).not.toMatch(active);
    expect(JSON.parse(visibleJson(value))).toEqual(value);
  });
});

describe('a reply on a terminal', () => {
  const cite = { pin: '05OSLO77 ¶1', document: '05OSLO77', start: 0, end: 9 };

  it('writes escape sequences only where colour is wanted', () => {
    const blocks: Block[] = [
      { kind: 'quotation', quotation: { quote: foreign('the harbor'), matches: [[4, 10]], cite } },
    ];
    const answer = reply({ title: ['Found'], tone: 'secret', kicker: ['SECRET'], blocks });
    expect(render(answer, plain)).toBe('SECRET\nFound\n\n"the harbor"   05OSLO77 ¶1\n');
    expect(render(answer, coloured)).toContain(`the ${escape27}[1mharbor${escape27}[0m"`);
  });

  it('wraps at the width and goes on below the text', () => {
    const items = [
      { number: '1', label: ['2 Mar 2005'], quotation: { quote: foreign('one two three four five six seven'), cite } },
    ];
    const lines = render(reply({ title: ['x'], blocks: [{ kind: 'list', items }] }), { ...plain, width: 40 }).split(
      '\n',
    );
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(40);
    expect(lines.at(3)).toMatch(/^ {5}\S/u);
  });

  it('points below the place that is wrong, also far to the right and behind wide marks', () => {
    const pointer = (text: string, at: number) =>
      render(reply({ title: ['x:'], blocks: [{ kind: 'pointer', text: foreign(text), at }] }), plain).split('\n');
    expect(pointer('goal "posts', 5).slice(2, 4)).toEqual(['  goal "posts', '       ^']);
    const [, , shown = '', mark = ''] = pointer(`${'word '.repeat(500)}"end`, 2_500);
    expect(shown.charAt(mark.indexOf('^'))).toBe('"');
    expect(shown.length).toBeLessThan(130);
    const [, , odd = '', below = ''] = pointer('\u202e\u0007"x', 2);
    expect(odd.charAt(below.indexOf('^'))).toBe('"');
  });

  it('shows buttons and choices as commands one can type', async () => {
    const { text } = await ask('/cable 05OSLO77');
    expect(text).toContain('  Read         /cable 05OSLO77 page:1\n');
  });

  it('prints files that come with the answer', async () => {
    expect((await ask('/timeline x as:csv')).text).toContain('timeline-x.csv (text/csv)\n"date","first"');
  });
});
