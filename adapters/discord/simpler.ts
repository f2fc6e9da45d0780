import { type APIEmbed, MessageFlags } from 'discord.js';
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

/**
 * A message, and what to try instead when it is refused, each simpler than the one before: without files and buttons,
 * as plain text, and one sentence that can't be refused.
 */
export function everSimpler(message: DiscordMessage): readonly DiscordMessage[] {
  const text = plainText(message);
  const { files: _, attachments: __, components, embeds, ...bare } = message;
  const tries: DiscordMessage[] = [message];
  const carries = (message.files?.length ?? 0) > 0 || (components?.length ?? 0) > 0;
  if (carries && !isV2(message))
    tries.push({ ...bare, ...(embeds === undefined ? {} : { embeds: embeds.map(withoutPicture) }) });
  if (text !== '') tries.push({ ...shown(message), content: text });
  return [...tries, { ...shown(message), content: lastWord }];
}
