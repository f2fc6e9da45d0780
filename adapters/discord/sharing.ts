import type { APIInteraction, APIMessage } from 'discord.js';
import type { Notes } from '../../src/index.ts';
import { askerOf, homeOf } from './interaction.ts';
import { limits } from './limits.ts';
import type { Wire } from './sending.ts';
import type { Service } from './service.ts';

/** Notes of what was shared, by the message that carries the Delete button. */
export const sharedSpace = 'shared';
/** Tokens by which the messages of a shared answer can be taken back, for as long as Discord takes them. */
export const tokenSpace = 'shared token';

const kept = 365 * 86_400_000;

/** A shared answer: who shared it, and the ids of its messages in order. */
export interface Shared {
  readonly user: string;
  readonly messages: readonly string[];
}

/** The note of a shared answer whose button stands on `message`; what belongs to one server begins alike. */
export function sharedKey(home: string, message: string): string {
  return `discord:${home}:${message}`;
}

/**
 * Keeps who shared an answer and which messages it consists of, so that they may take all of it back; `sent` are the
 * messages' ids in order, as far as Discord told them. Without a note only the pressed message can be taken back.
 */
export async function keepShared(
  { collection: { notes }, now, log }: Service,
  interaction: APIInteraction,
  wire: Wire,
  sent: readonly (string | undefined)[],
): Promise<void> {
  const { user } = askerOf(interaction);
  const until = (ms: number) => new Date(now().getTime() + ms).toISOString();
  try {
    const [first, ...others] = sent;
    const messages = [first ?? (await wire.original()), ...others].filter((id) => id !== undefined);
    const last = messages.at(-1);
    if (last === undefined) return;
    const key = sharedKey(homeOf(interaction), last);
    // The token first: whoever finds the note finds it too.
    if (messages.length > 1) await notes.write(tokenSpace, key, interaction.token, until(limits.interaction.token));
    await notes.write(sharedSpace, key, JSON.stringify({ user, messages } satisfies Shared), until(kept));
  } catch (error) {
    log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'what was shared was not kept');
  }
}

/** A shared answer as it is kept, with the token that brought it while that is valid. Where nothing is kept, the message itself says who asked for it. */
export async function sharedAnswer(
  notes: Notes,
  key: string,
  message: Pick<APIMessage, 'id' | 'interaction_metadata'>,
  now: Date,
): Promise<{ readonly user?: string; readonly messages: readonly string[]; readonly token?: string }> {
  const [note, token] = await Promise.all([
    notes.read(sharedSpace, key, now.toISOString()),
    notes.read(tokenSpace, key, now.toISOString()),
  ]);
  const asker = message.interaction_metadata?.user.id;
  if (note === undefined || note.expired) {
    return { messages: [message.id], ...(asker === undefined ? {} : { user: asker }) };
  }
  const valid = token === undefined || token.expired ? {} : { token: token.value };
  return { ...(JSON.parse(note.value) as Shared), ...valid };
}
