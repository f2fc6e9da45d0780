import { describe, expect, it } from 'vitest';
import { article } from '../../src/formats/article/index.ts';

const LEAD = 'In October the two governments agreed to open the border crossing that had been shut for nine years.';
const SECOND = 'The crossing will be staffed by both sides, officials said, and trucks may pass from the first of May.';
const THIRD = 'Nobody in the village believed it, least of all the baker who had lost his shop to the fence.';
const FOURTH = 'The council met twice in that week and could not agree who should pay for the new road.';
const FIFTH = 'In the end the bishop paid, and asked only that his name be kept off the stone.';
const LAST = 'He was buried beside it in the spring.';
const DEAL = 'A deal in Brussels';

const read = (...blocks: string[]) =>
  article.parse({ name: 'a.txt', sha256: '0'.repeat(64), text: ['A title', ...blocks].join('\n\n') });
const texts = (...blocks: string[]) => read(...blocks).paragraphs.map(({ text }) => text);

describe('a line in the midst of an article', () => {
  it.each([
    'Share this: Facebook Twitter Email',
    'Share this article',
    'Share on Facebook',
    'Sign up for our newsletter',
    'Sign up here',
    'Subscribe',
    'Subscribe now',
    'Subscribe to our weekly briefing',
    'Read more',
    'Read more: The king and I',
    'Advertisement',
  ])('is left out alone where a site offers itself: %s', (line) => {
    const document = read(LEAD, SECOND, line, THIRD, DEAL, FOURTH, FIFTH, LAST);
    expect(document.paragraphs.map(({ text }) => text)).toEqual([LEAD, SECOND, THIRD, DEAL, FOURTH, FIFTH, LAST]);
    expect(document.warnings).toEqual([]);
  });

  it.each([
    'Share prices fell',
    'Copyright dispute',
    'Share the burden',
    'Sign up for the army',
    'Read more books',
    'Comments',
  ])('stays with all that follows where it can be a sub-heading: %s', (line) => {
    const blocks = [LEAD, SECOND, line, THIRD, DEAL, FOURTH, FIFTH, LAST];
    expect(texts(...blocks)).toEqual(blocks);
  });

  it('does not end the text where sub-headings part single paragraphs', () => {
    const blocks = [THIRD, DEAL, FOURTH, 'A stone for the bishop', FIFTH];
    expect(texts(LEAD, 'Share this article', ...blocks)).toEqual([LEAD, ...blocks]);
  });
});

describe('the end of an article', () => {
  const cards = ['Mayor resigns over a lost key', 'Ten ways to cook a carp', 'What the river knows about us'];

  it('loses the cards behind an offer', () => {
    expect(texts(LEAD, SECOND, THIRD, FOURTH, 'Sign up for our newsletter', ...cards)).toEqual([
      LEAD,
      SECOND,
      THIRD,
      FOURTH,
    ]);
  });

  it('is warned of where much was cut behind a heading that may be one of the text', () => {
    expect(read(LEAD, 'Recommended', ...cards).warnings).toEqual([expect.stringContaining('“Recommended”')]);
    expect(read(LEAD, SECOND, 'More from The Example', ...cards).warnings).toEqual([]);
    expect(read(LEAD, SECOND, THIRD, FOURTH, FIFTH, LEAD, 'Recommended', cards[0] ?? '').warnings).toEqual([]);
  });

  it.each([
    '© Guardian News and Media Limited 2008. All rights reserved.',
    'Copyright 2008 by the Example Post. All rights reserved.',
    'All rights reserved.',
  ])('has no paragraph of rights: %s', (line) => {
    expect(texts(LEAD, SECOND, line)).toEqual([LEAD, SECOND]);
  });

  it.each(['Copyright was his last word, and the court took it down.', '(c) the bridge is to be rebuilt.'])(
    'keeps the paragraph %j',
    (line) => {
      expect(texts(LEAD, SECOND, line)).toEqual([LEAD, SECOND, line]);
    },
  );
});

describe('a header line', () => {
  it.each(['By Chola Mwansa, for Reuters', 'By Chola Mwansa for Reuters', 'By Chola Mwansa, for the Example Post'])(
    'names the author: %s',
    (line) => {
      expect(read(line, LEAD).authors).toEqual(['Chola Mwansa']);
      expect(texts(line, LEAD)).toEqual([LEAD]);
    },
  );

  it.each(['Baltic Review | 3 March 2014', '3 March 2014 | Baltic Review', 'Reuters - March 3, 2014'])(
    'gives outlet and date: %s',
    (line) => {
      const document = read('By Chola Mwansa', line, LEAD);
      expect([document.authors, document.outlet, document.date.edtf]).toEqual([
        ['Chola Mwansa'],
        line.includes('Baltic') ? 'Baltic Review' : 'Reuters',
        '2014-03-03',
      ]);
      expect(document.paragraphs.map(({ text }) => text)).toEqual([LEAD]);
    },
  );

  it('gives no outlet where the words beside the date name none', () => {
    expect(read('By Chola Mwansa', 'Politics | 3 March 2014', LEAD).outlet).toBeUndefined();
  });
});
