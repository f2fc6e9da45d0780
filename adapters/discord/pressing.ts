import { type APIMessageComponentInteraction, ComponentType, InteractionResponseType, MessageFlags } from 'discord.js';
import { commandNamed } from '../../commands/typed.ts';
import { type Asked, type Press, pressedAfter, pressedQuestion, readButtonId } from '../buttons.ts';
import { missed } from '../missed.ts';
import { refusal } from '../permission.ts';
import { drawn } from './asking.ts';
import { openExchange } from './exchange.ts';
import { askerOf, isHidden, readingOf, shownKey } from './interaction.ts';
import { type Outcome, putQuestion, tell } from './put-question.ts';
import type { Wire } from './sending.ts';
import { contextOf, type Service } from './service.ts';
import { takeBack } from './taking-back.ts';

const expired = 'This button is too old to work; please ask again.';

/** Milliseconds within which the same press of the same person is a double click. */
const doubleClick: Readonly<Record<Press, number>> = {
  run: 2_000,
  pick: 2_000,
  missed: 5_000,
  unshare: 2_000,
  share: 30_000,
};

const pressSpace = 'pressed';
/** Outcomes after which nobody but the asker has seen anything. */
const unshared: readonly string[] = ['problem', 'incident', 'unsent', 'refused'];

/** What was pressed or picked; a menu's choice carries its own key. */
function pressOf({
  data,
}: APIMessageComponentInteraction): { readonly press: Press; readonly key: string } | undefined {
  if (data.component_type !== ComponentType.StringSelect) return readButtonId(data.custom_id);
  const [chosen = ''] = data.values;
  const read = readButtonId(chosen);
  if (read !== undefined) return { press: 'pick', key: read.key };
  return /^[\w-]{1,16}$/u.test(chosen) ? { press: 'pick', key: chosen } : undefined;
}

function pressKey({ message }: APIMessageComponentInteraction, press: Press, key: string, user: string): string {
  return `discord:${message.id}:${press}:${key}:${user}`;
}

/** Presses that only ask: they may come again once another was pressed. */
const asking: readonly Press[] = ['run', 'pick'];

async function firstPress(service: Service, press: Press, claimed: string, message: string): Promise<boolean> {
  const { notes } = service.collection;
  const now = service.now();
  const until = new Date(now.getTime() + doubleClick[press]);
  try {
    const first = await notes.claim(pressSpace, claimed, now.toISOString(), until.toISOString());
    if (first && asking.includes(press)) await pressedAfter(notes, pressSpace, claimed, message, now);
    return first;
  } catch (error) {
    service.log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'press not claimed');
    return true;
  }
}

/** Shows an answer to everybody; where that failed, the next press is a first one again. */
async function shareAnswer(
  service: Service,
  interaction: APIMessageComponentInteraction,
  wire: Wire,
  asked: Asked,
  claimed: string,
): Promise<Outcome> {
  const done = await putQuestion(service, interaction, wire, asked, { audience: 'public', form: false });
  if (unshared.includes(done.outcome)) await service.collection.notes.remove(pressSpace, claimed);
  return done;
}

async function miss(
  service: Service,
  interaction: APIMessageComponentInteraction,
  wire: Wire,
  asked: Asked,
): Promise<Outcome> {
  const { deferAfter, log, desk } = service;
  const exchange = openExchange(wire, { hidden: true, deferAfter }, log);
  const context = contextOf(service, readingOf(interaction, 'private'));
  const near = await missed(asked, `discord:${interaction.guild_id ?? ''}:${interaction.id}`, context, desk);
  await exchange.answer(await drawn(service, near, { audience: 'private' }));
  return { command: asked.command, outcome: 'missed' };
}

/** The message whose button was pressed, when the answer may take its place: nobody else sees it, and it answers the same command. */
async function turned(service: Service, { message }: APIMessageComponentInteraction, asked: Asked) {
  if (!isHidden(message)) return {};
  const key = shownKey(message);
  const shown = key === undefined ? 'expired' : await pressedQuestion(service.collection.notes, key, service.now());
  if (shown === 'expired' || shown.command !== asked.command) return {};
  return { replaces: { v2: ((message.flags ?? 0) & MessageFlags.IsComponentsV2) !== 0 } };
}

/** A button or a menu: pages turn in place, other questions get an answer of their own, for the eyes of who pressed. */
export async function pressed(
  service: Service,
  interaction: APIMessageComponentInteraction,
  wire: Wire,
): Promise<Outcome> {
  const asker = askerOf(interaction);
  const refused = refusal(service.permission, asker);
  if (refused !== undefined) return tell(service, wire, [refused], 'refused');
  const read = pressOf(interaction);
  if (read === undefined) return tell(service, wire, [expired], 'expired');
  const { press, key } = read;
  const claimed = pressKey(interaction, press, key, asker.user);
  if (!(await firstPress(service, press, claimed, `discord:${interaction.message.id}:${asker.user}`))) {
    if (press === 'share') return tell(service, wire, ['This has been shared already.'], 'double');
    await wire.first({ type: InteractionResponseType.DeferredMessageUpdate });
    return { outcome: 'double' };
  }
  if (press === 'unshare') return takeBack(service, interaction, wire);
  const asked = await pressedQuestion(service.collection.notes, key, service.now());
  if (asked === 'expired') return tell(service, wire, [expired], 'expired');
  // What an answer was is found by asking again; what changes something is not done again for that.
  const command = commandNamed(asked.command, service.commands);
  const changes = command?.writes === true || command?.changes?.(asked.options) === true;
  if (changes && press === 'share') return tell(service, wire, ['This can not be shared.'], 'refused');
  if (press === 'missed') return miss(service, interaction, wire, asked);
  if (press === 'share') return shareAnswer(service, interaction, wire, asked, claimed);
  const place = await turned(service, interaction, asked);
  return putQuestion(service, interaction, wire, asked, { audience: 'private', form: true, ...place });
}
