import { cite } from '../citation.ts';
import type { Citation, Document, Paragraph } from '../document.ts';
import { stem } from '../search/stem.ts';
import { byStem, rarityOf, type Term, tellingTerms, termsIn, wordsIn } from '../search/telling.ts';
import { wordsOf } from '../search/words.ts';
import type { Knowledge } from './climbing.ts';
import type { PeopleRegistry } from './people.ts';
import { type Clue, clueOf, readable, type Traits, traitsOf } from './traits.ts';

/** Words that count for likeness. */
const mostTerms = 64;
/** Spellings of one surname that are looked for. */
const mostSpellings = 6;
/** A person tells about twice what a word does that is as rare. */
const personFactor = 2;
/** Of people too it is assumed that more documents were read, of which each is named in very few. */
const documentsAtLarge = 1_000;
/** A day or a month is taken to be named in one of so many documents: nobody counts them. */
const documentsToDate = { day: 2_000, month: 100 } as const;

/** What is looked for: all that tells a document, or some of its paragraphs, from others. */
export interface SimilarSource {
  readonly document: Document;
  readonly paragraphs: readonly Paragraph[];
  readonly traits: Traits;
  /** What tells most first. */
  readonly terms: readonly Term[];
  readonly stems: ReadonlyMap<string, Term>;
  /** Where it has each term for the first time. */
  readonly places: ReadonlyMap<Term, Citation>;
  /** By key of the person and by EDTF date. */
  readonly weights: ReadonlyMap<string, number>;
  /** Stems of the words of a person's names, by key: they count for the person. */
  readonly nameStems: ReadonlyMap<string, ReadonlySet<string>>;
  /** What a paragraph has that names one of its people or dates. */
  readonly clues: readonly Clue[];
  /** What it would weigh to have all of it. */
  readonly total: number;
}

/** Reads what is to be looked for; every count is of what the reader may see. */
export async function sourceOf(
  { store, access, documents, paragraphs: all }: Knowledge,
  people: PeopleRegistry,
  document: Document,
  paragraphs: readonly Paragraph[],
): Promise<SimilarSource> {
  const only = new Set(paragraphs.map(({ index }) => index));
  const traits = traitsOf(readable(document, only), people, only);
  const names = namesOf(traits, people);
  const words = wordsIn(paragraphs.map(({ text, heading }) => (heading === undefined ? text : `${heading}\n${text}`)));
  const spellings = spellingsOf(words, [...names.values()]);
  const forms = new Set([...words.flatMap((word) => word.forms), ...[...spellings.values()].flat()]);
  const counts = await store.wordCounts([...forms], access);
  const terms = tellingTerms(words, counts, spellings, { paragraphs: all, most: mostTerms });
  const weights = new Map<string, number>();
  for (const { key, number } of traits.people.values()) {
    const having = number === undefined ? 1 : people.cluster(number).names.reduce((sum, row) => sum + row.documents, 0);
    weights.set(key, personFactor * rarityOf(having, documents + documentsAtLarge));
  }
  for (const { edtf, precision } of traits.dates.values()) {
    weights.set(edtf, rarityOf(1 + documents / documentsToDate[precision], documents + documentsAtLarge));
  }
  const nameStems = new Map([...names].map(([key, parts]) => [key, new Set(parts.all.map((part) => stem(part)))]));
  const named = new Set([...nameStems.values()].flatMap((each) => [...each]));
  const plain = terms.filter((term) => !named.has(term.stem));
  const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, each) => total + each, 0);
  const stems = byStem(terms);
  return {
    document,
    paragraphs,
    traits,
    terms,
    stems,
    places: placesIn(document, paragraphs, stems),
    weights,
    nameStems,
    clues: [...new Set([...names.values()].flatMap((each) => each.surnames)).values()]
      .map((surname): Clue => [surname])
      .concat([...traits.dates.values()].map(clueOf)),
    total: sum(plain.map(({ weight }) => weight)) + sum(weights.values()),
  };
}

interface NameParts {
  /** Folded words of all names. */
  readonly all: readonly string[];
  readonly surnames: readonly string[];
}

function namesOf({ people: named }: Traits, people: PeopleRegistry): Map<string, NameParts> {
  const parts = new Map<string, NameParts>();
  for (const { key, number, citation } of named.values()) {
    const rows = number === undefined ? [] : people.cluster(number).names;
    const names = [...rows.map(({ name }) => name), citation.quote];
    const surnames = names.map((name) => wordsOf(name.split(/\s+/u).at(-1) ?? '')).filter(({ length }) => length === 1);
    parts.set(key, { all: names.flatMap((name) => wordsOf(name)), surnames: [...new Set(surnames.flat())] });
  }
  return parts;
}

/** Other spellings of the words that are somebody's surname, by stem. */
function spellingsOf(
  words: readonly { readonly stem: string; readonly forms: readonly string[] }[],
  names: readonly NameParts[],
): Map<string, readonly string[]> {
  const spellings = new Map<string, readonly string[]>();
  const known = new Map(words.map((word) => [word.stem, word]));
  for (const { surnames } of names)
    for (const surname of surnames) {
      const word = known.get(stem(surname));
      if (word === undefined) continue;
      const others = surnames.filter((other) => stem(other) !== word.stem);
      if (others.length > 0) spellings.set(word.stem, others.slice(0, mostSpellings));
    }
  return spellings;
}

/** Where the paragraphs have each term for the first time. */
export function placesIn(
  document: Document,
  paragraphs: readonly Paragraph[],
  stems: ReadonlyMap<string, Term>,
): Map<Term, Citation> {
  const places = new Map<Term, Citation>();
  for (const paragraph of paragraphs)
    for (const [term, { start, end }] of termsIn(paragraph.text, stems))
      if (!places.has(term)) places.set(term, cite(document, paragraph, start, end));
  return places;
}
