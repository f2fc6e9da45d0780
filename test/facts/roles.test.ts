import { describe, expect, it } from 'vitest';
import { fold } from '../../src/citation.ts';
import { peopleOf } from '../../src/facts/people.ts';
import { rolesOf } from '../../src/facts/roles.ts';
import { makeDocument } from './document-maker.ts';

const cable = makeDocument({
  kind: 'cable',
  from: 'AMEMBASSY MINSK',
  source: [
    'Classified By: Deputy Assistant Secretary David J. Kramer,  ',
    'for reasons 1.4(b) and (d)',
    '',
    'Kozlov Explains the Kremlin',
    '',
    '1.(C) DAS David Kramer met Belarusian Ambassador Mikhail',
    'Khvostov and hardliner Viktor Sheiman.',
    '',
    'STATE 00130159 002 OF 002',
    '',
    'Kramer told Khvostov that the recently convicted Andrey Klimov should be free. DAS David Kramer smiled.',
    '',
    'Sheryl P. Walter Declassified/Released US Department of State EO Systematic Review 20 Mar 2014',
    '',
    'RICE',
  ].join('\n'),
  paragraphs: [
    [
      'DAS David Kramer met Belarusian Ambassador Mikhail',
      'Khvostov and hardliner Viktor Sheiman.',
      'Kramer told Khvostov that the recently convicted Andrey Klimov should be free. DAS David Kramer smiled.',
    ],
  ],
  classifiedBy: {
    text: 'Classified By: Deputy Assistant Secretary David J. Kramer,  \nfor reasons 1.4(b) and (d)',
    name: 'David J. Kramer',
    title: 'Deputy Assistant Secretary',
  },
  signers: ['RICE'],
});

const article = makeDocument({
  source: [
    'Former Assistant Secretary of State David Kramer criticised Belarusian dictator Alexander Lukashenko.',
    'Kramer knows Lukashenko.',
    'Joshua Keating was an associate editor at Foreign Policy. Twitter: @someone',
  ].join('\n\n'),
  paragraphs: [
    ['Former Assistant Secretary of State David Kramer criticised Belarusian dictator Alexander Lukashenko.'],
    ['Kramer knows Lukashenko.'],
  ],
  outlet: 'Foreign Policy',
  authors: ['Joshua Keating'],
});

const rolesIn = (document: typeof cable): string[] =>
  rolesOf(document, peopleOf(document)).map(
    (role) => `${role.name}: ${role.title}${role.judgement === undefined ? '' : ` (${role.judgement})`}`,
  );

describe('peopleOf', () => {
  it('knows a person by the commonest form with a given name, classifier and bare surnames included', () => {
    const kramer = peopleOf(cable).filter((mention) => mention.name === 'David Kramer');
    expect(kramer.map((mention) => mention.text)).toEqual([
      'David J. Kramer',
      'David Kramer',
      'Kramer',
      'David Kramer',
    ]);
    expect(kramer.map((mention) => mention.citation.paragraph)).toEqual([undefined, 0, 0, 0]);
  });

  it('knows a person by the form with a given name, however often the family name of several words stands alone', () => {
    const text = 'De Gaulle left. Charles de Gaulle came. They saw that de Gaulle spoke.';
    const names = peopleOf(makeDocument({ source: text, paragraphs: [[text]] })).map((mention) => mention.name);
    expect([...new Set(names)]).toEqual(['Charles de Gaulle']);
  });

  it('names nobody from headings and release stamps, and the signer as printed in title case', () => {
    const names = [...new Set(peopleOf(cable).map((mention) => mention.name))];
    expect(names).toEqual(['David Kramer', 'Mikhail Khvostov', 'Viktor Sheiman', 'Andrey Klimov', 'Rice']);
    expect(peopleOf(cable).at(-1)).toMatchObject({ text: 'RICE', rule: 'signature' });
  });

  it('quotes each mention as a slice of the source, over wrapped lines too', () => {
    for (const document of [cable, article]) {
      for (const { text, citation } of peopleOf(document)) {
        expect(citation.quote).toBe(text);
        expect(fold(document.source.text.slice(citation.start, citation.end))).toBe(citation.quote);
      }
    }
  });

  it('reads names with hyphens and other marks in headers', () => {
    const text = 'Classified By: Charge Anna-Lena Müller-Hofstede/Roe, reason 1.4(b)';
    const document = makeDocument({
      kind: 'cable',
      source: `${text}\n\nJean-Luc d’Arcy (Paris) wrote.`,
      paragraphs: [['Jean-Luc d’Arcy (Paris) wrote.']],
      classifiedBy: { text, name: 'Anna-Lena Müller-Hofstede/Roe', title: 'Charge' },
    });
    expect(peopleOf(document)[0]?.citation.quote).toBe('Anna-Lena Müller-Hofstede/Roe');
  });

  it('counts the author as a person of the document', () => {
    expect(peopleOf(article).at(-1)).toMatchObject({ name: 'Joshua Keating', rule: 'author' });
  });

  it('finds nobody in a document without paragraphs', () => {
    expect(peopleOf(makeDocument({ source: 'Kramer', paragraphs: [] }))).toEqual([]);
  });
});

