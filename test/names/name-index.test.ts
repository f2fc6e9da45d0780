import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNameIndex } from '../../src/names/index.ts';
import { people } from './people.ts';

const few = [
  'Aleksandr Lukashenka',
  'David Kramer',
  'Aleksandr Kozulin',
  'Andrey Klimov',
  'Mikhail Khvostov',
  'Irina Krasovskaya',
  'Philip Gordon',
  'Joshua Keating',
  'Aleksandr Milinkevich',
];
const inFew = createNameIndex(few);
const inMany = createNameIndex([...people, ...few]);

describe('a typed name finds the person', () => {
  it.each([
    ['lukashenko', 'Aleksandr Lukashenka'],
    ['lukashenk', 'Aleksandr Lukashenka'],
    ['Лукашенко', 'Aleksandr Lukashenka'],
    ['loukachenko', 'Aleksandr Lukashenka'],
    ['LUKASHENKA', 'Aleksandr Lukashenka'],
    ['president lukashenko', 'Aleksandr Lukashenka'],
    ['Alexander Lukashenko', 'Aleksandr Lukashenka'],
    ['lukashneko', 'Aleksandr Lukashenka'],
    ['kazulin', 'Aleksandr Kozulin'],
    ['Казулін', 'Aleksandr Kozulin'],
    ['Alyaksandr Kazulin', 'Aleksandr Kozulin'],
    ['klimau', 'Andrey Klimov'],
    ['andrei klimov', 'Andrey Klimov'],
    ['khvastou', 'Mikhail Khvostov'],
    ['krasovskaia', 'Irina Krasovskaya'],
    ['phil gordon', 'Philip Gordon'],
    ['gordn', 'Philip Gordon'],
    ['keeting', 'Joshua Keating'],
    ['josh keating', 'Joshua Keating'],
    ['milinkevitch', 'Aleksandr Milinkevich'],
    ['kramer', 'David Kramer'],
    ['KRAMER, DAVID J.', 'David Kramer'],
    ['D. Kramer', 'David Kramer'],
    ['David Cramer', 'David Kramer'],
  ])('%s → %s, among few and among many', (query, name) => {
    for (const index of [inFew, inMany]) {
      expect(index.find(query)[0]).toMatchObject({ name });
      expect(index.find(query)[0]?.tier).not.toBe('possible');
    }
  });

  it.each([
    ['Teng Hsiao-p’ing', 'Deng Xiaoping'],
    ['Mao Tse-tung', 'Mao Zedong'],
    ['Chou En-lai', 'Zhou Enlai'],
    ["Wang Kuo-ch'uan", 'Wang Guoquan'],
    ['Chong Pil Kim', 'Kim Jong Pil'],
    ['Samuel DePalma', 'Samuel De Palma'],
    ['David W. Wain House', 'David W. Wainhouse'],
    ['Rose Mary Woods', 'Rosemary Woods'],
    ['Mustafa al-Nahas', 'Mustafa Nahas'],
    ["Mu'ammar al- Qadhafi", 'Muammar Qaddafi'],
    ['Ahmad Bey Tuqan', 'Ahmad Toukan'],
    ['Jim Jones', 'James Robert Jones'],
    ['Konstandinos Karamanlis', 'Constantine Karamanlis'],
    ['Guenther Van Well', 'Günther van Well'],
    ['Matt W. Ransom', 'Matthew Whitaker Ransom'],
    ['C. Vaughn Ferguson', 'Charles Vaughan Ferguson'],
    ['and of the Soviet Union Iosif Vissarionovich Stalin', 'Joseph Stalin'],
    ['Jr Adolf A. Berle', 'Adolf Augustus Berle'],
    ['William H. Jr Orrick', 'William Horsley Orrick'],
    ['Marquess Curzon of Kedleston', 'George Nathaniel Curzon'],
    ['Habby S. Truman', 'Harry S. Truman'],
    ['-elect Ollanta Humala', 'Ollanta Humala'],
    ['George Pompidou', 'Georges J.R. Pompidou'],
    ['Lavrenty Pavlovich Beriya', 'Lavrentiy Pavlovich Beria'],
    ['Vilam Siroky', 'Viliam Široký'],
  ])('%s → %s', (query, name) => expect(inMany.find(query)[0]).toMatchObject({ name }));

  it.each([
    ['Joseph Mobutu', ['Jose Moriarty Prado', 'Mobutu Sese Seko']],
    ['Khalifah bin Hamad al-Thani', ['Hamad bin Khalifa al-Thani', 'Bin Hamad al-Thani Khalifa']],
    ['Fahd ibn Abd al-Aziz Al Saud', ['Fahad ibn Saud', 'ibn Abd al-Aziz al Saud', 'Fahd ibn ʻAbd al-ʻAzīz']],
    ['Mohammed Daoud Khan', ['Mohammad Khan', 'Ayub Khan', 'Sardar Mohammad Daoud']],
    ['Ayub Khan', ['Mohammad Daoud Khan', 'Muhammad Ayub Khan']],
    ['Jose Pepe Figueres', ['José Figueres', 'Jose Figueres']],
    ['José Pepe Figueres', ['Jose Figueres', 'José Figueres']],
  ])('%s is the last of %j', (query, names) => {
    expect(createNameIndex(names).find(query)[0]).toMatchObject({ name: names.at(-1) });
  });

  it('says what fits and what does not', () => {
    expect(inFew.find('Alexander J. Lukashenko')[0]).toMatchObject({
      tier: 'same',
      why: 'alexander ~ aleksandr, lukashenko ~ lukashenka, without j',
    });
    expect(inFew.find('kramer')[0]).toMatchObject({ tier: 'likely', why: 'kramer equal' });
  });
});

