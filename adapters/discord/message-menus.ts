import type { APIMessage } from 'discord.js';
import type { Command } from '../../commands/command.ts';
import { optionsOf } from '../../commands/options.ts';
import { commandNamed } from '../../commands/typed.ts';
import type { Asked } from '../buttons.ts';

/** What of a message is read. */
type Read = Pick<APIMessage, 'content' | 'embeds'> & Partial<Pick<APIMessage, 'attachments' | 'message_snapshots'>>;

/** An entry in the menu of a message: it asks a command about the message's text, or its files. */
interface MessageMenu {
  /** As a person reads it there. */
  readonly name: string;
  readonly command: string;
  /** What the command is given of a message; empty where there is nothing for it. */
  readonly read: (message: Read) => string;
  /** It changes what Reftel holds: for administrators. */
  readonly writes?: true;
}

const menus: readonly MessageMenu[] = [
  { name: 'Verify quotes', command: 'verify', read: (message) => clipped(withoutMarks(textOf(message)), 8_000) },
  { name: 'Find in documents', command: 'find', read: (message) => clipped(plainWords(textOf(message)), 1_000) },
  { name: 'Add to Reftel', command: 'add', read: attachedTo, writes: true },
];

/** The entries whose commands there are. */
export function messageMenus(commands: readonly Command[]): readonly MessageMenu[] {
  return menus.filter(({ command }) => commandNamed(command, commands) !== undefined);
}

/** What a message says: its own text, or else that of the cards it shows. */
function textOf({ content, embeds }: Read): string {
  if (content.trim() !== '') return content;
  return (embeds ?? [])
    .slice(0, 10)
    .flatMap(({ title, description }) => [title ?? '', description ?? ''])
    .join('\n')
    .trim();
}

/** Addresses of what is attached to a message, or to one that was forwarded with it. */
function attachedTo({ attachments = [], message_snapshots: forwarded = [] }: Read): string {
  const all = [...attachments, ...forwarded.flatMap(({ message }) => message.attachments ?? [])];
  return all.map(({ url }) => url).join('\n');
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

/** The question that an entry asks about a message; its first option is empty where the message has nothing for it. Undefined for an entry that is gone. */
export function menuQuestion(name: string, message: Read, commands: readonly Command[]): Asked | undefined {
  const menu = messageMenus(commands).find((each) => each.name === name);
  const command = menu === undefined ? undefined : commandNamed(menu.command, commands);
  const [first] = command === undefined ? [] : optionsOf(command);
  if (menu === undefined || command === undefined || first === undefined) return undefined;
  return { command: command.name, options: { [first.name]: menu.read(message) } };
}