describe('rolesOf', () => {
  it('joins an abbreviation to the office that the header spells out, and keeps the exact words in the citation', () => {
    const quotes = rolesOf(cable, peopleOf(cable))
      .filter((role) => role.title === 'Deputy Assistant Secretary')
      .map((role) => role.citation.quote);
    expect(quotes).toEqual(['Deputy Assistant Secretary David J. Kramer', 'DAS David Kramer', 'DAS David Kramer']);
  });

  it('keeps the words that take an office back', () => {
    const text =
      'Self-styled president Sergei Bagapsh met de facto president Roberto Micheletti and alleged spy Anna Chapman. ' +
      'Police jailed General Hugo Perez.';
    expect(rolesIn(makeDocument({ source: text, paragraphs: [[text]], outlet: 'The Courier' }))).toEqual([
      'Sergei Bagapsh: Self-styled president (The Courier)',
      'Roberto Micheletti: de facto president',
      'Anna Chapman: alleged spy',
      'Hugo Perez: General',
    ]);
  });

  it('says whose somebody is, and nothing where the words do not', () => {
    const text = "Gulnara Karimova, the president's daughter, met Bashir Gemayel and his son Amin Gemayel.";
    expect(rolesIn(makeDocument({ source: text, paragraphs: [[text]] }))).toEqual([
      "Gulnara Karimova: president's daughter",
    ]);
  });

  it('keeps the printed words of an office that the document spells out nowhere', () => {
    const text = 'DCM Angie Bryan met retired Lt. Gen. Talat Masood, Gen. Ashfaq Kiyani and Econoff John Doe.';
    const later =
      'General Ashfaq Kiyani left. CHIEF OF STATE GENERAL OSWALDO LOPEZ was with FENAGH PRESIDENT CESAR BATRES.';
    const document = makeDocument({ source: `${text}\n\n${later}`, paragraphs: [[text], [later]] });
    expect(rolesIn(document)).toEqual([
      'Angie Bryan: DCM',
      'Talat Masood: retired Lt. Gen.',
      'Ashfaq Kiyani: General',
      'John Doe: Econoff',
      'Ashfaq Kiyani: General',
      'Oswaldo Lopez: Chief of State General',
      'Cesar Batres: FENAGH President',
    ]);
  });

  it('tells what the cable states, and whose judgement a judgement is', () => {
    expect(rolesIn(cable)).toEqual([
      'David Kramer: Deputy Assistant Secretary',
      'David Kramer: Deputy Assistant Secretary',
      'Mikhail Khvostov: Belarusian Ambassador',
      'Viktor Sheiman: hardliner (AMEMBASSY MINSK)',
      'Andrey Klimov: recently convicted',
      'David Kramer: Deputy Assistant Secretary',
    ]);
  });

  it('tells what the article states and what its note says of the author', () => {
    expect(rolesIn(article)).toEqual([
      'Joshua Keating: associate editor at Foreign Policy',
      'David Kramer: former Assistant Secretary of State',
      'Alexander Lukashenko: Belarusian dictator (Foreign Policy)',
    ]);
  });

  it('keeps silent about people who are not among the mentions', () => {
    const without = peopleOf(article).filter((mention) => mention.name !== 'Alexander Lukashenko');
    expect(rolesOf(article, without).map((role) => role.name)).not.toContain('Alexander Lukashenko');
  });
});

describe('a role beside a name', () => {
  const titles = (text: string) => {
    const document = makeDocument({ source: text, paragraphs: [[text]] });
    return rolesOf(document, peopleOf(document)).map(({ name, title }) => `${name}: ${title}`);
  };
  const cases: readonly (readonly [text: string, ...titles: string[]])[] = [
    ['According to Edi Rama, the Interior Minister, Bujar Nishani, had promised him.'],
    ['Edi Rama, the Prime Minister, said so.', 'Edi Rama: Prime Minister'],
    ['Edi Rama, the Prime Minister, Bujar Nishani, and others came.', 'Edi Rama: Prime Minister'],
    ['The former Deputy Foreign Minister, Pavel Sidorov, met them.', 'Pavel Sidorov: former Deputy Foreign Minister'],
    ['He wrote to the acting Governor, Maria Petrova.', 'Maria Petrova: acting Governor'],
    ['Its Assistant Secretary of State, Ruth Stone, agreed.', 'Ruth Stone: Assistant Secretary of State'],
    ['The President, Henry Stone, and General Ruth Marin attended.', 'Ruth Marin: General'],
    ['The President, Henry Stone, Ruth Marin, and others came.'],
    ['They saw the Minister, the Ambassador, Ruth Stone.'],
    ['Brazil expects to host President Giorgio Napolitano.', 'Giorgio Napolitano: President'],
    ['Council of Ministers President Silvio Berlusconi left.', 'Silvio Berlusconi: Council of Ministers President'],
    ['Council of Europe Secretary General Terry Davis left.', 'Terry Davis: Council of Europe Secretary General'],
    ["Charge d'Affaires Stephen A. Cristina left.", "Stephen A. Cristina: Charge d'Affaires"],
  ];
  for (const [text, ...expected] of cases)
    it(`reads ${expected.join(', ') || 'none'} in "${text}"`, () => expect(titles(text)).toEqual(expected));
});
