import { AskError } from '../../errors.ts';
import type { Node } from '../../search/query.ts';
import { wordsOf } from '../../search/words.ts';

/** Words in one question, all alternatives counted; SQLite's own parser has limits further up. */
const mostWords = 2_000;
/** Brackets within brackets; FTS5 refuses 256. */
const deepest = 50;

/** Words that begin so, or undefined when they are too many to list. */
export type Complete = (prefix: string) => readonly string[] | undefined;

/**
 * The question as an FTS5 expression (https://sqlite.org/fts5.html#full_text_query_syntax). Every word goes in as a quoted
 * string, so nothing that was typed is syntax; words that the tokenizer splits (U.S., well-known) become phrases of
 * themselves. Parts without any letter or digit say nothing and are left out.
 * @returns undefined when nothing is left to look for
 * @throws AskError when it is too long or too deep
 */
export function matchExpression(node: Node, complete: Complete): string | undefined {
  let words = 0;
  const quoted = (text: string): string => {
    words += 1;
    if (words > mostWords) throw new AskError('The question has too many words.');
    return `"${text}"`;
  };
  const compile = (each: Node, depth: number): string | undefined => {
    if (depth > deepest) throw new AskError('The question has too many brackets within brackets.');
    switch (each.kind) {
      case 'word': {
        const own = wordsOf(each.text);
        const spellings = (each.also ?? []).map((text) => wordsOf(text));
        return anyOf([
          begins(own, each.prefix, complete, quoted),
          ...spellings.map((spelling) => begins(spelling, false, complete, quoted)),
        ]);
      }
      case 'phrase':
        return begins(wordsOf(each.words.join(' ')), each.prefix, complete, quoted);
      case 'and':
        return joined(
          each.of.map((part) => compile(part, depth + 1)),
          ' AND ',
        );
      case 'or':
        return anyOf(each.of.map((part) => compile(part, depth + 1)));
    }
  };
  return compile(node, 0);
}

/**
 * Words in a row. A prefix is completed from the collection's own words: FTS5 would compare it with stems, where `relati*`
 * meets nothing because "relations" is kept as "relat".
 */
function begins(
  words: readonly string[],
  prefix: boolean,
  complete: Complete,
  quoted: (text: string) => string,
): string | undefined {
  const last = words.at(-1);
  if (last === undefined) return undefined;
  if (!prefix) return quoted(words.join(' '));
  const before = words.slice(0, -1);
  const completions = complete(last);
  if (completions === undefined) return `${quoted(words.join(' '))} *`;
  return anyOf([last, ...completions].map((completion) => quoted([...before, completion].join(' '))));
}

function anyOf(parts: readonly (string | undefined)[]): string | undefined {
  return joined(parts, ' OR ');
}

function joined(parts: readonly (string | undefined)[], by: string): string | undefined {
  const said = [...new Set(parts.filter((part) => part !== undefined))];
  return said.length < 2 ? said[0] : `(${said.join(by)})`;
}
