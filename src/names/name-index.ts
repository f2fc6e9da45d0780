import { inOneGo, type Sliced } from '../slices.ts';
import { type Alignment, align, LEAST_DISTANT } from './align.ts';
import { judge, LEAST_LIKENESS, POSSIBLE, rate, type Tier } from './compare.ts';
import { NameCandidates } from './name-candidates.ts';
import { type NameRows, nameRows } from './name-rows.ts';
import { type Prepared, prepare } from './pieces.ts';
import { similarity } from './similarity.ts';
import { type Spelling, spell } from './spelling.ts';
import { joinable, joinedInName, joinedInQuery, LEAST_JOINED, type Unit, unitsOf } from './units.ts';

/** A name that fits a query. `name` is the given string, unchanged. */
export interface NameMatch {
  readonly name: string;
  /** 0 to 1; 1 for the very string that was asked for. */
  readonly score: number;
  readonly tier: Tier;
  readonly why: string;
}

/** Names that can be asked for in any spelling. */
export interface NameIndex {
  /** Names that fit, best first, equal ones in the order they were given; at most `limit` (default 10). */
  find(query: string, options?: { readonly limit?: number }): NameMatch[];
}

interface Found {
  readonly place: number;
  readonly prepared: Prepared;
  readonly score: number;
  readonly alignment: Alignment;
}

const DEFAULT_LIMIT = 10;
/** A leading word that no name has is taken for a title we don't know. */
const STRANGE = 0.3;

/**
 * Builds an index over names; doubles are kept once. Some 0.03 ms and 100 bytes a name beside its letters; a question is
 * compared with a bounded number of names.
 */
export function createNameIndex(names: readonly string[]): NameIndex {
  return inOneGo(nameIndex(names, names.length));
}

/** `createNameIndex` in slices. About so many names are `expected`; what the `former` index has of the same names is taken from there. */
export function* nameIndex(names: Iterable<string>, expected: number, former?: NameIndex): Sliced<NameIndex> {
  const rows = yield* nameRows(names, expected, former === undefined ? undefined : rowsOf.get(former));
  const candidates = new NameCandidates(rows);

  function find(query: string, options: { readonly limit?: number } = {}): NameMatch[] {
    const limit = Math.floor(options.limit ?? DEFAULT_LIMIT);
    if (query.trim() === '' || !(limit > 0)) return [];
    const asked = new AskedName(rows, query);
    const chosen = new Set(candidates.choose(asked.prepared, asked.units, asked.near));
    const verbatim = rows.placeOf(query);
    if (verbatim !== undefined) chosen.add(verbatim);
    const found: Found[] = [];
    for (const place of chosen) {
      const prepared = rows.prepared(place);
      const alignment = asked.alignedWith(place, prepared);
      const score = rate(query, rows.name(place), asked.prepared, prepared, alignment);
      if (score >= POSSIBLE) found.push({ place, prepared, score, alignment });
    }
    const own = wordsAsWritten(query);
    const verbatimWords = (place: number): number =>
      wordsAsWritten(rows.name(place)).filter((word) => own.includes(word)).length;
    found.sort((a, b) => b.score - a.score || verbatimWords(b.place) - verbatimWords(a.place) || a.place - b.place);
    return found.slice(0, limit).flatMap(({ place, prepared, alignment }) => {
      const name = rows.name(place);
      const { score, tier, why } = judge(query, name, asked.prepared, prepared, alignment);
      return tier === undefined ? [] : [{ name, score, tier, why }];
    });
  }

  const index = { find };
  rowsOf.set(index, rows);
  return index;
}

/** What indexes were made of. */
const rowsOf = new WeakMap<NameIndex, NameRows>();

/** Words with their diacritics, by which names of equal score are put in order. */
const wordsAsWritten = (name: string): readonly string[] =>
  name
    .slice(0, 400)
    .normalize('NFC')
    .toLowerCase()
    .split(/[\s-]+/);

