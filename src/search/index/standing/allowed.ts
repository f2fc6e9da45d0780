import type { Filters } from '../../query.ts';
import { foldWord, wordsOf } from '../../words.ts';
import type { Arrival } from './arrival.ts';
import type { Arrivals } from './arrivals.ts';

const day = /^-?\d{4}-\d\d-\d\d$/u;

type Test = (document: Arrival) => boolean;

/**
 * Numbers, in rising order, of the documents that fit all filters that ask something of documents, as the store's search has
 * them: a filter without values asks nothing, a value without letters fits nothing. Undefined when nothing is asked.
 */
export function fitting(arrivals: Arrivals, filters: Filters): readonly number[] | undefined {
  const tests = testsOf(filters);
  if (tests.length === 0) return undefined;
  const { documents } = arrivals;
  const found: number[] = [];
  for (const number of among(arrivals, filters)) {
    const document = documents[number];
    if (document !== undefined && tests.every((test) => test(document))) found.push(number);
  }
  return found;
}

/** Documents that fit may be among these: with one of the TAGS, or with a word of one of the senders. */
function among({ documents, tagged, sentBy }: Arrivals, { tag = [], from = [] }: Filters): Iterable<number> {
  const lists = [
    ...(tag.length === 0 ? [] : [tag.map((value) => tagged.get(foldWord(value)) ?? [])]),
    ...(from.length === 0 ? [] : [from.map((value) => sentBy.get(wordsOf(value)[0] ?? '') ?? [])]),
  ];
  const sizeOf = (each: readonly (readonly number[])[]) => each.reduce((sum, { length }) => sum + length, 0);
  const [fewest] = lists.sort((one, other) => sizeOf(one) - sizeOf(other));
  return fewest === undefined ? documents.keys() : [...new Set(fewest.flat())].sort((one, other) => one - other);
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

/** Keys, in rising order, of the paragraphs of these documents whose levels lie between two, both inclusive. */
export function paragraphsOf(
  { starts, levels }: Arrivals,
  documents: Iterable<number>,
  least: number,
  most: number,
): Uint32Array {
  const keys = new Uint32Array(levels.length);
  let count = 0;
  for (const document of documents) {
    const end = starts[document + 1] ?? 0;
    for (let key = starts[document] ?? 0; key < end; key += 1) {
      const level = levels[key] ?? 0;
      if (level >= least && level <= most) keys[count++] = key;
    }
  }
  return keys.slice(0, count);
}

/** Keys, in rising order, of the paragraphs that name one of these as a reader of this level knows them; of those `among` others. */
export function namingOf(
  arrivals: Arrivals,
  names: ReadonlySet<string>,
  level: number,
  among: Uint32Array | undefined,
): Uint32Array {
  const keys = new Set<number>();
  for (const name of names)
    for (const { key, lowest, highest } of arrivals.placesOf.get(name) ?? [])
      if (lowest <= level && level <= highest) keys.add(key);
  if (among === undefined) return Uint32Array.from(keys).sort();
  return among.filter((key) => keys.has(key));
}
