import { describe, expect, it } from 'vitest';
import { nearest, withinOneMistake } from '../../src/search/fuzzy.ts';

const documents = [
  { id: '07STATE130159', title: 'BELARUS: AMBASSADOR HINTS AT POLITICAL PRISONER RELEASES' },
  { id: '07MINSK352', title: 'VISA BANS' },
  { id: 'why-talk-to-belarus-now', title: 'Why talk to Belarus now?' },
];
const keys = [(each: (typeof documents)[number]) => each.id, (each: (typeof documents)[number]) => each.title];

describe('fuzzy matching', () => {
  it.each([
    ['07STAET130159', '07STATE130159'],
    ['ambasador hints', '07STATE130159'],
    ['talk to belrus', 'why-talk-to-belarus-now'],
    ['vsia bans', '07MINSK352'],
  ])('takes %s for %s', (typed, id) => {
    const [first] = nearest(typed, documents, keys);
    expect(first?.item.id).toBe(id);
    expect(first?.score).toBeGreaterThan(0);
    expect(first?.score).toBeLessThanOrEqual(1);
  });

  it('offers nothing for what resembles nothing, and nothing for nothing', () => {
    expect(nearest('zzzzqqqq', documents, keys)).toEqual([]);
    expect(nearest('', documents, keys)).toEqual([]);
    expect(nearest('x'.repeat(50_000), documents, keys)).toEqual([]);
  });

  it.each(['07STAET130159', '07STATE13015', '07STATE1301599', '07STATE130158', '07state130159'])(
    'takes %s for an id with one mistake at most',
    (typed) => {
      expect(withinOneMistake(typed, '07STATE130159')).toBe(true);
    },
  );

  it.each(['07STAET130158', '07STATE1301', '06STATE13015', ''])('does not take %s for it', (typed) => {
    expect(withinOneMistake(typed, '07STATE130159')).toBe(false);
  });
});
