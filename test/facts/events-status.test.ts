import { describe, expect, it } from 'vitest';
import { eventsOf } from '../../src/facts/events.ts';
import { makeDocument } from './document-maker.ts';

type Told = readonly (readonly [edtf: string, status: string, text: string])[];

/** The events of one paragraph, of a cable of 4 June 2008; `pieces` are what page markers leave of it. */
function told(pieces: readonly string[], written: string | undefined = '2008-06-04'): Told {
  const document = makeDocument({ source: pieces.join('\n\nNAIROBI 00001147 003 OF 003\n\n'), paragraphs: [pieces] });
  const date = { edtf: written, precision: 'day', basis: 'header' } as const;
  return eventsOf({ ...document, date }).map((event) => [event.date.edtf, event.status, event.text]);
}
const statusOf = (text: string) => told([text])[0]?.[1];

describe('an event is stated when the verb beside its date says that it happened', () => {
  for (const text of [
    'Kibaki said he went to Mombasa on May 2.',
    'Ruto told the Ambassador that he had travelled to Eldoret on May 10.',
    'Elsa said her husband had been moved to another prison in February.',
    'Bilgin told Econoffs June 3 that the sale will be completed by November 15.',
    'Kenyatta said he had agreed on May 12 to resign.',
    'On May 3 the Minister promised to resign.',
    'The talks planned for May 9 took place in Nairobi.',
    'He failed to appear before the committee on May 28.',
    'Parliament could not meet on May 28.',
  ])
    it(`"${text}"`, () => expect(statusOf(text)).toBe('stated'));
});

describe('an event is planned when the verb beside its date only foretells it', () => {
  for (const text of [
    'Araoz said Pizango was planning a strike in mid-May 2008.',
    'Kibaki promised to visit Mombasa on May 20.',
    'He agreed to release the men by May 12.',
    'Ruto said he would travel to Eldoret on May 10.',
    'The visit was postponed from May 9 to June 20.',
    'The trial opens on Monday.',
    'Qirbi travels to New York September 20.',
  ])
    it(`"${text}"`, () => expect(statusOf(text)).toBe('planned'));

  it('in an undated text too', () => {
    expect(told(['He expects the Board to take up the review in early October.'], undefined)[0]?.[1]).toBe('planned');
  });
});

describe('a clause with a date of its own', () => {
  it('ends at its comma, and leaves the sentence to the other date', () => {
    expect(told(['President Kibaki, elected in December 2002, met Ruto on April 3.'])).toEqual([
      ['2002-12', 'stated', 'President Kibaki, elected in December 2002'],
      ['2008-04-03', 'stated', 'President Kibaki, elected in December 2002, met Ruto on April 3'],
    ]);
    expect(told(['The Ambassador met with Ruto, who took office in May 2007, and Kenyatta.'])[0]).toEqual([
      '2007-05',
      'stated',
      'Ruto, who took office in May 2007',
    ]);
  });

  it('ends with its sentence', () => {
    expect(told(['Police killed 12 on 31 May. Mr. Smith of the Times interviewed Lee Kuan Yew.'])).toEqual([
      ['2008-05-31', 'stated', 'Police killed 12 on 31 May'],
    ]);
  });

  it('is no event where a page marker took its subject or its verb', () => {
    expect(told(['Annan had agreed to return to', 'Nairobi by the end of August.'])).toEqual([]);
    expect(told(['PRIME MINISTER AMATO', 'WILL VISIT LONDON ON JUNE 11. HE IS GLAD.'])).toEqual([]);
  });

  it('is no event where it only names an agreement by its date', () => {
    expect(told(['The Ambassador urged Odinga to implement the February 28, 2008 accord.'])).toEqual([]);
  });
});

