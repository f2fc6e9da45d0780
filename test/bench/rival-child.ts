import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { Generator } from './generator.ts';
import { readMaterial } from './material.ts';
import { sideBySide, type Timing } from './measure.ts';
import { answer, nextMessage } from './parent.ts';
import type { Question } from './questions.ts';

/** A class of questions as it is put to engines that know no query language. */
export interface PlainClass {
  readonly name: string;
  readonly questions: readonly Question[];
  readonly way: 'all' | 'any' | 'prefix' | 'fuzzy';
}

/** What is told first: what to build. That is answered when it is built; then, when it is to be asked, come `RivalQuestions`. */
export interface RivalInput {
  readonly engine: 'minisearch' | 'fuse';
  readonly data: string;
  readonly seed: number;
  readonly documents: number;
}

/** `budget` as for `sideBySide`. */
export interface RivalQuestions {
  readonly budget: number;
  readonly classes: readonly PlainClass[];
}

/** Seconds to build, bytes resident, and for each class the timing and, where documents are looked for, recall@5. */
export interface Rival {
  readonly documents: number;
  readonly building: number;
  readonly memory: number;
  readonly classes: Readonly<Record<string, { readonly timing: Timing; readonly recall?: number }>>;
}

type Ask = (text: string, way: PlainClass['way']) => string[];

const input = await nextMessage<RivalInput>();
const material = readMaterial(input.data);
if (material === undefined) throw new Error(`no development data in ${input.data}`);
const generator = new Generator(material, input.seed);
const paragraphs: { key: string; text: string; heading: string; title: string }[] = [];
for (let number = 0; number < input.documents; number += 1) {
  const { id, title, paragraphs: all } = generator.document(number).entry.document;
  for (const { index, text, heading = '' } of all) paragraphs.push({ key: `${id}#${index}`, text, heading, title });
}

function miniSearch(): Ask {
  const index = new MiniSearch<(typeof paragraphs)[number]>({ idField: 'key', fields: ['text', 'heading', 'title'] });
  index.addAll(paragraphs);
  return (text, way) =>
    index
      .search(text, {
        combineWith: way === 'any' || way === 'fuzzy' ? 'OR' : 'AND',
        prefix: way === 'prefix',
        fuzzy: way === 'fuzzy' ? 0.2 : false,
      })
      .slice(0, 10)
      .map(({ id }) => String(id));
}

function fuse(): Ask {
  const index = new Fuse(paragraphs, { keys: ['text', 'heading', 'title'], ignoreLocation: true });
  return (text) => index.search(text, { limit: 10 }).map(({ item }) => item.key);
}

/** Documents are numbered from 1 by the serial of their id; a smaller collection has the first of them. */
function serialOf(id: string): number {
  return Number(/\d+$/u.exec(id)?.[0]);
}

const start = performance.now();
const ask = input.engine === 'minisearch' ? miniSearch() : fuse();
const building = (performance.now() - start) / 1_000;
const classes: Record<string, { timing: Timing; recall?: number }> = {};
answer('built');
const asked = await nextMessage<RivalQuestions>();
for (const { name, questions, way } of asked.classes) {
  let [found, looked] = [0, 0];
  const { engine } = await sideBySide(
    questions,
    {
      engine: ({ text, target }: Question) => {
        const best = ask(text, way).slice(0, 5);
        if (target === undefined || serialOf(target) > input.documents) return;
        looked += 1;
        if (best.some((key) => key.startsWith(`${target}#`))) found += 1;
      },
    },
    asked.budget,
  );
  classes[name] = { timing: engine, ...(looked === 0 ? {} : { recall: found / looked }) };
}
const result: Rival = { documents: input.documents, building, memory: process.memoryUsage.rss(), classes };
answer(result);
