import { counted, joined, openActions, reply, spacedId } from '../../commands/compose.ts';
import { dateWords } from '../../commands/dates.ts';
import { idsSpace } from '../../commands/here.ts';
import { foreign, type Reply } from '../../commands/reply.ts';
import type { Document } from '../../src/index.ts';
import { keepButtons } from '../buttons.ts';
import { refusal } from '../permission.ts';
import { sendMessages } from './answering.ts';
import { first, handled } from './handling.ts';
import { askerOf, type Reach } from './reach.ts';
import { render } from './render.ts';
import type { Service } from './settings.ts';
import { writtenWords } from './typed-text.ts';

const mostIds = 10;
const secondsBetween = 10;

/** Whether this channel's ordinary messages may be read. */
async function isLetIn({ team, channel = '' }: Reach, { collection, now }: Service): Promise<boolean> {
  const note = await collection.notes.read(idsSpace, `slack:${team}:${channel}`, now().toISOString());
  return note !== undefined && !note.expired && note.value === 'on';
}

async function documentsNamed(ids: readonly string[], { collection }: Service): Promise<readonly Document[]> {
  const found = new Map<string, Document>();
  for (const id of [...new Set(ids)].slice(0, mostIds)) {
    const document = await collection.document(id);
    if (document !== undefined) found.set(document.id, document);
  }
  return [...found.values()];
}

function groupedReply(documents: readonly Document[]): Reply {
  return reply({
    title: [
      documents.length === 1 ? 'In the collection' : `${counted(documents.length, 'document')} in the collection`,
    ],
    blocks: [
      {
        kind: 'list',
        items: documents.map(({ id, title, date }) => ({
          label: joined([foreign(spacedId(id)), foreign(title), dateWords(date.edtf, undefined, 'short')]),
        })),
      },
    ],
    actions: openActions(documents),
  });
}

/**
 * Answers ids in an ordinary message with one small reply in its thread. Channels that were not let in, people who may
 * not ask, and messages without an id that the collection holds get nothing; a channel gets at most one in ten seconds.
 */
export async function answerIds(text: string, reach: Reach, event: string, service: Service): Promise<void> {
  if (!(await isLetIn(reach, service))) return;
  if (refusal(service.permission, askerOf(reach)) !== undefined) return;
  const ids = service.idsIn(writtenWords(text));
  if (ids.length === 0) return;
  const documents = await documentsNamed(ids, service);
  if (documents.length === 0 || !(await first(service, `event:${event}`))) return;
  if (!(await first(service, `ids:${reach.team}:${reach.channel ?? ''}`, secondsBetween))) return;
  await handled('ids', service, undefined, async () => {
    const grouped = groupedReply(documents);
    await keepButtons(service.collection.notes, grouped, undefined, service.now());
    await sendMessages(render(grouped, { audience: 'public' }), reach, 'public', service);
    return { command: 'ids', outcome: 'answer' };
  });
}
