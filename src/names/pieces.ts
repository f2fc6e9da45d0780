import { PARTICLES, TITLES } from './dictionaries.ts';
import { type NameParts, type NameWord, partsOf, piecesOf } from './parts.ts';
import { sinitic } from './sinitic.ts';

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
/** Words for son and daughter of. */
const PATRONYMIC = /^(?:ibn|bin|bint|ibni)$/;
const INNER_SURNAME = 0.6;
/** Behind a patronymic the father tells as much as the family (ibn Abd al-Aziz Al Saud), which is often left out. */
const [FATHER, FAMILY] = [0.8, 0.4];
/** Honours that are written like a surname: the word before them tells most (Mohammad Daoud Khan). */
const HONOUR = /^(?:khan|shah|pasha|beg|bey|begum|sahib|effendi|efendi)$/;
const HONOURS_WEIGHT = 0.4;
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

/** Of several words of a surname the last one tells most (ibn Abd al-Aziz Al Saud). */
function lightenInner(pieces: Piece[]): void {
  const last = pieces.findLastIndex((piece) => piece.role === 'surname');
  for (const [at, piece] of pieces.entries()) {
    if (piece.role === 'surname' && at < last) pieces[at] = { ...piece, weight: INNER_SURNAME };
  }
}

/** Of three words or more the last may be an honour that others leave out. */
function lightenHonour(pieces: Piece[]): void {
  const last = pieces.length - 1;
  const [before, piece] = [pieces[last - 1], pieces[last]];
  if (piece?.role !== 'surname' || !HONOUR.test(piece.fold) || before === undefined) return;
  if (before.role !== 'middle' || pieces.filter(({ role }) => role !== 'title' && role !== 'particle').length < 3)
    return;
  pieces[last] = { ...piece, weight: HONOURS_WEIGHT };
  pieces[last - 1] = { ...before, role: 'surname', weight: WEIGHT.surname };
}

/** Where the name of the father stands, behind *bin* or *ibn* and its particles; undefined when a name has none. */
export function fatherOf(pieces: readonly Piece[]): number | undefined {
  const son = pieces.findIndex((piece) => PATRONYMIC.test(piece.fold));
  const at = pieces.findIndex((piece, place) => place > son && piece.role !== 'particle');
  return son < 0 || at < 0 ? undefined : at;
}

/** Where a patronymic stands for the family name, the given name tells as much as a surname does. */
function stressGiven(pieces: Piece[]): void {
  if (!pieces.some((piece) => PATRONYMIC.test(piece.fold))) return;
  for (const [at, piece] of pieces.entries())
    if (piece.role === 'given') pieces[at] = { ...piece, weight: WEIGHT.surname };
  const father = fatherOf(pieces);
  const family = pieces.findLastIndex((piece) => piece.role === 'surname');
  if (father === undefined || father >= family) return;
  for (const [at, piece] of pieces.entries()) {
    if (at === father) pieces[at] = { ...piece, weight: FATHER };
    if (at === family) pieces[at] = { ...piece, weight: FAMILY };
  }
}

/** Whether a name is written like Mao Tse-tung: one syllable, then a given name whose second half is in small letters. */
function surnameFirst({ given, surname }: NameParts): boolean {
  const [first, second] = [given[0], surname[0]];
  if (first === undefined || second === undefined || given.length > 1 || surname.length > 1 || first.initial)
    return false;
  return sinitic(first.fold).length > 0 && sinitic(second.fold).length > 0 && /^\p{Lu}[^-]*-\p{Ll}/u.test(second.raw);
}

/** Takes a name apart into weighted pieces; titles weigh next to nothing, suffixes are left out. */
export function prepare(name: string): Prepared {
  const parts = partsOf(name);
  const pieces: Piece[] = [];
  for (const word of parts.titles) add(pieces, word, 'title');
  const eastAsian = surnameFirst(parts);
  for (const [at, word] of parts.given.entries())
    add(pieces, word, eastAsian ? 'surname' : at === 0 ? 'given' : 'middle');
  for (const word of parts.surname) add(pieces, word, eastAsian ? 'given' : 'surname');
  lightenInner(pieces);
  stressGiven(pieces);
  lightenHonour(pieces);
  const kept = pieces.slice(-MOST_PIECES);
  const last = kept.at(-1);
  if (last?.role === 'particle') kept[kept.length - 1] = { ...last, role: 'surname', weight: WEIGHT.surname };
  const counting = kept.filter((piece) => piece.role !== 'particle' && piece.role !== 'title').length;
  return { pieces: kept, generation: parts.generation, bare: counting === 1 };
}
