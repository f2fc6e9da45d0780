import type { Entry } from '../../src/store/store.ts';
import { seeded } from '../doubles/seeded.ts';
import { CableDraft } from './cable-draft.ts';
import type { Material, Sentence } from './material.ts';
import { inventedWord, tailRank, tailShare, zipfRank } from './vocabulary.ts';

/** Changed whenever the same seed would make other documents: part of the key under which stores are kept. */
export const generatorVersion = 1;
/** How many people there are to be named. */
export const people = 300_000;

/** A made cable: its text, and the same as it would be read, with its facts. */
export interface Made {
  readonly text: string;
  readonly entry: Entry;
}

const castSize = 8;
const meanWords = 90;
const mostParagraphs = 60;
/** How often the next sentences come from the document's own theme. */
const themeShare = 0.7;

/** Makes cables that look like those of an archive; every one depends on the seed and its own number only. */
export class Generator {
  readonly #material: Material;
  readonly #seed: number;
  readonly #noise: number;
  readonly #given: readonly string[];
  readonly #surnames: readonly string[];

  constructor(material: Material, seed: number) {
    this.#material = material;
    this.#seed = seed;
    const { sentences, names, vocabulary } = material;
    const words = sentences.reduce((sum, sentence) => sum + sentence.words, 0);
    const plain = sentences.reduce((sum, sentence) => sum + sentence.plain.length, 0);
    // Only plain words are replaced, all words are to be counted.
    this.#noise = (tailShare(vocabulary) / (1 + tailShare(vocabulary))) * (words / plain);
    const parts = names
      .map((name) => name.split(' '))
      .filter((each) => each.every((part) => /^\p{Lu}\p{Ll}{2,}$/u.test(part)));
    this.#given = [...new Set(parts.map((each) => each[0] ?? ''))];
    this.#surnames = [...new Set(parts.map((each) => each.at(-1) ?? ''))];
  }

  /** The name of the person of this rank of popularity, 0 the best known. */
  name(rank: number): string {
    const known = this.#material.names[rank];
    if (known !== undefined) return known;
    const given = this.#given[(rank * 7_919) % this.#given.length];
    return `${given} ${this.#surnames[(Math.floor(rank / 31) * 104_729 + rank) % this.#surnames.length]}`;
  }

  /** Document `number`, counted from 0; the serial of its id is `number + 1`. */
  document(number: number): Made {
    const random = seeded(Math.imul(this.#seed + 1, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
    const cast = [(2 * number) % people, (2 * number + 1) % people];
    while (cast.length < castSize) cast.push(zipfRank(random, people));
    const draft = new CableDraft(
      this.#material,
      random,
      number + 1,
      cast.map((rank) => this.name(rank)),
    );
    const theme = this.#anySentence(random);
    const count = Math.min(mostParagraphs, 3 + Math.floor(-6.8 * Math.log(1 - random())));
    draft.head(this.#subject(random, theme));
    for (let at = 0; at < count; at += 1) {
      draft.paragraph();
      if (at === 0) draft.meeting();
      const goal = (0.3 + 1.2 * random()) * meanWords;
      for (let words = 0; words < goal; ) words += this.#passage(random, draft, theme);
    }
    return draft.finish();
  }

  /** Some sentences that follow each other; returns how many words they have. */
  #passage(random: () => number, draft: CableDraft, theme: number): number {
    const { sentences, documentOf } = this.#material;
    const around = random() < themeShare ? theme : this.#anySentence(random);
    const [first, end] = documentOf[around] ?? [0, 1];
    const start = first + Math.floor(random() * (end - first));
    let words = 0;
    for (let at = start; at < Math.min(end, start + 3); at += 1) {
      const sentence = sentences[at];
      if (sentence !== undefined) {
        draft.sentence(sentence, this.#replaced(random, sentence));
        words += sentence.words;
      }
    }
    return words;
  }

  #anySentence(random: () => number): number {
    return Math.floor(random() * this.#material.sentences.length);
  }

  /** New words for some of the plain ones of a sentence, in order. */
  #replaced(random: () => number, { plain }: Sentence): { start: number; end: number; text: string }[] {
    const replaced: { start: number; end: number; text: string }[] = [];
    for (const [start, end] of plain) {
      if (random() >= this.#noise) continue;
      const rank = tailRank(random, this.#material.vocabulary.different);
      replaced.push({ start, end, text: inventedWord(rank) });
    }
    return replaced;
  }

  #subject(random: () => number, theme: number): string {
    const words = this.#material.sentences[theme]?.text.match(/\p{L}{3,}/gu) ?? ['MEETING'];
    const from = Math.floor(random() * Math.max(1, words.length - 8));
    return words
      .slice(from, from + 8)
      .join(' ')
      .toUpperCase();
  }
}
