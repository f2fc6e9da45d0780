import { fieldWeights } from './bm25.ts';
import { ByteWriter } from './bytes.ts';
import { orderOf } from './order.ts';
import { fieldOf, fields, PositionsWriter } from './positions.ts';
import { highestFrequency, ownBit } from './postings.ts';
import { PostingsWriter } from './postings-writer.ts';
import { WordTable } from './word-table.ts';

/** A paragraph with all that it is found by. Keys rise from one to the next. */
export interface IndexedParagraph {
  readonly key: number;
  readonly level: number;
  readonly text: string;
  readonly heading: string | null;
  readonly title: string;
  readonly tags: string;
}

/** Longer paragraphs count as being of this length, in words. */
const mostWords = 0xffff;
const levels = 5;

/** Numbers in a row that grow. */
class Row {
  numbers = new Int32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.numbers.length) {
      const larger = new Int32Array(this.length * 2);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.numbers[this.length++] = value;
  }
}

/** The same numbers with room for at least so many, and for some more. */
function withRoom(numbers: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.ceil(1.5 * size));
  larger.set(numbers);
  return larger;
}

/** What the batches of a program have in common. */
let table = new WordTable();

/**
 * The paragraphs of one batch, turned into lists by stem. Every occurrence of a word is a number in three rows (its stem,
 * paragraph and position), so that nothing is made per word of text.
 */
export class Gathering {
  readonly #table: WordTable;
  /** By the table's number of a word or stem: its number here, counted from 1. */
  #wordIds = new Int32Array(0);
  #stemIds = new Int32Array(0);
  /** By number: the word, its stem's number, the last paragraph counted for it, and its paragraphs by level. */
  readonly #words: string[] = [];
  readonly #stemOf = new Row();
  readonly #counted = new Row();
  readonly #counts = new Row();
  readonly #stems: string[] = [];
  readonly #occurrences = { stem: new Row(), paragraph: new Row(), position: new Row() };
  readonly #paragraphs = { key: new Row(), level: new Row() };
  #titled:
    | { readonly title: string; readonly tags: string; readonly ids: number[]; readonly places: number[] }
    | undefined;

  constructor() {
    if (table.isFull) table = new WordTable();
    this.#table = table;
  }

  get paragraphs(): number {
    return this.#paragraphs.key.length;
  }

  /** Of the first paragraph, and of the last. */
  get span(): { readonly first: number; readonly last: number } {
    const { numbers, length } = this.#paragraphs.key;
    return { first: numbers[0] ?? 0, last: numbers[length - 1] ?? 0 };
  }

  /** Returns how many words its text has, and its length: how many words it is found by. */
  add({ key, level, text, heading, title, tags }: IndexedParagraph): {
    readonly words: number;
    readonly length: number;
  } {
    if (this.#titled?.title !== title || this.#titled.tags !== tags) this.#titled = this.#titleOf(title, tags);
    const paragraph = this.#paragraphs.key.length;
    this.#paragraphs.key.push(key);
    this.#paragraphs.level.push(level);
    const words = this.#field(text, paragraph, level, fields.text);
    const above = heading === null ? 0 : this.#field(heading, paragraph, level, fields.heading);
    const { ids, places } = this.#titled;
    for (let at = 0; at < ids.length; at += 1) this.#occur(ids[at] ?? 0, paragraph, level, places[at] ?? 0);
    return { words, length: Math.min(mostWords, words + above + ids.length) };
  }

  /** Returns how many words there are. */
  #field(text: string, paragraph: number, level: number, from: number): number {
    const count = this.#table.read(text);
    const { found } = this.#table;
    for (let at = 0; at < count; at += 1) this.#occur(this.#idOf(found[at] ?? 0), paragraph, level, from + at);
    return count;
  }

  #titleOf(title: string, tags: string) {
    const ids: number[] = [];
    const places: number[] = [];
    for (const [text, from] of [
      [title, fields.title],
      [tags, fields.tags],
    ] as const) {
      const count = this.#table.read(text);
      for (let at = 0; at < count; at += 1) {
        ids.push(this.#idOf(this.#table.found[at] ?? 0));
        places.push(from + at);
      }
    }
    return { title, tags, ids, places };
  }

