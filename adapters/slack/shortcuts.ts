import type { App, MessageShortcut } from '@slack/bolt';
import { optionsOf, readOptions } from '../../commands/options.ts';
import { commandNamed, type Question } from '../../commands/typed.ts';
import { AskError } from '../../src/index.ts';
import { answer, type Logged, notice, refused, tell } from './answering.ts';
import { openModal } from './asking.ts';
import { first, handled, reachOf } from './handling.ts';
import { shortcuts } from './manifest.ts';
import type { Reach } from './reach.ts';
import type { Service } from './settings.ts';
import { writtenWords } from './typed-text.ts';

type Shortcut = (typeof shortcuts)[number]['id'];

/** As much of a message as the command takes. */
const longest: Readonly<Record<string, number>> = { verify: 8_000, find: 1_000 };

/** A command asked with words as its first option, as if typed there. */
function questionWith(name: string, words: string, service: Service): Question {
  const command = commandNamed(name, service.commands);
  const [option] = command === undefined ? [] : optionsOf(command);
  if (command === undefined || option === undefined)
    throw new AskError('Reftel can not do this yet', { suggestions: ['/help'] });
  return { command, options: readOptions(command, { [option.name]: words.slice(0, longest[name]) }) };
}

/** Words as words: a message is no query, so what would be an operator is taken out. */
function plainWords(text: string): string {
  const words = text
    .replace(/["“”„«»()]/gu, ' ')
    .replace(/\b(?:AND|OR|NOT|NEAR)\b/gu, ' ')
    .replace(/(?:^|\s)[-+~]+|(?<=\w)[:*~]+/gu, ' ');
  return words.replace(/\s+/gu, ' ').trim();
}

async function adding(trigger: string, reach: Reach, service: Service): Promise<Logged> {
  const command = commandNamed('add', service.commands);
  if (command === undefined)
    throw new AskError('Adding documents from a message is not possible here yet', { suggestions: ['/help'] });
  if (await refused(reach, service, command)) return { command: command.name, outcome: 'refused' };
  if (await openModal(command, trigger, reach, service, true)) return { command: command.name, outcome: 'modal' };
  await tell(notice('Slack did not open the form in time; please try again.', 'problem'), reach, service);
  return { command: command.name, outcome: 'problem' };
}

async function act(id: Shortcut, body: MessageShortcut, reach: Reach, service: Service): Promise<Logged> {
  if (await refused(reach, service)) return { command: id, outcome: 'refused' };
  if (id === 'add_to_reftel') return adding(body.trigger_id, reach, service);
  const text = writtenWords(body.message.text ?? '');
  if (text === '') throw new AskError('This message has no words to look for');
  const question =
    id === 'verify_quotes' ? questionWith('verify', text, service) : questionWith('find', plainWords(text), service);
  return answer(question, reach, service);
}

/** Entries of a message's menu: Verify quotes, Find in documents, Add to Reftel. Answers are for the asker alone. */
export function onShortcuts(app: App, service: Service): void {
  for (const { id } of shortcuts) {
    app.shortcut<MessageShortcut>({ callback_id: id, type: 'message_action' }, async ({ ack, body, client }) => {
      await ack();
      if (!(await first(service, `action:${body.action_ts}:${body.user.id}`))) return;
      const thread = body.message['thread_ts'];
      const reach = reachOf(body, client, typeof thread === 'string' ? thread : undefined);
      await handled('shortcut', service, reach, () => act(id, body, reach, service));
    });
  }
}
