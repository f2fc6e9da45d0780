import { describe, expect, it } from 'vitest';
import { evaluate, type Question } from '../../../src/search/index/evaluation.ts';
import { Workspace } from '../../../src/search/index/found.ts';
import { soughtBy } from '../../../src/search/index/sought.ts';
import { BestTaker, takingAll } from '../../../src/search/index/taking.ts';
import type { Node } from '../../../src/search/query.ts';
import { seeded } from '../../doubles/seeded.ts';
import { completing, type Indexed, keptOf, lengthsOf, sourceOf, statesOf } from './memory-index.ts';

/** Words by how many of the paragraphs have them; lists of all sorts of lengths. */
const shares = { of: 0.9, and: 0.6, embassy: 0.3, visit: 0.08, amnesty: 0.02, kremlin: 0.002 };
const words = Object.keys(shares) as (keyof typeof shares)[];
const size = 2_000;

function paragraphs(): Indexed[] {
  const random = seeded(7);
  return Array.from({ length: size }, (_, key) => {
    const often = key % 900 === 5 ? 90 : 3;
    const text = Array.from({ length: often }, () => words.filter((word) => random() < shares[word] / 2))
      .flat()
      .sort(() => random() - 0.5)
      .join(' ');
    const document = Math.floor(key / 4);
    return {
      key,
      document,
      text,
      heading: null,
      title: document % 50 === 0 ? 'kremlin visit' : 'cable',
      tags: '',
      level: key % 3,
    };
  });
}

const word = (text: string, prefix = false): Node => ({ kind: 'word', text, prefix });
const phrase = (text: string): Node => ({ kind: 'phrase', words: text.split(' '), prefix: false });
const questions: Readonly<Record<string, Node>> = {
  'a common word': word('and'),
  'a rare word': word('kremlin'),
  'the beginning of several': word('a', true),
  'two common words': { kind: 'and', of: [word('and'), word('of')] },
  'a rare and a common word': { kind: 'and', of: [word('kremlin'), word('of')] },
  'three words': { kind: 'and', of: [word('of'), word('visit'), word('embassy')] },
  'one of two words': { kind: 'or', of: [word('of'), word('embassy')] },
  'one of many words': { kind: 'or', of: words.map((each) => word(each)) },
  'a phrase of common words': phrase('of and of'),
  'a phrase with a rare word at its end': phrase('and embassy amnesty'),
  'a phrase and a word': { kind: 'and', of: [phrase('and of'), word('visit')] },
};

describe('an index of many paragraphs', () => {
  const made = paragraphs();
  const half = made.length / 2;
  const source = sourceOf([made.slice(0, half), made.slice(half)].map(keptOf), statesOf(made), lengthsOf(made));
  const workspace = new Workspace();
  const complete = (prefix: string) => words.filter((each) => each.startsWith(prefix));

  /** A plain reading of the text and the title, which stands for the first of a document that the reader sees. */
  const holds = (fields: readonly string[], node: Node): boolean => {
    if (node.kind === 'and') return node.of.every((each) => holds(fields, each));
    if (node.kind === 'or') return node.of.some((each) => holds(fields, each));
    const sought = node.kind === 'word' ? [node.text] : node.words;
    return fields.some((field) => ` ${field} `.includes(` ${sought.join(' ')} `));
  };
  const leaves = (node: Node): readonly Node[] =>
    node.kind === 'and' || node.kind === 'or' ? node.of.flatMap(leaves) : [node];
  const plain = (node: Node, level: number) => {
    const first = new Set(
      made
        .toReversed()
        .reduce(
          (firsts, each) => (each.level <= level ? firsts.set(each.document, each.key) : firsts),
          new Map<number, number>(),
        )
        .values(),
    );
    return made
      .filter((each) => each.level <= level && holds([each.text, each.title], node))
      .filter((each) => first.has(each.key) || leaves(node).some((leaf) => holds([each.text], leaf)))
      .map(({ key }) => key);
  };
  const all = (question: Question) => {
    const found: { key: number; score: number }[] = [];
    evaluate(
      source,
      question,
      workspace,
      takingAll((key, score) => found.push({ key, score })),
    );
    return found.sort((one, other) => other.score - one.score || one.key - other.key);
  };

  const each = Object.entries(questions).flatMap(([name, node]) => [
    [name, node, false] as const,
    ...(name.includes('beginning') ? [[`${name}, read through,`, node, true] as const] : []),
  ]);

  it.each(each)('finds %s as reading all of them does', (_, node, through) => {
    const sought = soughtBy(node, completing(words, through));
    if (sought === undefined) throw new Error('nothing to look for');
    const isBeginning = node.kind === 'word' && node.prefix;
    for (const level of [0, 2]) {
      const found = all({ all: sought, level });
      const wanted = isBeginning ? { kind: 'or' as const, of: complete('a').map((each) => word(each)) } : node;
      expect(found.map(({ key }) => key).sort((one, other) => one - other)).toEqual(plain(wanted, level));
      const counts = new Uint32Array(size);
      const of = Uint32Array.from(made, ({ document }) => document);
      const best = new BestTaker(10, { of, counts });
      evaluate(source, { all: sought, level }, workspace, best);
      expect(best.sorted()).toEqual(found.slice(0, 10));
      expect(best.found).toBe(found.length);
      for (const { key } of found) counts[of[key] ?? 0] = (counts[of[key] ?? 0] ?? 0) - 1;
      expect(counts.every((count) => count === 0)).toBe(true);
    }
  });

  it.each(each)('finds %s among some as among all', (_, node, through) => {
    const sought = soughtBy(node, completing(words, through));
    if (sought === undefined) throw new Error('nothing to look for');
    const found = all({ all: sought, level: 2 });
    for (const step of [3, 400]) {
      const wanted = new Map(found.flatMap(({ key, score }) => (key % step === 0 ? [[key, score] as const] : [])));
      const among = Uint32Array.from({ length: Math.ceil(size / step) }, (_each, at) => at * step);
      const some = all({ all: sought, level: 2, among });
      expect(some).toHaveLength(wanted.size);
      for (const { key, score } of some) expect(score).toBeCloseTo(wanted.get(key) ?? 0, 5);
    }
  });
});
