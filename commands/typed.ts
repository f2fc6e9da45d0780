import type { z } from 'zod';
import { AskError } from '../src/index.ts';
import type { Command } from './command.ts';
import { nearestWords } from './nearest.ts';
import { accepts, type Option, type OptionValue, optionsOf, readOptions, unknownOption } from './options.ts';
import { joinedText, longestValue, peeled, type Values } from './peeling.ts';
import { type Token, tokensOf } from './tokens.ts';

/** A line that asks: the command and its validated options. */
export interface Question {
  readonly command: Command;
  readonly options: z.output<z.ZodObject>;
}

const longestLine = 4_000;
const umbrella = 'reftel';

/** The command of this name or alias. */
export function commandNamed(name: string, commands: readonly Command[]): Command | undefined {
  const wanted = name.toLowerCase();
  return commands.find((command) => command.name === wanted || command.aliases.includes(wanted));
}

/** The command's name (without slash and umbrella) and what follows it. */
export function splitLine(line: string): { readonly name: string; readonly rest: string } {
  const [, name = '', rest = ''] = /^\s*\/?\s*(\S*)\s*([\s\S]*)$/u.exec(line) ?? [];
  return name.toLowerCase() === umbrella ? splitLine(rest) : { name, rest };
}

/** The query is everything but the options that have to be named. */
function readVerbatim(text: string, options: readonly Option[]): Values {
  const values: Values = {};
  let query = '';
  let from = 0;
  for (const token of tokensOf(text, true)) {
    const option = options.find((each) => each.named && each.name === token.name);
    if (option === undefined) continue;
    values[option.name] = token.text;
    query += text.slice(from, token.start);
    from = token.end;
  }
  query = (query + text.slice(from)).trim();
  const [first] = options;
  if (first !== undefined && query !== '') values[first.name] = query;
  return values;
}

/** Takes `name:value` out of the tokens; a value that needs more words to be one ("from:17 September 2007") gets them. */
function readNamed(command: Command, text: string, tokens: readonly Token[]): { values: Values; words: Token[] } {
  const options = optionsOf(command);
  const values: Values = {};
  const words: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    const option = options.find((each) => each.name === token.name);
    if (token.name === undefined) words.push(token);
    else if (option === undefined) {
      const punctuation = token.text === '' && !token.quoted;
      if (!punctuation) throw unknownOption(command, token.name, { text, at: token.start });
      words.push({ text: text.slice(token.start, token.end), start: token.start, end: token.end, quoted: false });
    } else if (option === options[0] && !option.named) {
      const { name: _, ...word } = token;
      if (word.text !== '') words.push(word);
    } else {
      const following = tokens.slice(at + 1, at + 1 + longestValue);
      const plain = following.findIndex((next) => next.name !== undefined || next.quoted);
      const more = plain < 0 ? following : following.slice(0, plain);
      if (option.name in values) throw new AskError(`${option.name}: is given twice`, { text, at: token.start });
      if (token.text === '' && !token.quoted && following[0]?.quoted === true) {
        values[option.name] = following[0].text;
        at += 1;
        continue;
      }
      const taken = token.quoted ? 0 : wordsNeeded(command, option, token.text, more);
      values[option.name] = [token.text, ...more.slice(0, taken).map((next) => next.text)].join(' ').trim();
      at += taken;
    }
  }
  return { values, words };
}

/** Gives the quoted words behind the first ones to the option that takes such; the words that are left. */
function quotedTaken(options: readonly Option[], values: Values, words: readonly Token[]): readonly Token[] {
  const option = options.find((each) => each.quoted === true && !(each.name in values));
  const quoted = option === undefined ? undefined : words.slice(1).find((token) => token.quoted);
  if (option === undefined || quoted === undefined) return words;
  values[option.name] = quoted.text;
  return words.filter((token) => token !== quoted);
}

function wordsNeeded(command: Command, option: Option, start: string, more: readonly Token[]): number {
  for (let count = 0; count <= more.length; count += 1) {
    const value = [start, ...more.slice(0, count).map((next) => next.text)].join(' ').trim();
    if (value !== '' && accepts(command, option, value)) return count;
  }
  return start === '' ? Math.min(1, more.length) : 0;
}

/**
 * What was typed after a command's name, as its options: `name:value` sets an option, the first option takes the words,
 * and trailing words that validate for later options are peeled off from the right.
 * @throws AskError for an unknown option, a quotation mark that is never closed, a value that won't do
 */
export function typedOptions(command: Command, text: string): z.output<z.ZodObject> {
  const options = optionsOf(command);
  if (command.verbatim === true) return readOptions(command, readVerbatim(text, options));
  const [first] = options;
  const { values, words: all } = readNamed(command, text, tokensOf(text));
  const words = quotedTaken(options, values, all);
  const later = options.slice(1).filter((option) => !option.named && !(option.name in values));
  const { values: positional, rest } = peeled(command, words, later, first?.required === true ? 1 : 0);
  if (first !== undefined && rest.length > 0) {
    if (first.named)
      throw new AskError(`/${command.name} takes no words`, { usage: true, text, at: rest[0]?.start ?? 0 });
    positional[first.name] = joinedText(rest);
  }
  return readOptions(command, { ...positional, ...values });
}

/**
 * A typed line as a question: `/command …`, `command …`, or `/reftel command …`. Nothing but blanks asks for help.
 * @throws AskError for an unknown command (nearest suggested), options that won't do, or more than 4,000 characters
 */
export function readLine(line: string, commands: readonly Command[]): Question {
  if (line.length > longestLine) throw new AskError(`That is too long: at most ${longestLine} characters`);
  const { name, rest } = splitLine(line);
  const command = commandNamed(name === '' ? 'help' : name, commands);
  if (command !== undefined) return { command, options: typedOptions(command, rest) };
  const near = nearestWords(
    name,
    commands.flatMap((each) => [each.name, ...each.aliases]),
  );
  throw new AskError(`There is no command "/${name.slice(0, 80)}"`, {
    usage: true,
    suggestions:
      near.length > 0
        ? near.map((each) => `/${each}${rest === '' ? '' : ` ${rest}`}`)
        : ['/help', `/find ${line.trim()}`],
  });
}

/** A command and its options as one would type them: the shortest form that reads back to the same. */
export function typedForm(command: Command, values: Readonly<Record<string, OptionValue>>): string {
  const [first] = optionsOf(command);
  const quote = (value: OptionValue) => `"${String(value).replace(/["“”]/gu, '\\$&')}"`;
  const rest = Object.entries(values)
    .filter(([name]) => name !== first?.name)
    .map(([name, value]) => `${name}:${/^[\p{L}\p{N}.-]+$/u.test(String(value)) ? value : quote(value)}`);
  const value = first === undefined ? undefined : values[first.name];
  if (value === undefined) return [`/${command.name}`, ...rest].join(' ');
  const forms = [
    ...[String(value), quote(value)].map((form) => [`/${command.name}`, form, ...rest].join(' ')),
    // A quotation mark that is never closed takes all behind it.
    [`/${command.name}`, ...rest, String(value)].join(' '),
  ];
  const wanted = JSON.stringify(readOptions(command, values));
  const same = forms.find((form) => {
    try {
      return JSON.stringify(typedOptions(command, splitLine(form).rest)) === wanted;
    } catch {
      return false;
    }
  });
  return same ?? forms[0] ?? `/${command.name}`;
}
