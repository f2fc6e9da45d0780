import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, spansOf } from '../../src/citation.ts';
import type { Document, DocumentId, Paragraph } from '../../src/document.ts';
import { dayBounds } from '../../src/edtf.ts';
import { eventsOf } from '../../src/facts/events.ts';

/** A cable or article whose paragraphs are the blocks of `text` that `isParagraph` takes. */
function documentOf(
  text: string,
  date: string | undefined,
  isParagraph: (block: string) => boolean = () => true,
): Document {
  const paragraphs: Paragraph[] = [];
  let start = 0;
  for (const block of text.split(/(?<=\n\n)/u)) {
    const mark = /^\s*\d+\.\(C\) /u.exec(block)?.[0].length ?? 0;
    const spans = spansOf(text, [{ start: start + mark, end: start + block.length }]);
    if (spans.text !== '' && isParagraph(block)) {
      const index = paragraphs.length;
      paragraphs.push({ index, label: String(index + 1), mark: 'C', heading: undefined, ...spans });
    }
    start += block.length;
  }
  return {
    id: 'made-up' as DocumentId,
    format: 'article',
    kind: 'article',
    title: 'Made up',
    date: {
      edtf: date,
      precision: date === undefined ? 'unknown' : 'day',
      basis: date === undefined ? 'unknown' : 'header',
    },
    paragraphs,
    headings: [],
    references: [],
    authors: [],
    authorsAt: [],
    signersAt: [],
    warnings: [],
    source: { name: 'made-up.txt', sha256: '', text },
  };
}

const told = (text: string, date: string | undefined = '2007-09-17') =>
  eventsOf(documentOf(text, date)).map((event) => [event.date.edtf, event.status, event.text]);

const seed = (name: string) => readFileSync(new URL(`../../seeds/${name}`, import.meta.url), 'utf8');

describe('the cable of the seeds', () => {
  const text = seed('000_a3f0bff099e31b92.txt');
  const events = eventsOf(documentOf(text, '2007-09-17', (block) => /^\d\.\(C\)/u.test(block)));
  const expected: readonly [edtf: string, status: string, words: string][] = [
    ['2007-09-12', 'stated', 'In a September 12 meeting with DAS David Kramer, the Belarusian Ambassador hinted'],
    ['2007-10', 'planned', 'a General Amnesty in early October would include some political prisoners'],
    ['2007-04', 'stated', "Kramer's April visit to Minsk"],
    ['2007-10-02', 'planned', 'when it reconvenes on October 2'],
    ['2007-09-07', 'stated', 'Aleksandr Lukashenka submitted the amnesty proposal to parliament on September 7'],
    ['2007-06-28', 'stated', 'the two of them last met on June 28'],
    ['1996', 'stated', 'Lukashenka disbanded his parliament in 1996'],
  ];
  for (const [edtf, status, words] of expected) {
    it(`tells ${edtf}: ${words}`, () => {
      const found = events.filter((event) => event.date.edtf === edtf && event.text.startsWith(words));
      expect(found.map((event) => event.status)).toContain(status);
    });
  }

  it('tells nothing else, least of all its declassification', () => {
    const dates = new Set(events.map(({ date }) => date.edtf));
    expect([...dates].filter((date) => !expected.some(([edtf]) => edtf === date))).toEqual([]);
  });
});

describe('the article of the seeds', () => {
  it('tells of an April whose year nobody knows', () => {
    const text = seed('002_6a6b67eeadef4280.txt');
    const events = eventsOf(
      documentOf(text, undefined, (block) => block.startsWith('Back in April') && !block.includes('With')),
    );
    expect(events[0]).toMatchObject({
      date: { edtf: 'XXXX-04', precision: 'month', basis: 'unresolved' },
      status: 'stated',
      text: 'Back in April, former Assistant Secretary of State David Kramer cowrote a piece for FP with Belarusian dissident Irina Krasovskaya',
    });
  });
});

describe('the status of an event', () => {
  it('is planned when its date lies after the document’s', () => {
    expect(told('The fair opens on October 30.')[0]?.[1]).toBe('planned');
    expect(told('Elections are scheduled for December 2.')).toEqual([
      ['2007-12-02', 'planned', 'Elections are scheduled for December 2'],
    ]);
  });

  it('is planned when somebody only said that it would be', () => {
    expect(told('The minister promised that the camp would close by May 3, 2006.')[0]?.[1]).toBe('planned');
  });

  it('is alleged when somebody claims it', () => {
    expect(told('Khvostov claimed that police raided the office on August 3.')[0]?.[1]).toBe('alleged');
    expect(told('Three men allegedly crossed the border on August 3.')[0]?.[1]).toBe('alleged');
  });

  it('is cancelled when it did not take place', () => {
    expect(told('The visit on August 3 was called off.')[0]?.[1]).toBe('cancelled');
  });

  it('is stated when the words of the date lie behind, whatever is wanted of it now', () => {
    expect(told('They will not commit themselves to the program agreed to at the summit last May.')[0]?.[1]).toBe(
      'stated',
    );
    expect(told('I wanted to return to my conversation of August 12 with him.')[0]?.[1]).toBe('stated');
  });

  it('is habitual when it comes again and again', () => {
    expect(told('The opposition used to march on 25 March.')[0]?.[1]).toBe('habitual');
  });
});

