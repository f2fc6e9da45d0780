import { type Child, startChild } from './child.ts';
import type { Question, QuestionClass } from './questions.ts';
import type { Options } from './results.ts';
import type { PlainClass, Rival, RivalInput, RivalQuestions } from './rival-child.ts';

const mostMini = 25_000;
const mostFuse = 1_000;
const mostQuestions = 200;
/** MB: a quarter of a million paragraphs take MiniSearch more than Node gives by itself. */
const heap = 8_000;

/** A rival in a process of its own, and when its index is built. */
export interface Building {
  readonly child: Child;
  readonly built: Promise<unknown>;
}

/** Begins to build MiniSearch over the first documents. */
export function startMiniSearch({ data, seed, documents }: Options): Building {
  return building({ engine: 'minisearch', data, seed, documents: Math.min(documents, mostMini) });
}

function building(input: RivalInput): Building {
  const child = startChild('rival-child.ts', heap);
  child.tell(input);
  return { child, built: child.next() };
}

async function asking({ child, built }: Building, questions: RivalQuestions): Promise<Rival> {
  await built;
  child.tell(questions);
  const answer = await child.next<Rival>();
  await child.end();
  return answer;
}

/** Puts the classes of questions that they can take to MiniSearch, then to Fuse.js. */
export async function askRivals(
  mini: Building,
  classes: readonly QuestionClass[],
  { data, seed, documents, seconds, tell }: Options,
): Promise<{ readonly minisearch: Rival; readonly fuse: Rival }> {
  const asked = (way: PlainClass['way'], ...names: readonly string[]): PlainClass[] =>
    classes
      .filter(({ name }) => names.includes(name))
      .map(({ name, questions }) => ({ name, way, questions: questions.slice(0, mostQuestions).map(plain) }));
  const four = ['four words, no typo', 'four words, 1 typo', 'four words, 2 typos', 'four words, first letter'];
  const budget = seconds * 1_000;
  tell('MiniSearch');
  const minisearch = await asking(mini, {
    budget,
    classes: [
      ...asked('all', 'one rare word', 'one common word', 'two common words, all'),
      ...asked('any', 'two common words, any'),
      ...asked('prefix', 'prefix*, ranked'),
      ...asked('fuzzy', ...four),
    ],
  });
  tell('Fuse.js');
  const fuse = building({ engine: 'fuse', data, seed, documents: Math.min(documents, mostFuse) });
  const forFuse = asked('fuzzy', 'one rare word', 'one common word');
  return { minisearch, fuse: await asking(fuse, { budget, classes: forFuse }) };
}

/** Without the language: rivals take words. */
function plain({ text, target }: Question): Question {
  return { text: text.replaceAll(' OR ', ' ').replaceAll('*', ''), ...(target === undefined ? {} : { target }) };
}
