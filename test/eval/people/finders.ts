import nlp from 'compromise';
import { findPeople, findPeopleTogether } from '../../../src/facts/people.ts';
import type { Span } from './labels.ts';

/** Something that finds people in a text. */
export interface Finder {
  readonly name: string;
  /** Too slow for whole volumes: it reads the first documents of each, and the labelled paragraphs by themselves. */
  readonly slow?: boolean;
  find(texts: readonly string[]): readonly (readonly Span[])[];
}

function each(find: (text: string) => readonly Span[]): Finder['find'] {
  return (texts) => texts.map(find);
}

const run = /\p{Lu}[\p{L}\p{M}'’.-]*(?: \p{Lu}[\p{L}\p{M}'’.-]*){0,4}/gu;

/** Words with a capital letter side by side, within a sentence: the least that a finder must beat. */
const properNouns: Finder = {
  name: 'proper nouns',
  find: each((text) =>
    [...text.matchAll(run)]
      .filter(({ index }) => /[\p{Ll},;)] $/u.test(text.slice(Math.max(0, index - 2), index)))
      .map(({ index, 0: { length } }) => ({ start: index, end: index + length })),
  ),
};

/** compromise 14; possessive endings, titles and marks at the ends are no part of a name. */
const compromise: Finder = {
  name: 'compromise',
  slow: true,
  find: each((text) => {
    const found = nlp(text).people().json({ offset: true }) as { offset: { start: number; length: number } }[];
    return found.map(({ offset }) => trimmed(text, offset.start, offset.start + offset.length));
  }),
};

const titles = /^(?:(?:mr|mrs|ms|dr|president|secretary|ambassador|senator|general|minister|prime)\.?\s+)+/iu;

function trimmed(text: string, from: number, to: number): Span {
  const printed = text.slice(from, to);
  const name = printed.replace(/^[^\p{L}]+/u, '');
  const bare = name.replace(titles, '');
  const end = bare.replace(/['’]s?[^\p{L}]*$/u, '').replace(/[^\p{L}.]+$/u, '');
  const start = from + printed.length - bare.length;
  return { start, end: start + end.length };
}

/** This project's finder first, then what stands beside it in the same run. */
export const finders: readonly Finder[] = [
  { name: 'reftel', find: each(findPeople) },
  { name: 'reftel, file', find: findPeopleTogether },
  properNouns,
  compromise,
];
