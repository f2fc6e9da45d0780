import type { Access } from '../access/access.ts';
import { citePieces, citeSource } from '../citation.ts';
import type { Quotable, WordSpan } from '../cite/exact-match.ts';
import type { QuotedPiece } from '../cite/quoted-pieces.ts';
import { isInCapitals, pairsTyped, wordsJoined, wordsOf } from '../cite/quoted-words.ts';
import type { Citation, Document } from '../document.ts';
import type { Node } from '../search/query.ts';
import type { SearchHit, Store } from '../store/store.ts';

/** A text of the collection that may hold a quotation: a paragraph, the heading above it, or a title. */
export interface QuotablePassage extends Quotable {
  readonly text: string;
  readonly document: string;
  readonly paragraph: number;
  readonly of: 'text' | 'heading' | 'title';
  /** Words that a line's end parts are taken as whole. */
  readonly joined?: true;
}

/** A text with its words. */
export function passageOf(
  document: string,
  paragraph: number,
  of: QuotablePassage['of'],
  text: string,
): QuotablePassage {
  return { text, document, paragraph, of, words: wordsOf(text), inCapitals: isInCapitals(text) };
}

/** A text as it stands; where words are parted at line ends also with these whole, but for the pairs that are typed as two. */
export function passagesOf(typed: ReadonlySet<string>, ...of: Parameters<typeof passageOf>): QuotablePassage[] {
  const passage = passageOf(...of);
  const joined = wordsJoined(passage.text, passage.words, typed);
  return joined === undefined ? [passage] : [passage, { ...passage, words: joined, joined: true }];
}

/** Words of a passage, first to last. */
export interface Place extends WordSpan {
  readonly passage: QuotablePassage;
}

/** Words that are asked for together: these say where a text is, common ones do not. */
const [rarestOfAll, rarestOfPart, rarestOfSome] = [6, 6, 8];
/** Paragraphs looked at of each question. */
const [mostOfAll, mostOfPart, mostOfSome] = [30, 12, 30];
/**
 * A quotation is looked for in so many parts; one of them is unchanged if fewer words than that are changed. Smaller ones,
 * which a short piece of a splice has too, come later.
 */
const [fewParts, manyParts] = [6, 12];
const leastInPart = 3;
const longestPhrase = 8;
/** "Any of" asks only for words in fewer paragraphs than this, where there are such words; pairs have no commoner words. */
const common = 50_000;
const mostPairs = 12;

/** How many paragraphs a question finds, and the first of them. */
interface Looked {
  readonly total: number;
  readonly paragraphs: readonly SearchHit[];
}

function word(text: string): Node {
  return { kind: 'word', text, prefix: false };
}

/** Finds where a quotation may stand, with ever weaker questions to the index, and keeps what it found. */
export class Candidates {
  readonly passages: QuotablePassage[] = [];
  readonly #store: Store;
  readonly #access: Access;
  readonly #named: readonly string[];
  readonly #counts: ReadonlyMap<string, number>;
  readonly #typed: ReadonlySet<string>;
  readonly #seen = new Set<string>();
  readonly #looked = new Map<string, Promise<Looked>>();
  readonly #documents = new Map<string, Document | undefined>();

  private constructor(
    store: Store,
    access: Access,
    pieces: readonly QuotedPiece[],
    named: readonly string[],
    counts: ReadonlyMap<string, number>,
  ) {
    this.#store = store;
    this.#access = access;
    this.#named = named;
    this.#counts = counts;
    this.#typed = pairsTyped(pieces);
  }

  /** `named`: ids of documents that are looked at in any case. */
  static async of(store: Store, access: Access, pieces: readonly QuotedPiece[], named: readonly string[]) {
    const keys = [...new Set(pieces.flatMap(({ words }) => words.map(({ key }) => key)))];
    return new Candidates(store, access, pieces, named, await store.wordCounts(keys, access));
  }

