import { type APIMessage, type REST, Routes } from 'discord.js';
import { isLetIn, namedDocuments, quietBetween } from '../named-documents.ts';
import { refusal } from '../permission.ts';
import { drawn } from './asking.ts';
import { channelKey } from './interaction.ts';
import { bodyOf, failureLine } from './sending.ts';
import { linked, type Service } from './service.ts';

/** Document ids that are written in a text, in order. */
export type IdsIn = (text: string) => readonly string[];

/** A message as the gateway tells of it. */
export type Heard = APIMessage & { readonly guild_id?: string };

function mayBeHeard({ permission }: Service, { guild_id: place, author, webhook_id }: Heard): boolean {
  if (author.bot === true || webhook_id !== undefined || place === undefined) return false;
  return refusal(permission, { user: author.id, place }) === undefined;
}

/**
 * Answers document ids that somebody wrote in an ordinary message, where the channel was let in: one small message for
 * all of them, never to a program, at most one in ten seconds a channel. Other messages are dropped unread. Never throws.
 */
export async function answerIds(service: Service, rest: REST, heard: Heard, idsIn: IdsIn): Promise<void> {
  try {
    const { collection, now } = service;
    const channel = channelKey(heard.guild_id ?? '', heard.channel_id);
    if (!mayBeHeard(service, heard) || !(await isLetIn(collection.notes, channel, now()))) return;
    const named = await namedDocuments(collection, idsIn(heard.content));
    if (named === undefined) return;
    const until = new Date(now().getTime() + quietBetween).toISOString();
    if (!(await collection.notes.claim('ids said', channel, now().toISOString(), until))) return;
    const [message] = await drawn(service, named.reply, { audience: 'public', asked: named.asked, ...linked(service) });
    if (message === undefined) return;
    await rest.post(Routes.channelMessages(heard.channel_id), {
      body: {
        ...bodyOf(message),
        message_reference: { message_id: heard.id, fail_if_not_exists: false },
        allowed_mentions: { parse: [], replied_user: false },
      },
    });
    service.log.info({ outcome: 'answer', documents: named.count }, 'ids in a message');
  } catch (error) {
    service.log.warn(failureLine(error), 'ids in a message not answered');
  }
}
