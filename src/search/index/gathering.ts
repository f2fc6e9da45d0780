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

type Numbers = Int32Array<ArrayBuffer>;

/** The same numbers with room for at least so many, and for some more. */
function withRoom(numbers: Numbers, size: number): Numbers {
  if (size <= numbers.length) return numbers;
  const larger = new Int32Array(Math.ceil(1.5 * size));
  larger.set(numbers);
  return larger;
}

/** What the batches of a program have in common. */
let table = new WordTable();

/** What all paragraphs of a document are found by: words by their numbers. */
interface Titled {
  readonly title: string;
  readonly tags: string;
  readonly ofTitle: Numbers;
  readonly ofTags: Numbers;
}

/** Occurrences in order of their stems: those of a stem stand from its start to that of the next. */
interface ByStem {
  readonly starts: Numbers;
  readonly paragraphs: Numbers;
  readonly places: Numbers;
}

/**
 * The paragraphs of one batch, turned into lists by stem. Every occurrence of a word is a number in three rows (its stem,
 * paragraph and position), so that nothing is made per word of text.
 */
export class Gathering {
  readonly #table: WordTable;
  /** By the table's number of a word or stem: its number here, counted from 1. */
  #wordIds: Numbers = new Int32Array(0);
  #stemIds: Numbers = new Int32Array(0);
  /** By number: the word, its stem's number, the last paragraph counted for it (from 1), and its paragraphs by level. */
  readonly #words: string[] = [];
  #stemOf: Numbers = new Int32Array(1 << 12);
  #counted: Numbers = new Int32Array(1 << 12);
  #counts: Numbers = new Int32Array(levels << 12);
  readonly #stems: string[] = [];
  /** By occurrence; the first `#end` of each. */
  #stemAt: Numbers = new Int32Array(1 << 14);
  #paragraphAt: Numbers = new Int32Array(1 << 14);
  #positionAt: Numbers = new Int32Array(1 << 14);
  #end = 0;
  /** By paragraph. */
  readonly #keys: number[] = [];
  readonly #levels: number[] = [];
  #titled: Titled | undefined;

  constructor() {
    if (table.isFull) table = new WordTable();
    this.#table = table;
  }

  get paragraphs(): number {
    return this.#keys.length;
  }

