import type { Filters } from '../query.ts';
import { foldWord, wordsOf } from '../words.ts';
import type { Arrival } from './arrival.ts';
import type { Arrivals } from './arrivals.ts';

const day = /^-?\d{4}-\d\d-\d\d$/u;

type Test = (document: Arrival) => boolean;

/**
 * Numbers, in rising order, of the documents that fit all filters that ask something of documents, as the store's search has
 * them: a filter without values asks nothing, a value without letters fits nothing. Undefined when nothing is asked.
 */
export function fitting(documents: readonly Arrival[], filters: Filters): readonly number[] | undefined {
  const tests = testsOf(filters);
  if (tests.length === 0) return undefined;
  const found: number[] = [];
  for (const [number, document] of documents.entries())
    if (tests.every((test) => test(document))) found.push(number);
  return found;
}

function testsOf({ from, to, tag, kind, after, before, in: ids }: Filters): Test[] {
  const tests: Test[] = [];
  const lower = (values: readonly string[]) => new Set(values.map((value) => value.toLowerCase()));
  if (ids !== undefined && ids.length > 0) {
    const wanted = lower(ids);
    tests.push(({ id }) => wanted.has(id.toLowerCase()));
  }
  if (kind !== undefined && kind.length > 0) {
    const wanted = lower(kind);
    tests.push((document) => wanted.has(document.kind));
  }
  if (tag !== undefined && tag.length > 0) {
    const wanted = new Set(tag.map(foldWord));
    tests.push(({ tags }) => tags.some((each) => wanted.has(each)));
  }
  if (from !== undefined && from.length > 0) tests.push(addressed(from, (document) => document.from));
  if (to !== undefined && to.length > 0) tests.push(addressed(to, (document) => document.to));
  // Days of years before 0 stand before all others as texts too.
  if (after !== undefined || before !== undefined)
    tests.push(
      ({ first, last }) =>
        first !== null &&
        day.test(first) &&
        (after === undefined || first >= after) &&
        (before === undefined || last === null || last < before),
    );
  return tests;
}

function addressed(values: readonly string[], side: (document: Arrival) => ReadonlySet<string>): Test {
  const wanted = values.map(wordsOf).filter((words) => words.length > 0);
  return (document) => {
    const words = side(document);
    return wanted.some((each) => each.every((word) => words.has(word)));
  };
}

/** What filters let through. */
export interface Narrowed {
  /** See `fitting`. */
  readonly documents: readonly number[] | undefined;
  /** Keys of names: only what names one of these. */
  readonly meant: ReadonlySet<string> | undefined;
  /** Levels of paragraphs, both inclusive. */
  readonly least: number;
  readonly most: number;
}

/** Keys, in rising order, of the paragraphs that are let through and that a reader of this level sees; undefined when all are. */
export function allowed(arrivals: Arrivals, narrowed: Narrowed, level: number): Uint32Array | undefined {
  const { documents, meant, least, most } = narrowed;
  if (documents === undefined && meant === undefined && least <= 0 && most >= level) return undefined;
  const highest = Math.min(level, most);
  const keys: number[] = [];
  for (const document of documents ?? arrivals.documents.keys()) {
    const end = arrivals.starts[document + 1] ?? 0;
    for (let key = arrivals.starts[document] ?? 0; key < end; key += 1) {
      const paragraph = arrivals.paragraphs[key]?.paragraph;
      if (paragraph === undefined || paragraph.level < least || paragraph.level > highest) continue;
      const isNamed = ({ key: name, lowest, highest: upTo }: (typeof paragraph.names)[number]) =>
        lowest <= level && level <= upTo && meant?.has(name) === true;
      if (meant === undefined || paragraph.names.some(isNamed)) keys.push(key);
    }
  }
  return Uint32Array.from(keys);
}