describe('the words of an event', () => {
  it('leave out who reports it, and what comes after', () => {
    expect(told('Kramer noted that the USG had widened the list in August, as promised, and would soon act.')).toEqual([
      ['2007-08', 'stated', 'the USG had widened the list in August'],
    ]);
  });

  it('are no more than two hundred units, whole words, around the date', () => {
    const long = `The delegation ${'of the very large and old party '.repeat(12)}left on August 3 for ${'a place far away '.repeat(20)}.`;
    const [event] = eventsOf(documentOf(long, '2007-09-17'));
    expect(event?.text.length).toBeLessThanOrEqual(200);
    expect(event?.text).toContain('August 3');
    expect(long).toMatch(new RegExp(`(?:^|\\s)${event?.text ?? 'nothing'}(?:\\s|$)`, 'u'));
  });

  it('know the full stop of an abbreviation', () => {
    expect(told('The envoy met Gen. A. Smith of the U.S. Army in Minsk on Aug. 3. Rain fell.')).toEqual([
      ['2007-08-03', 'stated', 'The envoy met Gen. A. Smith of the U.S. Army in Minsk on Aug. 3'],
    ]);
  });
});

describe('the time of an event', () => {
  it('is one stretch where two dates beside each other are told of one event', () => {
    expect(told('The sessions in April and May will be difficult.', '2007-01-05')[0]?.[0]).toBe('2007-04/2007-05');
    expect(told('Talks were held on May 3 and 4 in Minsk.', '2007-06-05')[0]?.[0]).toBe('2007-05-03/2007-05-04');
    expect(told('He met Ruto in both 1960 and 1961.').map(([date]) => date)).toEqual(['1960', '1961']);
  });

  it('is of the year that only the second of two months states', () => {
    expect(told('This was discussed in my conversations in February and March last year.')[0]?.[0]).toBe(
      '2006-02/2006-03',
    );
  });

  it('runs from its beginning until the document where it has gone on since', () => {
    expect(told('The group has undertaken four raids since May.')[0]?.[0]).toBe('2007-05/2007-09');
    expect(told('Both of them last met on June 28.')[0]?.[0]).toBe('2007-06-28');
  });

  it('lies ahead where something is still to be done then', () => {
    expect(told('He suggested a meeting in January when he will return to the UN.')[0]?.slice(0, 2)).toEqual([
      '2008-01',
      'planned',
    ]);
  });

  it('is the day of the telegram that reported it', () => {
    expect(told('In telegram 1401 from Moscow, September 14, the Embassy reported that Beam had left.')[0]?.[0]).toBe(
      '2007-09-14',
    );
  });
});

describe('no event', () => {
  for (const text of [
    'E.O. 12958: DECL: 09/17/2017',
    'Washington, January 27, 1969.',
    'Your message of January 31 has been studied carefully.',
    'He spoke only of the October 28 document.',
    'Source: National Archives, Nixon Materials, Box 12, January 5, 1969, sent by pouch.',
    'REF: MINSK 352, sent on August 3, 2007',
    'Relations have been poor since 1996.',
    'The FY 2008 budget was approved.',
    'These views are still valid as of today.',
    'The border would be the pre-1967 border.',
    'Compared with the 1950s, the outlook seems more complicated.',
    'We have commented on every point of the Soviet response of December 23.',
    'Attached but not printed is telegram 80620 to Moscow, May 21.',
    'They demand a return to June 5 lines.',
    'He recalled the Geneva Agreements of 1962.',
    'The communiqué called for the implementation of Resolution 355 (1974).',
    'They decided to boycott the Olympic winter games.',
    'The area was populated by Greeks prior to 1974.',
    'The members would meet in the next day or two.',
    'The minutes are printed in Foreign Relations, 1969–1976, volume XXXII.',
    'The full record is scheduled for publication in Foreign Relations, 1969–1976, volume E–11.',
    'He kept it among the files of his visit (Box 12, Travels, 1973 [1 of 3]).',
  ])
    it(`is told by "${text}"`, () => expect(told(text)).toEqual([]));

  it('is told by a date inside a reference of the document', () => {
    const document = documentOf('They leaned on the Minsk telegram that was sent on August 3, 2007.', '2007-09-17');
    const reference = { text: 'telegram', kind: 'other', start: 20, end: document.source.text.length } as const;
    expect(eventsOf({ ...document, references: [reference] })).toEqual([]);
  });
});

describe('every event', () => {
  const words = fc.constantFrom(
    ...'He said that parliament met on May 3 , 1996 2007 in (Note: ) when it will reconvene October 2 after the U.S. left ; -- “quoted ” and\nthen April visit to Minsk . He claimed'.split(
      ' ',
    ),
  );
  const blocks = fc.array(
    fc.array(words, { minLength: 1, maxLength: 40 }).map((parts) => parts.join(' ')),
    { minLength: 1, maxLength: 4 },
  );

  it('quotes its paragraph verbatim, and is planned when it lies ahead', () => {
    fc.assert(
      fc.property(blocks, (given) => {
        const document = documentOf(given.join('\n\n'), '2007-09-17');
        for (const { text, citation, date, status } of eventsOf(document)) {
          expect(text).toBe(citation.quote);
          expect(fold(document.source.text.slice(citation.start, citation.end))).toBe(citation.quote);
          expect(document.paragraphs[citation.paragraph ?? -1]?.text).toContain(text);
          expect(text.length).toBeLessThanOrEqual(200);
          const ahead = (dayBounds(date.edtf)?.first ?? 0) > (dayBounds('2007-09-17')?.last ?? 0);
          if (ahead) expect(['planned', 'cancelled', 'habitual']).toContain(status);
        }
      }),
      { numRuns: 300 },
    );
  });
});
