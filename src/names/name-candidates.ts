import type { NameRows } from './name-rows.ts';
import type { Prepared } from './pieces.ts';
import type { Unit } from './units.ts';

/** Names that are aligned in full; the rest scored lower on their words alone. */
const MOST_ALIGNED = 45;
/** Names that are looked at for the words of the query, rare words first; what is common counts for these only then. */
const MOST_TOUCHED = 40_000;
const BINS = 255;
/** How much alike two neighbours are taken to be to the word that may be both. */
const JOINED = 0.9;

/** Chooses the names that a query is compared with. Keeps room for one question at a time. */
export class NameCandidates {
  readonly #rows: NameRows;
  readonly #rough: Float32Array;
  /** The query unit (from 1) that last added to a name: each counts once, with its closest word. */
  readonly #credited: Uint8Array;

  constructor(rows: NameRows) {
    this.#rows = rows;
    this.#rough = new Float32Array(rows.size);
    this.#credited = new Uint8Array(rows.size);
  }

  /** Places of the names whose words are most like those of the query, rare words counting more; best first. */
  choose(query: Prepared, units: readonly Unit[], near: readonly ReadonlyMap<number, number>[]): number[] {
    const touched: number[] = [];
    const total = this.#rows.size;
    const lists = units.map((unit, i) => {
      const weight = query.pieces.slice(unit.from, unit.to).reduce((sum, piece) => sum + piece.weight, 0);
      const homes = [...(near[i] ?? [])].map(([word, likeness]) => {
        const places = this.#rows.homes(word);
        return { places, gain: weight * likeness ** 3 * Math.log(2 + total / places.length) };
      });
      const joined = unit.to - unit.from === 1 && unit.fold.length > 3 ? this.#rows.joinedLike(unit.fold) : undefined;
      if (joined !== undefined && joined.length > 0)
        homes.push({ places: joined, gain: weight * JOINED ** 3 * Math.log(2 + total / joined.length) });
      return { unit: i + 1, homes, size: homes.reduce((sum, { places }) => sum + places.length, 0) };
    });
    lists.sort((a, b) => a.size - b.size || a.unit - b.unit);
    for (const { unit, homes } of lists)
      for (const { places, gain } of homes) this.#credit(places, gain, unit, touched, touched.length < MOST_TOUCHED);
    const best = strongest(touched, this.#rough);
    for (const at of touched) {
      this.#rough[at] = 0;
      this.#credited[at] = 0;
    }
    return best;
  }

  #credit(places: Uint32Array, gain: number, unit: number, touched: number[], more: boolean): void {
    const [rough, credited] = [this.#rough, this.#credited];
    for (let i = 0; i < places.length; i += 1) {
      const at = places[i] ?? 0;
      const before = rough[at] ?? 0;
      if (credited[at] === unit || (before === 0 && !more)) continue;
      if (before === 0) touched.push(at);
      rough[at] = before + gain;
      credited[at] = unit;
    }
  }
}

/** The names with the highest rough score; equal ones in input order. One pass, by histogram. */
function strongest(touched: readonly number[], rough: Float32Array): number[] {
  let top = 0;
  for (const at of touched) top = Math.max(top, rough[at] ?? 0);
  const scale = BINS / (top || 1);
  const counts = new Uint32Array(BINS + 1);
  const binOf = (at: number): number => Math.floor(scale * (rough[at] ?? 0));
  for (const at of touched) {
    const bin = binOf(at);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  let least = BINS;
  for (let sum = counts[BINS] ?? 0; least > 0 && sum < MOST_ALIGNED; sum += counts[least] ?? 0) least -= 1;
  return touched
    .filter((at) => binOf(at) >= least)
    .sort((a, b) => (rough[b] ?? 0) - (rough[a] ?? 0) || a - b)
    .slice(0, MOST_ALIGNED);
}
