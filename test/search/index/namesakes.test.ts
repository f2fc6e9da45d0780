import { describe, expect, it } from 'vitest';
import { compareNames } from '../../../src/names/index.ts';
import { Namesakes } from '../../../src/search/index/standing/people.ts';

const beginnings = ['Ab', 'Bran', 'Col', 'Dor', 'Eb', 'Falk', 'Gra', 'Horn'];
const surnames = ['eck', 'and', 'ert', 'in', 'ow', 'er', 'mann', 'beck'].flatMap((end) =>
  beginnings.map((each) => each + end),
);
const crowd = surnames.flatMap((name) => [`John ${name}`, `Jon ${name}`, `${name} John`]);
const named = [...crowd, 'Epaminondas Jean', 'Mary Johnson'].map((name) => ({
  key: name,
  name,
  text: name,
  lowest: 0,
  highest: 0,
}));

describe('people who are sought among new documents', () => {
  it.each(['John', 'Jon'])('%s is everybody who may be called so, however many they are', (name) => {
    const likely = named.filter((each) => ['same', 'likely'].includes(compareNames(name, each.name).tier ?? ''));
    expect(likely.length).toBeGreaterThan(1);
    const found = new Namesakes(named).of({ name, keys: [], best: 0 });
    expect([...found].sort()).toEqual(likely.map(({ key }) => key).sort());
  });
});
