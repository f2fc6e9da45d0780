import { type APIEmbed, MessageFlags } from 'discord.js';
import { limits } from './limits.ts';
import type { DiscordMessage } from './render.ts';

const lastWord = 'The answer is there, but Discord would not show it. Asking for a page of it, or for less, may help.';

function isV2({ flags = 0 }: DiscordMessage): boolean {
  return (flags & MessageFlags.IsComponentsV2) !== 0;
}

/** Everything that reads as text, in order, bounded; it was escaped when it was rendered. */
function textsIn(value: unknown, found: string[], depth = 0): readonly string[] {
  if (depth > 12 || found.length > 300 || typeof value !== 'object' || value === null) return found;
  for (const [key, each] of Object.entries(value)) {
    if (typeof each === 'string') {
      if (['content', 'title', 'description', 'name', 'value', 'text'].includes(key) && each.trim() !== '')
        found.push(each);
    } else textsIn(each, found, depth + 1);
  }
  return found;
}

function clipped(text: string): string {
  if (text.length <= limits.content) return text;
  const cut = text.slice(0, limits.content - 2);
  // Half a surrogate pair or half an escape must not stand at the end.
  return `${cut.replace(/[\uD800-\uDBFF\\]+$/u, '')} …`;
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
  const text = clipped(
    textsIn(
      [
        message.content === undefined ? {} : { content: message.content },
        message.embeds,
        isV2(message) ? message.components : [],
      ],
      [],
    ).join('\n'),
  );
  const { files: _, attachments: __, components, embeds, ...bare } = message;
  const tries: DiscordMessage[] = [message];
  const carries = (message.files?.length ?? 0) > 0 || (components?.length ?? 0) > 0;
  if (carries && !isV2(message))
    tries.push({ ...bare, ...(embeds === undefined ? {} : { embeds: embeds.map(withoutPicture) }) });
  if (text !== '') tries.push({ ...shown(message), content: text });
  return [...tries, { ...shown(message), content: lastWord }];
}
