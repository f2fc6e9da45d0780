import type { Command } from './command.ts';
import { accepts, type Option, type OptionValue } from './options.ts';
import type { Token } from './tokens.ts';

/** Options by name, as typed. */
export type Values = Record<string, OptionValue>;

/** Words of the longest value that is found by its place: "17 September 2007". */
export const longestValue = 4;

/** Tokens as one text, one blank between two. */
export function joinedText(tokens: readonly Token[]): string {
  return tokens.map((token) => token.text).join(' ');
}

/** Values of later options at the right end of the words, in order, and the words that are left. */
function peel(command: Command, words: readonly Token[], later: readonly Option[], keep: number) {
  const values: string[] = [];
  let rest = words;
  let open = later;
  while (open.length > 0) {
    const longest = Math.min(longestValue, rest.length - keep);
    let taken: { text: string; option: number; count: number } | undefined;
    for (let count = longest; count > 0 && taken === undefined; count -= 1) {
      const last = rest.slice(-count);
      if (last.some((token) => token.quoted)) continue;
      const text = joinedText(last);
      const option = open.findLastIndex((each) => accepts(command, each, text));
      if (option >= 0) taken = { text, option, count };
    }
    if (taken === undefined) break;
    const left = rest.slice(0, -taken.count);
    if (command.whole?.(joinedText(rest), joinedText(left)) === true) break;
    values.unshift(taken.text);
    rest = left;
    open = open.slice(0, taken.option);
  }
  return { values, rest };
}

/** Gives peeled values to the earliest options that take them, in order. */
function placed(command: Command, values: readonly string[], later: readonly Option[]): Values {
  const result: Values = {};
  let from = 0;
  for (const value of values) {
    const at = later.findIndex((option, index) => index >= from && accepts(command, option, value));
    const option = later[at];
    if (option === undefined) continue;
    result[option.name] = value;
    from = at + 1;
  }
  for (const option of later) {
    const value = option.sameAs === undefined ? undefined : result[option.sameAs];
    if (value !== undefined && !(option.name in result)) result[option.name] = value;
  }
  return result;
}

/**
 * Peels the values of later options off the right end of the words (`STATE 130159 3 apa`); the rest belongs to the
 * first option, which keeps at least `keep` words. Quoted words are never peeled.
 */
export function peeled(
  command: Command,
  words: readonly Token[],
  later: readonly Option[],
  keep: number,
): { readonly values: Values; readonly rest: readonly Token[] } {
  const { values, rest } = peel(command, words, later, keep);
  return { values: placed(command, values, later), rest };
}
