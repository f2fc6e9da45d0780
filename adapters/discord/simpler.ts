import { type APIEmbed, MessageFlags } from 'discord.js';
import { limits } from './limits.ts';
import { plainText } from './plain-text.ts';
import type { DiscordMessage } from './render.ts';

const lastWord = 'The answer is there, but Discord would not show it. Asking for a page of it, or for less, may help.';

function isV2({ flags = 0 }: DiscordMessage): boolean {
  return (flags & MessageFlags.IsComponentsV2) !== 0;
}

function shown({ flags = 0, allowed_mentions }: DiscordMessage): Pick<DiscordMessage, 'flags' | 'allowed_mentions'> {
  return { flags: flags & MessageFlags.Ephemeral, allowed_mentions };
}

function withoutPicture(embed: APIEmbed): APIEmbed {
  const bare = { ...embed };
  delete bare.image;
  delete bare.thumbnail;
  return Object.keys(bare).length > 0 ? bare : { description: '(picture)' };
}

const mostNamed = 3;

/** Names the files that are left behind; empty where there are none. Their names are letters that mean nothing to Markdown but `_`. */
function leftBehind(files: DiscordMessage['files'] = []): string {
  if (files.length === 0) return '';
  const names = files.slice(0, mostNamed).map(({ name }) => `\`${name}\``);
  const more = files.length > mostNamed ? ` and ${files.length - mostNamed} more` : '';
  return `${names.join(', ')}${more} could not be sent.`;
}

function lines(...texts: readonly string[]): string {
  return texts.filter((each) => each !== '').join('\n');
}

/** The card without what may have been refused: files, pictures, buttons. What is said of the files stands above it, or in a card of its own. */
function bareCard(message: DiscordMessage, about: string): DiscordMessage {
  const { files: _, attachments: __, components: ___, embeds = [], content = '', ...bare } = message;
  const text = lines(content, about);
  const fits = text.length <= limits.content;
  const cards = [...embeds.map(withoutPicture), ...(fits ? [] : [{ description: about }])];
  const shownText = fits ? text : content;
  return {
    ...bare,
    ...(shownText === '' ? {} : { content: shownText }),
    ...(cards.length === 0 ? {} : { embeds: cards }),
  };
}

/**
 * A message, and what to try instead when it is refused, each simpler than the one before: without files and buttons,
 * as plain text of at most `most` letters, and one sentence that can't be refused. Files that are left behind are named.
 */
export function everSimpler(message: DiscordMessage, most: number = limits.content): readonly DiscordMessage[] {
  const about = leftBehind(message.files);
  const text = plainText(message, most - about.length - 1);
  const carries = about !== '' || (message.components?.length ?? 0) > 0;
  return [
    message,
    ...(carries && !isV2(message) ? [bareCard(message, about)] : []),
    ...(text === '' ? [] : [{ ...shown(message), content: lines(text, about) }]),
    { ...shown(message), content: lines(lastWord, about) },
  ];
}
