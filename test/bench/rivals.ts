import { type Child, startChild } from './child.ts';
import type { Question, QuestionClass } from './questions.ts';
import type { Options } from './results.ts';
import type { PlainClass, Rival, RivalInput, RivalQuestions } from './rival-child.ts';

const mostMini = 25_000;
const mostFuse = 1_000;
const mostQuestions = 200;
/** MB: a quarter of a million paragraphs take MiniSearch more than Node gives by itself. */
const heap = 8_000;

/** Begins to build MiniSearch over the first documents, in a process of its own. */
export function startMiniSearch({ data, seed, documents }: Options): Child<Rival> {
  const child = startChild<Rival>('rival-child.ts', heap);
  const input: RivalInput = { engine: 'minisearch', data, seed, documents: Math.min(documents, mostMini) };
  child.tell(input);
  return child;
}

/** Puts the classes of questions that they can take to MiniSearch, then to Fuse.js. */
export async function askRivals(
  mini: Child<Rival>,
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
  const forMini: RivalQuestions = {
    budget,
    classes: [
      ...asked('all', 'one rare word', 'one common word', 'two common words, all'),
      ...asked('any', 'two common words, any'),
      ...asked('prefix', 'prefix*, ranked'),
      ...asked('fuzzy', ...four),
    ],
  };
  mini.tell(forMini);
  const minisearch = await mini.answer();
  tell('Fuse.js');
  const fuse = startChild<Rival>('rival-child.ts', heap);
  const input: RivalInput = { engine: 'fuse', data, seed, documents: Math.min(documents, mostFuse) };
  fuse.tell(input);
  fuse.tell({ budget, classes: asked('fuzzy', 'one rare word', 'one common word') } satisfies RivalQuestions);
  return { minisearch, fuse: await fuse.answer() };
}

/** Without the language: rivals take words. */
function plain({ text, target }: Question): Question {
  return { text: text.replaceAll(' OR ', ' ').replaceAll('*', ''), ...(target === undefined ? {} : { target }) };
}
