import { stem } from '../stem.ts';
import { wordsOf } from '../words.ts';

/** Words kept from one batch to the next; units of their letters. */
const mostKept = 200_000;
const mostLetters = 4_000_000;

/** What a unit of plain text is, where it is no letter or digit of ASCII; `foreign` is what folding looks at. */
const [plainBreak, blank, foreign] = [0, 1, 2];
/** By unit: the lower case of ASCII's letters and digits, or one of these. */
const kinds = new Uint8Array(0x1_0000).fill(foreign, 128);
for (let unit = 48; unit <= 57; unit += 1) kinds[unit] = unit;
for (let unit = 97; unit <= 122; unit += 1) {
  kinds[unit] = unit;
  kinds[unit - 32] = unit;
}
kinds[32] = blank;
// The blanks, dashes and quotation marks beyond ASCII that `wordsOf` takes for plain.
kinds[0xa0] = plainBreak;
kinds.fill(plainBreak, 0x2010, 0x2028);

const hashStart = 0x811c9dc5;
const hashFactor = 0x01000193;

function hashOf(word: string): number {
  let hash = hashStart;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), hashFactor);
  return hash;
}

/** Longer parts of a string are views of it, which would keep all of it in memory. */
const longestCopied = 12;

function ownString(text: string): string {
  return text.length <= longestCopied ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}

/**
 * Numbers for words (folded surface forms) and for their stems. Plain text is read letter by letter without making strings:
 * a word is looked for by its letters, and made a string when it is new (FNV-1a, linear probing). What was met is kept for the
 * batches that follow, until that has become much.
 */
export class WordTable {
  readonly words: string[] = [];
  readonly stems: string[] = [];
  /** See `read`. */
  found = new Int32Array(1 << 10);
  readonly #stemIds = new Map<string, number>();
  #letters = new Uint16Array(1 << 16);
  #end = 0;
  /** By word: where its letters begin, its hash, its stem's number. */
  #starts = new Int32Array(1 << 12);
  #hashes = new Int32Array(1 << 12);
  #stemOf = new Int32Array(1 << 12);
  /** Numbers of words, counted from 1, where their hashes put them; never more than half full. */
  #slots = new Int32Array(1 << 13);

  /** Whether it is time for a new one. */
  get isFull(): boolean {
    return this.words.length > mostKept || this.#end > mostLetters;
  }

  stemOf(word: number): number {
    return this.#stemOf[word] ?? 0;
  }

  /** Numbers the words of a text, in the order of `wordsOf`: the first of `found`, as many as it returns. */
  read(text: string): number {
    const { length } = text;
    let count = 0;
    // Nothing that folding looks at reaches beyond a blank: where the last one was, and how many words there were until there.
    let [blankAt, before] = [0, 0];
    for (let at = 0; at < length; ) {
      const start = at;
      let kind = kinds[text.charCodeAt(at)] ?? plainBreak;
      let hash = hashStart;
      while (kind > foreign) {
        hash = Math.imul(hash ^ kind, hashFactor);
        at += 1;
        kind = at < length ? (kinds[text.charCodeAt(at)] ?? plainBreak) : plainBreak;
      }
      if (kind === foreign) {
        const next = text.indexOf(' ', at);
        at = next < 0 ? length : next;
        count = before;
        for (const word of wordsOf(text.slice(blankAt, at)))
          count = this.#take(word, 0, word.length, hashOf(word), count);
        continue;
      }
      if (at > start) count = this.#take(text, start, at, hash, count);
      at += 1;
      if (kind === blank) {
        blankAt = at;
        before = count;
      }
    }
    return count;
  }

  #take(text: string, start: number, end: number, hash: number, count: number): number {
    if (count === this.found.length) {
      const larger = new Int32Array(2 * count);
      larger.set(this.found);
      this.found = larger;
    }
    this.found[count] = this.#numberOf(text, start, end, hash);
    return count + 1;
  }

  /** Of the word that stands there, whose capitals are those of ASCII. */
  #numberOf(text: string, start: number, end: number, hash: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const word = (slots[slot] ?? 0) - 1;
      if (word < 0) return this.#add(text.slice(start, end), hash, slot);
      if (this.#hashes[word] === hash && this.#isAt(word, text, start, end)) return word;
    }
  }

  #isAt(word: number, text: string, start: number, end: number): boolean {
    const letters = this.#letters;
    const from = this.#starts[word] ?? 0;
    if ((this.#starts[word + 1] ?? 0) - from !== end - start) return false;
    for (let at = start; at < end; at += 1) {
      const unit = text.charCodeAt(at);
      if (letters[from + at - start] !== (unit > 127 ? unit : kinds[unit])) return false;
    }
    return true;
  }

  #add(text: string, hash: number, slot: number): number {
    // Text that is not plain comes here folded already.
    const word = ownString(text.toLowerCase());
    const number = this.words.length;
    if (number + 2 > this.#starts.length) this.#grow();
    if (this.#end + word.length > this.#letters.length) {
      const larger = new Uint16Array(Math.max(2 * this.#letters.length, this.#end + word.length));
      larger.set(this.#letters);
      this.#letters = larger;
    }
    this.#starts[number] = this.#end;
    for (let at = 0; at < word.length; at += 1) this.#letters[this.#end + at] = word.charCodeAt(at);
    this.#end += word.length;
    this.#starts[number + 1] = this.#end;
    this.#hashes[number] = hash;
    this.#stemOf[number] = this.#stemId(stem(word));
    this.words.push(word);
    this.#slots[slot] = number + 1;
    if (2 * this.words.length > this.#slots.length) this.#rehash();
    return number;
  }

  #stemId(name: string): number {
    const known = this.#stemIds.get(name);
    if (known !== undefined) return known;
    this.#stemIds.set(name, this.stems.length);
    this.stems.push(name);
    return this.stems.length - 1;
  }

  #grow(): void {
    const larger = (numbers: Int32Array) => {
      const made = new Int32Array(2 * numbers.length);
      made.set(numbers);
      return made;
    };
    this.#starts = larger(this.#starts);
    this.#hashes = larger(this.#hashes);
    this.#stemOf = larger(this.#stemOf);
  }

  #rehash(): void {
    const slots = new Int32Array(2 * this.#slots.length);
    const mask = slots.length - 1;
    for (let word = 0; word < this.words.length; word += 1) {
      const hash = this.#hashes[word] ?? 0;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = word + 1;
    }
    this.#slots = slots;
  }
}