describe('a telegram in capitals', () => {
  it('tells its events like any other text', () => {
    const text =
      'FOREIGN MINISTER COLOMBO TOLD THE CHARGE JUNE 2 THAT ITALY WOULD SUPPORT THE AIRDROP WHICH BEGAN MAY 28. TUDJMAN HAD WRITTEN TO AMATO ON MAY 22. PRESIDENT LOPEZ ADDRESSED NATION MAY 10. LARDIZABAL HAD RESIGNED ON MAY 8. THE TALKS BEGIN MONDAY.';
    expect(told([text])).toEqual([
      ['2008-06-02', 'stated', text.slice(0, text.indexOf('. TUDJMAN'))],
      ['2008-05-28', 'stated', 'THE AIRDROP WHICH BEGAN MAY 28'],
      ['2008-05-22', 'stated', 'TUDJMAN HAD WRITTEN TO AMATO ON MAY 22'],
      ['2008-05-10', 'stated', 'PRESIDENT LOPEZ ADDRESSED NATION MAY 10'],
      ['2008-05-08', 'stated', 'LARDIZABAL HAD RESIGNED ON MAY 8'],
      ['2008-06-09', 'planned', 'THE TALKS BEGIN MONDAY'],
    ]);
  });
});

describe('the date of the document', () => {
  it('gives its year to every date that has none, whatever its background', () => {
    const text =
      'Bilgin, who took office in October 2003, said that Canakci had signed the protocol on May 27. Kibaki, elected in December 2002, met Ruto on April 3. Wako denied it on May 28. Ruto leaves for London Friday. The minister arrives July 4.';
    expect(told([text]).map(([edtf]) => edtf)).toEqual([
      '2003-10',
      '2008-05-27',
      '2002-12',
      '2008-04-03',
      '2008-05-28',
      '2008-06-06',
      '2008-07-04',
    ]);
  });
});

describe('an event that its sentence takes back or only tells by hearsay', () => {
  const cases: readonly (readonly [written: string, status: string | undefined, text: string])[] = [
    ['2011-08-23', 'cancelled', 'A hearing set for Aug. 18 was postponed.'],
    ['2011-08-23', 'cancelled', 'His visit to Lima, scheduled for July 15, was called off.'],
    ['2011-08-23', 'cancelled', 'Her earlier trip, planned for May 15, did not take place.'],
    ['2009-06-04', 'stated', 'Basha said he had spoken to her two weeks ago and that a visit had been cancelled.'],
    ['2011-08-23', 'alleged', 'Hinzpeter allegedly ordered police to clear the Alameda on Aug. 4.'],
    ['2011-08-23', 'stated', 'He ordered police to clear the square on Aug. 4.'],
    ['2009-04-09', undefined, 'Nano was not arrested on February 2.'],
    ['2009-04-09', 'stated', 'Nano was not arrested until February 2.'],
    ['2009-04-09', 'alleged', 'Nano denied that he had met Rama on February 3.'],
    ['2009-04-09', 'alleged', 'Nano was said to have met Rama in December 2008.'],
    ['2009-04-09', undefined, 'Nano never left Tirana in 2003.'],
    ['2009-04-09', undefined, 'The delegation did not arrive on February 2.'],
    ['2009-04-09', 'stated', 'They did not meet again until February 2.'],
    ['2009-04-09', undefined, 'No strike took place on February 2.'],
    ['2009-04-09', undefined, 'On February 2 nobody came.'],
    ['2009-04-09', undefined, 'The council would have met on March 15 had Rama not fallen ill.'],
    ['2009-04-09', undefined, 'Fire would have destroyed the town in 1950 if not for the rain.'],
    ['2009-04-09', undefined, 'Was he in Tirana on February 2?'],
    ['2009-04-09', undefined, 'She asked whether they met on February 2.'],
    ['2009-04-09', undefined, 'The unions march every May 1.'],
    ['2009-04-09', 'cancelled', 'He had planned to meet him on April 6, but the meeting was cancelled.'],
    ['2009-04-09', 'cancelled', 'The meeting planned for April 4 was held a day later.'],
    ['2009-04-09', 'cancelled', 'The trial, originally due to open on April 1, had been put back.'],
    ['2009-04-09', 'cancelled', 'Rama has cancelled his visit to Skopje, planned for April 14.'],
    ['2009-04-09', 'stated', 'Rama called off his visit to Skopje on Monday.'],
    ['2009-04-09', 'planned', 'The trial was moved to June.'],
    ['2009-04-09', 'alleged', 'Nano may have met Rama on April 2.'],
    ['2009-04-09', undefined, 'It is not true that Nano left on April 2.'],
    ['2009-04-09', undefined, 'Had he arrived on April 2, he would be alive.'],
    ['2009-04-09', undefined, 'If he had arrived on April 2, he would be alive.'],
    ['2009-04-09', 'stated', 'He had arrived on April 2 and said that she would follow.'],
    ['2009-04-09', undefined, 'They should have met on April 2.'],
    ['2009-04-09', undefined, 'Nano was wrongly reported to have died on April 2.'],
    ['2009-04-09', undefined, 'Reports of a coup on April 2 were false.'],
    ['2009-04-09', 'cancelled', 'Police foiled an attack planned for April 2.'],
    ['2009-04-09', 'cancelled', 'The trip scheduled for April 20 has been brought forward.'],
    ['2009-04-09', 'alleged', 'There were reports that Nano had fled on April 7.'],
    ['2009-04-09', 'habitual', 'Nano would often meet dissidents in 2003.'],
    ['2009-04-09', undefined, 'Talks were held in Skopje. Two days later, Rama flew home.'],
  ];
  for (const [written, status, text] of cases)
    it(`is ${status ?? 'left out'}: "${text}"`, () => expect(told([text], written)[0]?.[1]).toBe(status));
});

