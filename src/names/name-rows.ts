import { type FlatLists, flatLists, HashedLists, hashOf, Numbers, type PackedHashedLists } from '../flat-lists.ts';
import type { Sliced } from '../slices.ts';
import { type PackedTexts, Places, Texts } from '../texts.ts';
import { type Piece, type Prepared, prepare, type Role } from './pieces.ts';
import { spell } from './spelling.ts';
import { joinedInName, unitsOf } from './units.ts';
import { type PackedVocabulary, unpackedVocabulary, type Vocabulary, VocabularyBuilder } from './vocabulary.ts';

const ROLES: readonly Role[] = ['given', 'middle', 'surname', 'particle', 'initial', 'title'];
/** Weights are kept in whole hundredths, roles in the bits above them. */
const HUNDREDTHS = 128;
const ROLE_BITS = 7;

/** Below this many names none is called common. */
const FEW = 500;
const [COMMONEST, RAREST] = [0.6, 1.15];

/** Names taken apart once and kept in flat arrays: some 30 bytes a name beside its letters and its new words. */
export interface NameRows {
  /** Without doubles. */
  readonly size: number;
  readonly vocabulary: Vocabulary;
  /** The name at a place; places are in the order given. */
  name(place: number): string;
  /** The place of a very name. */
  placeOf(name: string): number | undefined;
  /** The name taken apart, common words weighing less than rare ones. */
  prepared(place: number): Prepared;
  /** A very name taken apart, without regard to what is common; undefined when it is not there. */
  takenApart(name: string): Prepared | undefined;
  /** Ids of its pieces in the vocabulary, in their order. */
  words(place: number): Uint32Array;
  /** Places of the names that have a word. */
  homes(word: number): Uint32Array;
  /** Places of names that have two neighbours which, written as one, may be this word. */
  joinedLike(fold: string): Uint32Array;
  /** What a word weighs by how common it is; in a small collection all weigh the same. */
  rarity(word: number | undefined): number;
  pack(): PackedNameRows;
}

/** Names taken apart as they can be handed to another thread. */
export interface PackedNameRows extends Omit<Kept, 'names' | 'places' | 'vocabulary' | 'joined'> {
  readonly names: PackedTexts;
  readonly slots: Int32Array;
  readonly vocabulary: PackedVocabulary;
  readonly joined: PackedHashedLists;
}

