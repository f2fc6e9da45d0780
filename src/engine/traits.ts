import { cite } from '../citation.ts';
import type { Citation, Document, Paragraph } from '../document.ts';
import { findDates } from '../facts/dates.ts';
import type { DateFound } from '../facts/facts.ts';
import { peopleOf } from '../facts/people.ts';
import { foldWord } from '../search/words.ts';
import { nameKey } from '../store/name-key.ts';
import type { PeopleRegistry } from './people.ts';

/** Of longer documents only so much is read, UTF-16 units. */
const mostRead = 60_000;
/** Paragraphs that are read for one clue. */
const mostOfClue = 2;
/** Wider than any white space inside a date, so that none reaches over two paragraphs. */
const between = '\n\n\n\n';

/** Folded letters that a paragraph must have to name something. */
export type Clue = readonly string[];

/** Somebody whom a document names, where it does so most fully. */
export interface NamedPerson {
  /** The same for one person in all documents. */
  readonly key: string;
  /** The number of the registry's cluster, when it has one. */
  readonly number?: number;
  readonly citation: Citation;
}

/** A day or a month that a document's text names, by its EDTF date. */
export interface NamedDate {
  readonly edtf: string;
  readonly precision: 'day' | 'month';
  readonly citation: Citation;
}

/** What a document names that may stand in others too: by key and by EDTF date, in order of the text. */
export interface Traits {
  readonly people: ReadonlyMap<string, NamedPerson>;
  readonly dates: ReadonlyMap<string, NamedDate>;
}

/** The first paragraphs of a document, no more than can be read at once; `wanted` (their indexes) before the others. */
export function readable(document: Document, wanted: ReadonlySet<number>): Document {
  const first = document.paragraphs.filter(({ index }) => wanted.has(index));
  return withOnly(document, [...first, ...document.paragraphs.filter(({ index }) => !wanted.has(index))]);
}

/**
 * The paragraphs of a document that have to be read to know whether it names what `clues` point to: those of `passages` (by
 * index), and for each clue the first few that have all its letters.
 */
export function telling(document: Document, passages: ReadonlySet<number>, clues: readonly Clue[]): Document {
  const seen = new Map<Clue, number>();
  const chosen = document.paragraphs.filter(({ index, text }) => {
    const folded = foldWord(text);
    const having = clues.filter(
      (clue) => (seen.get(clue) ?? 0) < mostOfClue && clue.every((part) => folded.includes(part)),
    );
    for (const clue of having) seen.set(clue, (seen.get(clue) ?? 0) + 1);
    return having.length > 0 || passages.has(index);
  });
  const first = chosen.filter(({ index }) => passages.has(index));
  return withOnly(document, [...first, ...chosen.filter(({ index }) => !passages.has(index))]);
}

function withOnly(document: Document, wanted: readonly Paragraph[]): Document {
  let left = mostRead;
  const taken = new Set<number>();
  for (const { index, text } of wanted) {
    if (left <= 0 && taken.size > 0) break;
    taken.add(index);
    left -= text.length;
  }
  if (taken.size === document.paragraphs.length) return document;
  return { ...document, paragraphs: document.paragraphs.filter(({ index }) => taken.has(index)) };
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** What a paragraph has that names a day or month: `sep` and `12`. */
export function clueOf({ edtf }: Pick<NamedDate, 'edtf'>): Clue {
  const [, month, day] = /^\d{4}-(\d{2})(?:-(\d{2}))?/u.exec(edtf) ?? [];
  const name = months[Number(month) - 1] ?? '';
  return day === undefined ? [name] : [name, String(Number(day))];
}

/** People and dates that the paragraphs of a document name; of all of them, or of those in `only`. */
export function traitsOf(document: Document, people: PeopleRegistry, only?: ReadonlySet<number>): Traits {
  return { people: peopleNamedIn(document, people, only), dates: datesNamedIn(document, only) };
}

function peopleNamedIn(document: Document, people: PeopleRegistry, only?: ReadonlySet<number>) {
  const named = new Map<string, NamedPerson>();
  for (const { name, text, citation } of peopleOf(document)) {
    const { paragraph } = citation;
    if (paragraph === undefined || (only !== undefined && !only.has(paragraph))) continue;
    const number = numberOf(people, name, document.id);
    const key = number === undefined ? name.toLowerCase() : `#${number}`;
    const known = named.get(key);
    if (known !== undefined && (/\s/u.test(known.citation.quote) || !/\s/u.test(text))) continue;
    named.set(key, { key, ...(number === undefined ? {} : { number }), citation });
  }
  return named;
}

/** A bare surname is known by its document; a full name that is not registered so may be another's written form. */
function numberOf(people: PeopleRegistry, name: string, document: string): number | undefined {
  const own = people.numberOf(nameKey(name, document));
  if (own !== undefined || !/\s/u.test(name)) return own;
  const [only, ...others] = people.clustersNamed(name);
  return others.length === 0 ? only?.number : undefined;
}

function datesNamedIn(document: Document, only?: ReadonlySet<number>): Map<string, NamedDate> {
  const dates = new Map<string, NamedDate>();
  const text = document.paragraphs.map((paragraph) => paragraph.text).join(between);
  let [index, offset] = [0, 0];
  for (const found of findDates(text, { reference: document.date.edtf, ranges: 'whole', report: true })) {
    let paragraph = document.paragraphs[index];
    while (paragraph !== undefined && found.start >= offset + paragraph.text.length + between.length) {
      offset += paragraph.text.length + between.length;
      index += 1;
      paragraph = document.paragraphs[index];
    }
    const precision = precisionOf(found);
    if (paragraph === undefined || precision === undefined || dates.has(found.edtf)) continue;
    if (only !== undefined && !only.has(paragraph.index)) continue;
    const [start, end] = [found.start - offset, found.end - offset];
    const edtf = precision === 'day' ? found.edtf.slice(0, 10) : found.edtf;
    dates.set(edtf, { edtf, precision, citation: cite(document, paragraph, start, end) });
  }
  return dates;
}

/** Only a day or a month with its year says that two texts speak of one time. */
function precisionOf({ edtf }: DateFound): NamedDate['precision'] | undefined {
  if (/^\d{4}-\d{2}-\d{2}(?:T.*)?$/u.test(edtf)) return 'day';
  return /^\d{4}-(?:0[1-9]|1[0-2])$/u.test(edtf) ? 'month' : undefined;
}