describe('what somebody bound himself to', () => {
  it('is planned by its date, and stated on the day that he did', () => {
    const text = 'Sánchez promised in 2004 to open the bridge by 2006.';
    expect(told([text]).map(([edtf, status]) => [edtf, status])).toEqual([
      ['2004', 'stated'],
      ['2006', 'planned'],
    ]);
  });
});

describe('the words of an event in a report', () => {
  it('begin behind its dateline', () => {
    const text =
      "BERLIN, 4 June 2008 — Guido Wester, Germany's minister, called off his trip on Monday, a day after talks.";
    expect(told([text])).toEqual([
      ['2008-06-02', 'stated', "Guido Wester, Germany's minister, called off his trip on Monday"],
    ]);
    expect(told(['Washington, June 3 (AP) - Smith met Brown on June 2.'])).toEqual([
      ['2008-06-02', 'stated', 'Smith met Brown on June 2'],
    ]);
  });

  it('keep everybody of a list who took part', () => {
    expect(told(['Hilton, Peele, and Clinton visited Chad on May 3, and Green left.'])).toEqual([
      ['2008-05-03', 'stated', 'Hilton, Peele, and Clinton visited Chad on May 3'],
    ]);
  });
});

describe('a date that only accompanies what is told', () => {
  it('is no event where the day itself follows', () => {
    const days = (text: string) => told([text]).map(([edtf]) => edtf);
    expect(days('Three weeks earlier, on May 14, police had detained Boboyev.')).toEqual(['2008-05-14']);
    expect(days('Boboyev was detained yesterday, June 3, in Nairobi.')).toEqual(['2008-06-03']);
    expect(days('He left on Monday, and on June 3 she followed.')).toEqual(['2008-06-02', '2008-06-03']);
  });

  it('is no event where it names a page of a newspaper or one of several letters', () => {
    expect(told(['It was reported in “Greece Is Cool,” The Washington Post, January 18, 2008, p. A1.'])).toEqual([]);
    expect(told(['He has letters from Carter, dated May 1 and May 4.'])).toEqual([]);
  });

  it('is no event as a dateline', () => {
    expect(told(['SANTIAGO, Chile, Aug. 23, 2011 — Students marched through the capital.'], '2011-08-24')).toEqual([]);
  });

  it('is no second event as the weekday of the date before it', () => {
    const dates = told(['Rama met Nano on March 12, a Thursday, in Tirana.'], '2009-04-09').map(([edtf]) => edtf);
    expect(dates).toEqual(['2009-03-12']);
  });
});
