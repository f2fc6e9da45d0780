/** The best of many, by score, equal ones by lower key; a heap whose root is the worst that is kept. */
export class Best {
  readonly #most: number;
  readonly #keys: number[] = [];
  readonly #scores: number[] = [];
  #least: number;

  constructor(most: number) {
    this.#most = most;
    this.#least = most > 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }

  /** What scores less is none of the best. */
  get least(): number {
    return this.#least;
  }

  add(key: number, score: number): void {
    if (score >= this.#least) this.#keep(key, score);
  }

  #keep(key: number, score: number): void {
    if (this.#keys.length < this.#most) {
      this.#keys.push(key);
      this.#scores.push(score);
      this.#rise(this.#keys.length - 1);
    } else if (this.#isWorse(this.#keys[0] ?? 0, this.#scores[0] ?? 0, key, score)) {
      this.#keys[0] = key;
      this.#scores[0] = score;
      this.#sink();
    }
    if (this.#keys.length === this.#most) this.#least = this.#scores[0] ?? 0;
  }

  /** The best first. */
  sorted(): { readonly key: number; readonly score: number }[] {
    return this.#keys
      .map((key, at) => ({ key, score: this.#scores[at] ?? 0 }))
      .sort((one, other) => other.score - one.score || one.key - other.key);
  }

  #isWorse(key: number, score: number, otherKey: number, otherScore: number): boolean {
    return score < otherScore || (score === otherScore && key > otherKey);
  }

  #isBelow(at: number, above: number): boolean {
    return this.#isWorse(this.#keys[at] ?? 0, this.#scores[at] ?? 0, this.#keys[above] ?? 0, this.#scores[above] ?? 0);
  }

  #swap(one: number, other: number): void {
    const [key, score] = [this.#keys[one] ?? 0, this.#scores[one] ?? 0];
    this.#keys[one] = this.#keys[other] ?? 0;
    this.#scores[one] = this.#scores[other] ?? 0;
    this.#keys[other] = key;
    this.#scores[other] = score;
  }

  #rise(from: number): void {
    for (let at = from; at > 0; ) {
      const above = (at - 1) >> 1;
      if (!this.#isBelow(at, above)) return;
      this.#swap(at, above);
      at = above;
    }
  }

  #sink(): void {
    for (let at = 0; ; ) {
      let worst = at;
      for (const below of [2 * at + 1, 2 * at + 2])
        if (below < this.#keys.length && this.#isBelow(below, worst)) worst = below;
      if (worst === at) return;
      this.#swap(at, worst);
      at = worst;
    }
  }
}
