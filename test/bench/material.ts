import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What collections are made from: sentences of Foreign Relations, names, stations and TAGS of the development data. */
export interface Material {
  readonly sentences: readonly Sentence[];
  /** Sentences [first, end) that follow each other in one document, by sentence. */
  readonly documentOf: readonly (readonly [first: number, end: number])[];
  /** Full names: those that the texts name most first, then others of the series. */
  readonly names: readonly string[];
  readonly stations: readonly string[];
  readonly tags: readonly (readonly [code: string, name: string])[];
  /** Different words in the sentences, and how rare one of the rarest is (share of all words). */
  readonly vocabulary: { readonly different: number; readonly rarest: number };
}

/** Offsets are into `text`. */
export interface Sentence {
  readonly text: string;
  readonly words: number;
  /** Where somebody is named, in order. */
  readonly people: readonly (readonly [start: number, end: number])[];
  /** Where a word stands that another may take the place of, in order. */
  readonly plain: readonly (readonly [start: number, end: number])[];
}

interface Volume {
  readonly persons: readonly { readonly id: string; readonly name: string }[];
  readonly documents: readonly {
    readonly body?: string | null;
    readonly mentions?: readonly { readonly start: number; readonly end: number; readonly personId?: string }[];
  }[];
}

const shortest = 40;
const longest = 400;

/** The material of a data folder; undefined when it is not there. */
export function readMaterial(folder: string): Material | undefined {
  const frus = join(folder, 'frus');
  if (!existsSync(frus)) return undefined;
  const json = <T>(name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;
  const files = readdirSync(frus).filter((name) => name.endsWith('.json'));
  const volumes = files.sort().map((name) => json<Volume>(join('frus', name)));
  const sentences: Sentence[] = [];
  const documentOf: [number, number][] = [];
  const named = new Map<string, number>();
  for (const { persons, documents } of volumes) {
    const nameOf = new Map(persons.map(({ id, name }) => [id, inOrder(name)]));
    for (const { body, mentions = [] } of documents) {
      for (const { personId } of mentions) {
        const name = nameOf.get(personId ?? '');
        if (name !== undefined) named.set(name, (named.get(name) ?? 0) + 1);
      }
      const first = sentences.length;
      sentences.push(...sentencesOf(body ?? '', mentions));
      const run: [number, number] = [first, sentences.length];
      for (let at = first; at < sentences.length; at += 1) documentOf.push(run);
    }
  }
  const others = json<{ names: { name: string }[] }>('names-frus.json').names.map(({ name }) => name);
  const frequent = [...named].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([name]) => name);
  const { stations } = json<{ stations: { station: string }[] }>('stations.json');
  const { subject } = json<{ subject: Record<string, { name: string }> }>('tags.json');
  return {
    sentences,
    documentOf,
    names: [...new Set([...frequent, ...others])].filter((name) =>
      /^\p{Lu}[\p{L}.'-]+(?: [\p{L}.'-]+){1,3}$/u.test(name),
    ),
    stations: stations.map(({ station }) => station).filter((station) => /^[A-Z]{4,14}$/u.test(station)),
    tags: Object.entries(subject).map(([code, { name }]) => [code, name] as const),
    vocabulary: vocabularyOf(sentences),
  };
}

/** `Aaron, David L.` as it stands in a text. */
function inOrder(name: string): string {
  const [surname = '', given = ''] = name.split(/,\s*/u);
  return `${given} ${surname}`.trim();
}

function sentencesOf(body: string, mentions: readonly { readonly start: number; readonly end: number }[]): Sentence[] {
  const sentences: Sentence[] = [];
  for (const { 0: raw, index } of body.matchAll(
    /[^\n.?!]+(?:[.?!](?!["”’)]?\s+["“(]?\p{Lu})[^\n.?!]*)*[.?!]?["”’)]?/gu,
  )) {
    const text = raw.trim();
    if (text.length < shortest || text.length > longest || !/^["“(]?\p{Lu}.*[.?!]["”’)]?$/u.test(text)) continue;
    const start = index + raw.indexOf(text);
    const people = mentions
      .filter((each) => each.start >= start && each.end <= start + text.length)
      .map((each) => [each.start - start, each.end - start] as const)
      .sort(([a], [b]) => a - b)
      .filter(([from], at, all) => from >= (all[at - 1]?.[1] ?? 0));
    const plain = [...text.matchAll(/(?<=[ (])[a-z]{4,}(?=[ ,.;])/gu)].map(
      (word) => [word.index, word.index + word[0].length] as const,
    );
    sentences.push({ text, words: text.split(' ').length, people, plain });
  }
  return sentences;
}

function vocabularyOf(sentences: readonly Sentence[]): Material['vocabulary'] {
  const counts = new Set<string>();
  let all = 0;
  for (const { text } of sentences)
    for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
      counts.add(word);
      all += 1;
    }
  return { different: counts.size, rarest: 1 / all };
}