describe('a name that is not there finds nobody', () => {
  it.each([
    'Putin',
    'Tokayev',
    'Xi',
    'Xi Jinping',
    'Vladimir Putin',
    'General Amnesty',
    'belarus',
    'Rice',
    'Gorbachev',
    '?!',
  ])('%s', (query) => expect(inFew.find(query)).toEqual([]));

  it('kozlov is at most a possible Kozulin', () => {
    expect(inFew.find('kozlov').every(({ tier }) => tier === 'possible')).toBe(true);
  });

  it.each(['', '   ', '\n\t'])('nothing is asked by %j', (query) => {
    expect(createNameIndex([query, ...few]).find(query)).toEqual([]);
  });
});

describe('the answers', () => {
  it('are bounded by the limit, and doubles are given once', () => {
    const index = createNameIndex(['Ann Lee', 'Ann Lee', 'Anne Lee', 'Anna Lee']);
    expect(index.find('Ann Lee').map(({ name }) => name)).toEqual(['Ann Lee', 'Anne Lee', 'Anna Lee']);
    expect(index.find('Ann Lee', { limit: 1 })).toHaveLength(1);
    expect([0, -1, Number.NaN].map((limit) => index.find('Ann Lee', { limit }))).toEqual([[], [], []]);
  });

  it('keep the order given where nothing else decides', () => {
    const names = ['Zoe Miller', 'Bea Miller', 'Ada Miller'];
    expect(
      createNameIndex(names)
        .find('miller')
        .map(({ name }) => name),
    ).toEqual(names);
  });

  it('put the very name first with score 1, whatever it is', () => {
    const anything = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(
        fc.array(fc.oneof(anything, fc.constantFrom(...people)), { minLength: 1, maxLength: 12 }),
        (names) => {
          const index = createNameIndex(names);
          for (const name of names)
            expect(index.find(name, { limit: 1 })).toMatchObject([{ name, score: 1, tier: 'same' }]);
        },
      ),
    );
  });

  it('never throw, keep scores in order between 0 and 1, and repeat exactly', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (query) => {
        const found = inMany.find(query);
        const scores = found.map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
        expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
        expect(inMany.find(query)).toEqual(found);
      }),
    );
  });

  it('come for a word of 50,000 characters too', () => {
    const long = [
      `${'a'.repeat(50_000)}`,
      'x-'.repeat(25_000),
      `${'Al '.repeat(17_000)}`,
      'ﷺ'.repeat(50_000),
      'Ж'.repeat(50_000),
    ];
    const index = createNameIndex([...long, ...few]);
    for (const text of long) expect(index.find(text)[0]).toMatchObject({ score: 1 });
    expect(inFew.find(`${'z'.repeat(50_000)} Lukashenka`)).toEqual([]);
  });
});
