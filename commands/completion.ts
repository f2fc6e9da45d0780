import type { Suggestion } from '../src/index.ts';
import type { Context } from './command.ts';
import { optionsOf } from './options.ts';
import { commandNamed, splitLine } from './typed.ts';

/** What the end of a typed line may become: `replaces` is the part of the line that each of `values` would replace. */
export interface Completion {
  readonly values: readonly string[];
  readonly replaces: string;
}

/** The same with a label for each value, where a list of them is shown. */
export interface Suggested {
  readonly suggestions: readonly Suggestion[];
  readonly replaces: string;
}

const named = /(?:^|\s)([a-z][a-z0-9_-]*):("?)([^"]*)$/iu;

function starting(words: readonly string[], prefix: string): readonly string[] {
  return words.filter((word) => word.startsWith(prefix.toLowerCase()));
}

function namesStarting(prefix: string, { commands }: Context): readonly Suggestion[] {
  return commands.flatMap(({ name, aliases, summary }) =>
    starting([name, ...aliases], prefix).map((each) => ({ value: `/${each} `, label: `/${each}: ${summary}` })),
  );
}

/** Suggestions for the end of a line that is being typed: command names, then what the option under the cursor may be. */
export async function suggestLine(line: string, context: Context): Promise<Suggested> {
  const { name, rest } = splitLine(line);
  const command = commandNamed(name, context.commands);
  if (command === undefined || (rest === '' && !/\s$/u.test(line))) {
    return { suggestions: rest === '' ? namesStarting(name, context) : [], replaces: line.trimStart() };
  }
  const options = optionsOf(command);
  const [, typed = '', quote = '', value = ''] = named.exec(rest) ?? [];
  const option = options.find((each) => each.name === typed.toLowerCase());
  if (option !== undefined && (command.verbatim !== true || option.named)) {
    const choices = option.kind === 'boolean' ? ['true', 'false'] : option.choices;
    const suggested = (await command.complete?.[option.name]?.(value, context)) ?? [];
    const fixed = starting(choices, value).map((each) => ({ value: each, label: each }));
    const suggestions = [...fixed, ...suggested].map((each) =>
      /\s/u.test(each.value) ? { ...each, value: `"${each.value}"` } : each,
    );
    return { suggestions, replaces: `${quote}${value}` };
  }
  const [first] = options;
  const suggested = first === undefined ? [] : ((await command.complete?.[first.name]?.(rest, context)) ?? []);
  return { suggestions: suggested, replaces: rest };
}

/** Completions of a line that is being typed. */
export async function completeLine(line: string, context: Context): Promise<Completion> {
  const { suggestions, replaces } = await suggestLine(line, context);
  return { values: suggestions.map(({ value }) => value), replaces };
}
