import { stemOnce } from '../stem.ts';
import { wordsOf } from '../words.ts';

/** Words kept from one batch to the next; units of their letters. */
const mostKept = 200_000;
const mostLetters = 4_000_000;
/** Units of a text that there is always room for. */
const usualText = 1 << 15;

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

/** Where a long text may be cut: behind a blank, beyond which nothing reaches that folding looks at. */
function pieceEnd(text: string, from: number): number {
  if (text.length - from < usualText) return text.length;
  const last = text.lastIndexOf(' ', from + usualText - 2);
  const blank = last > from ? last : text.indexOf(' ', from + 1);
  return blank < 0 ? text.length : blank + 1;
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint16Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** Of a word: where its letters begin and how many they are, its hash, its stem's number. */
const [start, size, hashed, stemmed] = [0, 1, 2, 3];
const fieldBits = 2;

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
  /** Of all words, one after the other. */
  #letters = new Uint16Array(1 << 16);
  #end = 0;
  /** Four numbers for each word: what is asked of one stands together. */
  #fields = new Int32Array(1 << 14);
  /** Numbers of words, counted from 1, where their hashes put them; never more than half full. */
  #slots = new Int32Array(1 << 13);
  readonly #room = new Uint16Array(usualText);

  /** Whether it is time for a new one. */
  get isFull(): boolean {
    return this.words.length > mostKept || this.#end > mostLetters;
  }

  stemOf(word: number): number {
    return this.#fields[(word << fieldBits) + stemmed] ?? 0;
  }

  /** Numbers the words of a text, in the order of `wordsOf`: the first of `found`, as many as it returns. */
  read(text: string): number {
    if (text.length < usualText) return this.#readPiece(text, 0);
    let count = 0;
    for (let from = 0; from < text.length; ) {
      const to = pieceEnd(text, from);
      count = this.#readPiece(text.slice(from, to), count);
      from = to;
    }
    return count;
  }

  /** The same, of words that stand behind so many others. */
  #readPiece(text: string, behind: number): number {
    const { length } = text;
    // Its letters; those of ASCII in lower case as far as it has been read. Behind them stands none.
    const units = length < usualText ? this.#room : new Uint16Array(length + 1);
    bytesOf(units).write(text, 'utf16le');
    units[length] = 0;
    let count = behind;
    // Nothing that folding looks at reaches beyond a blank: where the last one was, and how many words there were until there.
    let [blankAt, before] = [0, behind];
    for (let at = 0; at < length; ) {
      const from = at;
      let kind = kinds[units[at] ?? 0] ?? plainBreak;
      let hash = hashStart;
      while (kind > foreign) {
        units[at] = kind;
        hash = Math.imul(hash ^ kind, hashFactor);
        at += 1;
        kind = kinds[units[at] ?? 0] ?? plainBreak;
      }
      if (kind === foreign) {
        const next = text.indexOf(' ', at);
        at = next < 0 ? length : next;
        count = before;
        for (const word of wordsOf(text.slice(blankAt, at))) count = this.#take(this.#numberOfText(word), count);
        continue;
      }
      if (at > from) count = this.#take(this.#numberOf(units, from, at, hash), count);
      at += 1;
      if (kind === blank) {
        blankAt = at;
        before = count;
      }
    }
    return count;
  }

  #take(word: number, count: number): number {
    if (count === this.found.length) {
      const larger = new Int32Array(2 * count);
      larger.set(this.found);
      this.found = larger;
    }
    this.found[count] = word;
    return count + 1;
  }

  /** Of a folded word that is no plain text. */
  #numberOfText(word: string): number {
    const units = new Uint16Array(word.length);
    bytesOf(units).write(word, 'utf16le');
    let hash = hashStart;
    for (const unit of units) hash = Math.imul(hash ^ unit, hashFactor);
    return this.#numberOf(units, 0, word.length, hash);
  }

  /** Of the word whose letters stand there, folded. */
  #numberOf(units: Uint16Array, from: number, to: number, hash: number): number {
    const [slots, fields, letters] = [this.#slots, this.#fields, this.#letters];
    const mask = slots.length - 1;
    const length = to - from;
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const word = (slots[slot] ?? 0) - 1;
      if (word < 0) return this.#add(units.subarray(from, to), hash, slot);
      const field = word << fieldBits;
      if (fields[field + hashed] !== hash || fields[field + size] !== length) continue;
      const letter = fields[field + start] ?? 0;
      let at = 0;
      while (at < length && letters[letter + at] === units[from + at]) at += 1;
      if (at === length) return word;
    }
  }

  #add(units: Uint16Array, hash: number, slot: number): number {
    const word = bytesOf(units).toString('utf16le');
    const number = this.words.length;
    this.#makeRoom(units.length);
    this.#letters.set(units, this.#end);
    const field = number << fieldBits;
    this.#fields[field + start] = this.#end;
    this.#fields[field + size] = units.length;
    this.#fields[field + hashed] = hash;
    this.#fields[field + stemmed] = this.#stemId(stemOnce(word));
    this.#end += units.length;
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

  /** For a word of so many letters. */
  #makeRoom(letters: number): void {
    if ((this.words.length + 1) << fieldBits > this.#fields.length) {
      const larger = new Int32Array(2 * this.#fields.length);
      larger.set(this.#fields);
      this.#fields = larger;
    }
    if (this.#end + letters > this.#letters.length) {
      const larger = new Uint16Array(Math.max(2 * this.#letters.length, this.#end + letters));
      larger.set(this.#letters);
      this.#letters = larger;
    }
  }

  #rehash(): void {
    const slots = new Int32Array(2 * this.#slots.length);
    const mask = slots.length - 1;
    for (let word = 0; word < this.words.length; word += 1) {
      const hash = this.#fields[(word << fieldBits) + hashed] ?? 0;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = word + 1;
    }
    this.#slots = slots;
  }
}
