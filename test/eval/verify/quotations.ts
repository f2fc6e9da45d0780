/** A paragraph that quotations are drawn from. */
export interface Source {
  readonly document: string;
  readonly index: number;
  readonly tokens: readonly string[];
}

/** A quotation and what is to be said of it. */
export interface Case {
  readonly kind: 'exact' | 'altered' | 'invented' | 'spliced' | 'misattributed';
  /** How it was made. */
  readonly way: string;
  readonly typed: string;
  readonly named?: readonly string[];
  /** Where its words come from. */
  readonly from: readonly Source[];
  /** For `altered`: words of the document that are not in it, and words that are only in it. */
  readonly removed?: readonly string[];
  readonly added?: readonly string[];
}

/** A number from 0 to below 1. */
export type Random = () => number;

export function bare(token: string): string {
  return token.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

/** A word that is written with no brackets: what stands in these is the quoter's own. */
const isWord = (token: string) => /^\p{L}{2,}$/u.test(bare(token)) && !/[[\]]/u.test(token);

/** Draws quotations from paragraphs, all from one stream of numbers. */
export class Quoter {
  readonly #sources: readonly Source[];
  readonly #random: Random;
  /** Any five words in a row of the collection. */
  readonly #runs = new Set<string>();
  readonly #following = new Map<string, string[]>();
  readonly #ids: readonly string[];

  constructor(sources: readonly Source[], random: Random) {
    this.#sources = sources.filter(({ tokens }) => tokens.length >= 12);
    this.#random = random;
    this.#ids = [...new Set(sources.map(({ document }) => document))];
    for (const { tokens } of sources) {
      const words = tokens.map((token) => bare(token).toLowerCase()).filter((word) => word !== '');
      for (let at = 0; at + 5 <= words.length; at += 1) this.#runs.add(words.slice(at, at + 5).join(' '));
      for (const [at, token] of tokens.slice(0, -1).entries()) {
        const next = this.#following.get(token) ?? [];
        if (next.length < 200) next.push(tokens[at + 1] ?? '');
        this.#following.set(token, next);
      }
    }
  }

  #below(most: number): number {
    return Math.floor(this.#random() * most);
  }

  #one<Item>(items: readonly Item[]): Item {
    const item = items[this.#below(items.length)];
    if (item === undefined) throw new Error('nothing to draw from');
    return item;
  }

  /** Words in a row of a paragraph: 8 to 40 of them, more often few. */
  #drawn(least = 8, most = 40): { source: Source; tokens: string[] } {
    const source = this.#one(this.#sources);
    const wanted = least + Math.floor(this.#random() ** 2 * (most - least + 1));
    const length = Math.min(wanted, source.tokens.length);
    const at = this.#below(source.tokens.length - length + 1);
    return { source, tokens: source.tokens.slice(at, at + length) };
  }

  /** As people type: straight or curly marks, dashes, blanks, the case of the first letter, a word parted at a line's end. */
  #retyped(text: string): string {
    let typed = text;
    const either = (share: number, change: (text: string) => string) => {
      if (this.#random() < share) typed = change(typed);
    };
    either(0.5, (each) => each.replace(/[‘’]/gu, "'").replace(/[“”]/gu, '"'));
    either(0.2, (each) => each.replace(/'/gu, '’').replace(/"/gu, '”'));
    either(0.3, (each) => each.replace(/[–—]/gu, '-'));
    either(0.2, (each) => each.replace(/—/gu, ' -- '));
    either(0.2, (each) => each.replace(/ /gu, (blank) => (this.#random() < 0.2 ? '\u00A0' : blank)));
    either(0.2, (each) => each.replace(/ /gu, (blank) => (this.#random() < 0.15 ? '\n' : blank)));
    either(
      0.3,
      (each) => (this.#random() < 0.5 ? each.charAt(0).toLowerCase() : each.charAt(0).toUpperCase()) + each.slice(1),
    );
    either(0.15, (each) => each.replace(/\b(\p{Ll}{4,6})(\p{Ll}{4,})\b/u, '$1-\n$2'));
    either(0.3, (each) => each.replace(/[.,;:]$/u, ''));
    return typed;
  }

  /** Words left out for an ellipsis, or an insertion in brackets. */
  #abridged(tokens: readonly string[]): { text: string; way: string } {
    const plain = tokens.join(' ');
    const way = this.#one(['plain', 'plain', 'ellipsis', 'sic', 'bracket', 'letter'] as const);
    if (tokens.length < 12 || way === 'plain') return { text: plain, way: 'plain' };
    const at = 4 + this.#below(tokens.length - 8);
    if (way === 'ellipsis') {
      const left = 1 + this.#below(Math.min(6, tokens.length - at - 4));
      const sign = this.#one(['...', '…', '. . .', '[...]', '[…]']);
      return { text: [...tokens.slice(0, at), sign, ...tokens.slice(at + left)].join(' '), way };
    }
    if (way === 'sic') return { text: [...tokens.slice(0, at), '[sic]', ...tokens.slice(at)].join(' '), way };
    if (way === 'bracket') {
      const left = this.#below(4);
      const said = this.#one(['[the president]', '[Kissinger]', '[the Soviets]', '[he]']);
      return { text: [...tokens.slice(0, at), said, ...tokens.slice(at + left)].join(' '), way };
    }
    const first = tokens[0] ?? '';
    if (!/^\p{L}{2}/u.test(first)) return { text: plain, way: 'plain' };
    const letter = first.charAt(0);
    const other = letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase();
    return { text: [`[${other}]${first.slice(1)}`, ...tokens.slice(1)].join(' '), way };
  }

  exact(): Case {
    const { source, tokens } = this.#drawn();
    const { text, way } = this.#abridged(tokens);
    return { kind: 'exact', way, typed: this.#retyped(text), from: [source] };
  }

  misattributed(): Case {
    const { source, tokens } = this.#drawn(10);
    const other = this.#one(this.#ids.filter((id) => id !== source.document));
    return {
      kind: 'misattributed',
      way: 'another document',
      typed: this.#retyped(tokens.join(' ')),
      named: [other],
      from: [source],
    };
  }

  /** One to three words changed, left out or put in; the first and the last word stay, or what was dropped could not be told. */
  altered(): Case {
    for (;;) {
      const { source, tokens } = this.#drawn(10);
      const words = [...tokens.keys()].filter((at) => bare(tokens[at] ?? '') !== '');
      const places = words.slice(1, -1).filter((at) => isWord(tokens[at] ?? ''));
      const changes = 1 + this.#below(3);
      const chosen = new Set<number>();
      while (chosen.size < Math.min(changes, places.length)) chosen.add(this.#one(places));
      const [removed, added]: [string[], string[]] = [[], []];
      const ways: string[] = [];
      const typed = tokens.flatMap((token, at) => {
        if (!chosen.has(at)) return [token];
        const way = this.#one(['replaced', 'dropped', 'inserted'] as const);
        const word = bare(this.#one(this.#one(this.#sources).tokens.filter(isWord)));
        ways.push(way);
        if (way !== 'inserted') removed.push(bare(token));
        if (way !== 'dropped') added.push(word);
        if (way === 'dropped') return [];
        return way === 'inserted' ? [word, token] : [token.replace(bare(token), word)];
      });
      const text = typed.join(' ');
      if (removed.some((word) => added.includes(word)) || chosen.size === 0 || tokens.join(' ').includes(text))
        continue;
      return { kind: 'altered', way: `${chosen.size}`, typed: this.#retyped(text), from: [source], removed, added };
    }
  }

  /** Words of the collection in an order that it does not have: nowhere five of them in a row. */
  invented(): Case {
    for (;;) {
      const way = this.#one(['chain', 'shuffled', 'mixed'] as const);
      const length = 10 + this.#below(20);
      const tokens =
        way === 'chain' ? this.#chain(length) : way === 'shuffled' ? this.#shuffled(length) : this.#mixed(length);
      const words = tokens.map((token) => bare(token).toLowerCase()).filter((word) => word !== '');
      if (words.length < 8 || words.some((_, at) => this.#runs.has(words.slice(at, at + 5).join(' ')))) continue;
      return { kind: 'invented', way, typed: tokens.join(' '), from: [] };
    }
  }

  /** Each word follows the one before it somewhere (A. Markov 1913). */
  #chain(length: number): string[] {
    const tokens = [this.#one(this.#one(this.#sources).tokens)];
    while (tokens.length < length) {
      const next = this.#following.get(tokens.at(-1) ?? '');
      tokens.push(next === undefined ? this.#one(this.#one(this.#sources).tokens) : this.#one(next));
    }
    return tokens;
  }

  #shuffled(length: number): string[] {
    const tokens = this.#drawn(length, length).tokens;
    for (let at = tokens.length - 1; at > 0; at -= 1) {
      const other = this.#below(at + 1);
      [tokens[at], tokens[other]] = [tokens[other] ?? '', tokens[at] ?? ''];
    }
    return tokens;
  }

  /** Two to four words from one place after the other. */
  #mixed(length: number): string[] {
    const tokens: string[] = [];
    while (tokens.length < length) tokens.push(...this.#drawn(2, 4).tokens);
    return tokens;
  }

  /** Two or three pieces of different documents, with an ellipsis between them or with nothing. */
  spliced(): Case {
    const count = 2 + this.#below(2);
    const pieces: { source: Source; tokens: string[] }[] = [];
    while (pieces.length < count) {
      const drawn = this.#drawn(8, 16);
      // What stands in brackets is the quoter's own, and no piece of a splice.
      if (drawn.tokens.some((token) => /[[\]]/u.test(token))) continue;
      if (!pieces.some(({ source }) => source.document === drawn.source.document)) pieces.push(drawn);
    }
    const sign = this.#one([' ', ' … ', ' ... ']);
    return {
      kind: 'spliced',
      way: sign.trim() === '' ? 'unmarked' : 'ellipsis',
      typed: this.#retyped(pieces.map(({ tokens }) => tokens.join(' ')).join(sign)),
      from: pieces.map(({ source }) => source),
    };
  }
}
