import { PARTICLES, TITLES } from './dictionaries.ts';
import { type NameWord, partsOf, piecesOf } from './parts.ts';

/** What a word is in its name: how much it weighs. */
export type Role = 'given' | 'middle' | 'surname' | 'particle' | 'initial' | 'title';

/** One word of a name, taken apart at hyphens. */
export interface Piece {
  readonly fold: string;
  readonly role: Role;
  readonly weight: number;
}

/** A name ready to be aligned; at most 16 pieces. */
export interface Prepared {
  readonly pieces: readonly Piece[];
  readonly generation: string | undefined;
  /** Only one word that counts. */
  readonly bare: boolean;
}

const WEIGHT: Readonly<Record<Role, number>> = {
  surname: 1,
  given: 0.75,
  middle: 0.4,
  initial: 0.15,
  particle: 0.08,
  title: 0.05,
};
const GIVEN_INITIAL = 0.35;
const MOST_PIECES = 16;

type Place = 'given' | 'middle' | 'surname' | 'title';

function roleOf(fold: string, initial: boolean, place: Place): Role {
  if (place === 'title') return 'title';
  if (initial) return 'initial';
  if (place !== 'given' && PARTICLES.has(fold)) return 'particle';
  if (place === 'given' && fold.startsWith('abd') && PARTICLES.has(fold)) return 'particle';
  if (place === 'middle' && TITLES.has(fold)) return 'title';
  return place;
}

function add(pieces: Piece[], word: NameWord, place: Place): void {
  for (const fold of piecesOf(word)) {
    const initial = word.initial || (fold.length === 1 && /[a-z]/.test(fold) && place !== 'surname');
    const role = roleOf(fold, initial, place);
    const weight = role === 'initial' && place === 'given' ? GIVEN_INITIAL : WEIGHT[role];
    pieces.push({ fold, role, weight });
  }
}

/** Takes a name apart into weighted pieces; titles weigh next to nothing, suffixes are left out. */
export function prepare(name: string): Prepared {
  const parts = partsOf(name);
  const pieces: Piece[] = [];
  for (const word of parts.titles) add(pieces, word, 'title');
  for (const [at, word] of parts.given.entries()) add(pieces, word, at === 0 ? 'given' : 'middle');
  for (const word of parts.surname) add(pieces, word, 'surname');
  const kept = pieces.slice(-MOST_PIECES);
  const last = kept.at(-1);
  if (last?.role === 'particle') kept[kept.length - 1] = { ...last, role: 'surname', weight: WEIGHT.surname };
  const counting = kept.filter((piece) => piece.role !== 'particle' && piece.role !== 'title').length;
  return { pieces: kept, generation: parts.generation, bare: counting === 1 };
}
