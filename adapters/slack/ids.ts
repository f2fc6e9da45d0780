import { keepButtons } from '../buttons.ts';
import { isLetIn, namedDocuments, quietBetween } from '../named-documents.ts';
import { refusal } from '../permission.ts';
import { linked } from './answering.ts';
import { sendShared } from './delivery.ts';
import { first, handled } from './handling.ts';
import { askerOf, type Reach } from './reach.ts';
import { render } from './render.ts';
import type { Service } from './settings.ts';
import { newShareId } from './sharing.ts';
import { writtenWords } from './typed-text.ts';

/**
 * Answers ids in an ordinary message with one small reply in its thread. Channels that were not let in, people who may
 * not ask, and messages without an id that the collection holds get nothing; a channel gets at most one in ten seconds.
 */
export async function answerIds(text: string, reach: Reach, event: string, service: Service): Promise<void> {
  const { collection, now, permission, idsIn } = service;
  const channel = `slack:${reach.team}:${reach.channel ?? ''}`;
  if (refusal(permission, askerOf(reach)) !== undefined) return;
  if (!(await isLetIn(collection.notes, channel, now()))) return;
  const named = await namedDocuments(collection, idsIn(writtenWords(text)));
  if (named === undefined || !(await first(service, `event:${event}`))) return;
  if (!(await first(service, `ids:${channel}`, quietBetween / 1_000))) return;
  await handled('ids', service, undefined, async () => {
    const { reply, asked } = named;
    await keepButtons(collection.notes, reply, asked, now());
    const share = newShareId();
    await sendShared(render(reply, { audience: 'public', asked, share, ...linked(service) }), share, reach, service);
    return { command: 'ids', outcome: 'answer' };
  });
}
