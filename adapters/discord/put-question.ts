import { type APIInteraction, InteractionResponseType } from 'discord.js';
import type { Text } from '../../commands/reply.ts';
import { commandNamed } from '../../commands/typed.ts';
import type { Asked } from '../buttons.ts';
import { refusal } from '../permission.ts';
import { answerTo, isReadable, missingOptions, sentence } from './asking.ts';
import { resolved } from './completing.ts';
import { type Manner, openExchange } from './exchange.ts';
import { askerOf, readingOf } from './interaction.ts';
import { modalFor } from './modal.ts';
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

/** One sentence that only the asker sees. */
export async function tell(service: Service, wire: Wire, title: Text, outcome: string): Promise<Outcome> {
  const exchange = openExchange(wire, { hidden: true, deferAfter: soonEnough }, service.log);
  await exchange.answer(await sentence(service, title));
  return { outcome };
}

/** Permission → form for what is missing → answer, private unless it is asked to be public. */
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
  const audience = wanted === 'public' && isReadable(asked, commands) ? 'public' : 'private';
  const hidden = audience === 'private';
  const exchange = openExchange(wire, { hidden, deferAfter, ...(replaces === undefined ? {} : { replaces }) }, log);
  const reading = readingOf(interaction, audience);
  const options = await resolved(service, asked.command, asked.options, reading);
  const { reply, messages } = await answerTo(service, { command: asked.command, options }, reading);
  const sent = await exchange.answer(messages);
  if (sent.length === 0) return { ...named, outcome: 'unsent' };
  if (!hidden) await keepShared(service, interaction, wire, sent);
  return { ...named, outcome: reply.outcome };
}
