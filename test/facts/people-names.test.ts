import { describe, expect, it } from 'vitest';
import { findPeople } from '../../src/facts/people.ts';

/** Text, and who is found in it as `name` or `role | name`, one entry a mention. */
type Golden = readonly (readonly [string, readonly string[]])[];

const sideBySide: Golden = [
  ['George Bush and George W. Bush spoke.', ['George Bush', 'George W. Bush']],
  ['John Smith, John A. Smith, and John B. Smith attended.', ['John Smith', 'John A. Smith', 'John B. Smith']],
  [
    'George W. Bush flew in. Later George Bush and President George W. Bush met. George W. Bush left.',
    ['George W. Bush', 'George Bush', 'President | George W. Bush', 'George W. Bush'],
  ],
  [
    'Ninoy Aquino died. His brother, Agapito "Butz" Aquino, criticized him. Aquino was buried.',
    ['Ninoy Aquino', 'Ninoy Aquino'],
  ],
  ['Robert F. Kennedy Jr. and Robert F. Kennedy were compared.', ['Robert F. Kennedy Jr.', 'Robert F. Kennedy']],
  ['Rose E. Gottemoeller went home. Rose Gottemoeller slept.', ['Rose E. Gottemoeller', 'Rose E. Gottemoeller']],
  ['John A. Taylor left. The next day John B. Taylor came.', ['John A. Taylor', 'John B. Taylor']],
  ['Raul Castro and Fidel Castro met. Then Castro spoke.', ['Raul Castro', 'Fidel Castro', 'Castro']],
];

const arabic: Golden = [
  ['Saif al-Islam Gaddafi said in Tunis.', ['Saif al-Islam Gaddafi']],
  [
    'Muammar Gaddafi relies on a nurse. Saif al-Islam Gaddafi said his father would go.',
    ['Muammar Gaddafi', 'Saif al-Islam Gaddafi'],
  ],
  ['Seif al-Islam al-Qadhafi met Poloff.', ['Seif al-Islam al-Qadhafi']],
  ['Saif al Islam Gaddafi said no.', ['Saif al Islam Gaddafi']],
  ['MbN answered that Aqeel al-Aqil has been under house arrest.', ['Aqeel al-Aqil']],
  [
    'Sheikh Abdulaziz bin Abdullah Al al-Shaykh, the Grand Mufti, will speak.',
    ['Grand Mufti | Abdulaziz bin Abdullah Al al-Shaykh'],
  ],
  [
    'Foreign Minister Abu Bakr al-Qirbi told us. Note: Qirbi travels to New York.',
    ['Foreign Minister | Abu Bakr al-Qirbi', 'Abu Bakr al-Qirbi'],
  ],
  ['He drove from Deir al-Zor to Ras al-Khaimah; Ansar al-Islam and Al-Qaeda denied it.', []],
  ['Muammar Gaddafi left. They saw young Freedom Gaddafi there.', ['Muammar Gaddafi']],
];

const particles: Golden = [
  [
    'Ursula von der Leyen came. Von der Leyen left. Then von der Leyen spoke.',
    ['Ursula von der Leyen', 'Ursula von der Leyen', 'Ursula von der Leyen'],
  ],
  ['Juan de la Cruz met Miguel de los Santos.', ['Juan de la Cruz', 'Miguel de los Santos']],
  ['Charles de Gaulle came. De Gaulle left.', ['Charles de Gaulle', 'Charles de Gaulle']],
  ['He took part in the Ley de la Reforma.', []],
];

/** Given names that mean something else too. */
const ambiguous: Golden = [
  ['Islam A. Karimov became secretary. Karimov won.', ['Islam A. Karimov', 'Islam A. Karimov']],
  ['Islam Karimov became secretary.', ['Islam Karimov']],
  ['Islam is a religion. The German Marshall Fund paid.', []],
  ['Colonel J. R. "Bob" Smith, Jr. came. Professor A. B. left.', ['Colonel | J. R. Smith Jr']],
];

