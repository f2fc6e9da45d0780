import type { APIMessage } from 'discord.js';
import type { Command } from '../../commands/command.ts';
import { optionsOf } from '../../commands/options.ts';
import { commandNamed } from '../../commands/typed.ts';
import type { Asked } from '../buttons.ts';

/** An entry in the menu of a message: it asks a command about the message's text. */
interface MessageMenu {
  /** As a person reads it there. */
  readonly name: string;
  readonly command: string;
  /** Most letters that the command takes. */
  readonly longest: number;
  /** What the command is given of a text. */
  readonly read: (text: string) => string;
}

const menus: readonly MessageMenu[] = [
  { name: 'Verify quotes', command: 'verify', longest: 8_000, read: withoutMarks },
  { name: 'Find in documents', command: 'find', longest: 1_000, read: plainWords },
];

/** The entries whose commands there are. */
export function messageMenus(commands: readonly Command[]): readonly MessageMenu[] {
  return menus.filter(({ command }) => commandNamed(command, commands) !== undefined);
}

/** What a message says: its own text, or else that of the cards it shows. */
function textOf({ content, embeds }: Pick<APIMessage, 'content' | 'embeds'>): string {
  if (content.trim() !== '') return content;
  return (embeds ?? [])
    .slice(0, 10)
    .flatMap(({ title, description }) => [title ?? '', description ?? ''])
    .join('\n')
    .trim();
}

function clipped(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  const blank = cut.lastIndexOf(' ');
  return blank > 0 ? cut.slice(0, blank) : cut.replace(/[\uD800-\uDBFF]$/u, '');
}

/** Discord's marks of emphasis are no words of what is quoted; those of quotation stay, for they say what it is. */
function withoutMarks(text: string): string {
  return text.replace(/\*{1,3}|__|~~|\|\|/gu, '');
}

/** Words alone: without mentions, emoji and addresses, and without what the query language would read as its own. */
function plainWords(text: string): string {
  return text
    .replace(/<[^<>\s]{1,200}>|https?:\/\/\S+/gu, ' ')
    .replace(/["“”„:*_~`|#<>()[\]{}\\]+/gu, ' ')
    .replace(/(^|\s)[-–—+]+/gu, '$1')
    .replace(/\b(?:OR|AND|NOT)\b/gu, (word) => word.toLowerCase())
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The question that an entry asks about a message; its text is empty where the message has none. Undefined for an entry that is gone. */
export function menuQuestion(
  name: string,
  message: Pick<APIMessage, 'content' | 'embeds'>,
  commands: readonly Command[],
): Asked | undefined {
  const menu = messageMenus(commands).find((each) => each.name === name);
  const command = menu === undefined ? undefined : commandNamed(menu.command, commands);
  const [first] = command === undefined ? [] : optionsOf(command);
  if (menu === undefined || command === undefined || first === undefined) return undefined;
  return { command: command.name, options: { [first.name]: clipped(menu.read(textOf(message)), menu.longest) } };
}
