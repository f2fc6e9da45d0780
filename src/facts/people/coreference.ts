import type { Candidate } from './candidates.ts';
import { againstName, foldWord, Kind, kindOf, longForms, sameGiven } from './lexicon.ts';

/** One person of a text, with the forms in which the text writes the name. */
export interface Person {
  readonly given: readonly string[];
  readonly family: string;
  /** The fullest form so far. */
  name: string;
  fullness: number;
  /** The number of the candidate that named the person last; -1 before the first. */
  lastNamed: number;
}

interface NameParts {
  readonly given: readonly string[];
  readonly family: string;
  readonly others: readonly string[];
}

const mostPersons = 200_000;
const mostOfOneName = 200;

function isSuffix(word: string): boolean {
  return (kindOf(word) & Kind.suffix) !== 0 && word.replace('.', '').length < 4;
}

/** Splits a name: the last word is the family name, the first where families come first ("Xi Jinping"). */
export function partsOf(words: readonly string[]): NameParts {
  const kept = words.filter((word) => !isSuffix(word)).map(foldWord);
  const first = kept[0] ?? '';
  const familyFirst = kept.length > 1 && (kindOf(first) & Kind.familyFirst) !== 0 && (kindOf(first) & Kind.given) === 0;
  if (familyFirst) return { given: kept.slice(1), family: first, others: kept.slice(-1) };
  const given = kept.slice(0, -1).filter((word) => (kindOf(word) & Kind.particle) === 0 || word.length > 3);
  return { given, family: kept.at(-1) ?? '', others: given.slice(1).filter((word) => word.length > 2) };
}

function compatible(person: Person, given: readonly string[]): boolean {
  const a = person.given[0];
  const b = given[0];
  return a === undefined || b === undefined || sameGiven(a, b);
}

/** More words and longer ones make a fuller name; capitals only are worse than the same in mixed case. */
function fullnessOf(words: readonly string[]): number {
  const long = words.filter((word) => word.replace('.', '').length > 1).length;
  const shouted = words.every((word) => word === word.toUpperCase());
  return long * 1000 + words.length * 200 + Math.min(words.join('').length, 99) - (shouted ? 100 : 0);
}

/** The persons of a text, in the order in which it names them. */
export class PersonRegister {
  readonly #byFamily = new Map<string, Person[]>();
  readonly #byOther = new Map<string, Person[]>();
  #count = 0;

  /** Takes in a certain name and answers whose it is: someone named before, where the given names allow it. */
  add(words: readonly string[], name: string): Person | undefined {
    const { given, family, others } = partsOf(words);
    if (family === '') return undefined;
    const sameFamily = this.#byFamily.get(family) ?? [];
    const known = sameFamily.findLast((person) => compatible(person, given));
    const fullness = fullnessOf(words);
    if (known !== undefined) {
      if (fullness > known.fullness) {
        known.name = name;
        known.fullness = fullness;
      }
      if (known.given.length > 0 || given.length === 0) return known;
    }
    return this.#create({ given, family, name, fullness, lastNamed: -1 }, others);
  }

