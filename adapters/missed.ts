import type { Command, Context } from '../commands/command.ts';
import { reply } from '../commands/compose.ts';
import { optionsOf, readOptions } from '../commands/options.ts';
import { type Action, foreign, type Pin, type Reply } from '../commands/reply.ts';
import { commandNamed } from '../commands/typed.ts';
import type { Asked } from './buttons.ts';
import { type Desk, dispatch } from './dispatch.ts';

const space = 'feedback';
const mostPins = 50;
const mostNear = 3;
const mostActions = 5;
const mostMenus = 2;

/** The same words put to another command, in the order in which that is worth a try. */
const otherWays: Readonly<Record<string, string>> = {
  find: 'Find in text',
  who: 'Look for a person',
  timeline: 'Timeline',
  cable: 'Open a document',
};

/** Every place that an answer points at, once, in order. */
function pinsOf({ blocks }: Reply): readonly Pin[] {
  const pins = blocks.flatMap((block): readonly Pin[] => {
    if (block.kind === 'quotation') return [block.quotation.cite];
    if (block.kind !== 'list') return [];
    return block.items.flatMap(({ quotation, also = [] }) => [
      ...(quotation === undefined ? [] : [quotation.cite]),
      ...also,
    ]);
  });
  const place = ({ document, start, end }: Pin) => `${document}:${start}-${end}`;
  return [...new Map(pins.map((pin) => [place(pin), pin])).values()];
}

/** The answer as it stands now. What changes something is not done again for that. */
async function answerAgain(command: Command, asked: Asked, context: Context, desk: Desk): Promise<Reply> {
  if (command.writes === true) return reply({ title: [] });
  const question = { command, options: readOptions(command, asked.options) };
  return (await dispatch(question, context, desk, () => undefined)).reply;
}

/** What the command itself takes the words for, and other commands that take them. */
async function nearActions(command: Command, asked: Asked, context: Context): Promise<readonly Action[]> {
  const [first] = optionsOf(command);
  const typed = first === undefined || first.named ? undefined : asked.options[first.name];
  if (first === undefined || typeof typed !== 'string') return [];
  const near = ((await command.complete?.[first.name]?.(typed, context)) ?? [])
    .filter(({ value }) => value !== typed)
    .slice(0, mostNear)
    .map(({ label, value }): Action => {
      return { label: [foreign(label)], command: command.name, options: { [first.name]: value } };
    });
  const others = Object.entries(otherWays).flatMap(([name, label]): Action[] => {
    const other = commandNamed(name, context.commands);
    const option = other === undefined || other === command ? undefined : optionsOf(other)[0];
    if (other === undefined || option === undefined || option.named) return [];
    const options = { [option.name]: typed };
    return other.options.safeParse(options).success
      ? [{ label: [`${label}: `, foreign(typed)], command: name, options }]
      : [];
  });
  return [...near, ...others].slice(0, mostActions - 1);
}

/**
 * "Not what I meant": writes down under `id` which command missed and where its citations stand, no words, neither the
 * document's nor the asker's; the reply offers what is near.
 */
export async function missed(asked: Asked, id: string, context: Context, desk: Desk): Promise<Reply> {
  const command = commandNamed(asked.command, context.commands);
  const shown = command === undefined ? reply({ title: [] }) : await answerAgain(command, asked, context, desk);
  const citations = pinsOf(shown)
    .slice(0, mostPins)
    .map(({ document, paragraph, start, end }) => ({ document, paragraph, start, end }));
  const at = context.now().toISOString();
  const note = { at, command: asked.command, outcome: shown.outcome, citations };
  await context.collection.notes.write(space, id, JSON.stringify(note));
  const near = command === undefined ? [] : await nearActions(command, asked, context);
  const help: Action = {
    label: ['How to ask'],
    command: 'help',
    options: command === undefined ? {} : { command: command.name },
  };
  return reply({
    title: ['Thank you: it has been noted that this was not what was meant.'],
    subtitle: ['The command and the places it cited were written down; no words were.'],
    blocks: near.length === 0 ? [] : [{ kind: 'text', text: ['Perhaps one of these is nearer.'] }],
    actions: [...near, help],
    menus: shown.menus.slice(0, mostMenus),
  });
}
