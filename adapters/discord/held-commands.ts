import { type APIApplicationCommand, type REST, Routes } from 'discord.js';
import type { Command } from '../../commands/command.ts';
import { definitionsOf } from './definitions.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What a registration says of a command; Discord adds ids, versions, translations and what is deprecated. */
const said = [
  'type',
  'name',
  'description',
  'required',
  'autocomplete',
  'choices',
  'value',
  'min_value',
  'max_value',
  'options',
  'default_member_permissions',
  'integration_types',
  'contexts',
];
/** Discord may give these in another order. */
const unordered: readonly string[] = ['integration_types', 'contexts'];

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === false ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** What is said in one order, without what says nothing: Discord leaves out `required: false` and writes `null` for it, or the other way round. */
function essence(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(essence);
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Fields;
  return said
    .filter((name) => !isEmpty(fields[name]))
    .map((name) => {
      const field = fields[name];
      return [
        name,
        unordered.includes(name) && Array.isArray(field)
          ? [...(field as number[])].sort((a, b) => a - b)
          : essence(field),
      ];
    });
}

/** Which commands Discord holds otherwise than they would be registered now, by name. */
export interface Difference {
  readonly missing: readonly string[];
  readonly changed: readonly string[];
  /** Held, though there is no such command any more. */
  readonly left: readonly string[];
}

/** Compares what Discord holds with what would be registered, by content. Pure. */
export function differenceOf(held: readonly object[], commands: readonly Command[]): Difference {
  const named = (each: object): [string, string] => {
    const { type = 1, name } = each as { type?: number; name?: string };
    return [`${type} ${name ?? ''}`, JSON.stringify(essence(each))];
  };
  const there = new Map(held.map(named));
  const wanted = new Map(definitionsOf(commands).map(named));
  const names = (keys: readonly string[]) => keys.map((key) => key.replace(/^\d+ /u, ''));
  const keys = [...wanted.keys()];
  return {
    missing: names(keys.filter((key) => !there.has(key))),
    changed: names(keys.filter((key) => there.has(key) && there.get(key) !== wanted.get(key))),
    left: names([...there.keys()].filter((key) => !wanted.has(key))),
  };
}

/** The commands that Discord holds for an app: everywhere, or on one server. */
export async function heldCommands(
  rest: REST,
  application: string,
  guild?: string,
): Promise<readonly APIApplicationCommand[]> {
  const route =
    guild === undefined ? Routes.applicationCommands(application) : Routes.applicationGuildCommands(application, guild);
  return (await rest.get(route)) as readonly APIApplicationCommand[];
}
