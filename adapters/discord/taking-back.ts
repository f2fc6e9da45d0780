import { type APIMessageComponentInteraction, InteractionResponseType } from 'discord.js';
import { sentence } from './asking.ts';
import { askerOf, channelOf, homeOf } from './interaction.ts';
import { type Outcome, tell } from './put-question.ts';
import { failureLine, isUnknownMessage, type Wire } from './sending.ts';
import type { Service } from './service.ts';
import { sharedAnswer, sharedKey, sharedSpace, tokenSpace } from './sharing.ts';

/** Whether a message is gone now; a refusal is written down. */
async function gone({ log }: Service, remove: () => Promise<void>): Promise<boolean> {
  try {
    await remove();
    return true;
  } catch (error) {
    if (isUnknownMessage(error)) return true;
    log.warn(failureLine(error), 'shared message not deleted');
    return false;
  }
}

function leftWords(left: number, all: number): string {
  if (all === 1) return 'This could not be deleted; whoever may manage the messages of this channel can do it.';
  return `${left} of the ${all} messages of this answer could not be deleted; whoever may manage the messages of this channel can do it.`;
}

/**
 * Deletes a shared answer for who shared it, or for an administrator: all its messages, those beside the pressed one by
 * the token that brought them while it is valid, otherwise as the bot of the channel. Says so when one stays.
 */
export async function takeBack(
  service: Service,
  interaction: APIMessageComponentInteraction,
  wire: Wire,
): Promise<Outcome> {
  const { collection, permission, now } = service;
  const { message } = interaction;
  const { user } = askerOf(interaction);
  const key = sharedKey(homeOf(interaction), message.id);
  const shared = await sharedAnswer(collection.notes, key, message, now());
  if (user !== shared.user && !permission.admins.has(user)) {
    return tell(service, wire, ['Only who shared this, or an administrator of Reftel, can delete it.'], 'refused');
  }
  await wire.first({ type: InteractionResponseType.DeferredMessageUpdate });
  const { token } = shared;
  const channel = channelOf(interaction) ?? message.channel_id;
  let left = 0;
  for (const id of shared.messages.filter((each) => each !== message.id)) {
    const taken =
      (token !== undefined && (await gone(service, () => wire.discard(id, { token })))) ||
      (await gone(service, () => wire.discard(id, { channel })));
    if (!taken) left += 1;
  }
  const last = await gone(service, () => wire.remove());
  if (last) {
    await collection.notes.remove(sharedSpace, key);
    await collection.notes.remove(tokenSpace, key);
  } else left += 1;
  if (left === 0) return { outcome: 'deleted' };
  for (const each of await sentence(service, [leftWords(left, shared.messages.length)])) await wire.follow(each);
  return { outcome: 'left' };
}
