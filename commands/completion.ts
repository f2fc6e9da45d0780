import type { Context } from './command.ts';
import { optionsOf } from './options.ts';
import { commandNamed, splitLine } from './typed.ts';

/** What the end of a typed line may become: `replaces` is the part of the line that each of `values` would replace. */
export interface Completion {
  readonly values: readonly string[];
  readonly replaces: string;
}

const named = /(?:^|\s)([a-z][a-z0-9_-]*):("?)([^"]*)$/iu;

function starting(words: readonly string[], prefix: string): readonly string[] {
  return words.filter((word) => word.startsWith(prefix.toLowerCase()));
}

/** Completions of a line that is being typed: command names, then what the option under the cursor may be. */
export async function completeLine(line: string, context: Context): Promise<Completion> {
  const { name, rest } = splitLine(line);
  const command = commandNamed(name, context.commands);
  if (command === undefined || (rest === '' && !/\s$/u.test(line))) {
    const names = context.commands.flatMap((each) => [each.name, ...each.aliases]);
    return { values: rest === '' ? starting(names, name).map((each) => `/${each} `) : [], replaces: line.trimStart() };
  }
  const options = optionsOf(command);
  const [, typed = '', quote = '', value = ''] = named.exec(rest) ?? [];
  const option = options.find((each) => each.name === typed.toLowerCase());
  if (option !== undefined && (command.verbatim !== true || option.named)) {
    const choices = option.kind === 'boolean' ? ['true', 'false'] : option.choices;
    const suggested = (await command.complete?.[option.name]?.(value, context)) ?? [];
    const values = [...starting(choices, value), ...suggested.map((each) => each.value)];
    return { values: values.map((each) => (/\s/u.test(each) ? `"${each}"` : each)), replaces: `${quote}${value}` };
  }
  const [first] = options;
  const suggested = first === undefined ? [] : ((await command.complete?.[first.name]?.(rest, context)) ?? []);
  return { values: suggested.map((each) => each.value), replaces: rest };
}
