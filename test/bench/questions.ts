import { everything } from '../../src/index.ts';
import { leastCount } from '../../src/search/corrections.ts';
import { stem } from '../../src/search/stem.ts';
import { sayNothing } from '../../src/search/stop-words.ts';
import { rowsOf } from '../../src/store/pieces.ts';
import type { Store } from '../../src/store/store.ts';
import { seeded } from '../doubles/seeded.ts';
import type { Generator, Made } from './generator.ts';
import type { RawQuestion } from './raw-index.ts';
import { typed } from './typing-errors.ts';

/** A question of `/find`, the same for raw FTS5, and the document that it was made from where it is looked for. */
export interface Question {
  readonly text: string;
  readonly raw?: RawQuestion;
  readonly target?: string;
}

export interface QuestionClass {
  readonly name: string;
  /** Milliseconds that 99 of 100 questions may take (MEASURES.md §1). */
  readonly goal: number;
  readonly questions: readonly Question[];
  /** Asked as people ask, from the text to the cited answer. */
  readonly whole?: true;
}

/** Somebody's own words, to ask with: each paragraph with the counts of its words. */
interface Passage {
  readonly made: Made;
  readonly text: string;
  readonly words: readonly { readonly word: string; readonly count: number }[];
}

const commonest = 150;
const rare = 50;

const quoted = (word: string) => `"${word}"`;
const every = (words: readonly string[], joint = ' '): Question => ({
  text: words.join(joint),
  raw: { match: words.map(quoted).join(joint), own: words.map(quoted).join(' OR ') },
});

async function passageOf(store: Store, made: Made, random: () => number): Promise<Passage> {
  const { paragraphs } = made.entry.document;
  const text = paragraphs[Math.floor(random() * paragraphs.length)]?.text ?? '';
  const words = [...new Set(text.match(/(?<= )[a-z]{4,14}(?=[ ,.])/gu) ?? [])];
  const empty = sayNothing(words, true);
  const counts = await store.wordCounts(words, everything);
  return {
    made,
    text,
    words: words.filter((_, at) => empty[at] === false).map((word) => ({ word, count: counts.get(word) ?? 0 })),
  };
}

/** Four words that the collection knows and that pick out the paragraph: the two rarest and two others. */
function telling({ words }: Passage, least: number, random: () => number): string[] {
  const known = words.filter(({ count }) => count >= least).sort((a, b) => a.count - b.count);
  const others = known.slice(2).sort(() => random() - 0.5);
  return [...known.slice(0, 2), ...others.slice(0, 2)].map(({ word }) => word);
}

/** Questions of every class of MEASURES.md §1 over a made collection, the same for the same seed. */
export async function questionsOver(
  generator: Generator,
  store: Store,
  { documents, count, seed }: { readonly documents: number; readonly count: number; readonly seed: number },
): Promise<QuestionClass[]> {
  const random = seeded(seed + 77);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const passages: Passage[] = [];
  for (let at = 0; at < count; at += 1)
    passages.push(await passageOf(store, generator.document(Math.floor(random() * documents)), random));
  const dictionary = await rowsOf((from) => store.dictionary(everything, 50, from));
  dictionary.sort((one, other) => other.count - one.count);
  const common = dictionary.map(({ value }) => value).filter((word) => /^[a-z]{4,14}$/u.test(word));
  const empty = sayNothing(common, true);
  const known = common.filter((_, at) => empty[at] === false);
  const head = known.slice(0, commonest);
  const least = leastCount(documents);
  const from = <T>(make: (passage: Passage) => T | undefined) =>
    passages.map(make).filter((each): each is T & {} => each !== undefined);
  const times = (make: () => Question) => Array.from({ length: count }, make);
  const items = from((passage) => {
    const words = telling(passage, least, random);
    return words.length < 4 ? undefined : { words, target: passage.made.entry.document.id };
  });
  const asked = (errors: 0 | 1 | 2, first = false) =>
    items.map(({ words, target }) => ({
      text: typed(words, errors, random, first).join(' '),
      target,
      raw: every(words).raw as RawQuestion,
    }));
  return [
    { name: 'id, exact', goal: 1, questions: from(({ made }) => ({ text: made.entry.document.id })) },
    {
      name: 'one rare word',
      goal: 15,
      questions: from(({ words }) => {
        const few = words.filter((each) => each.count > 0 && each.count <= rare);
        return few.length === 0 ? undefined : every([pick(few).word]);
      }),
    },
    { name: 'one common word', goal: 25, questions: times(() => every([pick(head)])) },
    { name: 'two common words, all', goal: 25, questions: times(() => every([pick(head), pick(head)])) },
    { name: 'two common words, any', goal: 25, questions: times(() => every([pick(head), pick(head)], ' OR ')) },
    {
      name: 'three words + date + origin',
      goal: 25,
      questions: from(({ made, words }) => {
        if (words.length < 3) return undefined;
        const { date, cable } = made.entry.document;
        const year = Number(date.edtf?.slice(0, 4));
        const origin = cable?.from?.name.replace('AMEMBASSY ', '') ?? '';
        const three = [...words]
          .sort((a, b) => b.count - a.count)
          .slice(0, 3)
          .map(({ word }) => word);
        const raw = every(three).raw as RawQuestion;
        return {
          text: `${three.join(' ')} from:${origin} after:${year - 2} before:${year + 3}`,
          raw: { ...raw, origin, after: `${year - 2}`, before: `${year + 3}` },
        };
      }),
    },
    {
      name: 'phrase',
      goal: 40,
      questions: from(({ text }) => {
        const phrase = pick(text.match(/[a-z]{3,} [a-z]{3,} [a-z]{3,}/gu) ?? ['in the']);
        return { text: `"${phrase}"`, raw: { match: quoted(phrase), own: quoted(phrase) } };
      }),
    },
    {
      name: 'prefix*, ranked',
      goal: 25,
      questions: times(() => {
        const start = pick(known.slice(0, 2_000)).slice(0, 3 + Math.floor(random() * 3));
        const raw = { match: `${quoted(start)}*`, own: `${quoted(start)}*` };
        return { text: `${start}*`, raw: stem(start) === start ? raw : { ...raw, isOther: true } };
      }),
    },
    { name: 'four words, no typo', goal: 40, whole: true, questions: asked(0) },
    { name: 'four words, 1 typo', goal: 40, whole: true, questions: asked(1) },
    { name: 'four words, 2 typos', goal: 40, whole: true, questions: asked(2) },
    { name: 'four words, first letter', goal: 40, whole: true, questions: asked(1, true) },
  ];
}
