import { describe, expect, it } from 'vitest';
import type { FindAnswer } from '../../src/engine/answers.ts';
import { forgivingPosts } from '../../src/engine/forgiving.ts';
import { valuesOf } from '../../src/engine/values.ts';
import type { Stats } from '../../src/store/store.ts';

const counted = (...values: readonly string[]) => values.map((value) => ({ value, count: 3 }));
const values = valuesOf({
  documents: 9,
  origins: counted('AMEMBASSY MINSK', 'SECSTATE WASHDC', 'KYIV'),
  tags: counted('PREL', 'PHUM', 'BO'),
} as unknown as Stats);

/** Finds something for the questions given. */
async function ask(question: string, ...found: readonly string[]) {
  const asked: string[] = [];
  const answer = await forgivingPosts(
    question,
    async (text) => {
      asked.push(text);
      return { total: found.includes(text) ? 1 : 0, hits: [] } as unknown as FindAnswer;
    },
    async () => values,
  );
  return { asked, corrected: answer.corrected };
}

describe('a post or tag with a typing error', () => {
  it.each([
    ['visa from:MINKS', 'visa from:"AMEMBASSY MINSK"'],
    ['visa from:"SECSTAET WASHDC"', 'visa from:"SECSTATE WASHDC"'],
    ['visa to:kiyv tag:PRLE', 'visa to:KYIV tag:PREL'],
  ])('%s is %s, and the answer says so', async (typed, meant) => {
    expect(await ask(typed, meant)).toEqual({ asked: [typed, meant], corrected: meant });
  });

  it.each(['visa from:minsk', 'visa from:QUITO', 'visa', 'visa tag:phum', 'class:C'])(
    'is not seen in %s',
    async (typed) => {
      expect(await ask(typed)).toEqual({ asked: [typed], corrected: undefined });
    },
  );

  it('is not put right where the question finds something as it is, or nothing either way', async () => {
    expect(await ask('from:MINKS', 'from:MINKS')).toMatchObject({ asked: ['from:MINKS'], corrected: undefined });
    expect((await ask('from:MINKS')).corrected).toBeUndefined();
  });
});
