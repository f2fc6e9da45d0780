import type { App, MessageShortcut } from '@slack/bolt';
import type { Command } from '../../commands/command.ts';
import { optionsOf, readOptions } from '../../commands/options.ts';
import { commandNamed, type Question } from '../../commands/typed.ts';
import { AskError } from '../../src/index.ts';
import { answer, gone, type Logged, refused } from './answering.ts';
import { first, handled, reachOf } from './handling.ts';
import { type Shortcut, shortcutsOf } from './manifest.ts';
import type { Reach } from './reach.ts';
import type { Service } from './settings.ts';
import { writtenWords } from './typed-text.ts';

/** As much of a message as the command takes. */
const longest = { verify: 8_000, find: 1_000 } as const;

/** Slack's numbers of the files of a message, one a line. */
function filesOf({ message }: MessageShortcut): string {
  const files = message['files'];
  const ids = (Array.isArray(files) ? (files as readonly { readonly id?: unknown }[]) : []).map(({ id }) => id);
  return ids.filter((id) => typeof id === 'string').join('\n');
}

/** A command asked with words as its first option, as if typed there. */
function questionWith(command: Command, words: string): Question {
  const [option] = optionsOf(command);
  return { command, options: readOptions(command, option === undefined ? {} : { [option.name]: words }) };
}

/** Words as words: a message is no query, so what would be an operator is taken out. */
function plainWords(text: string): string {
  const words = text
    .replace(/["“”„«»()]/gu, ' ')
    .replace(/\b(?:AND|OR|NOT|NEAR)\b/gu, ' ')
    .replace(/(?:^|\s)[-+~]+|(?<=\w)[:*~]+/gu, ' ');
  return words.replace(/\s+/gu, ' ').trim();
}

async function act(
  { command: name }: Shortcut,
  command: Command,
  body: MessageShortcut,
  reach: Reach,
  service: Service,
): Promise<Logged> {
  if (await refused(reach, service, command)) return { command: name, outcome: 'refused' };
  if (name === 'add') {
    const files = filesOf(body);
    if (files === '') throw new AskError('this message has no files');
    return answer(questionWith(command, files), reach, service);
  }
  const text = writtenWords(body.message.text ?? '');
  if (text === '') throw new AskError('This message has no words to look for');
  const words = name === 'find' ? plainWords(text) : text;
  return answer(questionWith(command, words.slice(0, longest[name])), reach, service);
}

/** Entries of a message's menu: Verify quotes, Find in documents, Add to Reftel. Answers are for the asker alone. */
export function onShortcuts(app: App, service: Service): void {
  app.shortcut<MessageShortcut>({ type: 'message_action' }, async ({ ack, body, client }) => {
    await ack();
    if (!(await first(service, `action:${body.action_ts}:${body.user.id}`))) return;
    const thread = body.message['thread_ts'];
    const reach = reachOf(body, client, typeof thread === 'string' ? thread : undefined);
    await handled('shortcut', service, reach, () => {
      const shortcut = shortcutsOf(service.commands).find(({ id }) => id === body.callback_id);
      const command = shortcut === undefined ? undefined : commandNamed(shortcut.command, service.commands);
      if (shortcut === undefined || command === undefined) throw gone(service);
      return act(shortcut, command, body, reach, service);
    });
  });
}
