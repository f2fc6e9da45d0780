import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { article } from '../../src/formats/article/index.ts';

const read = (text: string) => article.parse({ name: 'a.txt', sha256: '0'.repeat(64), text });
const texts = (text: string) => read(text).paragraphs.map((paragraph) => paragraph.text);
const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

const { cases } = JSON.parse(readFileSync(new URL('../fixtures/articles/pages.json', import.meta.url), 'utf8')) as {
  cases: { url: string; pageText: string; articleBody: string }[];
};

const FIRST = 'The council voted on Tuesday to reopen the bridge, which has been shut since the flood of last spring.';
const SECOND = 'Engineers said that it will carry cars at once and lorries by the end of the year, if the money holds.';
const THIRD = 'The ferry, which carried nine hundred people a day, will go back to the lake from which it was lent.';
const MENU = [
  'Skip to main content',
  '* Home',
  '* News',
  '  + Local',
  '  + World',
  '* Sports',
  '* Contact us',
  'Search',
];
const FOOT = ['© 2019 The Example. All rights reserved.', '* Privacy Policy', '* Terms of Use', '* Advertise with us'];
const COOKIES = 'We use cookies so that you get the best experience of our site. If you go on, you accept them.';

const page = (...body: string[]) =>
  [...MENU, 'Bridge to reopen', 'By Jane Roe', 'Published March 3, 2010', ...body, ...FOOT].join('\n');

describe('a web page as text', () => {
  it.each(cases)('gives the article of $url', ({ pageText, articleBody }) => {
    const found = words(texts(pageText).join('\n'));
    const wanted = words(articleBody);
    expect(Math.abs(found.length - wanted.length)).toBeLessThan(wanted.length * 0.05);
    expect(found.join(' ')).toContain(wanted.slice(10, -10).join(' '));
  });

  it('is read without its menus, footer and cookie notice', () => {
    const document = read(page(FIRST, SECOND, THIRD, COOKIES));
    expect(document.paragraphs.map((paragraph) => paragraph.text)).toEqual([FIRST, SECOND, THIRD]);
    expect(document).toMatchObject({ title: 'Bridge to reopen', authors: ['Jane Roe'] });
    expect(document.date).toEqual({ edtf: '2010-03-03', precision: 'day', basis: 'stated' });
  });

  it('is read without advertisements, credits and pointers inside the article', () => {
    const junk = ['ADVERTISEMENT', 'Photo: Ann Smith/Getty Images', 'Share', 'Related: The flood of last spring'];
    expect(texts(page(FIRST, ...junk, SECOND, 'Read More', THIRD))).toEqual([FIRST, SECOND, THIRD]);
  });

  it('is read without the comments under the article', () => {
    const comments = [
      '2 comments',
      'Ann says:',
      'I shall miss the ferry, and so will my dog, who loved it.',
      '3 days ago',
    ];
    expect(texts(page(FIRST, SECOND, THIRD, ...comments))).toEqual([FIRST, SECOND, THIRD]);
  });

  it('is read without the other articles that it offers', () => {
    const offers = [
      'Most Popular',
      '* Mayor resigns over a lost key',
      '* Ten ways to cook a carp',
      'Two men and a carp.',
    ];
    expect(texts(page(FIRST, SECOND, THIRD, ...offers))).toEqual([FIRST, SECOND, THIRD]);
  });

  it('keeps subheadings and lists of the article, without list markers', () => {
    const list = ['What will change', '* Cars may cross from Monday', '* Lorries may cross in December'];
    expect(texts(page(FIRST, SECOND, ...list, THIRD))).toEqual([
      FIRST,
      SECOND,
      'What will change',
      'Cars may cross from Monday',
      'Lorries may cross in December',
      THIRD,
    ]);
  });

  it('has its repeats, byline, author note and cards taken out as a plain scrape has', () => {
    const seed = readFileSync(new URL('../../seeds/002_6a6b67eeadef4280.txt', import.meta.url), 'utf8');
    const around = read([...MENU, seed.replace('\n', '\n\nFacebook\nTwitter\n'), ...FOOT].join('\n'));
    const alone = read(seed);
    expect(around.paragraphs.map(({ text }) => text)).toEqual(alone.paragraphs.map(({ text }) => text));
    expect([around.title, around.authors, around.outlet]).toEqual([alone.title, alone.authors, alone.outlet]);
  });

  it('has no date where the dates on it disagree', () => {
    const cards = [...MENU, 'January 5, 2009', 'Another story', 'February 6, 2009', 'Bridge to reopen'];
    expect(read([...cards, FIRST, SECOND, THIRD, ...FOOT].join('\n')).date.basis).toBe('unknown');
  });

  it('is kept whole where no article is found in it', () => {
    const { paragraphs } = read([...MENU, ...MENU].join('\n'));
    expect(paragraphs.length).toBeGreaterThan(0);
  });
});

describe('a plain essay or report', () => {
  it('loses none of its paragraphs, headings or list items', () => {
    const blocks = ['Home', FIRST, '* first point', '* second point', 'Comments', SECOND, 'Share', THIRD, 'The end'];
    expect(texts(['A report on the bridge', ...blocks].join('\n\n'))).toEqual(blocks.map((block) => block));
  });

  it('keeps a first sentence as a paragraph where there is no title', () => {
    expect(texts([FIRST, SECOND].join('\n\n'))).toEqual([FIRST, SECOND]);
  });

  it('is its own only paragraph where it has one line', () => {
    const document = read('Only a line');
    expect([document.title, document.paragraphs[0]?.text]).toEqual(['Only a line', 'Only a line']);
  });

  it('joins hard-wrapped lines and keeps list items apart', () => {
    const wrapped = [
      'The bridge',
      '',
      'The winter of 1962 was, by all accounts, the worst that the valley had',
      'known. The river froze in November and did not move again until the last',
      'week of March. People crossed it on foot.',
      '',
      '  - that ice is not a bridge, whatever the council may say about it and',
      '    however often;',
      '  - that lorries are heavy.',
    ].join('\n');
    expect(texts(wrapped)).toEqual([
      'The winter of 1962 was, by all accounts, the worst that the valley had known. The river froze in November and did not move again until the last week of March. People crossed it on foot.',
      '- that ice is not a bridge, whatever the council may say about it and however often;',
      '- that lorries are heavy.',
    ]);
  });

  it('does not join lines that are paragraphs', () => {
    const lines = [FIRST, SECOND, THIRD].map((text) => text.slice(0, 90).replace(/\W*$/, '.'));
    expect(texts(['A report', ...lines].join('\n'))).toEqual(lines);
  });

  it('is refused where it has more lines than any report', () => {
    expect(() => read('one line\n'.repeat(300_001))).toThrow(/more than 300000 lines/);
  });
});
