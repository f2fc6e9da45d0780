import { type APIMessage, type REST, Routes } from 'discord.js';
import { joined, openActions, reply, spacedId } from '../../commands/compose.ts';
import { dateWords } from '../../commands/dates.ts';
import { idsSpace } from '../../commands/here.ts';
import { foreign } from '../../commands/reply.ts';
import type { Document } from '../../src/index.ts';
import { refusal } from '../permission.ts';
import { drawn } from './asking.ts';
import { channelKey } from './interaction.ts';
import { bodyOf, failureLine } from './sending.ts';
import type { Service } from './service.ts';

/** Document ids that are written in a text, in order. */
export type IdsIn = (text: string) => readonly string[];

/** A message as the gateway tells of it. */
export type Heard = APIMessage & { readonly guild_id?: string };

const mostShown = 5;
const quiet = 10_000;

async function isLetIn({ collection, permission, now }: Service, { guild_id: place, author, channel_id }: Heard) {
  if (place === undefined || refusal(permission, { user: author.id, place }) !== undefined) return false;
  const note = await collection.notes.read(idsSpace, channelKey(channel_id), now().toISOString());
  return note !== undefined && !note.expired && note.value === 'on';
}

async function documentsNamed({ collection }: Service, ids: readonly string[]): Promise<readonly Document[]> {
  const found = new Map<string, Document>();
  for (const id of [...new Set(ids)].slice(0, 2 * mostShown)) {
    const document = await collection.document(id);
    if (document !== undefined) found.set(document.id, document);
  }
  return [...found.values()].slice(0, mostShown);
}

/**
 * Answers document ids that somebody wrote in an ordinary message, where the channel was let in: one small message for
 * all of them, never to a program, at most one in ten seconds a channel. Other messages are dropped unread. Never throws.
 */
export async function answerIds(service: Service, rest: REST, heard: Heard, idsIn: IdsIn): Promise<void> {
  try {
    if (heard.author.bot === true || heard.webhook_id !== undefined || !(await isLetIn(service, heard))) return;
    const documents = await documentsNamed(service, idsIn(heard.content));
    if (documents.length === 0) return;
    const now = service.now();
    const until = new Date(now.getTime() + quiet).toISOString();
    const key = channelKey(heard.channel_id);
    if (!(await service.collection.notes.claim('ids said', key, now.toISOString(), until))) return;
    const items = documents.map(({ id, title, date }) => ({
      label: joined([[{ strong: foreign(title) }], foreign(spacedId(id)), dateWords(date.edtf, undefined, 'short')]),
    }));
    const answer = reply({
      title: [documents.length === 1 ? 'Named above' : `Named above: ${documents.length} documents`],
      blocks: [{ kind: 'list', items }],
      actions: openActions(documents, mostShown),
    });
    const [message] = await drawn(service, answer, { audience: 'public' });
    if (message === undefined) return;
    await rest.post(Routes.channelMessages(heard.channel_id), {
      body: {
        ...bodyOf(message),
        message_reference: { message_id: heard.id, fail_if_not_exists: false },
        allowed_mentions: { parse: [], replied_user: false },
      },
    });
    service.log.info({ outcome: 'answer', documents: documents.length }, 'ids in a message');
  } catch (error) {
    service.log.warn(failureLine(error), 'ids in a message not answered');
  }
}
