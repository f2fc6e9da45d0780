import { compareNames, createNameIndex } from '../../../names/index.ts';
import { wordsOf } from '../../words.ts';
import type { NamedHere } from './arrival.ts';
import type { SoughtPerson } from './standing.ts';

/** Names like the one that is sought that are compared with it, and how like they must be: what is meant is far more like. */
const mostCompared = 500;
const leastLike = 0.6;
/** A likely name this far behind the best one is near, not meant, as when a person is asked about. */
const scoreGap = 0.05;

/**
 * Whether a name stands for the person sought, and why: it is one that he was known by when the question was made, the same
 * name in another spelling, or about as likely as the best that was known.
 */
export function meant(sought: SoughtPerson, name: string): string | undefined {
  const { tier, score, why } = compareNames(sought.name, name);
  if (tier === 'same') return why;
  return tier === 'likely' && score >= sought.best - scoreGap ? why : undefined;
}

/** Finds the names of some documents by which people are sought. */
export class Namesakes {
  readonly #byName = new Map<string, NamedHere[]>();
  readonly #byWord = new Map<string, string[]>();
  readonly #byKey = new Map<string, NamedHere>();
  #index: ReturnType<typeof createNameIndex> | undefined;
  #words: ReturnType<typeof createNameIndex> | undefined;
  readonly #found = new Map<SoughtPerson, ReadonlySet<string>>();

  constructor(names: readonly NamedHere[]) {
    for (const named of names) {
      this.#byKey.set(named.key, named);
      this.#note(named.name, named);
      // A nickname is no part of the name that it stands for.
      if (!named.name.includes(named.text)) this.#note(named.text, named);
    }
  }

  #note(name: string, named: NamedHere): void {
    const known = this.#byName.get(name);
    if (known !== undefined) {
      known.push(named);
      return;
    }
    this.#byName.set(name, [named]);
    for (const word of new Set(wordsOf(name))) {
      const names = this.#byWord.get(word) ?? [];
      this.#byWord.set(word, names);
      names.push(name);
    }
  }

  /** Names with all words of this one: however many bear a surname, none is passed over. */
  #havingAll(name: string): readonly string[] {
    const lists = wordsOf(name).map((word) => this.#byWord.get(word) ?? []);
    const [first = [], ...others] = lists.sort((one, other) => one.length - other.length);
    return first.filter((each) => others.every((list) => list.includes(each)));
  }

  /** Names with a word like this one, where a single word is sought: more may bear it than an index compares. */
  #havingOneLike(name: string): readonly string[] {
    if (wordsOf(name).length !== 1) return [];
    this.#words ??= createNameIndex([...this.#byWord.keys()]);
    const like = this.#words.find(name, { limit: mostCompared }).filter(({ score }) => score >= leastLike);
    return like.flatMap(({ name: word }) => this.#byWord.get(word) ?? []);
  }

  /** Keys of the names that stand for him. */
  of(sought: SoughtPerson): ReadonlySet<string> {
    const known = this.#found.get(sought);
    if (known !== undefined) return known;
    const keys = new Set(sought.keys.filter((key) => this.#byKey.has(key)));
    this.#index ??= createNameIndex([...this.#byName.keys()]);
    const near = this.#index.find(sought.name, { limit: mostCompared }).filter(({ score }) => score >= leastLike);
    const having = [...this.#havingAll(sought.name), ...this.#havingOneLike(sought.name)];
    const names = new Set([...near.map(({ name }) => name), ...having]);
    for (const name of names)
      if (meant(sought, name) !== undefined) for (const { key } of this.#byName.get(name) ?? []) keys.add(key);
    this.#found.set(sought, keys);
    return keys;
  }
}
