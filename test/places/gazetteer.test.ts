import { describe, expect, it } from 'vitest';
import { readData } from '../../src/data.ts';
import { placeNamed, placesLike, placesOf } from '../../src/places/index.ts';

describe('a place', () => {
  it.each([
    ['Belarus', 'Belarus', undefined],
    ['belorussia', 'Belarus', undefined],
    ['BO', 'Belarus', 'TAGS BO'],
    ['Minsk', 'Belarus', 'Minsk is its capital'],
    ['Belarusian', 'Belarus', 'Belarusian people'],
    ['Hrodna', 'Hrodna', 'a city of Belarus'],
    ['USA', 'United States', undefined],
    ['United Kingdom', 'United Kingdom', undefined],
    ['Cote d’Ivoire', 'Côte d’Ivoire', undefined],
    ['abu-dhabi', 'United Arab Emirates', 'Abu Dhabi is its capital'],
    ['Sao Tome', 'São Tomé & Príncipe', undefined],
    ['Congo', 'Congo - Brazzaville or Congo - Kinshasa', undefined],
    ['Moscow', 'Russia or Soviet Union', 'Moscow is its capital'],
    ['Tripoli', 'Libya', 'Tripoli is its capital'],
  ])('called %s is %s', (typed, name, taken) => {
    expect(placeNamed(typed)).toMatchObject({ name, ...(taken === undefined ? {} : { taken }) });
    if (taken === undefined) expect(placeNamed(typed)).not.toHaveProperty('taken');
  });

  it('is looked for by its names, its people and its cities, under its TAGS and at its posts', () => {
    const place = placeNamed('BO');
    expect(place?.words).toEqual(expect.arrayContaining(['Belarus', 'Belorussia', 'Belarusian', 'Minsk']));
    expect(place?.tags).toEqual(['Belarus']);
    expect(place?.posts).toEqual(expect.arrayContaining(['minsk']));
  });

  it('is never looked for by a pronoun or by the name of a list', () => {
    for (const name of ['US', 'UK', 'Congo', 'Burma'])
      for (const word of placeNamed(name)?.words ?? []) expect(word).toMatch(/^[^(&]{3,}$/u);
  });

  it('that nobody knows is none, and what looks like it is suggested', () => {
    expect(placeNamed('Belrus')).toBeUndefined();
    expect(placesLike('Belrus', 3)[0]).toBe('Belarus');
    expect(placesLike('Mink', 3)).toContain('Minsk');
    expect(placesLike('qqqqqqq', 3)).toEqual([]);
    expect(placesLike('x', 3)).toEqual([]);
    expect(placeNamed('')).toBeUndefined();
    expect(placeNamed('x'.repeat(50_000))).toBeUndefined();
  });

  it('stands behind a TAGS code and a post', () => {
    expect(placesOf('BO')).toEqual(['Belarus']);
    expect(placesOf('MINSK')).toEqual(['Belarus']);
    expect(placesOf('PREL')).toEqual([]);
  });
});

describe('the gazetteer', () => {
  it('has every post of the embassies that cables are numbered at', () => {
    const { stations } = readData<{ stations: { station: string }[] }>('stations.json');
    const missing = stations.map(({ station }) => station).filter((station) => placeNamed(station) === undefined);
    const missions =
      /^(?:US|UN|IAEA|OECD|EC|MBFR|REO|RRT|IRANRPO|SALT)|^(?:FAA|JOINTSTAFF|SECDEF|STATE|TREASURY|OSAKAKOBE)$/u;
    expect(missing.filter((station) => !missions.test(station))).toEqual(['CASTRIES']);
  });
});
