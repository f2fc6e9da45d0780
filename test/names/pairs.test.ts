import { describe, expect, it } from 'vitest';
import { compareNames, createNameIndex, samePerson } from '../../src/names/index.ts';
import { people } from './people.ts';

/** Spellings of one name in the papers of several countries, by where they differ. */
const meeting: readonly (readonly [string, string])[] = [
  // Belarusian and Russian
  ['Lukashenka', 'Lukashenko'],
  ['Klimov', 'Klimau'],
  ['Kozulin', 'Kazulin'],
  ['Khvostov', 'Khvastou'],
  ['Milinkevich', 'Milinkievič'],
  ['Bykov', 'Bykau'],
  ['Shushkevich', 'Szuszkiewicz'],
  // German
  ['Yushchenko', 'Juschtschenko'],
  ['Khrushchev', 'Chruschtschow'],
  ['Yeltsin', 'Jelzin'],
  ['Zhukov', 'Schukow'],
  ['Khomeini', 'Chomeini'],
  ['Shevardnadze', 'Schewardnadse'],
  // French
  ['Solzhenitsyn', 'Soljenitsyne'],
  ['Yeltsin', 'Eltsine'],
  ['Lukashenka', 'Loukachenko'],
  // Polish
  ['Khrushchev', 'Chruszczow'],
  ['Lukashenko', 'Łukaszenka'],
  // Ukrainian
  ['Timoshenko', 'Tymoshenko'],
  // Arabic
  ['Qadhafi', 'Gaddafi'],
  ['Hussein', 'Husayn'],
  ['Hafiz al-Asad', 'Hafez el-Assad'],
  ['Bouteflika', 'Butefliqa'],
  // Wade–Giles and Pinyin
  ['Chou En-lai', 'Zhou Enlai'],
  ['Teng Hsiao-ping', 'Deng Xiaoping'],
  ["Liu Shao-ch'i", 'Liu Shaoqi'],
  ['Hua Kuo-feng', 'Hua Guofeng'],
  ['Chao Tzu-yang', 'Zhao Ziyang'],
];

/** Names that look alike and are two people's. */
const apart: readonly (readonly [string, string])[] = [
  ['Kramer', 'Kremer'],
  ['David Kramer', 'David Kremer'],
  ['Putin', 'Patten'],
  ['George P. Hays', 'George H. Parker'],
  ['Albert V. Alexander', 'Alexander A. Arvizu'],
  ['Powell', 'Howell'],
  ['Walter', 'Walker'],
  ['Nixon', 'Dixon'],
  ['Haig', 'Hague'],
  ['Baker', 'Becker'],
  ['Hassan', 'Hussein'],
  ['Li Peng', 'Li Ping'],
  ['Chen Yi', 'Chen Yun'],
  ['Mao Zedong', 'Mao Dun'],
  ['Kozulin', 'Kosygin'],
  ['Yushchenko', 'Yurchenko'],
  ['Milinkevich', 'Milosevic'],
  ['Ivanov', 'Ivanova'],
  ['John F. Kennedy', 'Robert F. Kennedy'],
  ['Saddam Hussein', 'Uday Hussein'],
  ['George Marshall', 'George Marshall Jr.'],
  ['Philip H. Gordon', 'Philip J. Gordon'],
];

describe('spellings of one name', () => {
  it.each(meeting)('%s meets %s, whichever is asked for', (one, other) => {
    for (const tier of [compareNames(one, other).tier, compareNames(other, one).tier])
      expect(['same', 'likely']).toContain(tier);
    const others = people.filter((name) => name !== one && name !== other);
    expect(createNameIndex([...others, other]).find(one)[0]?.name).toBe(other);
    expect(createNameIndex([...others, one]).find(other)[0]?.name).toBe(one);
  });
});

describe('names that look alike', () => {
  it.each(apart)('%s is never taken for %s', (one, other) => {
    expect([samePerson(one, other), samePerson(other, one)]).toEqual([false, false]);
    expect([compareNames(one, other).tier, compareNames(other, one).tier]).not.toContain('same');
    const index = createNameIndex([...people, one, other]);
    expect([one, other].map((name) => index.find(name)[0]?.name)).toEqual([one, other]);
  });
});
