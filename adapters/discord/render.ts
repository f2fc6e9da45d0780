import type { Command } from '../../commands/command.ts';
import { commands as registry } from '../../commands/index.ts';
import type { Reply } from '../../commands/reply.ts';
import type { Frame } from '../frame.ts';
import { cardMessages } from './card.ts';
import { galleryMessages } from './gallery.ts';
import type { DiscordMessage } from './message.ts';

export type { DiscordMessage } from './message.ts';

/** How answers look. */
export interface Look {
  /** Embeds, or Components V2. */
  readonly cards?: 'embed' | 'components';
  /** For the commands that are written out. */
  readonly commands?: readonly Command[];
}

/**
 * A reply as messages for Discord, exactly as they are sent. Pure. At most five; buttons, menus and files are on the
 * last. Foreign text is escaped throughout, nothing pings, and what finds no room is counted.
 */
export function render(
  reply: Reply,
  frame: Frame,
  { cards = 'embed', commands = registry }: Look = {},
): readonly DiscordMessage[] {
  return cards === 'embed' ? cardMessages(reply, frame, commands) : galleryMessages(reply, frame, commands);
}
