import { AskError } from '../../errors.ts';
import type { Node } from '../query.ts';
import { wordsOf } from '../words.ts';
import { stemOf } from './stems.ts';

/** Words in one question, all alternatives counted. */
const mostWords = 2_000;
/** Brackets within brackets. */
const deepest = 50;

/** Words of the collection that begin so. */
export type Complete = (prefix: string) => Completions;

export interface Completions {
  readonly words: readonly string[];
  /** There are more: named are only those whose stems do not begin so, and all stems that do begin so are meant beside theirs. */
  readonly more?: boolean;
}

/** Stems in a row, each place with its alternatives: a word is a sequence of one. */
export interface Sequence {
  readonly kind: 'sequence';
  readonly places: readonly (readonly string[])[];
  /** All stems that begin so are alternatives of the last place too. */
  readonly beginning?: string;
}

/** A question as stems. */
export type Sought = Sequence | { readonly kind: 'and' | 'or'; readonly of: readonly Sought[] };

/**
 * Turns a question into what the index has. Words that the tokenizer splits (U.S., well-known) become sequences; parts without
 * any letter or digit say nothing and are left out. A prefix is completed from the collection's own words: compared with
 * stems, `relati*` would meet nothing, because "relations" is kept as "relat".
 * @returns undefined when nothing is left to look for
 * @throws AskError when it is too long or too deep
 */
export function soughtBy(node: Node, complete: Complete): Sought | undefined {
  let words = 0;
  const sequence = (text: string, prefix: boolean): Sought | undefined => {
    words += 1;
    if (words > mostWords) throw new AskError('The question has too many words.');
    const own = wordsOf(text);
    const last = own.at(-1);
    if (last === undefined) return undefined;
    const { words: completions, more = false } = prefix ? complete(last) : { words: [] };
    const stems = [...new Set([last, ...completions].map(stemOf))].filter((stem) => !more || !stem.startsWith(last));
    const places = [...own.slice(0, -1).map((word) => [stemOf(word)]), stems.sort()];
    return { kind: 'sequence', places, ...(more ? { beginning: last } : {}) };
  };
  const turned = (each: Node, depth: number): Sought | undefined => {
    if (depth > deepest) throw new AskError('The question has too many brackets within brackets.');
    switch (each.kind) {
      case 'word':
        return joined('or', [
          sequence(each.text, each.prefix),
          ...(each.also ?? []).map((text) => sequence(text, false)),
        ]);
      case 'phrase':
        return sequence(each.words.join(' '), each.prefix);
      case 'and':
      case 'or':
        return joined(
          each.kind,
          each.of.map((part) => turned(part, depth + 1)),
        );
    }
  };
  return turned(node, 0);
}

/** Parts that say the same are one. */
function joined(kind: 'and' | 'or', parts: readonly (Sought | undefined)[]): Sought | undefined {
  const said = new Map<string, Sought>();
  for (const part of parts) {
    if (part === undefined) continue;
    for (const each of part.kind === kind ? part.of : [part]) said.set(JSON.stringify(each), each);
  }
  const of = [...said.values()];
  return of.length < 2 ? of[0] : { kind, of };
}

/** Every sequence that is sought somewhere. */
export function sequencesOf(sought: Sought): readonly Sequence[] {
  return sought.kind === 'sequence' ? [sought] : sought.of.flatMap(sequencesOf);
}

/** Whether "all of" stands below "any of": then a paragraph may have a part of the question that did not make it match. */
export function hasAllBelowAny(sought: Sought, below = false): boolean {
  if (sought.kind === 'sequence') return false;
  return (
    (below && sought.kind === 'and') || sought.of.some((part) => hasAllBelowAny(part, below || sought.kind === 'or'))
  );
}