  #create(person: Person, others: readonly string[]): Person {
    if (this.#count >= mostPersons) return person;
    this.#count += 1;
    put(this.#byFamily, person.family, person);
    for (const other of others) put(this.#byOther, other, person);
    const first = person.given[0];
    if (first !== undefined) put(this.#byOther, first, person);
    return person;
  }

  /** Everyone whose family name this is, in the order of first naming. */
  ofFamily(word: string): readonly Person[] {
    return this.#byFamily.get(foldWord(word)) ?? [];
  }

  /** Everyone with this given or middle name, or with a given name that it is short for. */
  ofGiven(word: string): readonly Person[] {
    const key = foldWord(word);
    return [key, ...longForms(key)].flatMap((form) => this.#byOther.get(form) ?? []);
  }
}

function put(map: Map<string, Person[]>, key: string, person: Person): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [person]);
  else if (list.length < mostOfOneName) list.push(person);
}

/** A candidate that names a person, and the rule by which it does. */
export interface Resolved {
  readonly candidate: Candidate;
  readonly person: Person;
  readonly rule: string;
}

/** A name as printed, white space folded. */
export function nameIn(text: string, place: { readonly start: number; readonly end: number }): string {
  return text.slice(place.start, place.end).replace(/\s+/gu, ' ');
}

/** A candidate's name in the usual order. */
function formOf(text: string, candidate: Candidate): string {
  return candidate.reversed ? candidate.words.join(' ') : nameIn(text, candidate);
}

/** Rules that say less than that the text introduces the person elsewhere. */
const weakRules: ReadonlySet<string> = new Set(['surname-list', 'well-known', 'given-name-alone']);

/** Of several people of one name, the one named last before this; otherwise the first that the text names. */
function nearest(persons: readonly Person[]): Person | undefined {
  let best: Person | undefined;
  for (const person of persons) if (best === undefined || person.lastNamed > best.lastNamed) best = person;
  return best;
}

/** Whom a candidate names that is no certain name by itself. */
function known(candidate: Candidate, register: PersonRegister): { person: Person; rule: string } | undefined {
  if (candidate.doubtful) return undefined;
  const [word, ...more] = candidate.words;
  if (word === undefined) return undefined;
  if (more.length > 0) {
    const { given, family } = partsOf(candidate.words);
    const person = nearest(
      register.ofFamily(family).filter((each) => each.given.length > 0 && compatible(each, given)),
    );
    return person === undefined ? undefined : { person, rule: 'known-name' };
  }
  const family = nearest(register.ofFamily(word));
  if (family !== undefined) return { person: family, rule: 'known-surname' };
  const given = nearest(register.ofGiven(word));
  return given === undefined ? undefined : { person: given, rule: 'known-given-name' };
}

/**
 * Who is named where. Full names come first, then surnames behind a title, so that a bare surname may stand before the
 * full name that explains it. `register` may know people from outside the text (a cable's classifier).
 */
export function resolve(
  text: string,
  candidates: readonly Candidate[],
  register: PersonRegister = new PersonRegister(),
): Resolved[] {
  const certain = new Map<Candidate, Person>();
  for (const several of [true, false]) {
    for (const candidate of candidates) {
      if (candidate.rule === undefined || candidate.words.length > 1 !== several) continue;
      if (candidate.rule === 'given-name-alone' && register.ofGiven(candidate.words[0] ?? '').length > 0) continue;
      const person = register.add(candidate.words, formOf(text, candidate));
      if (person !== undefined && several) certain.set(candidate, person);
    }
  }
  const corroborated = corroboratedWords(candidates);
  for (const candidate of candidates) {
    if (candidate.rule === undefined && corroborated.has(candidate.words.map(foldWord).join(' ')))
      register.add(candidate.words, nameIn(text, candidate));
  }
  const resolved: Resolved[] = [];
  for (const [number, candidate] of candidates.entries()) {
    const sure = certain.get(candidate);
    const found =
      sure === undefined
        ? known(candidate.rule === undefined ? candidate : sureOf(candidate), register)
        : { person: sure, rule: '' };
    const pair = candidate.rule === undefined ? pairOf(candidate, register) : [];
    if (found === undefined || pair.length > 1) {
      for (const part of pair) resolved.push(part);
      continue;
    }
    found.person.lastNamed = number;
    const introduced = weakRules.has(candidate.rule ?? '') && found.person.given.length > 0;
    const rule = candidate.rule === undefined || introduced ? found.rule : candidate.rule;
    resolved.push({ candidate, person: found.person, rule });
  }
  return resolved;
}

const enoughCues = 4;

/** Words that nothing introduces but whose neighbours, taken together, speak for a person. */
function corroboratedWords(candidates: readonly Candidate[]): ReadonlySet<string> {
  const cues = new Map<string, number>();
  for (const candidate of candidates) {
    if (candidate.rule !== undefined || candidate.doubtful || candidate.words.length > 2) continue;
    if (candidate.words.some((word) => (kindOf(word) & againstName) !== 0 || word.length < 3)) continue;
    const key = candidate.words.map(foldWord).join(' ');
    cues.set(key, (cues.get(key) ?? 0) + candidate.cue);
  }
  return new Set([...cues].filter(([, cue]) => cue >= enoughCues).map(([word]) => word));
}

/** "Kyprianou-Denktash": two people whom the text names elsewhere, joined by a hyphen. */
function pairOf(candidate: Candidate, register: PersonRegister): Resolved[] {
  const [word = '', ...more] = candidate.words;
  const [one, two, ...rest] = word.split('-', 3);
  if (more.length > 0 || one === undefined || two === undefined || rest.length > 0) return [];
  const parts = [
    { word: one, start: candidate.start },
    { word: two, start: candidate.start + one.length + 1 },
  ];
  return parts.flatMap((part) => {
    const wellKnown = (kindOf(part.word) & Kind.figure) !== 0;
    const person =
      nearest(register.ofFamily(part.word)) ?? (wellKnown ? register.add([part.word], part.word) : undefined);
    const place = { start: part.start, end: part.start + part.word.length, words: [part.word], role: undefined };
    return person === undefined ? [] : [{ candidate: { ...candidate, ...place }, person, rule: 'known-surname' }];
  });
}

function sureOf(candidate: Candidate): Candidate {
  return { ...candidate, doubtful: false };
}
