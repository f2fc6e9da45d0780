import type { Command } from '../../commands/command.ts';
import { reply } from '../../commands/compose.ts';
import { optionsOf } from '../../commands/options.ts';
import type { Action, Pin, Reply } from '../../commands/reply.ts';
import { commandNamed } from '../../commands/typed.ts';
import type { Notes } from '../../src/index.ts';
import type { Asked } from '../buttons.ts';

const space = 'feedback';
const mostPins = 50;
const mostAlternatives = 5;

/** Every place that an answer points at, in order. */
function pinsOf({ blocks }: Reply): readonly Pin[] {
  const pins = blocks.flatMap((block) => {
    if (block.kind === 'quotation') return [block.quotation.cite];
    if (block.kind !== 'list') return [];
    return block.items.flatMap(({ quotation, also = [] }) => [
      ...(quotation === undefined ? [] : [quotation.cite]),
      ...also,
    ]);
  });
  return pins.slice(0, mostPins);
}

/** Writes down that an answer missed: the command and the citations shown, neither their words nor who asked. */
export async function recordMiss(
  notes: Notes,
  { command }: Asked,
  answer: Reply,
  id: string,
  now: Date,
): Promise<void> {
  const citations = pinsOf(answer).map(({ document, paragraph, start, end }) => ({ document, paragraph, start, end }));
  const at = now.toISOString();
  await notes.write(space, `${at}:${id}`, JSON.stringify({ command, at, citations }));
}

const asks: Readonly<Record<string, string>> = {
  find: 'Find in text',
  who: 'Look for a person',
  cable: 'Open a document',
  timeline: 'Timeline',
};

/** The same words asked in other ways, and what the answer itself offered as other readings. */
export function alternatives({ command: name, options }: Asked, { menus }: Reply, commands: readonly Command[]): Reply {
  const command = commandNamed(name, commands);
  const first = command === undefined ? undefined : optionsOf(command)[0];
  const words = first === undefined || first.named ? undefined : options[first.name];
  const others = Object.entries(asks).flatMap(([each, label]): Action[] => {
    const other = commandNamed(each, commands);
    const option = other === undefined ? undefined : optionsOf(other)[0];
    if (other === undefined || option === undefined || other === command || typeof words !== 'string') return [];
    return [{ label: [label], command: other.name, options: { [option.name]: words } }];
  });
  const help: Action[] =
    commandNamed('help', commands) === undefined || command === undefined
      ? []
      : [{ label: ['How to ask'], command: 'help', options: { command: command.name } }];
  return reply({
    title: ['Thank you: it has been noted that this was not what was meant.'],
    blocks: [{ kind: 'text', text: ['Perhaps one of these is nearer.'] }],
    actions: [...others, ...help].slice(0, mostAlternatives),
    menus: menus.slice(0, 2),
  });
}
