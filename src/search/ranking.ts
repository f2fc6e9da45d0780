import type { Node } from './query.ts';
import { stem } from './stem.ts';
import { termsOf } from './terms.ts';
import { eachWordFrom, wordsOf } from './words.ts';

/** A paragraph that was found, with what it is weighed by. */
export interface Passage {
  /** Its document's id and how many paragraphs that has. */
  readonly document: string;
  readonly paragraphs: number;
  readonly title: string;
  readonly heading?: string;
  readonly text: string;
  /** The store's, BM25 or like it: higher is better. */
  readonly score: number;
}

/** How much there is, and in how many paragraphs each part of the question stands. */
export interface Frequencies {
  readonly documents: number;
  readonly paragraphs: number;
  readonly counts: readonly number[];
}

/** Of longer paragraphs only this much is weighed, UTF-16 units. */
const mostText = 20_000;
/** A paragraph without any of the question's weight keeps this share of its score; with all of it, the whole. */
const leastCoverage = 0.5;
/** What neighbours in the question that stand together in the text add, as a share of the commoner one's weight. */
const nearness = 1;
/** How far apart neighbours may stand: in the order of the question, and turned round. */
const farthest = 4;
const farthestTurned = 3;
const turnedShare = 0.5;
/** A word in the title counts like so many in the text. */
const titleWeight = 2;
/** BM25's (S. Robertson, H. Zaragoza, The Probabilistic Relevance Framework, 2009), for documents. */
const saturation = 1.2;
const lengthShare = 0.75;

/** A paragraph as it was weighed for a question. */
export interface Weighed<Hit> {
  readonly hit: Hit;
  /** What it is put in order by: the store's score times `coverage`, plus `nearness` and `document`. */
  readonly score: number;
  /** From a half to one: how much of the question's weight it, its heading or its title has. */
  readonly coverage: number;
  readonly nearness: number;
  readonly document: number;
  /** By part of the question: how often its text, its heading and its title have it. */
  readonly places: readonly { readonly text: number; readonly heading: number; readonly title: number }[];
}

/**
 * Puts paragraphs in order by what they and their documents say of a question's parts: the store's score, less where
 * parts are missing (the rarer, the more), more where neighbours in the question are neighbours in the text, and BM25 of
 * the document over everything of it that was found, as what is asked about is often spread over a document. Equals stay
 * in order.
 */
export function ranked<Hit extends Passage>(
  hits: readonly Hit[],
  parts: readonly Node[],
  of: Frequencies,
): Weighed<Hit>[] {
  const find = finder(parts);
  const titles = new Map<string, Uint32Array>();
  const read = hits.map((hit) => {
    const title = titles.get(hit.document) ?? countsOf(find(hit.title));
    titles.set(hit.document, title);
    const places = find(hit.text.slice(0, mostText));
    return { hit, title, places, text: countsOf(places), heading: countsOf(find(hit.heading ?? '')) };
  });
  const here = parts.map((_, part) => read.filter(({ text, title }) => at(text, part) + at(title, part) > 0).length);
  const held = parts.map((_, part) => Math.max(1, of.counts[part] ?? 0, at(here, part)));
  const weights = held.map((count) => Math.log(1 + (Math.max(of.paragraphs - count, 0) + 0.5) / (count + 0.5)));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);

  const documents = documentScores(read, held, of.documents);
  const weighed = read.map(({ hit, places, text, heading, title }): Weighed<Hit> => {
    const has = parts.map((_, part) => ({ text: at(text, part), heading: at(heading, part), title: at(title, part) }));
    const covered = weights.reduce(
      (sum, weight, part) => (at(text, part) + at(heading, part) + at(title, part) > 0 ? sum + weight : sum),
      0,
    );
    const coverage = leastCoverage + (1 - leastCoverage) * (whole === 0 ? 1 : covered / whole);
    let near = 0;
    for (let part = 0; part + 1 < parts.length; part++)
      near +=
        closeness(places[part] ?? [], places[part + 1] ?? []) * Math.min(at(weights, part), at(weights, part + 1));
    const document = documents.get(hit.document) ?? 0;
    const score = hit.score * coverage + nearness * near + document;
    return { hit, score, coverage, nearness: nearness * near, document, places: has };
  });
  return weighed.sort((one, other) => other.score - one.score);
}

