import type { Collection } from '../../src/index.ts';
import { everything } from '../../src/index.ts';
import { parseQuery } from '../../src/search/language.ts';
import type { Store } from '../../src/store/store.ts';
import { sideBySide, type Timing } from './measure.ts';
import type { Question, QuestionClass } from './questions.ts';
import { type RawIndex, rawKey } from './raw-index.ts';

/** One class of questions: the store alone, the whole way from text to cited answer, and raw FTS5, in turn. */
export interface Latency {
  readonly name: string;
  readonly goal: number;
  readonly whole: boolean;
  readonly search?: Timing;
  readonly find: Timing;
  readonly raw?: Timing;
  /** Share of questions whose document is among the first five answers. */
  readonly recall?: Share;
  /** Of our best ten, the share that exhaustive BM25 has among its best ten too. */
  readonly overlap?: Overlap;
}

/** `score`: what exhaustive BM25 gives our ten, as a share of what it gives its own; near 1 where only ties differ. */
export interface Overlap extends Share {
  readonly score: number;
}

/** `share` of all, over so many questions. */
export interface Share {
  readonly share: number;
  readonly questions: number;
}

export interface Engines {
  readonly collection: Collection;
  readonly store: Store;
  readonly raw: RawIndex;
}

const page = { limit: 10 };
const mostCompared = 100;
/** A hundredth of recall is told by so many documents looked for; they may take so many times the budget. */
const fewestLooked = 200;
const slowest = 5;

/** The store's part of a question: what `find` asks it first. */
function searching(store: Store, { text }: Question) {
  const { all, none, filters } = parseQuery(text);
  return store.search({ ...(all === undefined ? {} : { all }), none, filters }, everything, page);
}

/** Times one class, with `budget` milliseconds for each engine. */
export async function latencyOf(
  { name, goal, questions, whole }: QuestionClass,
  engines: Engines,
  budget: number,
): Promise<Latency> {
  const { collection, store, raw } = engines;
  if (questions[0]?.raw === undefined) {
    const timings = await sideBySide(
      questions,
      { find: ({ text }: Question) => collection.open(text), raw: ({ text }: Question) => raw.byId(text) },
      budget,
    );
    return { name, goal, whole: true, ...timings };
  }
  const putToRaw = ({ raw: question }: Question) => (question === undefined ? [] : raw.ask(question));
  const find = ({ text }: Question) => collection.find(text, page);
  if (whole === true) {
    const recall = await recallOf(questions, collection, budget);
    return { name, goal, whole, recall, ...(await sideBySide(questions, { find, raw: putToRaw }, budget)) };
  }
  const overlap = await overlapWith(questions, engines, budget);
  const search = (question: Question) => searching(store, question);
  return {
    name,
    goal,
    whole: false,
    overlap,
    ...(await sideBySide(questions, { search, find, raw: putToRaw }, budget)),
  };
}

async function recallOf(questions: readonly Question[], collection: Collection, budget: number): Promise<Share> {
  let [found, asked] = [0, 0];
  const start = performance.now();
  for (const { text, target } of questions) {
    const { hits } = await collection.find(text, { limit: 5 });
    asked += 1;
    if (hits.some(({ documentId }) => documentId === target)) found += 1;
    const taken = performance.now() - start;
    if (taken > budget && (asked >= fewestLooked || taken > slowest * budget)) break;
  }
  return { share: found / asked, questions: asked };
}

async function overlapWith(questions: readonly Question[], { store, raw }: Engines, budget: number): Promise<Overlap> {
  let [shared, all, ours, theirs, asked] = [0, 0, 0, 0, 0];
  const start = performance.now();
  for (const question of questions.slice(0, mostCompared)) {
    if (question.raw === undefined || question.raw.isOther === true) continue;
    const { best, scores, sum } = raw.exhaustive(question.raw);
    const keys = (await searching(store, question)).hits.map((hit) => rawKey(hit.card.id, hit.paragraph));
    asked += 1;
    all += Math.min(10, best.size);
    shared += keys.filter((key) => best.has(key)).length;
    theirs += sum;
    for (const key of keys) ours += scores.get(key) ?? 0;
    if (performance.now() - start > budget) break;
  }
  return { share: shared / Math.max(1, all), score: ours / Math.max(theirs, Number.EPSILON), questions: asked };
}
