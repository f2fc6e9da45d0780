import { type Alignment, align } from './align.ts';
import { LEAST_LIKENESS } from './compare.ts';
import type { NameRows } from './name-rows.ts';
import { LEAST_DISTANT, type Likeness } from './pairing.ts';
import { type Prepared, prepare } from './pieces.ts';
import { similarity } from './similarity.ts';
import { type Spelling, spell } from './spelling.ts';
import { joinable, joinedInName, joinedInQuery, LEAST_JOINED, type Unit, unitsOf } from './units.ts';

/** A leading word that no name has is taken for a title we don't know. */
const STRANGE = 0.3;

/** A query with the words of the vocabulary that are like its own; compared with one name after the other. */
export class AskedName implements Likeness {
  readonly prepared: Prepared;
  readonly units: readonly Unit[];
  /** For each unit: vocabulary id → likeness. */
  readonly near: readonly ReadonlyMap<number, number>[];
  readonly #rows: NameRows;
  readonly #spelled: readonly Spelling[];
  /** Likenesses worked out for names that were aligned: for each unit by vocabulary id. */
  readonly #compared: readonly Map<number, number>[];
  /** The name that is being compared. */
  #name: Prepared;
  #nameUnits: readonly Unit[] = [];
  #nameWords: Uint32Array = new Uint32Array();

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
    this.#name = this.prepared;
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

  /** How the name at this place fits; `name` is that name taken apart. */
  alignedWith(place: number, name: Prepared): Alignment {
    this.#name = name;
    this.#nameUnits = unitsOf(name, joinedInName);
    this.#nameWords = this.#rows.words(place);
    return align(this.prepared, name, this.units, this.#nameUnits, this);
  }

  close(i: number, j: number): number {
    const [asked, unit] = [this.units[i], this.#nameUnits[j]];
    if (asked === undefined || unit === undefined) return 0;
    if (unit.to - unit.from > 1) return joinable(asked, unit) && couldBe(asked, unit) ? this.distant(i, j) : 0;
    const word = this.#nameWords[unit.from] ?? 0;
    const near = this.near[i]?.get(word);
    if (near !== undefined || !isTitle(this.prepared, asked) || !isTitle(this.#name, unit)) return near ?? 0;
    return this.#likeness(i, word);
  }

  distant(i: number, j: number): number {
    const [spelling, unit] = [this.#spelled[i], this.#nameUnits[j]];
    if (spelling === undefined || unit === undefined) return 0;
    if (unit.to - unit.from > 1) return similarity(spelling, spell(unit.fold), LEAST_DISTANT);
    return this.#likeness(i, this.#nameWords[unit.from] ?? 0);
  }

  keeps(at: number): number {
    if (at === this.prepared.pieces.length - 1) return 1;
    const units = this.units.entries();
    for (const [i, unit] of units) if (unit.from <= at && at < unit.to && (this.near[i]?.size ?? 0) > 0) return 1;
    return STRANGE;
  }

  /** How like the vocabulary's word `word` is to unit `i`. */
  #likeness(i: number, word: number): number {
    const compared = this.#compared[i];
    const known = compared?.get(word);
    if (known !== undefined) return known;
    const [spelling, other] = [this.#spelled[i], this.#rows.vocabulary.spelling(word)];
    const likeness = spelling === undefined || other === undefined ? 0 : similarity(spelling, other, LEAST_DISTANT);
    compared?.set(word, likeness);
    return likeness;
  }
}

const isTitle = ({ pieces }: Prepared, unit: Unit): boolean => pieces[unit.from]?.role === 'title';

/** Whether a word may be two that were written as one: cheap, asked before their letters are compared. */
function couldBe(asked: Unit, joined: Unit): boolean {
  const tail = asked.fold.at(-1);
  return asked.fold.charAt(0) === joined.fold.charAt(0) || tail === joined.fold.at(-1);
}
