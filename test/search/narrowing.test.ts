import { describe, expect, it } from 'vitest';
import { narrowed } from '../../src/search/query-text.ts';

describe('a question with a filter more', () => {
  it.each([
    ['amnesty', 'after:2006 before:2007', 'amnesty after:2006 before:2007'],
    ['amnesty after:2005', 'after:2006 before:2007', 'amnesty after:2006-01-01 before:2007-01-01'],
    ['amnesty after:2006-05', 'after:2006 before:2007', 'amnesty after:2006-05-01 before:2007-01-01'],
    ['before:2006-05 amnesty', 'after:2006 before:2007', 'amnesty after:2006-01-01 before:2006-05-01'],
    ['x from:MINSK from:VIENNA', 'from:"AMEMBASSY MINSK"', 'x from:"AMEMBASSY MINSK"'],
    ['x kind:cable kind:report -y', 'kind:report', 'x -y kind:report'],
    ['x "a b*" from:MINSK', 'tag:PREL', 'x "a b*" from:MINSK tag:PREL'],
    ['x tag:PREL', 'tag:KNNP', undefined],
    ['x', 'from:""', undefined],
  ])('%s with %s asks for fewer: %s', (question, filter, expected) => {
    expect(narrowed(question, filter)).toBe(expected);
  });
});
