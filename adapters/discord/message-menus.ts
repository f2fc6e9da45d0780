import type { APIMessage } from 'discord.js';
import type { Command } from '../../commands/command.ts';
import { optionsOf } from '../../commands/options.ts';
import { commandNamed } from '../../commands/typed.ts';
import type { Asked } from '../buttons.ts';
import { messageMenus } from './definitions.ts';

const longestText = 1_000;
const mostQuotations = 5;

/** What a message says: its own text, or else that of the cards it shows. */
function textOf({ content, embeds }: Pick<APIMessage, 'content' | 'embeds'>): string {
  if (content.trim() !== '') return content;
  return (embeds ?? [])
    .slice(0, 10)
    .flatMap(({ title, description }) => [title ?? '', description ?? ''])
    .join(' ')
    .trim();
}

function clipped(text: string): string {
  if (text.length <= longestText) return text;
  const cut = text.slice(0, longestText);
  const blank = cut.lastIndexOf(' ');
  return blank > 0 ? cut.slice(0, blank) : cut.replace(/[\uD800-\uDBFF]$/u, '');
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

/** Quotations of at least two words, each as an exact phrase; any of them will do. */
function quotedPhrases(text: string): string {
  return [...text.matchAll(/["“„]([^"“”„]{3,300})["”“]/gu)]
    .map((match) => (match[1] ?? '').replace(/\s+/gu, ' ').trim())
    .filter((quoted) => quoted.includes(' '))
    .slice(0, mostQuotations)
    .map((quoted) => `"${quoted}"`)
    .join(' OR ');
}

function firstOption(command: Command): string {
  const options = optionsOf(command);
  return (options.find(({ name }) => name === 'text') ?? options[0])?.name ?? 'text';
}

/**
 * The question that an entry of a message's menu asks about a message; the text is empty where the message has none.
 * As long as there is no command that verifies, quotations are looked for as exact phrases.
 */
export function menuQuestion(
  name: string,
  message: Pick<APIMessage, 'content' | 'embeds'>,
  commands: readonly Command[],
): Asked | undefined {
  const text = textOf(message);
  if (name === messageMenus.verify) {
    const verify = commandNamed('verify', commands);
    if (verify !== undefined) return { command: verify.name, options: { [firstOption(verify)]: clipped(text) } };
  } else if (name !== messageMenus.find) return undefined;
  const phrases = name === messageMenus.verify ? quotedPhrases(text) : '';
  const query = clipped(phrases === '' || phrases.length > longestText ? plainWords(text) : phrases);
  return { command: 'find', options: { query } };
}