  /** What has the rarest words of all pieces; of a short quotation what has all of it in a row, where anything has. */
  async addWhole(pieces: readonly QuotedPiece[]): Promise<void> {
    const keys = pieces.flatMap((piece) => wholeWords(piece));
    if (keys.some((key) => this.countOf(key) === 0)) return;
    const isShort = pieces.length === 1 && keys.length > 1 && keys.length <= longestPhrase;
    const inRow: Node = { kind: 'phrase', words: keys, prefix: false };
    if (isShort && (await this.#add(inRow, mostOfAll)) > 0) return;
    const rarest = this.rarest(keys, rarestOfAll);
    const enough = this.#enough(rarest);
    let total = await this.#add({ kind: 'and', of: enough.map(word) }, mostOfAll);
    if (total > mostOfAll && rarest.length > enough.length)
      total = await this.#add({ kind: 'and', of: rarest.map(word) }, mostOfAll);
    if (total <= mostOfAll) return;
    const phrase = this.#rarestPhrase(pieces);
    if (phrase.length > 1) await this.#add({ kind: 'phrase', words: phrase, prefix: false }, mostOfAll);
  }

  /** What has the rarest words of a part of the quotation, for each part. */
  async addParts(pieces: readonly QuotedPiece[], most = fewParts): Promise<void> {
    const total = pieces.reduce((sum, { words }) => sum + words.length, 0);
    const size = Math.max(leastInPart, Math.ceil(total / most));
    const parts = pieces.flatMap((piece) => {
      const keys = wholeWords(piece);
      const count = Math.max(1, Math.round(keys.length / size));
      return Array.from({ length: count }, (_, at) =>
        keys.slice(Math.round((at * keys.length) / count), Math.round(((at + 1) * keys.length) / count)),
      );
    });
    await Promise.all(parts.slice(0, 2 * most).map((keys) => this.#addPart(keys)));
  }

  /** What has a part's words: the few that are enough; where too much has those, more of them, then all of them in a row. */
  async #addPart(keys: readonly string[]): Promise<void> {
    const known = keys.filter((key) => this.countOf(key) > 0);
    const rarest = this.rarest(known, rarestOfPart);
    const [first] = rarest;
    if (first === undefined || this.isCommon(first)) return;
    const enough = this.#enough(rarest);
    let total = await this.#add({ kind: 'and', of: enough.map(word) }, mostOfPart);
    const rare = rarest.filter((key) => this.countOf(key) < common);
    if (total > mostOfPart && rare.length > enough.length)
      total = await this.#add({ kind: 'and', of: rare.map(word) }, mostOfPart);
    const phrase = keys.slice(0, longestPhrase);
    const isCommon = phrase.some((key) => this.isCommon(key));
    if (total > mostOfPart && known.length === keys.length && phrase.length > leastInPart && !isCommon)
      await this.#add({ kind: 'phrase', words: phrase, prefix: false }, mostOfPart);
  }

  /** Of the rarest words as many as are likely to stand together in one place only, if they stood where chance puts them. */
  #enough(rarest: readonly string[]): string[] {
    const all = Math.max(...this.#counts.values());
    let expected = all;
    return rarest.filter((key, at) => {
      if (at > 1 && expected < 1) return false;
      expected *= this.countOf(key) / all;
      return true;
    });
  }

  /** What has the words of smaller parts, what has any of the rarest words, and any pairs of words. */
  async addSome(pieces: readonly QuotedPiece[]): Promise<void> {
    await this.addParts(pieces, manyParts);
    const known = pieces.flatMap(wholeWords).filter((key) => this.countOf(key) > 0);
    const rare = known.filter((key) => this.countOf(key) < common);
    const keys = this.rarest(rare.length > 0 ? rare : known, rarestOfSome);
    const pairs = this.#rarestPairs(pieces);
    if (keys.length > 0) await this.#add({ kind: 'or', of: keys.map(word) }, mostOfSome);
    if (pairs.length > 0) await this.#add({ kind: 'or', of: pairs }, mostOfSome);
  }

  /** Two words that follow each other, where neither is too common to look its places up. */
  #rarestPairs(pieces: readonly QuotedPiece[]): Node[] {
    const pairs = pieces.flatMap((piece) => {
      const keys = wholeWords(piece);
      return keys.slice(1).map((key, at) => ({
        words: [keys[at] ?? '', key],
        counts: [this.countOf(keys[at] ?? ''), this.countOf(key)],
      }));
    });
    const weight = ({ counts }: (typeof pairs)[number]) => counts.reduce((sum, count) => sum + Math.log(count), 0);
    return pairs
      .filter(({ counts }) => counts.every((count) => count > 0 && count < common))
      .sort((one, other) => weight(one) - weight(other))
      .slice(0, mostPairs)
      .map(({ words }): Node => ({ kind: 'phrase', words, prefix: false }));
  }

  /** The words at these places as citations; places whose text is not to be had any more are left out. */
  async citationsOf(places: readonly Place[]): Promise<Citation[]> {
    const found: Citation[] = [];
    for (const { passage, first, last } of places) {
      const document = await this.#document(passage.document);
      const [from, to] = [passage.words[first]?.start, passage.words[last]?.end];
      if (document === undefined || from === undefined || to === undefined) continue;
      const paragraph = document.paragraphs.find(({ index }) => index === passage.paragraph);
      const heading = document.headings.find(
        (each) => each.paragraph === passage.paragraph && each.text === passage.text,
      );
      if (passage.of === 'text' && paragraph !== undefined) found.push(...citePieces(document, paragraph, from, to));
      if (passage.of === 'heading' && heading !== undefined)
        found.push(citeSource(document, heading.start, heading.end, paragraph));
      if (passage.of === 'title' && document.titleAt !== undefined)
        found.push(citeSource(document, document.titleAt.start, document.titleAt.end));
    }
    return found;
  }

  async #document(id: string): Promise<Document | undefined> {
    if (!this.#documents.has(id)) this.#documents.set(id, (await this.#store.view(id, this.#access))?.document);
    return this.#documents.get(id);
  }

  /** How many paragraphs have a word of the quotation. */
  countOf(key: string): number {
    return this.#counts.get(key) ?? 0;
  }

  /** Whether so many paragraphs have the word that it says next to nothing of where a text is. */
  isCommon(key: string): boolean {
    return this.countOf(key) >= common;
  }

  /** The words that are in fewest paragraphs, the rarest first. */
  rarest(keys: readonly string[], most: number): string[] {
    return [...new Set(keys)].sort((one, other) => this.countOf(one) - this.countOf(other)).slice(0, most);
  }

  /** The words in a row that are rarest together, of the longest piece. */
  #rarestPhrase(pieces: readonly QuotedPiece[]): string[] {
    const keys = pieces.map(wholeWords).reduce((longest, each) => (each.length > longest.length ? each : longest), []);
    let best: { readonly words: string[]; readonly weight: number } = { words: [], weight: Infinity };
    for (let at = 0; at === 0 || at + longestPhrase <= keys.length; at += 1) {
      const words = keys.slice(at, at + longestPhrase);
      const weight = words.reduce((sum, key) => sum + Math.log(1 + this.countOf(key)), 0);
      if (weight < best.weight) best = { words, weight };
    }
    return best.words;
  }

  async #add(all: Node, limit: number): Promise<number> {
    return (await this.look(all, limit)).total;
  }

