import { InteractionResponseType, MessageFlags } from 'discord.js';
import type { Log } from '../platform.ts';
import { isHidden } from './interaction.ts';
import { limits } from './limits.ts';
import type { DiscordMessage } from './render.ts';
import { bodyOf, editOf, type Failure, failureLine, failureOf, type Wire } from './sending.ts';
import { everSimpler } from './simpler.ts';

/** How an interaction is answered. */
export interface Manner {
  /** Whether only the asker sees it. Fixed by the first thing that is sent, a deferral included; a message that says itself that it is hidden is so even then. */
  readonly hidden: boolean;
  /** The answer takes the place of the message whose button was pressed, which is of this kind. */
  readonly replaces?: { readonly v2: boolean };
  /** Milliseconds after which Discord is told that the answer is on its way, 0 for at once; it gives up after 3,000. */
  readonly deferAfter: number;
}

/** One interaction's conversation with Discord. Nothing of it throws. */
export interface Exchange {
  /** Puts a word about a long answer in the place where it will stand, once Discord was told that it is on its way. */
  tell(message: DiscordMessage): void;
  /** Sends an answer; the ids of the messages that were sent, where they are known. None when the interaction is over. */
  answer(messages: readonly DiscordMessage[]): Promise<readonly (string | undefined)[]>;
}

/** Stands where a public deferral can't be taken away. */
const unanswered = 'This could not be answered.';

function isV2({ flags = 0 }: DiscordMessage): boolean {
  return (flags & MessageFlags.IsComponentsV2) !== 0;
}

/** Opens the conversation; the deferral runs from now on. */
export function openExchange(wire: Wire, { hidden, replaces, deferAfter }: Manner, log: Log): Exchange {
  let deferred: Promise<'done' | Failure> | undefined;
  let withdrawn = false;
  let told = Promise.resolve();
  let answering = false;
  /** What has become components stays components. */
  let toldInV2 = false;
  const kind = replaces === undefined ? 'message' : 'update';
  const flags: Partial<Record<'flags', MessageFlags>> = hidden ? { flags: MessageFlags.Ephemeral } : {};
  const seen = (message: DiscordMessage): DiscordMessage => ({
    ...message,
    flags: (message.flags ?? 0) | (flags.flags ?? 0),
  });

  async function defer(): Promise<'done' | Failure> {
    try {
      if (kind === 'update') await wire.first({ type: InteractionResponseType.DeferredMessageUpdate });
      else await wire.first({ type: InteractionResponseType.DeferredChannelMessageWithSource, data: flags });
      return 'done';
    } catch (error) {
      const failure = failureOf(error);
      if (failure === 'acknowledged') return 'done';
      log.warn(failureLine(error), 'deferral failed');
      return failure;
    }
  }
  const announce = () => {
    deferred = defer();
  };
  const timer = deferAfter > 0 ? setTimeout(announce, deferAfter) : undefined;
  if (timer === undefined) announce();

  async function respond(message: DiscordMessage): Promise<string | undefined> {
    const fits = replaces !== undefined && replaces.v2 === isV2(message);
    const type = fits ? InteractionResponseType.UpdateMessage : InteractionResponseType.ChannelMessageWithSource;
    const data = fits ? editOf(message) : bodyOf(seen(message));
    try {
      return await wire.first({ type, data } as Parameters<Wire['first']>[0], message.files);
    } catch (error) {
      if (failureOf(error) !== 'acknowledged') throw error;
      deferred = Promise.resolve('done');
      return place(message);
    }
  }

  /** Takes a public deferral away, before something that is for the asker alone: what follows a deferral takes its place and is as public. */
  async function withdraw(): Promise<void> {
    withdrawn = true;
    try {
      await wire.remove();
    } catch (error) {
      if (failureOf(error) === 'gone') throw error;
      log.warn(failureLine(error), 'public deferral not taken away');
      await wire.edit({ content: unanswered, allowed_mentions: { parse: [] } });
    }
  }

  /** The message in its place: first answer, edit of a deferred one, or a message of its own. */
  async function place(message: DiscordMessage): Promise<string | undefined> {
    if (deferred === undefined) return respond(message);
    if (!hidden && replaces === undefined && isHidden(message)) {
      if (!withdrawn) await withdraw();
      return wire.follow(message);
    }
    const other = replaces === undefined ? toldInV2 && !isV2(message) : replaces.v2 !== isV2(message);
    if (other) return wire.follow(seen(message));
    return wire.edit(message);
  }

  /** Ever simpler until Discord takes it; undefined when it takes nothing any more. */
  async function placed(
    message: DiscordMessage,
    put: (message: DiscordMessage) => Promise<string | undefined>,
  ): Promise<{ readonly id?: string } | undefined> {
    for (const [tried, simpler] of everSimpler(message).entries()) {
      try {
        const id = await put(simpler);
        return id === undefined ? {} : { id };
      } catch (error) {
        const failure = failureOf(error);
        log.warn({ ...failureLine(error), tried }, failure === 'refused' ? 'message refused' : 'message not sent');
        if (failure !== 'refused') return undefined;
      }
    }
    return undefined;
  }

  return {
    tell(message) {
      if (deferred === undefined || replaces !== undefined || answering) return;
      const announced = deferred;
      told = told
        .then(async () => {
          if ((await announced) !== 'done' || answering) return;
          await wire.edit(message);
          toldInV2 = isV2(message);
        })
        .catch((error: unknown) => log.warn(failureLine(error), 'progress not told'));
    },
    async answer(messages) {
      answering = true;
      clearTimeout(timer);
      await told;
      if ((await deferred) === 'gone') return [];
      const left = messages.length - 1 - limits.followUps;
      if (left > 0) log.warn({ left }, 'messages left out');
      const ids: (string | undefined)[] = [];
      for (const message of messages.slice(0, 1 + limits.followUps)) {
        const sent = await placed(message, ids.length === 0 ? place : (each) => wire.follow(seen(each)));
        if (sent === undefined) break;
        ids.push(sent.id);
      }
      return ids;
    },
  };
}
