import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/document.ts';
import { article } from '../../src/formats/article/index.ts';

const read = (text: string): Document => article.parse({ name: 'a.txt', sha256: '0'.repeat(64), text });
const texts = (document: Document) => document.paragraphs.map((paragraph) => paragraph.text);
const file = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const LEAD = 'In October the two governments agreed to open the border crossing that had been shut for nine years.';
const SECOND =
  'The crossing will be staffed by both sides, officials said, and trucks may pass from the first of the month.';
const THIRD =
  'Nobody in the village believed it. “We have heard this before,” said the baker, who lost his shop to the fence.';
const press = (...blocks: string[]) => read(blocks.join('\n\n'));

describe('the seed article', () => {
  const seed = read(file('seeds/002_6a6b67eeadef4280.txt'));

  it('has its title, author and outlet, and no date', () => {
    expect(seed).toMatchObject({
      title: 'Why talk to Belarus now?',
      authors: ['Joshua Keating'],
      outlet: 'Foreign Policy',
    });
    expect(seed.id).toBe('why-talk-to-belarus-now');
    expect(seed.date).toEqual({ edtf: undefined, precision: 'unknown', basis: 'unknown' });
  });

  it('has seven paragraphs, the lead once', () => {
    expect(seed.paragraphs.map((paragraph) => paragraph.label)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    expect(texts(seed).filter((text) => text.startsWith('Back in April'))).toHaveLength(1);
    expect(texts(seed)[2]).toContain('the way forward….');
    expect(texts(seed).at(-1)).toMatch(/until that happens\.$/);
  });

  it('has lost teaser, byline, author note and the cards of other articles', () => {
    expect(texts(seed).join('\n')).not.toMatch(/to ask for \.\.\.|By ,|Twitter|Putin|Tokayev|Xi|More from/);
  });

  it('says where the author is printed', () => {
    const [author] = seed.authorsAt;
    expect(seed.source.text.slice(author?.start, author?.end)).toBe('Joshua Keating');
  });
});

describe('repeats', () => {
  it('keeps a repeated lead once, whatever its quotes and blanks', () => {
    const again = THIRD.replace(/[“”]/g, '"').replace('the baker', 'the  baker');
    expect(texts(press('A title', THIRD, again, SECOND))).toEqual([THIRD, SECOND]);
  });

  it('drops a teaser that is the beginning of what follows, over repeats and the next paragraph', () => {
    const teaser = `${LEAD} ${SECOND.slice(0, 40)}...`;
    expect(texts(press('A title', teaser, 'By Ann Smith', LEAD, LEAD, SECOND))).toEqual([LEAD, SECOND]);
  });

  it('keeps a paragraph that merely ends in an ellipsis', () => {
    const open = 'And then, as the old men of the village like to say, nobody knew what to do…';
    expect(texts(press('A title', open, LEAD, SECOND))).toEqual([open, LEAD, SECOND]);
  });

  it('drops a caption that stands twice, line under line', () => {
    const caption = 'A guard stands at the crossing.';
    expect(texts(press('A title', LEAD, `${caption}\n${caption}`, SECOND))).toEqual([LEAD, SECOND]);
  });

  it('keeps short lines that come again', () => {
    expect(texts(press('A title', LEAD, '* * *', SECOND, '* * *', THIRD))).toEqual([
      LEAD,
      '* * *',
      SECOND,
      '* * *',
      THIRD,
    ]);
  });
});

describe('boilerplate after the article', () => {
  it('is cut with its heading where only teaser-like lines follow', () => {
    const document = press(
      'A title',
      LEAD,
      SECOND,
      'More from The Daily Example',
      'A headline about something',
      'Its deck.',
    );
    expect(texts(document)).toEqual([LEAD, SECOND]);
    expect(document.outlet).toBe('The Daily Example');
  });

  it('is not cut where paragraphs of a text follow the heading', () => {
    const long = `${LEAD} ${SECOND} ${THIRD}`;
    expect(texts(press('A title', LEAD, 'Related', long))).toEqual([LEAD, 'Related', long]);
    expect(texts(press('A report', LEAD, 'Comments', SECOND))).toEqual([LEAD, 'Comments', SECOND]);
  });
});

describe('bylines and author notes', () => {
  it.each([
    ['By Jane Roe', ['Jane Roe'], undefined],
    ['By Jane Roe and John van Doe', ['Jane Roe', 'John van Doe'], undefined],
    ['By Jane Roe, Daily Example Staff', ['Jane Roe'], 'Daily Example'],
    ['By Jane Roe, a reporter at The Example.', ['Jane Roe'], 'The Example'],
    ['By Jane Roe | March 3, 2010', ['Jane Roe'], undefined],
    ['March 3, 2010 7:45 am PST by Jane Roe', ['Jane Roe'], undefined],
    ['By , a former editor at Example Weekly.', [], 'Example Weekly'],
  ])('reads %j', (line, authors, outlet) => {
    const document = press('A title', line, LEAD, SECOND);
    expect([document.authors, document.outlet]).toEqual([authors, outlet]);
    expect(texts(document)).toEqual([LEAD, SECOND]);
  });

  it.each([
    'By Monday, the road was open again and the first trucks had come through.',
    'By Christmas Eve, the village was empty.',
    'By and large, nothing changed.',
  ])('leaves the sentence %j alone', (sentence) => {
    expect(texts(press('A title', sentence, LEAD))).toEqual([sentence, LEAD]);
  });

  it('takes a note at the end for the author where nobody else is named so', () => {
    const document = press('A title', LEAD, SECOND, 'Jane Roe is a senior writer for Example Weekly.');
    expect([document.authors, document.outlet, texts(document)]).toEqual([
      ['Jane Roe'],
      'Example Weekly',
      [LEAD, SECOND],
    ]);
  });

  it('keeps a last paragraph about a person of the text', () => {
    const last = 'Jane Roe was a reporter when the wall fell.';
    expect(texts(press('A title', 'It was Roe who saw it first, from the window of the hotel.', LEAD, last))).toContain(
      last,
    );
  });
});

describe('stated dates', () => {
  it.each([
    ['Published March 3, 2010', '2010-03-03', 'day'],
    ['By Jane Roe | March 3, 2010', '2010-03-03', 'day'],
    ['3 March 2010', '2010-03-03', 'day'],
    ['2010-03-03', '2010-03-03', 'day'],
    ['Wednesday, Nov. 20th, 2019, 4:29 a.m. ET', '2019-11-20', 'day'],
    ['Published: Nov 19, 2019 | Updated: Nov 21, 2019', '2019-11-19', 'day'],
    ['13/03/2010', '2010-03-13', 'day'],
    ['March 2010', '2010-03', 'month'],
  ])('reads %j', (line, edtf, precision) => {
    const document = press('A title', line, LEAD, SECOND);
    expect(document.date).toEqual({ edtf, precision, basis: 'stated' });
    expect(texts(document)).toEqual([LEAD, SECOND]);
  });

  it('reads the dateline of an agency', () => {
    expect(press('A title', `MINSK, March 3, 2010 (Example) — ${LEAD}`).date.edtf).toBe('2010-03-03');
  });

  it.each(['03/04/2010', 'February 30, 2010', 'Wednesday', 'Today', 'It opened on March 3, 2010.'])(
    'has no date for %j',
    (line) => {
      expect(press('A title', line, LEAD).date.basis).toBe('unknown');
    },
  );
});
