import { HashedLists, hashOf, Numbers } from '../flat-lists.ts';
import { editDistance } from '../mrn/edit-distance.ts';
import type { Sliced } from '../slices.ts';
import { byCodeUnit, type Completions } from './completions.ts';

/** Words that are compared letter by letter for one that was typed: those that share the most trigrams. */
const mostCompared = 60;
/** Dice coefficient of trigrams that a word must have to be compared, and likeness to count. */
const [leastShared, leastLikeness] = [0.25, 0.6];
/** An error in a word as short as this touches nearly all its trigrams: one in common will do. */
const short = 5;
/** Things that are looked at for the words typed, rare words first; what is common counts for these only then. */
const mostTouched = 20_000;

/** A thing by its rank, and how much it looks like what was typed: 0 to 1. */
export interface Resembling {
  readonly rank: number;
  readonly score: number;
}

/** Finds things by words that look like those typed, by trigrams: the candidates for a closer look. */
export class Resemblance {
  readonly #completions: Completions;
  readonly #trigrams: HashedLists;
  /** How many trigrams of a word are shared with the one asked for; all 0 between questions. */
  readonly #shared: Uint8Array;
  /** What a thing scores; all 0 between questions. */
  readonly #scores: Float32Array;
  /** The number of the typed word that last counted for a thing. */
  readonly #credited: Uint8Array;

  private constructor(completions: Completions, trigrams: HashedLists) {
    this.#completions = completions;
    this.#trigrams = trigrams;
    this.#shared = new Uint8Array(completions.words.length);
    this.#scores = new Float32Array(completions.size);
    this.#credited = new Uint8Array(completions.size);
  }

  static *of(completions: Completions): Sliced<Resemblance> {
    const [hashes, words] = [new Numbers(), new Numbers()];
    for (let at = 0; at < completions.words.length; at += 1) {
      for (const gram of trigramsOf(completions.words.at(at))) {
        hashes.push(gram);
        words.push(at);
      }
      yield;
    }
    return new Resemblance(completions, yield* HashedLists.of(hashes, words));
  }

  /** The best first, at most `limit`. A rare word weighs more than a common one; 1 for what has all words as typed. */
  find(typed: string, limit: number): Resembling[] {
    const words = this.#completions.wordsTyped(typed);
    const asked = words.map((word, at) => {
      const near = this.#near(word).map(({ place, likeness }) => ({
        ranks: this.#completions.ranksOf(place),
        likeness,
      }));
      const [best] = near;
      const weight = Math.log(2 + this.#completions.size / Math.max(1, best?.ranks.length ?? 1));
      return { number: at + 1, near, weight, size: near.reduce((sum, { ranks }) => sum + ranks.length, 0) };
    });
    const total = asked.reduce((sum, { weight }) => sum + weight, 0);
    const touched: number[] = [];
    for (const { number, near, weight } of asked.sort((one, other) => one.size - other.size)) {
      const more = touched.length < mostTouched;
      for (const { ranks, likeness } of near)
        for (const rank of ranks) {
          const before = this.#scores[rank] ?? 0;
          if (this.#credited[rank] === number || (before === 0 && !more)) continue;
          if (before === 0) touched.push(rank);
          this.#scores[rank] = before + (weight * likeness) / total;
          this.#credited[rank] = number;
        }
    }
    const found = touched.map((rank) => ({ rank, score: this.#scores[rank] ?? 0 }));
    for (const rank of touched) {
      this.#scores[rank] = 0;
      this.#credited[rank] = 0;
    }
    return found.sort((one, other) => other.score - one.score || one.rank - other.rank).slice(0, limit);
  }

  /** Places of words that look like this one, the likest first. */
  #near(typed: string): { readonly place: number; readonly likeness: number }[] {
    const grams = trigramsOf(typed);
    const touched: number[] = [];
    for (const gram of grams)
      for (const place of this.#trigrams.list(gram)) {
        const count = this.#shared[place] ?? 0;
        if (count === 0) touched.push(place);
        this.#shared[place] = Math.min(255, count + 1);
      }
    const likely: { readonly place: number; readonly dice: number }[] = [];
    for (const place of touched) {
      const word = this.#completions.words.at(place);
      const dice = (2 * (this.#shared[place] ?? 0)) / (grams.length + word.length + 1);
      this.#shared[place] = 0;
      if (dice >= leastShared || typed.length <= short) likely.push({ place, dice });
    }
    return likely
      .sort((one, other) => other.dice - one.dice || one.place - other.place)
      .slice(0, mostCompared)
      .map(({ place }) => ({ place, likeness: likeness(typed, this.#completions.words.at(place)) }))
      .filter((each) => each.likeness >= leastLikeness)
      .sort((one, other) => other.likeness - one.likeness || one.place - other.place);
  }
}

/** 1 for the same word, less by the share of letters that are wrong. */
function likeness(typed: string, word: string): number {
  const longer = Math.max(typed.length, word.length);
  const most = Math.floor(longer * (1 - leastLikeness));
  const errors = editDistance(typed, word, most);
  return errors > most ? 0 : 1 - errors / longer;
}

/** Hashes of the different three-letter runs of a word with its ends marked, and of all its letters in order. */
function trigramsOf(word: string): readonly number[] {
  const padded = `^${word}$`;
  const grams = new Set([hashOf(word.split('').sort(byCodeUnit).join(''))]);
  for (let at = 0; at + 3 <= padded.length; at += 1) grams.add(hashOf(padded.slice(at, at + 3)));
  return [...grams];
}
