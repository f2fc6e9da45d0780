import { z } from 'zod';
import { AskError } from '../src/index.ts';
import type { Command } from './command.ts';
import { nearestWords } from './nearest.ts';

/** One option of a command as platforms and usage texts need it, derived from the zod schema. */
export interface Option {
  readonly name: string;
  readonly description: string;
  /** The value of a `file` is what `Context.file` opens. */
  readonly kind: 'text' | 'integer' | 'boolean' | 'choice' | 'file';
  readonly required: boolean;
  readonly choices: readonly string[];
  readonly least?: number;
  readonly most?: number;
  /** Set by name only, see `Placement`. */
  readonly named: boolean;
  /** Takes words in quotation marks, see `Placement`. */
  readonly quoted?: true;
  readonly sameAs?: string;
  /** Of a file: how many may be given. */
  readonly files?: number;
  /** May be of several lines. */
  readonly lines?: true;
  /** Set by buttons, see `Placement`. */
  readonly pressed?: true;
}

export type OptionValue = string | number | boolean;

/** What `z.toJSONSchema` says of one option. */
interface Property {
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly named?: true;
  readonly quoted?: true;
  readonly sameAs?: string;
  readonly files?: number;
  readonly lines?: true;
  readonly pressed?: true;
}

const derived = new WeakMap<z.ZodObject, readonly Option[]>();

function optionFrom(name: string, property: Property, required: boolean): Option {
  const kind =
    property.files !== undefined
      ? 'file'
      : property.enum !== undefined
        ? 'choice'
        : property.type === 'integer' || property.type === 'boolean'
          ? property.type
          : 'text';
  return {
    name,
    description: property.description ?? '',
    kind,
    required,
    choices: property.enum ?? [],
    ...(property.minimum === undefined ? {} : { least: property.minimum }),
    ...(property.maximum === undefined ? {} : { most: property.maximum }),
    named: property.named === true,
    ...(property.quoted === undefined ? {} : { quoted: property.quoted }),
    ...(property.sameAs === undefined ? {} : { sameAs: property.sameAs }),
    ...(property.files === undefined ? {} : { files: property.files }),
    ...(property.lines === undefined ? {} : { lines: property.lines }),
    ...(property.pressed === undefined ? {} : { pressed: property.pressed }),
  };
}

/** The options of a command in order of place. */
export function optionsOf(command: Pick<Command, 'options'>): readonly Option[] {
  const known = derived.get(command.options);
  if (known !== undefined) return known;
  const schema = z.toJSONSchema(command.options, { io: 'input' });
  const required = new Set(schema.required ?? []);
  const options = Object.entries(schema.properties ?? {}).map(([name, property]) =>
    optionFrom(name, property as Property, required.has(name)),
  );
  derived.set(command.options, options);
  return options;
}

/** Those that people are offered: in a form, as a slash option, in a usage text. */
export function offeredOptions(command: Pick<Command, 'options'>): readonly Option[] {
  return optionsOf(command).filter(({ pressed }) => pressed !== true);
}

/** Typed text as the kind of value that an option holds; text that is none stays as it is and fails validation. */
export function coerced(option: Option, typed: string): OptionValue {
  const plain = typed.trim();
  if (option.kind === 'integer') return /^\d{1,9}$/u.test(plain) ? Number(plain) : typed;
  if (option.kind === 'boolean') {
    if (/^(?:true|yes|on|1)$/iu.test(plain)) return true;
    return /^(?:false|no|off|0)$/iu.test(plain) ? false : typed;
  }
  if (option.kind === 'choice') return option.choices.find((choice) => choice === plain.toLowerCase()) ?? typed;
  return typed;
}

/** Whether typed text would do for an option. */
export function accepts(command: Pick<Command, 'options'>, option: Option, typed: string): boolean {
  const schema = command.options.shape[option.name];
  return schema !== undefined && z.safeParse(schema, coerced(option, typed)).success;
}

function wording(option: Option, value: OptionValue | undefined, issue: string): string {
  if (value === undefined) return `${option.name} is missing: ${option.description}`;
  const typed = String(value).slice(0, 80);
  if (option.kind === 'choice')
    return `${option.name} is one of ${option.choices.join(', ')}; "${typed}" is none of them`;
  if (option.kind === 'boolean') return `${option.name} is true or false, not "${typed}"`;
  if (option.kind === 'integer') {
    return `${option.name} is a whole number from ${option.least ?? 0} to ${option.most ?? 'any'}, not "${typed}"`;
  }
  if (typed.trim() === '') return `${option.name} is empty: ${option.description}`;
  if (String(value).length > 1_000) return `${option.name} is too long: at most 1,000 characters`;
  return `${option.name} ${issue}, not "${typed}"`;
}

/**
 * Values from any platform (strings from typed text, typed values from a slash option or a button) as the command takes them.
 * @throws AskError that names the option and what would do
 */
export function readOptions<Schema extends z.ZodObject>(
  command: Command<Schema>,
  values: Readonly<Record<string, OptionValue | undefined>>,
): z.output<Schema> {
  const options = optionsOf(command);
  const given: Record<string, OptionValue> = {};
  for (const [name, value] of Object.entries(values)) {
    const option = options.find((each) => each.name === name);
    if (option === undefined) throw unknownOption(command, name);
    if (value !== undefined) given[name] = typeof value === 'string' ? coerced(option, value) : value;
  }
  const read = command.options.safeParse(given);
  if (read.success) return read.data;
  const problems = read.error.issues.map((issue) => {
    const option = options.find((each) => each.name === issue.path[0]);
    return option === undefined ? issue.message : wording(option, given[option.name], issue.message);
  });
  const example = command.examples[0];
  throw new AskError(`/${command.name}: ${[...new Set(problems)].join('; ')}`, {
    usage: true,
    suggestions: example === undefined || example.includes('{') ? [`/help ${command.name}`] : [example],
  });
}

/** An error that says which options there are, the nearest first. */
export function unknownOption(
  command: Pick<Command, 'name' | 'options'>,
  name: string,
  where?: { text: string; at: number },
): AskError {
  const names = optionsOf(command).map((option) => option.name);
  const near = nearestWords(name, names).map((each) => `${each}:`);
  const suggestions = near.length > 0 ? near : names.map((each) => `${each}:`);
  return new AskError(`/${command.name} has no option "${name.slice(0, 80)}"`, { ...where, suggestions, usage: true });
}
