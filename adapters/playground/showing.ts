import type { Context } from '../../commands/command.ts';
import { lettersOf } from '../../commands/compose.ts';
import type { Reply } from '../../commands/reply.ts';
import { type Asked, keepButtons, keyOf } from '../buttons.ts';
import type { Desk } from '../dispatch.ts';
import type { Frame } from '../frame.ts';
import type { LinkTo } from '../reader-links.ts';
import { type DiscordPayload, discordHtml } from './discord-drawing.ts';
import type { Shelf } from './shelf.ts';
import { type SlackPayload, slackHtml } from './slack-drawing.ts';

/** How answers look in Discord: embeds, or Components V2. */
export type Cards = 'embed' | 'components';

/** What each platform would be sent for a reply, as its adapter makes it. */
export interface Payloads {
  discord(reply: Reply, frame: Frame, cards: Cards): Promise<unknown>;
  slack(reply: Reply, frame: Frame): Promise<unknown>;
}

/** What answers are made of. */
export interface Sources {
  /** What commands run with. */
  readonly context: Context;
  readonly desk: Desk;
  readonly payloads: Payloads;
  readonly linkTo?: LinkTo | undefined;
}

/** One answer, as the page shows it. */
export interface Shown {
  /** The question as one types it. */
  readonly typed: string;
  readonly audience: Frame['audience'];
  /** What the question is kept as. */
  readonly key?: string;
  readonly discord: string;
  readonly slack: string;
  /** What is read out when it arrives. */
  readonly says: string;
  /** It takes the place of the answer whose button was pressed. */
  readonly turns: boolean;
}

/** Draws a reply on both platforms and keeps what its buttons mean, as the adapters do. */
export async function shownAs(
  reply: Reply,
  typed: string,
  { audience, asked, turns = false }: { readonly audience: Frame['audience']; asked?: Asked; turns?: boolean },
  { context, payloads, linkTo }: Sources,
  cards: Cards,
  shelf: Shelf,
): Promise<Shown> {
  const now = context.now();
  const frame: Frame = {
    audience: reply.outcome === 'problem' ? 'private' : audience,
    linkTo,
    ...(asked === undefined ? {} : { asked }),
  };
  await keepButtons(context.collection.notes, reply, asked, now);
  const discord = (await payloads.discord(reply, frame, cards)) as readonly DiscordPayload[];
  const slack = (await payloads.slack(reply, frame)) as readonly SlackPayload[];
  return {
    typed,
    audience: frame.audience,
    ...(asked === undefined ? {} : { key: keyOf(asked) }),
    discord: discordHtml(discord, now, shelf),
    slack: slackHtml(slack, now, shelf, frame.audience === 'private'),
    says: lettersOf([...(reply.lead ?? []), ' ', ...reply.title]).trim(),
    turns,
  };
}
