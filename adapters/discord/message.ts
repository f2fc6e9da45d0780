import type { APIEmbed, APIMessageTopLevelComponent } from 'discord.js';
import type { Command } from '../../commands/command.ts';
import type { Reply } from '../../commands/reply.ts';
import { commandNamed, typedForm } from '../../commands/typed.ts';
import type { Frame } from '../frame.ts';
import type { DiscordFile } from './files.ts';
import { flags, limits } from './limits.ts';
import type { Spans } from './spans.ts';

/** A message as the API takes it; `files` go beside the JSON, as `files[0]` and so on. */
export interface DiscordMessage {
  readonly content?: string;
  readonly embeds?: readonly APIEmbed[];
  readonly components?: readonly APIMessageTopLevelComponent[];
  readonly flags?: number;
  readonly allowed_mentions: { readonly parse: readonly [] };
  /** `description` is read out where a picture is not seen. */
  readonly attachments?: readonly { readonly id: string; readonly filename: string; readonly description?: string }[];
  readonly files?: readonly DiscordFile[];
}

/** What a message shows. */
export type Body = Pick<DiscordMessage, 'content' | 'embeds' | 'components'>;

/** Messages that one answer may take: the follow-ups of a user install end there. */
const mostMessages = limits.followUps;
/** Units kept free in each message for what is said about the letters that found no room. */
export const spare = 300;
const longestHint = 100;

/** A body with what every message carries: nothing pings, and a private answer is seen by its asker alone. */
export function messageOf(body: Body, frame: Frame, files: readonly DiscordFile[] = [], own = 0): DiscordMessage {
  const bits = own | (frame.audience === 'private' ? flags.ephemeral : 0);
  const attachments = files.map(({ name, alternative }, at) => ({
    id: String(at),
    filename: name,
    ...(alternative === undefined ? {} : { description: alternative }),
  }));
  return {
    ...body,
    ...(bits === 0 ? {} : { flags: bits }),
    allowed_mentions: { parse: [] },
    ...(files.length === 0 ? {} : { attachments, files }),
  };
}

/** Trays made as they are needed, up to as many as an answer may take. */
export function trays<Kind>(make: () => Kind): {
  readonly all: readonly Kind[];
  readonly next: () => Kind | undefined;
} {
  const all: Kind[] = [];
  const next = () => {
    if (all.length === mostMessages) return undefined;
    const tray = make();
    all.push(tray);
    return tray;
  };
  return { all, next };
}

/** Says how much found no room in the messages, with the command for the next page where there is one; nothing when all did. */
export function leftOver(letters: number, reply: Reply, { asked }: Frame, commands: readonly Command[]): Spans {
  if (letters === 0) return [];
  const here = Number(asked?.options['page'] ?? 1);
  const next = reply.actions.find(
    ({ command, options }) => command === asked?.command && Number(options['page'] ?? 0) > here,
  );
  const command = next === undefined ? undefined : commandNamed(next.command, commands);
  const typed = next === undefined || command === undefined ? '' : typedForm(command, next.options);
  const hint = typed === '' || typed.length > longestHint ? 'narrow the question down' : `type ${typed}`;
  return [{ text: `… ${letters.toLocaleString('en-GB')} more characters; ${hint}` }];
}