  /** Of the first paragraph, and of the last. */
  get span(): { readonly first: number; readonly last: number } {
    return { first: this.#keys[0] ?? 0, last: this.#keys.at(-1) ?? 0 };
  }

  /** Returns how many words its text has, and its length: how many words it is found by. */
  add({ key, level, text, heading, title, tags }: IndexedParagraph): {
    readonly words: number;
    readonly length: number;
  } {
    if (this.#titled?.title !== title || this.#titled.tags !== tags)
      this.#titled = { title, tags, ofTitle: this.#idsOf(title).slice(), ofTags: this.#idsOf(tags).slice() };
    this.#keys.push(key);
    this.#levels.push(level);
    const words = this.#occur(this.#idsOf(text), level, fields.text);
    const above = heading === null ? 0 : this.#occur(this.#idsOf(heading), level, fields.heading);
    const { ofTitle, ofTags } = this.#titled;
    const titled = this.#occur(ofTitle, level, fields.title) + this.#occur(ofTags, level, fields.tags);
    return { words, length: Math.min(mostWords, words + above + titled) };
  }

  /** The words of a text by their numbers here, right until the next text is read. */
  #idsOf(text: string): Numbers {
    const count = this.#table.read(text);
    const ids = this.#table.found.subarray(0, count);
    this.#wordIds = withRoom(this.#wordIds, this.#table.words.length);
    const known = this.#wordIds;
    for (let at = 0; at < count; at += 1) {
      const word = ids[at] ?? 0;
      const id = (known[word] ?? 0) - 1;
      ids[at] = id < 0 ? this.#take(word) : id;
    }
    return ids;
  }

  /** Gives a number to a word that the table has numbered. */
  #take(word: number): number {
    const stem = this.#table.stemOf(word);
    this.#stemIds = withRoom(this.#stemIds, this.#table.stems.length);
    let stemId = (this.#stemIds[stem] ?? 0) - 1;
    if (stemId < 0) {
      stemId = this.#stems.length;
      this.#stems.push(this.#table.stems[stem] ?? '');
      this.#stemIds[stem] = stemId + 1;
    }
    const id = this.#words.length;
    this.#words.push(this.#table.words[word] ?? '');
    this.#wordIds[word] = id + 1;
    this.#stemOf = withRoom(this.#stemOf, id + 1);
    this.#counted = withRoom(this.#counted, id + 1);
    this.#counts = withRoom(this.#counts, (id + 1) * levels);
    this.#stemOf[id] = stemId;
    return id;
  }

  /** Notes that words stand one after another in the last paragraph, from a position on; returns how many they are. */
  #occur(words: Numbers, level: number, from: number): number {
    const start = this.#end;
    const { length } = words;
    this.#stemAt = withRoom(this.#stemAt, start + length);
    this.#paragraphAt = withRoom(this.#paragraphAt, start + length);
    this.#positionAt = withRoom(this.#positionAt, start + length);
    const [stemAt, paragraphAt, positionAt] = [this.#stemAt, this.#paragraphAt, this.#positionAt];
    const [stemOf, counted, counts] = [this.#stemOf, this.#counted, this.#counts];
    const paragraphs = this.#keys.length;
    for (let at = 0; at < length; at += 1) {
      const word = words[at] ?? 0;
      stemAt[start + at] = stemOf[word] ?? 0;
      paragraphAt[start + at] = paragraphs - 1;
      positionAt[start + at] = from + at;
      if (counted[word] === paragraphs) continue;
      counted[word] = paragraphs;
      const count = word * levels + level;
      counts[count] = (counts[count] ?? 0) + 1;
    }
    this.#end = start + length;
    return length;
  }

  /** Every word, with the number of its paragraphs at each level. */
  words(): { readonly words: string[]; readonly counts: number[][] } {
    const numbers = this.#counts;
    const counts = this.#words.map((_, id) => {
      const at = id * levels;
      const [one, two, three] = [numbers[at] ?? 0, numbers[at + 1] ?? 0, numbers[at + 2] ?? 0];
      return [one, two, three, numbers[at + 3] ?? 0, numbers[at + 4] ?? 0];
    });
    return { words: this.#words, counts };
  }

  /** Hands on the lists of every stem, stems in rising order; keys count from the first paragraph's. */
  lists(give: (stem: string, postings: ByteWriter, positions: ByteWriter) => void): void {
    const sorted = this.#byStem();
    const postings = new PostingsWriter();
    const positions = new PositionsWriter();
    const [one, other] = [new ByteWriter(), new ByteWriter()];
    for (const id of orderOf(this.#stems)) {
      postings.clear();
      positions.clear();
      this.#list(sorted, sorted.starts[id] ?? 0, sorted.starts[id + 1] ?? 0, postings, positions);
      one.clear();
      other.clear();
      postings.write(one);
      positions.write(other, postings.total);
      give(this.#stems[id] ?? '', one, other);
    }
  }

  /** Occurrences in order of their stems (a counting sort, which keeps the order of reading). */
  #byStem(): ByStem {
    const [stemAt, paragraphAt, positionAt, end] = [this.#stemAt, this.#paragraphAt, this.#positionAt, this.#end];
    const count = this.#stems.length;
    const starts = new Int32Array(count + 1);
    for (let at = 0; at < end; at += 1) {
      const next = (stemAt[at] ?? 0) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
    for (let id = 0; id < count; id += 1) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0);
    const free = starts.slice();
    const paragraphs = new Int32Array(end);
    const places = new Int32Array(end);
    for (let at = 0; at < end; at += 1) {
      const id = stemAt[at] ?? 0;
      const place = free[id] ?? 0;
      paragraphs[place] = paragraphAt[at] ?? 0;
      places[place] = positionAt[at] ?? 0;
      free[id] = place + 1;
    }
    return { starts, paragraphs, places };
  }

  #list(
    { paragraphs, places }: ByStem,
    from: number,
    to: number,
    postings: PostingsWriter,
    positions: PositionsWriter,
  ) {
    const first = this.#keys[0] ?? 0;
    for (let at = from; at < to; ) {
      const paragraph = paragraphs[at] ?? 0;
      let frequency = 0;
      let isOwn = 0;
      for (; at < to && paragraphs[at] === paragraph; at += 1) {
        const position = places[at] ?? 0;
        positions.add(position);
        if (position < fields.title) isOwn = ownBit;
        frequency += fieldWeights[fieldOf(position)] ?? 0;
      }
      positions.end();
      const mark = (Math.min(highestFrequency, frequency) << 1) | isOwn;
      postings.add((this.#keys[paragraph] ?? 0) - first, this.#levels[paragraph] ?? 0, mark);
    }
  }
}
