import type { Command, Context } from '../../commands/command.ts';
import { reply } from '../../commands/compose.ts';
import type { OptionValue } from '../../commands/options.ts';
import { foreign, type Reply } from '../../commands/reply.ts';
import { type Question, readLine } from '../../commands/typed.ts';
import { AskError } from '../../src/index.ts';
import { type Asked, keepButtons } from '../buttons.ts';
import { dispatch } from '../dispatch.ts';
import { illustrator } from '../illustrating.ts';
import { accessOf, refusal } from '../permission.ts';
import { linksWith, permanent } from '../reader-links.ts';
import { kept, notice, sendMessages, sendShared } from './delivery.ts';
import type { SlackFrame } from './frame.ts';
import { filesFor } from './given.ts';
import { limits } from './limits.ts';
import { umbrella } from './names.ts';
import { askingOf } from './people.ts';
import { askerOf, type Reach } from './reach.ts';
import { render } from './render.ts';
import type { Service } from './settings.ts';
import { newShareId } from './sharing.ts';
import { telling } from './telling.ts';

type Audience = SlackFrame['audience'];

/** An answer that takes longer than this is given up. */
const longestAnswer = 120_000;

/** What a question is kept as under a button: its values, without whether it was shown to everybody. */
export function askedOf({ command, options }: Question): Asked {
  const values = Object.entries(options).filter(
    (entry): entry is [string, OptionValue] =>
      entry[0] !== 'share' &&
      (typeof entry[1] === 'string' || typeof entry[1] === 'number' || typeof entry[1] === 'boolean'),
  );
  return { command: command.name, options: Object.fromEntries(values) };
}

/** A typed line as a question; the line itself where it is none, so that the answer says why. */
export function questionIn(line: string, { commands }: Service): string | Question {
  try {
    return readLine(line, commands);
  } catch {
    return line;
  }
}

/** Whether the question itself asks to be answered to everybody. */
export function audienceOf(question: string | Question): Audience {
  return typeof question !== 'string' && question.options['share'] === true ? 'public' : 'private';
}

/** What a command is run with, for somebody on Slack who asks where `reach` says. */
export function contextOf(
  { collection, commands, now, signal, links }: Service,
  audience: Audience,
  reach: Pick<Reach, 'client' | 'team' | 'user' | 'name' | 'channel'>,
): Context {
  const bounded = AbortSignal.any([signal, AbortSignal.timeout(longestAnswer)]);
  const channel = reach.channel === undefined ? {} : { channel: `slack:${reach.team}:${reach.channel}` };
  const asker = askingOf(reach, bounded);
  return { collection, audience, asker, now, commands, signal: bounded, ...permanent(links), ...channel };
}

/** Where citations of an answer can be read by whoever sees it; nothing to add where there is no reader. */
export function linked({ links, permission }: Service): Pick<SlackFrame, 'linkTo'> {
  const linkTo = linksWith(links, accessOf(permission));
  return linkTo === undefined ? {} : { linkTo };
}

/** What used to be there: a command, a form, an entry of a menu of another version of the program. */
export function gone({ settings }: Pick<Service, 'settings'>): AskError {
  return new AskError('Reftel can not do this any more', { suggestions: [`${umbrella(settings.prefix)} help`] });
}

/** Sends a reply that no command gave, to one person. */
export async function tell(said: Reply, reach: Reach, service: Service, asked?: Asked): Promise<void> {
  const frame: SlackFrame = { audience: 'private', ...(asked === undefined ? {} : { asked }), ...linked(service) };
  await keepButtons(service.collection.notes, said, asked, service.now());
  await sendMessages(render(said, frame), reach, 'private', service);
}

/** Says why somebody may not ask, to them alone; true when they may not. */
export async function refused(reach: Reach, service: Service, command?: Command): Promise<boolean> {
  const why = refusal(service.permission, askerOf(reach), command?.writes === true);
  if (why === undefined) return false;
  await tell(notice(why, 'problem'), reach, service);
  return true;
}

/** What the log says of an interaction. */
export interface Logged {
  readonly command: string;
  readonly outcome: string;
}

/**
 * Asks and answers: permission, command, rendering, what the buttons mean, sending, files. `audience` is what the place
 * makes of it (a mention is answered to everybody); a question that asks to be shared is. A problem is for the asker alone.
 */
export async function answer(
  what: string | Question,
  reach: Reach,
  service: Service,
  audience: Audience = audienceOf(what),
): Promise<Logged> {
  const command = typeof what === 'string' ? undefined : what.command;
  const name = command?.name ?? '?';
  if (await refused(reach, service, command)) return { command: name, outcome: 'refused' };
  const asked = typeof what === 'string' ? undefined : askedOf(what);
  const about = { ...(asked === undefined ? {} : { asked }), ...linked(service) };
  const share = audience === 'public' && asked !== undefined ? newShareId() : undefined;
  const wanted: SlackFrame = { audience, ...about, ...(share === undefined ? {} : { share }) };
  const frameOf = ({ outcome }: Reply): SlackFrame =>
    outcome === 'problem' ? { audience: 'private', ...about } : wanted;
  const told = telling(reach, service);
  const context = { ...contextOf(service, audience, reach), file: filesFor(reach, service), progress: told.progress };
  const { reply: given, output } = await dispatch(
    what,
    context,
    service.desk,
    (each) => render(each, frameOf(each)),
    illustrator(limits.image.alternative, service.desk),
  );
  await told.ended();
  await kept(() => keepButtons(service.collection.notes, given, asked, service.now()), service);
  const frame = frameOf(given);
  if (frame.share === undefined) await sendMessages(output, reach, frame.audience, service);
  else await sendShared(output, frame.share, reach, service);
  return { command: name, outcome: given.outcome };
}

/** An incident as an answer, where something broke outside of a command. */
export function incidentReply(incident: string): Reply {
  return reply({
    outcome: 'problem',
    tone: 'problem',
    title: ['Something broke on our side (incident ', foreign(incident), ').'],
    blocks: [{ kind: 'text', text: ['It has been written down; trying again may help.'] }],
  });
}
