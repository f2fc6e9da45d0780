import { foldWord, Kind, kindOf, longForms, sameGiven, withoutArticle } from './lexicon.ts';

/** One person of a text, with the forms in which the text writes the name. */
export interface Person {
  given: readonly string[];
  readonly family: string;
  /** The fullest form so far. */
  name: string;
  fullness: number;
  /** The number of the candidate that named the person last; -1 before the first. */
  lastNamed: number;
  /** The list that this candidate stood in. */
  lastList: object | undefined;
  /** The folded full names by which the text names the person. */
  readonly forms: Set<string>;
}

interface NameParts {
  readonly given: readonly string[];
  readonly family: string;
  readonly others: readonly string[];
}

const mostPersons = 200_000;
const mostOfOneName = 60;
const mostForms = 20;

function isSuffix(word: string): boolean {
  return (kindOf(word) & Kind.suffix) !== 0 && word.replace('.', '').length < 4;
}

const longestSyllables = [5, 4];

/** "Xi Jinping", and where the family name is a given name too: "Kim Jong-il", "Kim Jong Un". */
function isFamilyFirst([first = '', second = '', ...rest]: readonly string[]): boolean {
  if (second === '' || (kindOf(first) & Kind.familyFirst) === 0) return false;
  if ((kindOf(first) & Kind.given) === 0 || second.includes('-')) return true;
  const [third = '', ...more] = rest;
  const [two = 0, three = 0] = longestSyllables;
  const syllables = third !== '' && more.length === 0 && second.length <= two && third.length <= three;
  return syllables && (kindOf(third) & (Kind.given | Kind.surname)) === 0;
}

/** Splits a name: the last word is the family name, the first where families come first ("Xi Jinping"). */
export function partsOf(words: readonly string[]): NameParts {
  const kept = words.filter((word) => !isSuffix(word)).map(foldWord);
  const first = kept[0] ?? '';
  if (isFamilyFirst(kept)) {
    const syllables = kept.slice(1).flatMap((word) => word.split('-', 3));
    return { given: syllables, family: first, others: kept.slice(-1) };
  }
  const given = kept.slice(0, -1).filter((word) => (kindOf(word) & Kind.particle) === 0 || word.length > 3);
  const others = given.slice(1).filter((word) => word.length > 2);
  return { given, family: withoutArticle(kept.at(-1) ?? ''), others };
}

/** A name as it is compared with another: folded, without full stops. */
export function formKey(words: readonly string[]): string {
  return words.map((word) => foldWord(word).replaceAll('.', '')).join(' ');
}

/** Whether two lists of given names may be one person's: the first ones agree, and the others where both have some. */
export function compatible(one: readonly string[], other: readonly string[]): boolean {
  const [a, ...middle] = one;
  const [b, ...others] = other;
  if (a === undefined || b === undefined) return true;
  if (!sameGiven(a, b)) return false;
  if (middle.length === 0 || others.length === 0) return true;
  return middle.some((name) => others.some((each) => sameGiven(name, each)));
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
  readonly #apart = new Map<string, Set<string>>();
  readonly #unclear = new Map<string, Person>();
  #count = 0;

  /** Two full names (as `formKey` gives them) that a list names side by side are two people's. */
  keepApart(one: string, other: string): void {
    this.#apart.set(one, (this.#apart.get(one) ?? new Set()).add(other));
    this.#apart.set(other, (this.#apart.get(other) ?? new Set()).add(one));
  }

  /**
   * Takes in a certain name and answers whose it is: someone named before in this form, or the only one whose given
   * names allow it.
   */
  add(words: readonly string[], name: string): Person | undefined {
    const { given, family, others } = partsOf(words);
    if (family === '') return undefined;
    const fullness = fullnessOf(words);
    const form = formKey(words);
    const known = this.#whose(this.#byFamily.get(family) ?? [], given, form);
    if (known !== undefined) {
      if (fullness > known.fullness) {
        known.name = name;
        known.fullness = fullness;
      }
      if (known.given.length > 0 || given.length === 0) {
        if (given.length > known.given.length) known.given = given;
        if (known.forms.size < mostForms) known.forms.add(form);
        return known;
      }
    }
    return this.#create(
      { given, family, name, fullness, lastNamed: -1, lastList: undefined, forms: new Set([form]) },
      others,
    );
  }

  #whose(persons: readonly Person[], given: readonly string[], form: string): Person | undefined {
    const same = persons.findLast((person) => person.forms.has(form));
    if (same !== undefined) return same;
    const apart = this.#apart.get(form);
    const fitting = persons.filter(
      (person) =>
        compatible(person.given, given) && (apart === undefined || ![...person.forms].some((each) => apart.has(each))),
    );
    const full = given.length === 0 ? [] : fitting.filter((person) => person.given.length > 0);
    return full.length > 1 ? undefined : fitting.at(-1);
  }

  /** Someone of whom the text only tells the family name: it could be one of several. */
  unclear(word: string): Person {
    const family = withoutArticle(foldWord(word));
    const known = this.#unclear.get(family);
    if (known !== undefined) return known;
    const person: Person = {
      given: [],
      family,
      name: word,
      fullness: 0,
      lastNamed: -1,
      lastList: undefined,
      forms: new Set(),
    };
    if (this.#unclear.size < mostPersons) this.#unclear.set(family, person);
    return person;
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
    return this.#byFamily.get(withoutArticle(foldWord(word))) ?? [];
  }

  /** The one person whose family name begins with this letter. */
  ofInitial(letter: string): Person | undefined {
    const key = foldWord(letter);
    let only: Person | undefined;
    for (const [family, persons] of this.#byFamily) {
      if (!family.startsWith(key)) continue;
      if (only !== undefined || persons.length !== 1) return undefined;
      only = persons[0];
    }
    return only;
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
