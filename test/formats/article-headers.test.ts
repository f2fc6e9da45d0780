import { describe, expect, it } from 'vitest';
import { article } from '../../src/formats/article/index.ts';

const LEAD = 'In October the two governments agreed to open the border crossing that had been shut for nine years.';
const SECOND = 'The crossing will be staffed by both sides, officials said, and trucks may pass from the first of May.';

const read = (...header: string[]) =>
  article.parse({ name: 'a.txt', sha256: '0'.repeat(64), text: [...header, LEAD, SECOND].join('\n\n') });
const texts = (...header: string[]) => read(...header).paragraphs.map(({ text }) => text);

describe('the name of the paper above the headline', () => {
  it.each([
    ['The Example Post', 'President Quits in Minsk'],
    ['Guardian Weekly', 'Cables: what they tell us'],
    ['Kommersant', 'a new palace opens in Hrodna'],
    ['Zvyazda', 'President Opens New Ice Palace in Hrodna'],
    ['Times of Example', 'Belarus votes again'],
  ])('is taken for the outlet: %s', (outlet, title) => {
    const document = read(outlet, title, 'By Jane Roe');
    expect([document.outlet, document.title, document.authors]).toEqual([outlet, title, ['Jane Roe']]);
    expect(texts(outlet, title, 'By Jane Roe')).toEqual([LEAD, SECOND]);
  });

  it('is known by the line under the byline, which is no paragraph', () => {
    const header = ['Dnipro Ledger', 'what the mayor said', 'By Jane Roe', 'Dnipro Ledger Foreign Service'];
    expect(read(...header)).toMatchObject({ outlet: 'Dnipro Ledger', title: 'what the mayor said' });
    expect(texts(...header)).toEqual([LEAD, SECOND]);
  });

  it.each([
    ['The Iron Fist', 'How the ruler crushed the opposition'],
    ["Minsk's Long Winter", 'An opposition on trial'],
    ['The Post War Years', 'how a city rebuilt itself'],
    ['Why Minsk Waits', LEAD],
  ])('is not seen in the title %j above a deck', (title, deck) => {
    const document = read(title, deck, 'By Jane Roe');
    expect([document.title, document.outlet]).toEqual([title, undefined]);
  });
});

describe('header lines of an article', () => {
  it.each([
    ['Tuesday, August 19, 2008; Page A01', '2008-08-19'],
    ['example.co.uk, Wednesday 8 December 2010 21.30 GMT', '2010-12-08'],
    ['Times of Example, Saturday March 5 2011, page 12', '2011-03-05'],
  ])('state the date: %s', (line, edtf) => {
    expect(read('A title', 'By Jane Roe', line).date).toEqual({ edtf, precision: 'day', basis: 'stated' });
    expect(texts('A title', 'By Jane Roe', line)).toEqual([LEAD, SECOND]);
  });

  it.each(['The talks held on Tuesday, August 19, 2008 in Minsk', 'He left on Tuesday, August 19, 2008.'])(
    'state no date where they are sentences: %s',
    (line) => {
      expect(read('A title', 'By Jane Roe', line).date.basis).toBe('unknown');
    },
  );

  it.each([
    ['Ian Example, Middle East editor', ['Ian Example']],
    ['Jane Roe and John Doe, Moscow correspondents', ['Jane Roe', 'John Doe']],
  ])('name the authors right under the title: %s', (line, authors) => {
    expect(read('A title', line).authors).toEqual(authors);
    expect(texts('A title', line)).toEqual([LEAD, SECOND]);
  });

  it('name no author where the role is not one of the press', () => {
    expect(read('A title', 'Ivan Example, a farmer').authors).toEqual([]);
  });

  it('name an author once, whatever the capitals', () => {
    const text = `A title\n\nBY JANE ROE | MARCH 3, 2011\n\n${LEAD}\n\n${SECOND}\n\nJane Roe is a freelance writer.`;
    expect(article.parse({ name: 'a.txt', sha256: '0'.repeat(64), text }).authors).toEqual(['Jane Roe']);
  });

  it('are read without the signs of Markdown, and offsets leave the signs out', () => {
    const document = read(
      '# Inside the Summit',
      '*By Thomas de Example and Lala Sample*',
      '**Published: 12 May 2009**',
    );
    expect(document).toMatchObject({ title: 'Inside the Summit', authors: ['Thomas de Example', 'Lala Sample'] });
    expect(document.date.edtf).toBe('2009-05-12');
    expect(document.paragraphs.map(({ text }) => text)).toEqual([LEAD, SECOND]);
    for (const { text, start, end } of [...document.authorsAt, ...(document.titleAt ? [document.titleAt] : [])])
      expect(document.source.text.slice(start, end)).toBe(text);
  });
});
