import { type FlatLists, flatLists, HashedLists, hashOf, Numbers, Places } from './flat-lists.ts';
import { type Piece, type Prepared, prepare, type Role } from './pieces.ts';
import { spell } from './spelling.ts';
import { joinedInName, unitsOf } from './units.ts';
import { type Vocabulary, VocabularyBuilder } from './vocabulary.ts';

const ROLES: readonly Role[] = ['given', 'middle', 'surname', 'particle', 'initial', 'title'];
/** Weights are kept in whole hundredths, roles in the bits above them. */
const HUNDREDTHS = 128;
const ROLE_BITS = 7;

/** Below this many names none is called common. */
const FEW = 500;
const [COMMONEST, RAREST] = [0.6, 1.15];

/** Names taken apart once and kept in flat arrays: some 30 bytes a name beside its letters and its new words. */
export interface NameRows {
  /** Without doubles, in the order given. */
  readonly names: readonly string[];
  readonly vocabulary: Vocabulary;
  /** The place of a very name. */
  placeOf(name: string): number | undefined;
  /** The name taken apart, common words weighing less than rare ones. */
  prepared(place: number): Prepared;
  /** Ids of its pieces in the vocabulary, in their order. */
  words(place: number): Uint32Array;
  /** Places of the names that have a word. */
  homes(word: number): Uint32Array;
  /** Places of names that have two neighbours which, written as one, may be this word. */
  joinedLike(fold: string): Uint32Array;
  /** What a word weighs by how common it is; in a small collection all weigh the same. */
  rarity(word: number | undefined): number;
}

/** Vowels differ most where two words became one (De Palma, Di Palma), doubled letters next. */
const CONSONANTS = /[aeiouyhw]+/g;
function joinedKey(fold: string): number {
  return hashOf(
    fold.charAt(0) +
      fold
        .slice(1)
        .replace(CONSONANTS, '')
        .replace(/(.)\1+/g, '$1'),
  );
}

class FlatNameRows implements NameRows {
  readonly names: string[] = [];
  readonly vocabulary: Vocabulary;
  readonly #places = new Places(this.names);
  readonly #generations: (string | undefined)[] = [undefined];
  readonly #starts: Uint32Array;
  readonly #words: Uint32Array;
  readonly #roles: Uint16Array;
  /** Twice the place in #generations, and 1 for a name of one word. */
  readonly #kinds: Uint32Array;
  readonly #homes: FlatLists;
  readonly #joined: HashedLists;

  constructor(names: readonly string[]) {
    const builder = new VocabularyBuilder();
    const [starts, words, roles, kinds] = [new Numbers(), new Numbers(), new Numbers(), new Numbers()];
    const [homeWords, homePlaces, joinedHashes, joinedPlaces] = [
      new Numbers(),
      new Numbers(),
      new Numbers(),
      new Numbers(),
    ];
    for (const name of names) {
      if (name.trim() === '' || this.#places.of(name) !== undefined) continue;
      const place = this.names.push(name) - 1;
      this.#places.note(place);
      starts.push(words.length);
      const prepared = prepare(name);
      kinds.push(2 * this.#generationOf(prepared.generation) + (prepared.bare ? 1 : 0));
      const seen = new Set<number>();
      const ids = prepared.pieces.map((piece) => builder.add(piece.fold));
      for (const [at, id] of ids.entries()) {
        words.push(id);
        roles.push(codeOf(prepared.pieces[at]));
        if (seen.has(id)) continue;
        seen.add(id);
        homeWords.push(id);
        homePlaces.push(place);
      }
      for (const unit of unitsOf(prepared, joinedInName)) {
        if (unit.to - unit.from === 1) continue;
        const chinese = ids.slice(unit.from, unit.to).every((id) => builder.spelling(id)?.sinitic.length !== 0);
        for (const key of chinese ? [unit.fold, ...spell(unit.fold).sinitic] : [unit.fold]) {
          joinedHashes.push(joinedKey(key));
          joinedPlaces.push(place);
        }
      }
    }
    starts.push(words.length);
    this.#starts = starts.trimmed();
    this.#words = words.trimmed();
    this.#roles = Uint16Array.from(roles.trimmed());
    this.#kinds = kinds.trimmed();
    this.vocabulary = builder.vocabulary();
    this.#homes = flatLists(homeWords.trimmed(), homePlaces.trimmed(), this.vocabulary.size);
    this.#joined = new HashedLists(joinedHashes, joinedPlaces);
  }

  #generationOf(generation: string | undefined): number {
    const known = this.#generations.indexOf(generation);
    return known >= 0 ? known : this.#generations.push(generation) - 1;
  }

  placeOf(name: string): number | undefined {
    return this.#places.of(name);
  }

  words(place: number): Uint32Array {
    return this.#words.subarray(this.#starts[place], this.#starts[place + 1]);
  }

  homes(word: number): Uint32Array {
    return this.#homes.values.subarray(this.#homes.starts[word], this.#homes.starts[word + 1]);
  }

  joinedLike(fold: string): Uint32Array {
    return this.#joined.list(joinedKey(fold));
  }

  rarity(word: number | undefined): number {
    const total = this.names.length;
    if (total < FEW) return 1;
    const homes = word === undefined ? 1 : (this.#homes.starts[word + 1] ?? 0) - (this.#homes.starts[word] ?? 0) || 1;
    return COMMONEST + (RAREST - COMMONEST) * (Math.log(total / homes) / Math.log(total));
  }

  prepared(place: number): Prepared {
    const kind = this.#kinds[place] ?? 0;
    const pieces: Piece[] = [];
    for (let at = this.#starts[place] ?? 0; at < (this.#starts[place + 1] ?? 0); at += 1) {
      const word = this.#words[at] ?? 0;
      const code = this.#roles[at] ?? 0;
      pieces.push({
        fold: this.vocabulary.spelling(word)?.fold ?? '',
        role: ROLES[code >> ROLE_BITS] ?? 'surname',
        weight: ((code % HUNDREDTHS) / 100) * this.rarity(word),
      });
    }
    return { pieces, generation: this.#generations[kind >> 1], bare: kind % 2 === 1 };
  }
}

function codeOf(piece: Piece | undefined): number {
  if (piece === undefined) return 0;
  return ROLES.indexOf(piece.role) * HUNDREDTHS + Math.round(piece.weight * 100);
}

/** Takes names apart for an index; empty ones and doubles are left out. */
export function nameRows(names: readonly string[]): NameRows {
  return new FlatNameRows(names);
}
