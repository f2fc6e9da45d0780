import { describe, expect, it } from 'vitest';
import { findDates } from '../../src/facts/dates.ts';

const values = (text: string, reference?: string) => findDates(text, { reference }).map((date) => date.edtf);

describe('a report with a date of its own', () => {
  const cases: readonly (readonly [reference: string, text: string, ...edtf: string[]])[] = [
    [
      '2004-09-03',
      'Bilgin, who took office in October 2003, said that Canakci had signed the protocol on August 27.',
      '2003-10',
      '2004-08-27',
    ],
    [
      '2009-06-04',
      'The arrest of his former aide in March 2006 still rankles. Martha Karua’s April 6 resignation surprised all.',
      '2006-03',
      '2009-04-06',
    ],
    ['2008-06-04', 'President Kibaki, elected in December 2002, met Ruto on April 3.', '2002-12', '2008-04-03'],
    ['2008-06-04', 'He urged them to keep the May 3, 2005 accord until June 1.', '2005-05-03', '2008-06-01'],
    ['2008-06-04', 'The bank was seized on July 3, 2003 and sold on August 5.', '2003-07-03', '2003-08-05'],
    ['2008-06-04', 'The bank was seized on July 3, 2003. Bilgin met us on June 2.', '2003-07-03', '2008-06-02'],
    [
      '1986-03-14',
      'President Aquino on March 12 named officers. Enrile told Poloff the same day that he agreed.',
      '1986-03-12',
      '1986-03-12',
    ],
    ['2009-04-09', 'A reply is needed by June 28.', '2009-06-28'],
    ['2009-04-09', 'Post wanted the list by June 28.', '2009-06-28'],
    ['2006-04-17', 'His party would boycott the polls unless the cabinet resigned by October 27.', '2006-10-27'],
    ['2006-04-17', 'The strike will go on until the wages are paid by June 3.', '2006-06-03'],
    ['2006-04-17', 'He asked if the cabinet had resigned by March 27.', '2006-03-27'],
    ['2009-01-09', 'Rama hopes for talks in December.', '2009-12'],
    ['2009-01-09', 'Rama’s calls for talks in December failed.', '2008-12'],
    ['2009-04-09', 'The court ordered the elections to be held on August 20.', '2009-08-20'],
    ['2011-08-23', 'He ordered police to clear the square on February 5.', '2011-02-05'],
  ];
  for (const [reference, text, ...edtf] of cases)
    it(`of ${reference} reads ${edtf.join(', ')} in "${text}"`, () => expect(values(text, reference)).toEqual(edtf));

  it('is no history because its background is old', () => {
    const text =
      'Bilgin, who took office in October 2003, met Kibaki, elected in December 2002, and Wako, appointed in May 1991. Annan, named in January 1997, came on April 3. The trial opens on Monday.';
    expect(values(text, '2008-06-04').slice(-2)).toEqual(['2008-04-03', '2008-06-09']);
  });

  it('is never read as a history where it is known to be a report', () => {
    const text =
      'In May 1940 it fell. On June 10, 1940 Italy came in. In October 1940 Greece. By March 1941 it was over. On June 2 the Minister told us so.';
    const last = (report: boolean) => findDates(text, { reference: '2008-06-04', report }).at(-1)?.edtf;
    expect([last(true), last(false)]).toEqual(['2008-06-02', '1941-06-02']);
  });
});

describe('an undated text', () => {
  const cases: readonly (readonly [text: string, ...edtf: string[]])[] = [
    ['Kusa complained in November 2009. Saif said in Tunis last year that he would go.', '2009-11', 'XXXX'],
    ['On May 3, 2009 it fell. Yesterday he left, and on Friday she did.', '2009-05-03', 'XXXX-XX-XX', 'XXXX-XX-XX'],
    ['Kiyani replaced Musharraf on May 3, 2009 and kept silent last November.', '2009-05-03', 'XXXX-11'],
    ['Bilgin, who took office in October 2003, said he had signed on August 27.', '2003-10', 'XXXX-08-27'],
    ['In 2005 the minister resigned. On May 3 the president spoke.', '2005', 'XXXX-05-03'],
    ['On December 24, 1979 they came. On January 5 they left.', '1979-12-24', '1980-01-05'],
    [
      'On December 24, 1979 they came. On March 2 they had met.\n\nOn May 5 it rained.',
      '1979-12-24',
      'XXXX-03-02',
      'XXXX-05-05',
    ],
    [
      'On May 24, 1979 they came. On May 2 they had met. Two days later it rained.',
      '1979-05-24',
      'XXXX-05-02',
      'XXXX-XX-XX',
    ],
  ];
  for (const [text, ...edtf] of cases)
    it(`has ${edtf.join(', ')} in "${text}"`, () => expect(values(text)).toEqual(edtf));
});

describe('the day of the week', () => {
  const cases: readonly (readonly [reference: string, text: string, edtf: string])[] = [
    ['2011-03-03', 'The trial opens on Monday.', '2011-03-07'],
    ['2008-06-04', 'Ruto leaves for London Friday.', '2008-06-06'],
    ['2008-06-04', 'Talks resume Thursday.', '2008-06-05'],
    ['2008-06-04', 'We ask for guidance by COB Friday.', '2008-06-06'],
    ['2008-06-04', 'On Monday Kibaki said he would resign.', '2008-06-02'],
    ['2008-06-04', 'Ruto told reporters Tuesday that the vote will be held.', '2008-06-03'],
    ['2008-06-04', 'THE TALKS BEGIN MONDAY.', '2008-06-09'],
  ];
  for (const [reference, text, edtf] of cases)
    it(`is ${edtf} in "${text}" of ${reference}`, () => expect(values(text, reference)).toEqual([edtf]));
});

describe('dates that are odd', () => {
  it('are none where no calendar has the day', () => {
    expect(values('31 February 2007; February 30, 2007; 29 February 2007; June 31', '2007-04-01')).toEqual([]);
  });

  it('name the week that holds a day', () => {
    expect(findDates('the week of March 8', { reference: '2007-04-01' })).toMatchObject([
      { edtf: '2007-03-05/2007-03-11', precision: 'week', text: 'the week of March 8' },
    ]);
  });

  it('are month first in numbers unless the text shows the other order', () => {
    expect(values('05/06/2007')).toEqual(['2007-05-06']);
    expect(values('05/06/2007, then 25/06/2007')).toEqual(['2007-06-05', '2007-06-25']);
    expect(values('05/06/2007, 25/06/2007 and 06/26/2007')).toEqual(['2007-05-06', '2007-06-25', '2007-06-26']);
  });

  it('leave the full stop to the sentence, but for a short month', () => {
    expect(findDates('He left on 31 May. Mr. Smith came on Dec. 5.').map(({ text }) => text)).toEqual([
      '31 May',
      'Dec. 5',
    ]);
  });
});
