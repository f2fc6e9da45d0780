import type { Access } from '../../access/access.ts';
import type { Complete } from '../../search/index/sought.ts';
import { type LevelCounts, visibleCount } from '../../search/index/word-counts.ts';
import { wordsOf } from '../../search/words.ts';
import type { CompletedPrefix, Count, Piece } from '../store.ts';
import type { Connection } from './connection.ts';
import { countsOf, cutWords, wordsFrom } from './index/words.ts';

/** The words of a prefix are looked up one by one when they are so few; of more, all stems that begin so are read through. */
const mostNamed = 15;
/** Words that are looked at for one piece of the dictionary. */
const wordsAtOnce = 2_000;

interface CountedWord {
  readonly word: string;
  readonly counts: LevelCounts;
}

/** Completes from the words that this reader may see; to be called within a snapshot. */
export function completer(connection: Connection, access: Access): Complete {
  return completers(connection)(access.level);
}

/** What a prefix stands for: its words when they are few, else those whose stems do not begin so. */
interface Begun {
  readonly words: readonly CountedWord[];
  readonly more: boolean;
}

/** `completer` for readers of any level, who look a beginning up together; for one snapshot. */
export function completers(connection: Connection): (level: number) => Complete {
  const known = new Map<string, Begun>();
  return (level) => (prefix) => {
    const begun = known.get(prefix) ?? begunBy(connection, prefix);
    known.set(prefix, begun);
    return { words: visible(begun.words, level).map(({ value }) => value), more: begun.more };
  };
}

function begunBy(connection: Connection, prefix: string): Begun {
  const words: CountedWord[] = [];
  for (const each of wordsBeginning(connection, prefix)) {
    words.push(each);
    if (words.length > mostNamed) {
      const cut = [...cutWords(connection, prefix)].map(([word, counts]) => ({ word, counts }));
      return { words: cut, more: true };
    }
  }
  return { words, more: false };
}

/** Words that begin as the last word of the text does, the commonest first, all of which a search looks for. */
export function completions(connection: Connection, prefix: string, access: Access, limit: number): CompletedPrefix {
  const last = wordsOf(prefix).at(-1);
  if (last === undefined) return { words: 0, commonest: [] };
  return connection.snapshot(() => {
    const found = beginning(connection, last, access).sort(commonestFirst);
    return { words: found.length, commonest: found.slice(0, limit) };
  });
}

function beginning(connection: Connection, prefix: string, { level }: Access): Count[] {
  return visible(wordsBeginning(connection, prefix), level);
}

function* wordsBeginning(connection: Connection, prefix: string): Generator<CountedWord> {
  for (const each of wordsFrom(connection, prefix)) {
    if (!each.word.startsWith(prefix)) return;
    yield each;
  }
}

function visible(words: Iterable<CountedWord>, level: number): Count[] {
  const found: Count[] = [];
  for (const { word, counts } of words) {
    const count = visibleCount(counts, level);
    if (count > 0) found.push({ value: word, count });
  }
  return found;
}

/** A word that the tokenizer splits counts as its rarest part. */
export function wordCounts(connection: Connection, words: readonly string[], { level }: Access): Map<string, number> {
  return connection.snapshot(() => {
    const counts = new Map<string, number>();
    const countOf = (part: string): number => {
      const known = counts.get(part) ?? visibleCount(countsOf(connection, part), level);
      counts.set(part, known);
      return known;
    };
    return new Map(
      words.map((word) => {
        const parts = wordsOf(word);
        return [word, parts.length === 0 ? 0 : Math.min(...parts.map(countOf))];
      }),
    );
  });
}

/** Surface forms in at least `least` paragraphs that the reader may see, in order. */
export function dictionary(connection: Connection, { level }: Access, least: number, from = ''): Piece<Count> {
  return connection.snapshot(() => {
    const rows: Count[] = [];
    let looked = 0;
    for (const { word, counts } of wordsFrom(connection, from)) {
      looked += 1;
      if (looked > wordsAtOnce) return { rows, next: word };
      const count = visibleCount(counts, level);
      if (count >= Math.max(1, least)) rows.push({ value: word, count });
    }
    return { rows };
  });
}

function commonestFirst(one: Count, other: Count): number {
  return other.count - one.count || (one.value < other.value ? -1 : 1);
}
