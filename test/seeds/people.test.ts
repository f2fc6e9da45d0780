import { describe, expect, it } from 'vitest';
import { seedCollection } from './collection.ts';

const collection = seedCollection();
const only = async (name: string) => {
  const { people } = await collection().who(name);
  expect(people.map((person) => person.name)).toHaveLength(1);
  const [person] = people;
  if (person === undefined) throw new Error(`nobody is ${name}`);
  return person;
};

describe('/who on the seeds', () => {
  for (const typed of ['lukashenko', 'lukashenka', 'Alexander Lukashenko', 'lukashenk']) {
    it(`finds one person as "${typed}", with both spellings cited`, async () => {
      const person = await only(typed);
      expect(person.name).toBe('Aleksandr Lukashenka');
      expect(person.variants.map(({ text, count }) => [text, count])).toEqual([
        ['Lukashenko', 5],
        ['Aleksandr Lukashenka', 1],
        ['Alexander Lukashenko', 1],
        ['Lukashenka', 1],
      ]);
      for (const { text, citations } of person.variants)
        for (const { quote } of citations) expect(quote).toContain(text);
    });
  }

  it('knows what Kramer was, when, and with whom', async () => {
    const person = await only('kramer');
    expect(person.name).toBe('David Kramer');
    const roles = person.roles.map(({ title, first }) => [title, first]);
    expect(roles).toContainEqual(['Deputy Assistant Secretary', '2007-09-17']);
    expect(roles).toContainEqual(['former Assistant Secretary of State', undefined]);
    expect(person.variants.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Kramer', 'David Kramer', 'David J. Kramer']),
    );
    expect(person.documents).toBe(2);
    expect(person.with[0]).toEqual({ name: 'Mikhail Khvostov', paragraphs: 4 });
  });

  it('says of Klimov what the cable says', async () => {
    expect((await only('klimov')).roles.map(({ title }) => title)).toContain('recently convicted');
  });

  it('marks a judgement as the outlet’s words', async () => {
    const { roles } = await only('lukashenko');
    expect(roles.find(({ title }) => /dictator/u.test(title))?.judgement).toBe('Foreign Policy');
  });

  it('finds the sender of a spelling it never saw', async () => {
    expect((await only('kazulin')).name).toBe('Aleksandr Kozulin');
  });

  for (const typed of [
    'Putin',
    'Tokayev',
    'Xi',
    'General Amnesty',
    'Possible Release',
    'Young Front',
    'Assistant Secretary',
    'zzzz',
  ]) {
    it(`knows nobody called "${typed}"`, async () => {
      expect((await collection().who(typed)).people).toEqual([]);
    });
  }

  it('knows exactly the people of the two documents', async () => {
    const names = await collection().suggest('person', '', { limit: 50 });
    expect(names.map(({ value }) => value).sort()).toEqual([
      'Aleksandr Kozulin',
      'Aleksandr Lukashenka',
      'Aleksandr Milinkevich',
      'Andrey Klimov',
      'David Kramer',
      'Irina Krasovskaya',
      'Joshua Keating',
      'Mikhail Khvostov',
      'Philip Gordon',
      'Rice',
    ]);
  });
});