  /** Adds what a question finds, first in the documents that are named. What was asked before is known. */
  look(all: Node, limit: number): Promise<Looked> {
    const question = JSON.stringify([all, limit]);
    const known = this.#looked.get(question) ?? this.#look(all, limit);
    this.#looked.set(question, known);
    return known;
  }

  async #look(all: Node, limit: number): Promise<Looked> {
    if (this.#named.length > 0) this.#keep((await this.#search(all, limit, this.#named)).hits);
    const { hits, total } = await this.#search(all, limit);
    this.#keep(hits);
    return { total, paragraphs: hits };
  }

  #search(all: Node, limit: number, within?: readonly string[]) {
    const filters = within === undefined ? {} : { in: within };
    return this.#store.search({ all, none: [], filters }, this.#access, { limit });
  }

  #keep(hits: readonly SearchHit[]): void {
    for (const { card, paragraph, text, heading } of hits) {
      this.#keepText(card.id, paragraph, 'text', text);
      if (heading !== undefined) this.#keepText(card.id, paragraph, 'heading', heading);
      this.#keepText(card.id, 0, 'title', card.title);
    }
  }

  #keepText(document: string, paragraph: number, of: QuotablePassage['of'], text: string): void {
    const key = `${of} ${paragraph} ${document}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.passages.push(...passagesOf(this.#typed, document, paragraph, of, text));
  }
}

/** Its words but those that an insertion left only a part of. */
function wholeWords({ words, tail, head }: QuotedPiece): string[] {
  return words.slice(tail === true ? 1 : 0, head === true ? -1 : undefined).map(({ key }) => key);
}
