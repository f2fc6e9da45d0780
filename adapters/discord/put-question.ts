import { type APIInteraction, InteractionResponseType } from 'discord.js';
import type { Text } from '../../commands/reply.ts';
import { commandNamed } from '../../commands/typed.ts';
import type { Asked } from '../buttons.ts';
import { refusal } from '../permission.ts';
import { spaced } from '../progress.ts';
import { type Answer, answerTo, incident, isReadable, missingOptions, progressMessage, sentence } from './asking.ts';
import { resolved } from './completing.ts';
import { type Manner, openExchange } from './exchange.ts';
import { askerOf, type Reading, readingOf } from './interaction.ts';
import { modalFor } from './modal.ts';
import type { DiscordMessage } from './render.ts';
import type { Wire } from './sending.ts';
import type { Service } from './service.ts';
import { keepShared } from './sharing.ts';

/** What became of an interaction, for its one line in the log. */
export interface Outcome {
  readonly command?: string;
  readonly outcome: string;
}

/** How a question is to be answered. */
export interface Way {
  readonly audience: 'private' | 'public';
  readonly replaces?: Manner['replaces'];
  /** Whether a form may be opened for what is missing: not in answer to a form. */
  readonly form: boolean;
}

/** A sentence is there at once and can't be refused: there is no need to announce it, over HTTP neither. */
const soonEnough = 1_200;

/** Milliseconds between two words about a long answer. */
const toldEvery = 3_000;

/** Messages that only the asker sees. */
export async function tellAlone(service: Service, wire: Wire, messages: readonly DiscordMessage[]): Promise<void> {
  const exchange = openExchange(wire, { hidden: true, deferAfter: soonEnough }, service.log);
  await exchange.answer(messages);
}

/** One sentence that only the asker sees. */
export async function tell(service: Service, wire: Wire, title: Text, outcome: string): Promise<Outcome> {
  await tellAlone(service, wire, await sentence(service, title));
  return { outcome };
}

/** An answer, or what broke on the way to it: both go through the same exchange. */
async function answerOrIncident(
  service: Service,
  asked: Asked,
  reading: Reading,
): Promise<Pick<Answer, 'messages' | 'audience'> & { outcome: string }> {
  try {
    const options = await resolved(service, asked.command, asked.options, reading);
    const { reply, ...answer } = await answerTo(service, { command: asked.command, options }, reading);
    return { ...answer, outcome: reply.outcome };
  } catch (error) {
    return { messages: await incident(service, error), audience: 'private', outcome: 'incident' };
  }
}

/** Permission → form for what is missing → answer, private unless it is asked to be public; problems are private all the same. */
export async function putQuestion(
  service: Service,
  interaction: APIInteraction,
  wire: Wire,
  asked: Asked,
  { audience: wanted, replaces, form }: Way,
): Promise<Outcome> {
  const { commands, permission, log, deferAfter } = service;
  const command = commandNamed(asked.command, commands);
  const named = command === undefined ? {} : { command: command.name };
  const asker = askerOf(interaction);
  const refused = refusal(permission, asker, command?.writes === true);
  if (refused !== undefined) return { ...named, ...(await tell(service, wire, [refused], 'refused')) };
  const missing = command === undefined ? [] : missingOptions(command, asked.options);
  if (command !== undefined && missing.length > 0 && form) {
    const data = await modalFor(service.collection.notes, command, asked, missing, service.now());
    await wire.first({ type: InteractionResponseType.Modal, data });
    return { ...named, outcome: 'form' };
  }
  const wide = wanted === 'public' && isReadable(asked, commands) ? 'public' : 'private';
  const manner = { hidden: wide === 'private', deferAfter, ...(replaces === undefined ? {} : { replaces }) };
  const exchange = openExchange(wire, manner, log);
  const progress = spaced((words) => exchange.tell(progressMessage(service, words)), {
    first: toldEvery,
    every: toldEvery,
  });
  const reading = { ...readingOf(interaction, wide), progress };
  const { messages, audience, outcome } = await answerOrIncident(service, asked, reading);
  const sent = await exchange.answer(messages);
  if (sent.length === 0) return { ...named, outcome: 'unsent' };
  if (audience === 'public') await keepShared(service, interaction, wire, sent);
  return { ...named, outcome };
}
