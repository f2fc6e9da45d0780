import type { Command, Context } from '../../commands/command.ts';
import { optionsOf } from '../../commands/options.ts';
import { commandNamed } from '../../commands/typed.ts';
import type { Suggestion } from '../../src/index.ts';
import { labelOf } from './components.ts';
import { visible } from './escape.ts';
import type { Reading, Values } from './interaction.ts';
import { limits } from './limits.ts';
import { contextOf, type Service } from './service.ts';

const most = limits.autocomplete;
const mostOffered = 2_000;
/** Discord waits three seconds, and nothing can be deferred here. */
const patience = 2_000;

/** One entry of the list under an option that is being typed. */
export interface Choice {
  readonly name: string;
  readonly value: string;
}

function clipped(text: string): string {
  const line = visible(text).trim();
  return line === '' ? '' : labelOf(line, most.name);
}

function choicesOf(suggestions: readonly Suggestion[]): readonly Choice[] {
  const choices = new Map<string, Choice>();
  for (const { value, label } of suggestions) {
    const name = clipped(label) || clipped(value);
    if (name !== '' && value !== '' && value.length <= most.value && !choices.has(value)) {
      choices.set(value, { name, value });
    }
  }
  return [...choices.values()].slice(0, most.choices);
}

/** What stands ready within Discord's patience; nothing otherwise. */
async function inTime<Found>(found: Promise<Found>): Promise<Found | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patience);
  });
  try {
    return await Promise.race([found, late]);
  } finally {
    clearTimeout(timer);
  }
}

function remember({ offered }: Service, key: string, value: string): void {
  offered.delete(key);
  offered.set(key, value);
  const [oldest] = offered.keys();
  if (offered.size > mostOffered && oldest !== undefined) offered.delete(oldest);
}

function offeredKey(command: Command, option: string, name: string): string {
  return JSON.stringify([command.name, option, name]);
}

/** Choices for an option that is being typed. Where nothing fits, what was typed is offered itself, so that the list never says "no options". */
export async function complete(
  service: Service,
  command: Command,
  option: string,
  typed: string,
  reading: Reading,
): Promise<readonly Choice[]> {
  const { choices = [] } = optionsOf(command).find(({ name }) => name === option) ?? {};
  const context = contextOf(service, reading);
  const suggested = await inTime(Promise.resolve(command.complete?.[option]?.(typed.slice(0, 1_000), context) ?? []));
  const fixed = choices.filter((each) => each.startsWith(typed.toLowerCase()));
  const found = choicesOf([...fixed.map((value) => ({ value, label: value })), ...(suggested ?? [])]);
  for (const { name, value } of found) {
    if (name !== value) remember(service, offeredKey(command, option, name), value);
  }
  const own = typed.trim();
  return found.length > 0 ? found : choicesOf([{ value: own, label: own }]);
}

/** A name ends where what was added to it begins: `07STATE130159 · TITLE`, `David Kramer (19)`, `/find: Find …`. */
const addition = /\s·\s|\s\(|:\s/u;

async function meant(service: Service, command: Command, option: string, given: string, context: Context) {
  const known = service.offered.get(offeredKey(command, option, given));
  if (known !== undefined) return known;
  const head = given.split(addition, 1)[0] ?? '';
  if (head === given || head === '' || given.length > most.value) return given;
  const suggested = (await inTime(Promise.resolve(command.complete?.[option]?.(head, context) ?? []))) ?? [];
  return choicesOf(suggested).find(({ name }) => name === given)?.value ?? given;
}

/** Values as they were meant: a choice's name that was sent in the place of its value becomes the value. Anything else stays as it is. */
export async function resolved(service: Service, name: string, values: Values, reading: Reading): Promise<Values> {
  const command = commandNamed(name, service.commands);
  if (command?.complete === undefined) return values;
  const context = contextOf(service, reading);
  const found: Record<string, string | number | boolean> = { ...values };
  for (const [option, value] of Object.entries(values)) {
    if (typeof value !== 'string') continue;
    try {
      found[option] = await meant(service, command, option, value, context);
    } catch (error) {
      service.log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'name not resolved');
    }
  }
  return found;
}
