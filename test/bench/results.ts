import { cpus, totalmem } from 'node:os';
import type { SuggestField } from '../../src/index.ts';
import { openCollection } from '../../src/index.ts';
import { openStore } from '../../src/store/index.ts';
import { type Adding, adding } from './adding.ts';
import { Generator } from './generator.ts';
import { isKept, type Kept, keptCollection } from './kept.ts';
import { type Latency, latencyOf } from './latency.ts';
import type { Material } from './material.ts';
import type { Timing } from './measure.ts';
import { type Opening, openingOf } from './opening.ts';
import { type PeopleFound, peopleFound } from './people.ts';
import { type QuestionClass, questionsOver } from './questions.ts';
import { RawIndex } from './raw-index.ts';
import type { Rival } from './rival-child.ts';
import { askRivals, startMiniSearch } from './rivals.ts';
import { suggestions } from './suggesting.ts';
import { indexBytes } from './table-bytes.ts';

/** Everything that one size was measured for. */
export interface Results {
  readonly date: string;
  readonly machine: string;
  readonly asked: number;
  readonly making: Kept['facts'];
  readonly indexBytes: number;
  readonly latencies: readonly Latency[];
  readonly suggestions: readonly { readonly field: SuggestField; readonly timing: Timing }[];
  readonly people: PeopleFound;
  readonly opening: Opening;
  readonly adding: Adding;
  readonly rivals: { readonly minisearch?: Rival; readonly fuse?: Rival };
}

export interface Options {
  readonly data: string;
  readonly material: Material;
  readonly documents: number;
  readonly seed: number;
  /** Questions of each class, and seconds for each class and engine. */
  readonly asked: number;
  readonly seconds: number;
  readonly cache: string;
  readonly fresh: boolean;
  readonly rivals: boolean;
  readonly tell: (progress: string) => void;
}

const mostNames = 300_000;
/** Small collections are asked for fewer names, so that a small run stays short. */
const namesADocument = 12;

/** Makes the collection or takes the kept one, and measures it. */
export async function measured(options: Options): Promise<Results> {
  const { material, documents, seed, asked, seconds, tell } = options;
  const budget = seconds * 1_000;
  const generator = new Generator(material, seed);
  // Two cores: while one makes the collection, the other can make MiniSearch's index.
  const early = options.rivals && !(await isKept(options)) ? startMiniSearch(options) : undefined;
  const { store: path, raw: rawPath, facts } = await keptCollection(generator, options);
  // Nothing is timed beside it.
  await early?.built;
  const collection = await openCollection({ url: `sqlite:${path}` });
  const store = await openStore(`sqlite:${path}`);
  const raw = new RawIndex(rawPath);
  tell('questions');
  const classes = await questionsOver(generator, store, { documents, count: asked, seed });
  const latencies: Latency[] = [];
  for (const each of classes) {
    tell(each.name);
    latencies.push(await latencyOf(each, { collection, store, raw }, budget));
  }
  raw.close();
  await store.close();
  tell('suggestions, people');
  const mixed = mixedQuestions(classes);
  const suggested = await suggestions(collection, (field) => valuesOf(field, generator, material, documents), budget);
  const names = Math.min(mostNames, namesADocument * documents);
  const people = await peopleFound(generator, collection, { names, count: asked, seed, budget });
  await collection.close();
  tell('a new process, 50 questions at once, adding, reading');
  const opening = await openingOf(`sqlite:${path}`, mixed);
  const added = await adding(generator, path, documents, budget);
  const rivals = options.rivals ? await askRivals(early ?? startMiniSearch(options), classes, options) : {};
  const [cpu] = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`,
    asked,
    making: facts,
    indexBytes: indexBytes(facts.tables),
    latencies,
    suggestions: suggested,
    people,
    opening,
    adding: added,
    rivals,
  };
}

/** Questions of all classes in turn, those of an id left out. */
function mixedQuestions(classes: readonly QuestionClass[]): string[] {
  const asked = classes.filter((each) => each.questions[0]?.raw !== undefined);
  return Array.from({ length: 30 }, (_, at) => asked.flatMap(({ questions }) => questions[at]?.text ?? [])).flat();
}

function valuesOf(field: SuggestField, generator: Generator, material: Material, documents: number): readonly string[] {
  const some = <T>(make: (at: number) => T) => Array.from({ length: 40 }, (_, at) => make(at));
  if (field === 'id') return some((at) => generator.document((at * 7_919) % documents).entry.document.id);
  if (field === 'person') return some((at) => generator.name(at * 11));
  return field === 'tag' ? material.tags.slice(0, 40).map(([code]) => code) : material.stations.slice(0, 40);
}