/** A query with the words of the vocabulary that are like its own. */
class AskedName {
  readonly prepared: Prepared;
  readonly units: readonly Unit[];
  /** For each unit: vocabulary id → likeness. */
  readonly near: readonly ReadonlyMap<number, number>[];
  readonly #rows: NameRows;
  readonly #spelled: readonly Spelling[];
  /** Likenesses worked out for names that were aligned: for each unit by vocabulary id. */
  readonly #compared: readonly Map<number, number>[];

  constructor(rows: NameRows, query: string) {
    const { vocabulary } = rows;
    const plain = prepare(query);
    this.#rows = rows;
    this.prepared = {
      ...plain,
      pieces: plain.pieces.map((piece) => ({
        ...piece,
        weight: piece.weight * rows.rarity(vocabulary.id(piece.fold)),
      })),
    };
    this.units = unitsOf(this.prepared, joinedInQuery);
    this.#spelled = this.units.map((unit) => spell(unit.fold));
    this.#compared = this.units.map(() => new Map());
    this.near = this.units.map((unit, i) => {
      const exact = vocabulary.id(unit.fold);
      if (plain.pieces[unit.from]?.role === 'title') return new Map(exact === undefined ? [] : [[exact, 1]]);
      const spelling = this.#spelled[i] ?? spell(unit.fold);
      return vocabulary.near(spelling, unit.to - unit.from > 1 ? LEAST_JOINED : LEAST_LIKENESS);
    });
  }

  alignedWith(place: number, name: Prepared): Alignment {
    const words = this.#rows.words(place);
    const units = unitsOf(name, joinedInName);
    const distant = (i: number, j: number): number => {
      const [spelling, unit] = [this.#spelled[i], units[j]];
      if (spelling === undefined || unit === undefined) return 0;
      if (unit.to - unit.from > 1) return similarity(spelling, spell(unit.fold), LEAST_DISTANT);
      return this.#likeness(i, words[unit.from] ?? 0);
    };
    const likeness = (i: number, j: number): number => {
      const [asked, unit] = [this.units[i], units[j]];
      if (asked === undefined || unit === undefined) return 0;
      if (unit.to - unit.from > 1) return joinable(asked, unit) && couldBe(asked, unit) ? distant(i, j) : 0;
      const word = words[unit.from] ?? 0;
      const near = this.near[i]?.get(word);
      if (near !== undefined || !isTitle(this.prepared, asked) || !isTitle(name, unit)) return near ?? 0;
      return this.#likeness(i, word);
    };
    return align(this.prepared, name, this.units, units, likeness, distant, (at) => this.#known(at));
  }

  #likeness(i: number, word: number): number {
    const compared = this.#compared[i];
    const known = compared?.get(word);
    if (known !== undefined) return known;
    const [spelling, other] = [this.#spelled[i], this.#rows.vocabulary.spelling(word)];
    const likeness = spelling === undefined || other === undefined ? 0 : similarity(spelling, other, LEAST_DISTANT);
    compared?.set(word, likeness);
    return likeness;
  }

  /** The share of its weight that a piece keeps when nothing is found for it. */
  #known(at: number): number {
    if (at === this.prepared.pieces.length - 1) return 1;
    const units = this.units.entries();
    for (const [i, unit] of units) if (unit.from <= at && at < unit.to && (this.near[i]?.size ?? 0) > 0) return 1;
    return STRANGE;
  }
}

const isTitle = ({ pieces }: Prepared, unit: Unit): boolean => pieces[unit.from]?.role === 'title';

/** Whether a word may be two that were written as one: cheap, asked before their letters are compared. */
function couldBe(asked: Unit, joined: Unit): boolean {
  const tail = asked.fold.at(-1);
  return asked.fold.charAt(0) === joined.fold.charAt(0) || tail === joined.fold.at(-1);
}