  /** The number here of a word that the table has numbered. */
  #idOf(word: number): number {
    if (word >= this.#wordIds.length) this.#wordIds = withRoom(this.#wordIds, this.#table.words.length);
    const known = this.#wordIds[word] ?? 0;
    if (known > 0) return known - 1;
    const stem = this.#table.stemOf(word);
    if (stem >= this.#stemIds.length) this.#stemIds = withRoom(this.#stemIds, this.#table.stems.length);
    let stemId = (this.#stemIds[stem] ?? 0) - 1;
    if (stemId < 0) {
      stemId = this.#stems.length;
      this.#stems.push(this.#table.stems[stem] ?? '');
      this.#stemIds[stem] = stemId + 1;
    }
    const id = this.#words.length;
    this.#words.push(this.#table.words[word] ?? '');
    this.#wordIds[word] = id + 1;
    this.#stemOf.push(stemId);
    this.#counted.push(-1);
    for (let level = 0; level < levels; level += 1) this.#counts.push(0);
    return id;
  }

  #occur(word: number, paragraph: number, level: number, position: number): void {
    this.#occurrences.stem.push(this.#stemOf.numbers[word] ?? 0);
    this.#occurrences.paragraph.push(paragraph);
    this.#occurrences.position.push(position);
    if (this.#counted.numbers[word] === paragraph) return;
    this.#counted.numbers[word] = paragraph;
    const at = word * levels + level;
    this.#counts.numbers[at] = (this.#counts.numbers[at] ?? 0) + 1;
  }

  /** Hands on every word with the number of its paragraphs at each level. */
  words(give: (word: string, counts: number[]) => void): void {
    const { numbers } = this.#counts;
    for (const [id, word] of this.#words.entries()) {
      const counts = [0, 0, 0, 0, 0];
      for (let level = 0; level < levels; level += 1) counts[level] = numbers[id * levels + level] ?? 0;
      give(word, counts);
    }
  }

  /** Hands on the lists of every stem, stems in rising order; keys count from the first paragraph's. */
  lists(give: (stem: string, postings: ByteWriter, positions: ByteWriter) => void): void {
    const { starts, order } = this.#byStem();
    const postings = new PostingsWriter();
    const positions = new PositionsWriter();
    const [one, other] = [new ByteWriter(), new ByteWriter()];
    for (const id of orderOf(this.#stems)) {
      postings.clear();
      positions.clear();
      this.#list(order.subarray(starts[id] ?? 0, starts[id + 1] ?? 0), postings, positions);
      one.clear();
      other.clear();
      postings.write(one);
      positions.write(other, postings.total);
      give(this.#stems[id] ?? '', one, other);
    }
  }

  /** Occurrences in order of their stems (a counting sort, which keeps the order of reading). */
  #byStem(): { starts: Int32Array; order: Int32Array } {
    const { numbers: stems, length } = this.#occurrences.stem;
    const starts = new Int32Array(this.#stems.length + 1);
    for (let at = 0; at < length; at += 1) {
      const next = (stems[at] ?? 0) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
    for (let id = 0; id < this.#stems.length; id += 1) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0);
    const free = starts.slice();
    const order = new Int32Array(length);
    for (let at = 0; at < length; at += 1) {
      const id = stems[at] ?? 0;
      const place = free[id] ?? 0;
      order[place] = at;
      free[id] = place + 1;
    }
    return { starts, order };
  }

  #list(occurrences: Int32Array, postings: PostingsWriter, positions: PositionsWriter): void {
    const { key, level } = this.#paragraphs;
    const { first } = this.span;
    const [paragraphs, places] = [this.#occurrences.paragraph.numbers, this.#occurrences.position.numbers];
    for (let at = 0; at < occurrences.length; ) {
      const paragraph = paragraphs[occurrences[at] ?? 0] ?? 0;
      let frequency = 0;
      let isOwn = 0;
      for (; at < occurrences.length; at += 1) {
        const occurrence = occurrences[at] ?? 0;
        if (paragraphs[occurrence] !== paragraph) break;
        const position = places[occurrence] ?? 0;
        positions.add(position);
        if (position < fields.title) isOwn = ownBit;
        frequency += fieldWeights[fieldOf(position)] ?? 0;
      }
      positions.end();
      const mark = (Math.min(highestFrequency, frequency) << 1) | isOwn;
      postings.add((key.numbers[paragraph] ?? 0) - first, level.numbers[paragraph] ?? 0, mark);
    }
  }
}