export function unpackedNameRows({ slots, ...packed }: PackedNameRows): NameRows {
  const names = Texts.unpacked(packed.names);
  return new FlatNameRows({
    ...packed,
    names,
    places: Places.unpacked(names, slots),
    vocabulary: unpackedVocabulary(packed.vocabulary),
    joined: HashedLists.unpacked(packed.joined),
  });
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

/** What names are kept in: parallel flat arrays. */
interface Kept {
  readonly names: Texts;
  readonly places: Places;
  readonly vocabulary: Vocabulary;
  readonly generations: readonly (string | undefined)[];
  readonly starts: Uint32Array;
  readonly words: Uint32Array;
  readonly roles: Uint16Array;
  /** Twice the place in `generations`, and 1 for a name of one word. */
  readonly kinds: Uint32Array;
  readonly homes: FlatLists;
  readonly joined: HashedLists;
}

class FlatNameRows implements NameRows {
  readonly size: number;
  readonly vocabulary: Vocabulary;
  readonly #kept: Kept;

  constructor(kept: Kept) {
    this.size = kept.names.length;
    this.vocabulary = kept.vocabulary;
    this.#kept = kept;
  }

  pack(): PackedNameRows {
    const { names, places, vocabulary, joined, ...flat } = this.#kept;
    return {
      ...flat,
      names: names.pack(),
      slots: places.pack(),
      vocabulary: vocabulary.pack(),
      joined: joined.pack(),
    };
  }

  name(place: number): string {
    return this.#kept.names.at(place);
  }

  placeOf(name: string): number | undefined {
    return this.#kept.places.of(name);
  }

  words(place: number): Uint32Array {
    const { starts, words } = this.#kept;
    return words.subarray(starts[place], starts[place + 1]);
  }

  homes(word: number): Uint32Array {
    const { starts, values } = this.#kept.homes;
    return values.subarray(starts[word], starts[word + 1]);
  }

  joinedLike(fold: string): Uint32Array {
    return this.#kept.joined.list(joinedKey(fold));
  }

  rarity(word: number | undefined): number {
    const total = this.size;
    if (total < FEW) return 1;
    const { starts } = this.#kept.homes;
    const homes = word === undefined ? 1 : (starts[word + 1] ?? 0) - (starts[word] ?? 0) || 1;
    return COMMONEST + (RAREST - COMMONEST) * (Math.log(total / homes) / Math.log(total));
  }

  prepared(place: number): Prepared {
    return this.#prepared(place, (word) => this.rarity(word));
  }

  takenApart(name: string): Prepared | undefined {
    const place = this.placeOf(name);
    return place === undefined ? undefined : this.#prepared(place, () => 1);
  }

  #prepared(place: number, rarity: (word: number) => number): Prepared {
    const { starts, words, roles, kinds, generations } = this.#kept;
    const kind = kinds[place] ?? 0;
    const pieces: Piece[] = [];
    for (let at = starts[place] ?? 0; at < (starts[place + 1] ?? 0); at += 1) {
      const word = words[at] ?? 0;
      const code = roles[at] ?? 0;
      pieces.push({
        fold: this.vocabulary.fold(word),
        role: ROLES[code >> ROLE_BITS] ?? 'surname',
        weight: ((code % HUNDREDTHS) / 100) * rarity(word),
      });
    }
    return { pieces, generation: generations[kind >> 1], bare: kind % 2 === 1 };
  }
}

function codeOf(piece: Piece | undefined): number {
  if (piece === undefined) return 0;
  return ROLES.indexOf(piece.role) * HUNDREDTHS + Math.round(piece.weight * 100);
}

/**
 * Takes names apart for an index; empty ones and doubles are left out. About so many names are `expected`; those that `former` has are taken from there, in a
 * tenth of the time.
 */
export function* nameRows(given: Iterable<string>, expected: number, former?: NameRows): Sliced<NameRows> {
  const names = new Texts();
  const places = new Places(names, expected);
  const generations: (string | undefined)[] = [undefined];
  const builder = new VocabularyBuilder();
  const [starts, words, roles, kinds] = [new Numbers(), new Numbers(), new Numbers(), new Numbers()];
  const [homeWords, homePlaces, joinedHashes, joinedPlaces] = [
    new Numbers(),
    new Numbers(),
    new Numbers(),
    new Numbers(),
  ];
  for (const name of given) {
    yield;
    if (name.trim() === '' || places.of(name) !== undefined) continue;
    const place = names.push(name);
    places.note(place);
    starts.push(words.length);
    const prepared = former?.takenApart(name) ?? prepare(name);
    if (!generations.includes(prepared.generation)) generations.push(prepared.generation);
    kinds.push(2 * generations.indexOf(prepared.generation) + (prepared.bare ? 1 : 0));
    const ids = prepared.pieces.map((piece) => builder.add(piece.fold));
    for (const [at, id] of ids.entries()) {
      words.push(id);
      roles.push(codeOf(prepared.pieces[at]));
      if (ids.indexOf(id) !== at) continue;
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
  const vocabulary = yield* builder.vocabulary();
  return new FlatNameRows({
    names,
    places,
    vocabulary,
    generations,
    starts: starts.trimmed(),
    words: words.trimmed(),
    roles: new Uint16Array(roles.trimmed()),
    kinds: kinds.trimmed(),
    homes: yield* flatLists(homeWords, homePlaces, vocabulary.size),
    joined: yield* HashedLists.of(joinedHashes, joinedPlaces),
  });
}
