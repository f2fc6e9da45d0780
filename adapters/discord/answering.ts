import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandInteraction,
  type APIInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandType,
  InteractionResponseType,
  InteractionType,
} from 'discord.js';
import { commandNamed } from '../../commands/typed.ts';
import { pressedQuestion, readButtonId } from '../buttons.ts';
import { refusal } from '../permission.ts';
import { incident } from './asking.ts';
import { complete } from './completing.ts';
import { askerOf, focusedOption, modalValues, readingOf, slashValues } from './interaction.ts';
import { limits } from './limits.ts';
import { menuQuestion } from './message-menus.ts';
import { pressed } from './pressing.ts';
import { type Outcome, putQuestion, tell, tellAlone } from './put-question.ts';
import { failureLine, failureOf, type Wire } from './sending.ts';
import type { Service } from './service.ts';

/** Discord tells of an interaction once more when it is unsure whether it arrived. */
async function firstTime({ collection, now, log }: Service, { id }: APIInteraction): Promise<boolean> {
  const at = now();
  const until = new Date(at.getTime() + limits.interaction.token).toISOString();
  try {
    return await collection.notes.claim('interaction', `discord:${id}`, at.toISOString(), until);
  } catch (error) {
    log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'interaction not claimed');
    return true;
  }
}

async function choices(
  service: Service,
  interaction: APIApplicationCommandAutocompleteInteraction,
  wire: Wire,
): Promise<Outcome> {
  const options = 'options' in interaction.data ? interaction.data.options : [];
  const focused = focusedOption(options);
  const command = commandNamed(interaction.data.name, service.commands);
  const allowed = refusal(service.permission, askerOf(interaction)) === undefined;
  let found: Awaited<ReturnType<typeof complete>> = [];
  if (allowed && command !== undefined && focused !== undefined) {
    try {
      found = await complete(service, command, focused.name, focused.typed, readingOf(interaction, 'private'));
    } catch (error) {
      service.log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'nothing to choose from');
    }
  }
  await wire.first({
    type: InteractionResponseType.ApplicationCommandAutocompleteResult,
    data: { choices: [...found] },
  });
  return { ...(command === undefined ? {} : { command: command.name }), outcome: allowed ? 'choices' : 'refused' };
}

function commanded(service: Service, interaction: APIApplicationCommandInteraction, wire: Wire): Promise<Outcome> {
  const { data } = interaction;
  if (data.type === ApplicationCommandType.ChatInput) {
    const { share, ...options } = slashValues(data.options, data.resolved);
    const audience = share === true ? 'public' : 'private';
    return putQuestion(service, interaction, wire, { command: data.name, options }, { audience, form: true });
  }
  const message = data.type === ApplicationCommandType.Message ? data.resolved.messages[data.target_id] : undefined;
  const asked = message === undefined ? undefined : menuQuestion(data.name, message, service.commands);
  if (asked === undefined) return tell(service, wire, ['Reftel does not have this entry any more.'], 'unknown');
  return putQuestion(service, interaction, wire, asked, { audience: 'private', form: true });
}

async function filledIn(service: Service, interaction: APIModalSubmitInteraction, wire: Wire): Promise<Outcome> {
  const { data } = interaction;
  const read = readButtonId(data.custom_id);
  const asked =
    read === undefined ? 'expired' : await pressedQuestion(service.collection.notes, read.key, service.now());
  if (asked === 'expired') return tell(service, wire, ['This form is too old; please ask again.'], 'expired');
  const options = { ...asked.options, ...modalValues(data.components, data.resolved) };
  return putQuestion(service, interaction, wire, { ...asked, options }, { audience: 'private', form: false });
}

function routed(service: Service, interaction: APIInteraction, wire: Wire): Promise<Outcome> {
  switch (interaction.type) {
    case InteractionType.ApplicationCommandAutocomplete:
      return choices(service, interaction, wire);
    case InteractionType.ApplicationCommand:
      return commanded(service, interaction, wire);
    case InteractionType.MessageComponent:
      return pressed(service, interaction, wire);
    case InteractionType.ModalSubmit:
      return filledIn(service, interaction, wire);
    case InteractionType.Ping:
      return wire.first({ type: InteractionResponseType.Pong }).then(() => ({ outcome: 'pong' }));
  }
}

/** What broke is told to the asker, unless there is nobody to be told any more. */
async function broken(service: Service, interaction: APIInteraction, wire: Wire, error: unknown): Promise<Outcome> {
  const failure = failureOf(error);
  if (failure === 'gone' || interaction.type === InteractionType.ApplicationCommandAutocomplete) {
    service.log.warn(failureLine(error), 'interaction is over');
    return { outcome: 'gone' };
  }
  await tellAlone(service, wire, await incident(service, error));
  return { outcome: 'incident' };
}

/**
 * One interaction, however it came in: once only, from who may ask, with a visible answer in the end, and one line in
 * the log without a word of what was asked or answered. Never throws.
 */
export async function answerInteraction(service: Service, interaction: APIInteraction, wire: Wire): Promise<void> {
  const started = performance.now();
  const typing = interaction.type === InteractionType.ApplicationCommandAutocomplete;
  if (!typing && !(await firstTime(service, interaction))) {
    service.log.info({ outcome: 'duplicate' }, 'interaction');
    return;
  }
  let outcome: Outcome;
  try {
    outcome = await routed(service, interaction, wire);
  } catch (error) {
    outcome = await broken(service, interaction, wire, error).catch(() => ({ outcome: 'silent' }));
  }
  const kind = InteractionType[interaction.type];
  service.log.info({ kind, ...outcome, ms: Math.round(performance.now() - started) }, 'interaction');
}
