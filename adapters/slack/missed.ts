import { reply } from '../../commands/compose.ts';
import { optionsOf, readOptions } from '../../commands/options.ts';
import { type Action, foreign, type Pin, type Reply } from '../../commands/reply.ts';
import { commandNamed } from '../../commands/typed.ts';
import type { Asked } from '../buttons.ts';
import { dispatch } from '../dispatch.ts';
import { contextOf } from './answering.ts';
import type { Service } from './settings.ts';

const space = 'feedback';
const mostCitations = 50;
const mostOthers = 4;
const mostNear = 3;
/** Commands that take words, in the order in which they are worth a try. */
const worthTrying = ['find', 'who', 'timeline', 'cable'];

/** Every citation that a reply shows, once, in order. */
function citationsIn({ blocks }: Reply): readonly Pin[] {
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

/** Writes down which command missed and where its citations stand: no words, neither theirs nor the asker's. */
async function record(asked: Asked, shown: Reply, id: string, { collection, now }: Service): Promise<void> {
  const citations = citationsIn(shown)
    .slice(0, mostCitations)
    .map(({ document, paragraph, start, end }) => ({ document, paragraph, start, end }));
  const at = now().toISOString();
  await collection.notes.write(
    space,
    id,
    JSON.stringify({ at, command: asked.command, outcome: shown.outcome, citations }),
  );
}

/** The same words asked otherwise: what the command itself would suggest, then other commands. */
async function nearAlternatives(asked: Asked, service: Service): Promise<readonly Action[]> {
  const command = commandNamed(asked.command, service.commands);
  const [firstOption] = command === undefined ? [] : optionsOf(command);
  const typed = firstOption === undefined ? undefined : asked.options[firstOption.name];
  if (command === undefined || firstOption === undefined || typeof typed !== 'string') return [];
  const suggested = (await command.complete?.(firstOption.name, typed, contextOf(service, 'private'))) ?? [];
  const near = suggested
    .filter(({ value }) => value !== typed)
    .slice(0, mostNear)
    .map(({ label, value }): Action => {
      return { label: [foreign(label)], command: command.name, options: { [firstOption.name]: value } };
    });
  const others = worthTrying.flatMap((name): Action[] => {
    const other = commandNamed(name, service.commands);
    const [option] = other === undefined || other === command ? [] : optionsOf(other);
    if (other === undefined || option === undefined || option.named) return [];
    const accepted = other.options.safeParse({ [option.name]: typed }).success;
    return accepted ? [{ label: [`/${name} `, foreign(typed)], command: name, options: { [option.name]: typed } }] : [];
  });
  return [...near, ...others.slice(0, mostOthers)];
}

/** "Not what I meant": remembers it under `id` and offers what is near. */
export async function missed(asked: Asked, id: string, service: Service): Promise<Reply> {
  const command = commandNamed(asked.command, service.commands);
  // What an answer was is found by asking again; what changes something is not done again for that.
  if (command?.writes === true) await record(asked, reply({ title: [] }), id, service);
  else if (command !== undefined) {
    const question = { command, options: readOptions(command, asked.options) };
    const { reply: shown } = await dispatch(question, contextOf(service, 'private'), service.desk, () => undefined);
    await record(asked, shown, id, service);
  }
  const actions = await nearAlternatives(asked, service);
  return reply({
    title: ['Noted, thank you.'],
    subtitle: ['The command and the places it cited were written down; no words were.'],
    blocks: actions.length === 0 ? [] : [{ kind: 'text', text: ['Perhaps one of these was meant:'] }],
    actions: [...actions, { label: ['How to ask'], command: 'help', options: {} }],
  });
}
