import { canonicalId, type Suggestion } from '../src/index.ts';
import type { Completer, Context } from './command.ts';

/** Any year does: whether words have the shape of an id, not which document they name, is asked. */
const someYear = 2000;

/**
 * Whether words are a cable's number in some spelling, as a whole (`STATE 130159`, not `STATE 130159 3`), or name a version
 * of a document.
 */
export function isId(words: string): boolean {
  if (/\(version \d{1,6}\)\s*$/iu.test(words)) return true;
  if (/\d\s+\S*\d\S*$/u.test(words.replace(/^\d{2,4}\s+/u, ''))) return false;
  return canonicalId(words, { year: someYear }) !== undefined || /^\d{4,9}$/u.test(words.trim());
}

/** Completions of a name. */
export const completePerson: Completer = (prefix, { collection }) =>
  collection.suggest('person', prefix, { limit: 10 });

/** Completions of a place: countries that this collection's TAGS and posts stand for. */
export const completePlace: Completer = (prefix, { collection }) => collection.suggest('place', prefix, { limit: 10 });

/** Completions of an id. */
export function completeId(prefix: string, { collection }: Context): Promise<readonly Suggestion[]> {
  return collection.suggest('id', prefix, { limit: 10 });
}