function at(list: ArrayLike<number>, index: number): number {
  return list[index] ?? 0;
}

function countsOf(places: readonly (readonly number[])[]): Uint32Array {
  return Uint32Array.from(places, (each) => each.length);
}

interface Read {
  readonly hit: Passage;
  readonly title: Uint32Array;
  readonly text: Uint32Array;
}

/** BM25 of each document over its paragraphs that were found; `held` is how many paragraphs have each part. */
function documentScores(read: readonly Read[], held: readonly number[], documents: number): Map<string, number> {
  const found = new Map<string, { readonly counts: number[]; readonly paragraphs: number }>();
  for (const { hit, title, text } of read) {
    const known = found.get(hit.document);
    const counts = known?.counts ?? Array.from(title, (count) => count * titleWeight);
    for (let part = 0; part < counts.length; part++) counts[part] = at(counts, part) + at(text, part);
    if (known === undefined) found.set(hit.document, { counts, paragraphs: hit.paragraphs });
  }
  const usual = [...found.values()].reduce((sum, { paragraphs }) => sum + paragraphs, 0) / Math.max(1, found.size);
  // At most as many documents have a part as there are paragraphs with it.
  const weights = held.map((count) => Math.log(1 + documents / Math.min(Math.max(1, documents), count)));
  return new Map(
    [...found].map(([document, { counts, paragraphs }]) => {
      const long = saturation * (1 - lengthShare + (lengthShare * paragraphs) / Math.max(1, usual));
      const score = counts.reduce(
        (sum, count, part) => sum + (at(weights, part) * count * (saturation + 1)) / (count + long),
        0,
      );
      return [document, score];
    }),
  );
}

/** 1 for places next to each other, less with every word between; 0 when they are far apart. Places are in order. */
function closeness(first: readonly number[], second: readonly number[]): number {
  let best = 0;
  let from = 0;
  for (const place of first) {
    while (from < second.length && at(second, from) < place - farthestTurned) from += 1;
    for (let next = from; next < second.length && at(second, next) <= place + farthest; next++) {
      const gap = at(second, next) - place;
      if (gap !== 0) best = Math.max(best, gap > 0 ? 1 / gap : turnedShare / -gap);
    }
  }
  return best;
}

interface Sought {
  readonly part: number;
  readonly words: readonly string[];
  readonly prefix: boolean;
}

/** Finds the places, counted in words, where each part of a question stands in a text. */
function finder(parts: readonly Node[]): (text: string) => number[][] {
  const byStem = new Map<string, Sought[]>();
  const beginnings: Sought[] = [];
  for (const [part, node] of parts.entries())
    for (const { words, prefix } of termsOf(node)) {
      const sought = {
        part,
        words: words.map((word, place) => (prefix && place === words.length - 1 ? word : stem(word))),
        prefix,
      };
      const [first = ''] = sought.words;
      if (prefix && words.length === 1) beginnings.push(sought);
      else byStem.set(first, [...(byStem.get(first) ?? []), sought]);
    }
  // A stem begins with its word's first letter.
  const firsts = [...byStem.keys(), ...beginnings.flatMap(({ words }) => words.slice(0, 1))];
  const letters = new Set(firsts.map((word) => word.charCodeAt(0)));
  return (text) => {
    const places: number[][] = parts.map(() => []);
    let all: readonly string[] | undefined;
    const wordAt = (place: number) => {
      all ??= wordsOf(text);
      return all[place] ?? '';
    };
    eachWordFrom(text, letters, (word, place) => {
      for (const { part, words: run } of beginnings) if (word.startsWith(run[0] ?? '')) places[part]?.push(place);
      for (const { part, words: run, prefix } of byStem.get(stem(word)) ?? []) {
        const fits = run.every((each, step) => {
          if (step === 0) return true;
          const there = wordAt(place + step);
          return prefix && step === run.length - 1 ? there.startsWith(each) : stem(there) === each;
        });
        if (fits && places[part]?.at(-1) !== place) places[part]?.push(place);
      }
    });
    return places;
  };
}