const titled: Golden = [
  ["Guido Westerwelle, Germany's foreign minister, left.", ["Germany's foreign minister | Guido Westerwelle"]],
  ['"He did," said retired Lt. Gen. Talat Masood.', ['retired Lt. Gen. | Talat Masood']],
  [
    'Former Maj. Gen. Amos Yadlin met acting Gov. David Paterson.',
    ['Former Maj. Gen. | Amos Yadlin', 'acting Gov. | David Paterson'],
  ],
  ['Hamid Karzai told PolOff. King Abdullah issued a decree.', ['Hamid Karzai', 'King | Abdullah']],
  ['CHIEF OF STATE GENERAL OSWALDO LOPEZ ARELLANO SPOKE.', ['CHIEF OF STATE GENERAL | Oswaldo Lopez Arellano']],
  ['Secretary of State Condoleezza Rice said yes.', ['Secretary of State | Condoleezza Rice']],
  ['Condoleezza Rice said so. Julia Young denied it.', ['Condoleezza Rice', 'Julia Young']],
  ['FOREIGN MINISTER EMILIO COLOMBO TOLD THE CHARGE.', ['FOREIGN MINISTER | Emilio Colombo']],
  ['Governor Paris Glendening met Mayor Chad Wolf.', ['Governor | Paris Glendening', 'Mayor | Chad Wolf']],
  ['He told visiting AUSTR Everett Eissenstat December 4.', ['visiting AUSTR | Everett Eissenstat']],
  ['In March EXIM Everett Eissenstat came.', ['Everett Eissenstat']],
  ['IMF Resident Representative Odd Per Brekk was not told.', ['IMF Resident Representative | Odd Per Brekk']],
  ['Treasury U/S Stuart Levey called.', ['Treasury U/S | Stuart Levey']],
  [
    'Assistant to the President for National Security Affairs Henry Kissinger left.',
    ['Assistant to the President for National Security Affairs | Henry Kissinger'],
  ],
  ['In London King George slept.', ['King | George']],
];

const others: Golden = [
  ['Santa Cruz and San Martin governors were opposed.', []],
  ['Jose de San Martin rode.', ['Jose de San Martin']],
  ['Robert Bosch GmbH and Johnson & Johnson announced it.', []],
  ['Hugo Boss AG, Karl Lagerfeld S.A., Peter Kiewit and Sons, John Deere, Inc., Luigi Ferrari S.p.A. left.', []],
  ['Edip Safder Gaydali allegedly received money.', ['Edip Safder Gaydali']],
  ['Ban Ki-moon left.', ['Ban Ki-moon']],
  ['BAN KI-MOON LEFT NEW YORK.', ['Ban Ki-moon']],
  [
    'Ruto told us. Bilgin, who left, said that Canakci had signed. Wako denied it.',
    ['Ruto', 'Bilgin', 'Canakci', 'Wako'],
  ],
  ['Parliament said no. Moscow denied it. Villagers said so. Petroperu told us. We’ve said this.', []],
];

const capitals: Golden = [
  ['CHARLES DE GAULLE SAW OSAMA BIN LADEN.', ['Charles de Gaulle', 'Osama bin Laden']],
  ["SEAN MCDONALD AND JOHN O'NEILL LEFT.", ['Sean McDonald', "John O'Neill"]],
  ['FOREIGN MINISTER ABU BAKR AL-QIRBI LEFT.', ['FOREIGN MINISTER | Abu Bakr al-Qirbi']],
  ['Ambassador MICHAEL E. PARMLY left.', ['Ambassador | Michael E. Parmly']],
  ['WILLIAM H. TAFT IV SPOKE.', ['William H. Taft IV']],
];

function found(text: string): string[] {
  return findPeople(text).map(({ name, role }) => (role === undefined ? name : `${role} | ${name}`));
}

describe('findPeople', () => {
  it.each(sideBySide)('keeps people of a list apart: %s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each(arabic)('takes a word with the Arabic article for part of a name: %s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each(particles)('keeps particles with the name, several in a row too: %s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each(ambiguous)('knows a name by what stands beside it: %s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each(titled)('reads titles and what follows them: %s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each(others)('tells people from places, companies and things: %s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each(capitals)('gives names that are printed in capitals as names are written: %s', (text, expected) => {
    expect(found(text)).toEqual(expected);
    for (const { text: printed, start, end } of findPeople(text)) expect(printed).toBe(text.slice(start, end));
  });

  it.each(['Mr. ', 'Chief of State General ', 'Under Secretary ', 'Lt. Gen. ', 'Assistant to the President for '])(
    'comes to an end on "%s" over and over',
    (words) => {
      expect(findPeople(words.repeat(40_000))).toEqual([]);
    },
  );
});
