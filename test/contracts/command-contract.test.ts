import { describe, expect, it } from 'vitest';
import { examplesOf } from '../../commands/examples.ts';
import { commands } from '../../commands/index.ts';
import { optionsOf } from '../../commands/options.ts';
import { readLine } from '../../commands/typed.ts';
import { ask, contextOf } from '../doubles/asking.ts';
import { collectionOf } from '../doubles/collection.ts';

/** Discord, application command naming; the narrowest of the platforms. */
const discordName = /^[-_\p{L}\p{N}]{1,32}$/u;
const sample = { id: '05OSLO77', person: 'Per Olsen', tag: 'PREL', quote: 'a treaty would be signed in June' };

describe('the registry of commands', () => {
  it('has no name or alias twice', () => {
    const names = commands.flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('is listed whole by /help', async () => {
    const { text } = await ask('/help');
    for (const { name, summary } of commands) {
      expect(text).toContain(`/${name} `);
      expect(text).toContain(summary);
    }
  });
});

describe.each(commands.map((command) => [command.name, command] as const))('/%s', (_name, command) => {
  it('has names that every platform takes', () => {
    for (const name of [command.name, ...command.aliases, ...optionsOf(command).map((option) => option.name)]) {
      expect(name).toMatch(discordName);
      expect(name).toBe(name.toLowerCase());
    }
  });

  it('describes itself and every option in at most 100 characters', () => {
    for (const words of [command.summary, ...optionsOf(command).map(({ description }) => description)]) {
      expect(words.length).toBeGreaterThan(0);
      expect(words.length).toBeLessThanOrEqual(100);
    }
    expect(command.description.length).toBeGreaterThan(command.summary.length / 2);
  });

  it('puts required options first, at most 25, with at most 25 choices each', () => {
    const options = optionsOf(command);
    expect(options.length).toBeLessThanOrEqual(25);
    const firstOptional = options.findIndex(({ required }) => !required);
    expect(options.slice(firstOptional).some(({ required }) => required)).toBe(false);
    for (const { choices } of options) expect(choices.length).toBeLessThanOrEqual(25);
  });

  it('can be shared', () => {
    expect(optionsOf(command).find(({ name }) => name === 'share')).toMatchObject({
      kind: 'boolean',
      named: true,
      required: false,
    });
  });

  it('has examples that are read as itself and answered', async () => {
    const examples = examplesOf(command, sample);
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) {
      expect(readLine(example, commands).command.name).toBe(command.name);
      const { reply, logged } = await ask(example);
      expect(logged).toEqual([]);
      expect(['answer', 'nothing', 'problem']).toContain(reply.outcome);
    }
  });

  it('explains itself in /help with its options', async () => {
    const { text } = await ask(`/help ${command.name}`);
    for (const option of optionsOf(command)) expect(text).toContain(option.description);
  });

  it('offers buttons and choices that are commands with valid options', async () => {
    for (const example of examplesOf(command, sample)) {
      const { reply } = await ask(example);
      for (const { command: name, options } of [...reply.actions, ...reply.menus.flatMap(({ choices }) => choices)]) {
        const target = commands.find((each) => each.name === name);
        expect(target?.options.safeParse(options).success, `${example} → ${name} ${JSON.stringify(options)}`).toBe(
          true,
        );
      }
    }
  });

  it('answers in plain data', async () => {
    for (const example of examplesOf(command, sample)) {
      const { reply } = await ask(example);
      expect(JSON.parse(JSON.stringify(reply))).toEqual(reply);
    }
  });

  it('has completions that it reads back', async () => {
    const context = contextOf(collectionOf());
    // What has to be chosen first stands before all else.
    const [first] = optionsOf(command);
    const chosen = first?.required === true && first.kind === 'choice' ? `${first.choices[0]} ` : '';
    for (const option of optionsOf(command)) {
      for (const { value } of (await command.complete?.[option.name]?.('', context)) ?? []) {
        const typed = option.named ? `${option.name}:"${value.replaceAll('"', '\\"')}"` : value;
        expect(() => readLine(`/${command.name} ${chosen}${typed}`, commands)).not.toThrow();
      }
    }
  });
});
