/**
 * Words that no text has, for the long tail: resampled sentences alone would never say anything new. The tail goes on
 * where the vocabulary of the material ends, f(r) ∝ r^-s, so that the distribution has no cliff.
 */
const tailExponent = 1.4;
/** Beyond this many times the material's vocabulary every word is new anyway. */
const farthest = 100_000;

/** Draws ranks of invented words, 0 the commonest. */
export function tailRank(random: () => number, different: number): number {
  const reach = Math.min(farthest, (1 - random()) ** (-1 / (tailExponent - 1)));
  return Math.floor(different * (reach - 1));
}

/** The share of all words that are invented: what the tail weighs when it begins where the material's rarest words are. */
export function tailShare({ different, rarest }: { readonly different: number; readonly rarest: number }): number {
  return (different * rarest) / (tailExponent - 1);
}

const onsets = 'b c d f g h j k l m n p r s t v w z br ch cl cr dr fl gr pl pr sh sl st th tr'.split(' ');
const vowels = 'a e i o u ai ea ou'.split(' ');
const codas = ['', 'l', 'm', 'n', 'r', 's', 't', 'nd', 'rt', 'ck'];
const syllables = onsets.length * vowels.length * codas.length;
/** So many of the commonest have two syllables, the others three. */
const short = 100_000;
/** Coprime with the number of syllables: neighbours in rank are no neighbours in spelling. */
const stride = 611_953;

/** The invented word of a rank: one for each, and a word for one rank only. */
export function inventedWord(rank: number): string {
  if (rank < short) return spelled((rank * stride) % syllables ** 2, 2);
  return spelled(((rank - short) * stride) % syllables ** 3, 3);
}

function spelled(number: number, length: number): string {
  let word = '';
  let rest = number;
  for (let at = 0; at < length; at += 1) {
    const syllable = rest % syllables;
    rest = Math.floor(rest / syllables);
    word += onsets[syllable % onsets.length];
    word += vowels[Math.floor(syllable / onsets.length) % vowels.length];
    word += codas[Math.floor(syllable / onsets.length / vowels.length)];
  }
  return word;
}

/** A rank from 0 to below `size` after Zipf's law (exponent 1), by the inverse of its continuous form. */
export function zipfRank(random: () => number, size: number): number {
  return Math.min(size - 1, Math.floor(Math.exp(random() * Math.log(size + 1))) - 1);
}

/** Counts words and says how steeply their frequency falls with rank, on logarithmic scales. */
export class WordCensus {
  readonly #counts = new Map<string, number>();
  words = 0;

  add(text: string): void {
    for (const word of text.toLowerCase().match(/[a-z]+/g) ?? []) {
      this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
      this.words += 1;
    }
  }

  get different(): number {
    return this.#counts.size;
  }

  /** Least-squares slope of log frequency over log rank, ranks [first, last], sampled evenly in log rank. */
  slope(first: number, last: number): number {
    const counts = [...this.#counts.values()].sort((a, b) => b - a);
    const points: [number, number][] = [];
    for (let rank = first; rank <= Math.min(last, counts.length); rank = Math.ceil(rank * 1.05))
      points.push([Math.log(rank), Math.log(counts[rank - 1] ?? 1)]);
    const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
    const [x, y] = [mean(0), mean(1)];
    const over = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
    return over / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
  }
}
