import { z } from 'zod';
import { AskError } from '../src/index.ts';
import { about, type Command, type Context, share } from './command.ts';
import { joined, reply } from './compose.ts';
import { examplesOf, type Sample, sampleOf } from './examples.ts';
import { nearestWords } from './nearest.ts';
import { type Option, offeredOptions } from './options.ts';
import { foreign, type Reply } from './reply.ts';
import { commandNamed } from './typed.ts';

const options = z.object({
  command: z.string().trim().min(1).max(60).optional().meta(about('The command to explain; all of them when left out')),
  share,
});

/** `/cite <id> [paragraph] [style] [share:…]`. */
export function usageOf(command: Command): string {
  const parts = offeredOptions(command).map(({ name, required, named }) => {
    const shown = named ? `${name}:…` : name;
    return required ? `<${shown}>` : `[${shown}]`;
  });
  return [`/${command.name}`, ...parts].join(' ');
}

function optionField(option: Option) {
  const range = option.kind === 'integer' && option.least !== undefined ? `from ${option.least}` : undefined;
  const value = joined([
    option.description,
    option.required ? 'required' : undefined,
    option.choices.length === 0 ? undefined : `one of ${option.choices.join(', ')}`,
    option.kind === 'boolean' ? 'true or false' : range,
    option.named ? `write ${option.name}:` : undefined,
  ]);
  return { name: option.name, value };
}

function helpOf(command: Command, sample: Sample): Reply {
  const aliases =
    command.aliases.length === 0 ? [] : [` Also: ${command.aliases.map((alias) => `/${alias}`).join(', ')}.`];
  const examples = examplesOf(command, sample);
  return reply({
    title: [usageOf(command)],
    subtitle: [command.summary],
    blocks: [
      { kind: 'text', text: [command.description, ...aliases] },
      { kind: 'fields', fields: offeredOptions(command).map(optionField) },
      { kind: 'list', title: ['Examples'], items: examples.map((example) => ({ label: [foreign(example)] })) },
    ],
    actions: [{ label: ['All commands'], command: 'help', options: {} }],
  });
}

function overview({ commands }: Context, sample: Sample): Reply {
  const fields = commands.map((command) => {
    const example = examplesOf(command, sample)[0];
    const value = joined([command.summary, example === undefined ? undefined : foreign(example)]);
    return { name: `/${command.name}`, value };
  });
  return reply({
    title: ['How to ask'],
    subtitle: ['Every answer is in the words of the documents, with the place where they stand.'],
    blocks: [
      { kind: 'fields', fields },
      {
        kind: 'text',
        text: [
          'Words in "quotation marks" stay together; name:value sets an option; share:true shows the answer to the channel.',
        ],
      },
    ],
    menus: [
      {
        label: 'Explain',
        choices: commands.map(({ name }) => ({ label: [`/${name}`], command: 'help', options: { command: name } })),
      },
    ],
    actions: [{ label: ['What is here'], command: 'stats', options: {} }],
  });
}

/** `/help`: how to ask, with examples that work on this collection. */
export const help: Command<typeof options> = {
  name: 'help',
  aliases: [],
  summary: 'How to ask, with examples',
  description: 'All commands, or one of them with its options and examples that work on this collection.',
  examples: ['/help', '/help find'],
  options,
  complete: {
    async command(prefix, { commands }) {
      const typed = prefix.replace(/^\//u, '').toLowerCase();
      const fitting = commands.filter(({ name }) => name.startsWith(typed));
      return fitting.map(({ name, summary }) => ({ value: name, label: `/${name}: ${summary}` }));
    },
  },
  async run({ command: name }, context) {
    const sample = await sampleOf(context.collection);
    if (name === undefined) return overview(context, sample);
    const wanted = name.replace(/^\//u, '');
    const command = commandNamed(wanted, context.commands);
    if (command !== undefined) return helpOf(command, sample);
    const near = nearestWords(
      wanted,
      context.commands.flatMap((each) => [each.name, ...each.aliases]),
    );
    throw new AskError(`There is no command "/${wanted}"`, {
      suggestions: near.length > 0 ? near.map((each) => `/help ${each}`) : ['/help'],
    });
  },
};
