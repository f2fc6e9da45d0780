import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { definitionsOf } from '../../../adapters/discord/definitions.ts';
import { about, type Command, words } from '../../../commands/command.ts';
import { reply } from '../../../commands/compose.ts';
import { commands } from '../../../commands/index.ts';
import { offeredOptions } from '../../../commands/options.ts';
import { contextOf } from '../../doubles/asking.ts';
import { checkCommand } from '../../doubles/discord-schema.ts';
import { seedCollection } from '../../seeds/collection.ts';

interface Defined {
  readonly name: string;
  readonly type: number;
  readonly description?: string;
  readonly options?: readonly {
    name: string;
    type: number;
    required?: boolean;
    autocomplete?: boolean;
    choices?: unknown[];
    min_value?: number;
  }[];
  readonly default_member_permissions?: string | null;
  readonly integration_types?: readonly number[];
  readonly contexts?: readonly number[];
}

const collection = seedCollection();
const channel = 'discord:1:1';
beforeAll(async () => {
  const plan = { channel, owner: 'discord:1', name: 'News', body: '{}', schedule: 'daily', zone: 'UTC' };
  await collection().digests.create(plan, '2026-11-16T08:00:00.000Z', undefined);
  await collection().watches.add({ channel, owner: 'discord:1', kind: 'query', text: 'prisoners' });
});
/** How a field begins in a query: see `/help find`. */
const fieldStarts = ['person:', 'tag:', 'tags:', 'from:', 'place:', 'id:'];
const defined = definitionsOf(commands) as unknown as readonly Defined[];
const named = (name: string) => defined.find((each) => each.name === name);

function made(parts: Partial<Command> & Pick<Command, 'options'>): Defined | undefined {
  const command = {
    name: 'made',
    aliases: [],
    summary: 'A command for a test',
    description: 'A command for a test.',
    examples: [],
    run: async () => reply({ title: ['made'] }),
    ...parts,
  } satisfies Command;
  return (definitionsOf([command as Command]) as unknown as readonly Defined[])[0];
}

describe('definitions', () => {
  it('are valid by the official schema and by the rules that it does not state', () => {
    expect(definitionsOf(commands).flatMap(checkCommand)).toEqual([]);
  });

  it('offer every command under its name and its aliases, and three entries in the menu of a message', () => {
    const names = commands.flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(defined.filter(({ type }) => type === 1).map(({ name }) => name)).toEqual(names);
    expect(defined.filter(({ type }) => type === 3).map(({ name }) => name)).toEqual([
      'Verify quotes',
      'Find in documents',
      'Add to Reftel',
    ]);
  });

  it.each(commands.map((command) => [command.name, command] as const))(
    'give /%s all its options, required ones first',
    (name, command) => {
      const given = named(name)?.options ?? [];
      expect(given.map((option) => option.name).sort()).toEqual(
        offeredOptions(command)
          .map((option) => option.name)
          .sort(),
      );
      const required = given.map((option) => option.required === true);
      expect(required).toEqual([...required].sort((a, b) => Number(b) - Number(a)));
    },
  );

  it('work on servers, in direct messages and as a user install', () => {
    for (const each of defined) expect(each).toMatchObject({ integration_types: [0, 1], contexts: [0, 1, 2] });
  });

  it('complete the first option that takes words, where the command completes', () => {
    expect(named('cable')?.options?.[0]).toMatchObject({ name: 'id', type: 3, autocomplete: true });
    expect(named('stats')?.options?.some(({ autocomplete }) => autocomplete)).toBe(false);
  });

  describe.each(commands.map((command) => [command.name, command] as const))('of /%s', (name, command) => {
    it('complete exactly the options for which there are suggestions', async () => {
      const starts = [
        '',
        ...'abcdefghijklmnopqrstuvwxyz0123456789'.split(''),
        ...offeredOptions(command).map((each) => `${each.name}:`),
      ];
      const written = [...starts, ...fieldStarts];
      const suggesting: string[] = [];
      for (const option of offeredOptions(command).filter(({ kind }) => kind === 'text')) {
        for (const prefix of written) {
          const found = (await command.complete?.[option.name]?.(prefix, contextOf(collection(), { channel }))) ?? [];
          if (found.length === 0) continue;
          suggesting.push(option.name);
          break;
        }
      }
      const completed = (named(name)?.options ?? []).filter(({ autocomplete }) => autocomplete === true);
      expect(completed.map((option) => option.name).sort()).toEqual(suggesting.sort());
    });
  });

  it('give whole numbers their bounds and choices their values', () => {
    const page = named('find')?.options?.find(({ name }) => name === 'page');
    expect(page).toMatchObject({ type: 4, min_value: 1 });
    expect(named('cite')?.options?.find(({ name }) => name === 'style')?.choices?.length).toBeGreaterThan(5);
  });

  it('hide what writes from members without the right to manage the server', () => {
    const options = z.object({ id: words.meta(about('An id')) });
    expect(made({ options, writes: true })?.default_member_permissions).toBe('32');
    expect(made({ options })?.default_member_permissions).toBeNull();
  });

  it('cut descriptions that are too long, and complete where there are too many choices', () => {
    const many = Array.from({ length: 40 }, (_, at) => `choice-${at}`) as [string, ...string[]];
    const definition = made({
      summary: 'long '.repeat(40),
      options: z.object({ which: z.enum(many).meta(about('wide '.repeat(40))) }),
    });
    expect(checkCommand(definition)).toEqual([]);
    expect(definition?.options?.[0]).toMatchObject({ autocomplete: true });
  });
});
