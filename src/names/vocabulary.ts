import { relatives } from './dictionaries.ts';
import { similarity } from './similarity.ts';
import { type Spelling, spell } from './spelling.ts';

/** Candidates a word may have; the closest by shared trigrams are compared letter by letter. */
const MOST_COMPARED = 110;
const MOST_NEAR = 120;
/** Dice coefficients of trigrams: for any likeness, and where only a close one counts. */
const [LEAST_SHARED, MUCH_SHARED] = [0.26, 0.4];

/** Every word that occurs in the names, found by what it looks and sounds like. */
export class Vocabulary {
  readonly #words: Spelling[] = [];
  readonly #trigrams: number[] = [];
  readonly #byFold = new Map<string, number>();
  readonly #byKey = new Map<string, number[]>();
  readonly #byTrigram = new Map<string, number[]>();
  #shared = new Uint8Array(0);

  /** The id of a folded word, which is taken in when it is new. */
  add(fold: string): number {
    const known = this.#byFold.get(fold);
    if (known !== undefined) return known;
    const id = this.#words.length;
    const spelling = spell(fold);
    this.#words.push(spelling);
    this.#byFold.set(fold, id);
    for (const key of keysOf(spelling)) append(this.#byKey, key, id);
    const grams = trigramsOf(spelling.loose);
    this.#trigrams.push(grams.length);
    for (const gram of grams) append(this.#byTrigram, gram, id);
    return id;
  }

  /** Words like this one: id → likeness, `least` or more, closest first. */
  near(spelling: Spelling, least: number): ReadonlyMap<number, number> {
    const found: [number, number][] = [];
    for (const id of this.#candidates(spelling, least)) {
      const likeness = this.likeness(spelling, id, least);
      if (likeness >= least) found.push([id, likeness]);
    }
    found.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return new Map(found.slice(0, MOST_NEAR));
  }

  /** How alike a word of the vocabulary is to a spelling, however little that is; `least` is where the caller stops caring. */
  likeness(spelling: Spelling, id: number, least = 0): number {
    const word = this.#words[id];
    return word === undefined ? 0 : similarity(spelling, word, least);
  }

  /** The id of the very word, where it occurs. */
  id(fold: string): number | undefined {
    return this.#byFold.get(fold);
  }

  /** The very word, where it occurs. */
  exact(fold: string): ReadonlyMap<number, number> {
    const id = this.id(fold);
    return id === undefined ? new Map() : new Map([[id, 1]]);
  }

  #candidates(spelling: Spelling, least: number): ReadonlySet<number> {
    const ids = new Set<number>();
    const own = this.#byFold.get(spelling.fold);
    if (own !== undefined) ids.add(own);
    const related = relatives(spelling.strict).map((key) => `s${key}`);
    for (const key of [
      ...keysOf(spelling).filter((key) => spelling.fold.length === 3 || !key.startsWith('p')),
      ...related,
    ]) {
      for (const id of (this.#byKey.get(key) ?? []).slice(0, MOST_COMPARED)) ids.add(id);
    }
    for (const id of this.#sharing(trigramsOf(spelling.loose), least > 0.7 ? MUCH_SHARED : LEAST_SHARED)) ids.add(id);
    return ids;
  }

  /** Words that share the most trigrams, by Dice coefficient. */
  #sharing(grams: readonly string[], least: number): readonly number[] {
    if (this.#shared.length < this.#words.length) this.#shared = new Uint8Array(this.#words.length * 2);
    const shared = this.#shared;
    const touched: number[] = [];
    for (const gram of grams) {
      for (const id of this.#byTrigram.get(gram) ?? []) {
        const count = shared[id] ?? 0;
        if (count === 0) touched.push(id);
        if (count < 255) shared[id] = count + 1;
      }
    }
    const ranked: { readonly id: number; readonly dice: number }[] = [];
    for (const id of touched) {
      const dice = (2 * (shared[id] ?? 0)) / (grams.length + (this.#trigrams[id] ?? 0));
      shared[id] = 0;
      if (dice >= least) ranked.push({ id, dice });
    }
    if (ranked.length > MOST_COMPARED) ranked.sort((a, b) => b.dice - a.dice || a.id - b.id).splice(MOST_COMPARED);
    return ranked.map(({ id }) => id);
  }
}

function keysOf(spelling: Spelling): readonly string[] {
  const keys = [`s${spelling.strict}`, `k${spelling.skeleton}`];
  for (const key of spelling.sinitic) keys.push(`c${key}`);
  if (spelling.fold.length === 3 || spelling.fold.length > 5) keys.push(`p${spelling.fold.slice(0, 3)}`);
  return spelling.skeleton.length < 2 ? [...keys, `l${spelling.loose}`] : keys;
}

function trigramsOf(loose: string): readonly string[] {
  const padded = `^${loose}$`;
  const grams = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at += 1) grams.add(padded.slice(at, at + 3));
  return [...grams];
}

/** Adds to a list that is made when it is missing. */
export function append<Key>(index: Map<Key, number[]>, key: Key, id: number): void {
  const ids = index.get(key);
  if (ids === undefined) index.set(key, [id]);
  else ids.push(id);
}
