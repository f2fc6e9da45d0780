import type { Command, Context } from '../../commands/command.ts';
import { reply } from '../../commands/compose.ts';
import type { OptionValue } from '../../commands/options.ts';
import { type Action, foreign, type Reply } from '../../commands/reply.ts';
import { type Question, readLine } from '../../commands/typed.ts';
import { AskError } from '../../src/index.ts';
import { type Asked, keepButtons } from '../buttons.ts';
import { dispatch } from '../dispatch.ts';
import { refusal } from '../permission.ts';
import { uploadFiles } from './files.ts';
import type { SlackFrame } from './frame.ts';
import { umbrella } from './names.ts';
import { inDirectMessages } from './pieces.ts';
import { PlatformError } from './platform-error.ts';
import { askerOf, outletsOf, type Reach } from './reach.ts';
import { render, type SlackMessage } from './render.ts';
import { sendAll } from './sending.ts';
import type { Service } from './settings.ts';
import { newShareId, rememberShare, type Sent } from './sharing.ts';

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

/** What a command is run with, for somebody on Slack; `place` is where they ask. */
export function contextOf(
  { collection, commands, now, signal }: Service,
  audience: Audience,
  place: Pick<Reach, 'team' | 'channel'> = { team: '' },
): Context {
  const bounded = AbortSignal.any([signal, AbortSignal.timeout(longestAnswer)]);
  const channel = place.channel === undefined ? {} : { channel: `slack:${place.team}:${place.channel}` };
  return { collection, audience, now, commands, signal: bounded, ...channel };
}

/** A short reply of our own words. */
export function notice(title: string, outcome: Reply['outcome'] = 'answer', actions: readonly Action[] = []): Reply {
  return reply({ title: [title], outcome, tone: outcome === 'problem' ? 'problem' : 'neutral', actions });
}

/** What used to be there: a command, a form, an entry of a menu of another version of the program. */
export function gone({ settings }: Pick<Service, 'settings'>): AskError {
  return new AskError('Reftel can not do this any more', { suggestions: [`${umbrella(settings.prefix)} help`] });
}

/** Says something about an answer to whoever asked for it, beside it. */
async function addTo(words: string, reach: Reach, { log, signal }: Service): Promise<void> {
  const outlets = outletsOf({ ...reach, replaces: false }, 'private', signal);
  await sendAll(render(notice(words, 'problem'), { audience: 'private' }), outlets, log);
}

/**
 * Sends messages and then their files; files that Slack does not take, or not where the answer is, are spoken of. `sent`
 * is told what went out.
 */
export async function sendMessages(
  messages: readonly SlackMessage[],
  reach: Reach,
  audience: Audience,
  service: Service,
  sent: Sent = { messages: [], files: [] },
): Promise<void> {
  const outlets = outletsOf(reach, audience, service.signal);
  await sendAll(messages, outlets, service.log, (ts) => void sent.messages.push(ts));
  const files = messages.flatMap(({ files: attached = [] }) => attached);
  if (files.length === 0) return;
  const [these, they] = files.length === 1 ? ['the file', 'it is'] : ['the files', 'they are'];
  try {
    const { to, ids } = await uploadFiles(files, reach, audience, service);
    if (to === 'channel') sent.files.push(...ids);
    else if (audience === 'public') {
      await addTo(`The channel did not take ${these} of this answer; ${they} ${inDirectMessages}.`, reach, service);
    }
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    service.log.warn({ platform: 'slack', refusal: error.code, files: files.length }, 'Slack refused files');
    await addTo(`Slack did not take ${these} of this answer.`, reach, service);
  }
}

/** Sends a reply that no command gave, to one person. */
export async function tell(said: Reply, reach: Reach, service: Service, asked?: Asked): Promise<void> {
  const frame: SlackFrame = { audience: 'private', ...(asked === undefined ? {} : { asked }) };
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

/** Writes down what buttons need; an answer goes out all the same while the store is away. */
async function kept(keeping: () => Promise<void>, { log }: Service): Promise<void> {
  try {
    await keeping();
  } catch (error) {
    const why = error instanceof Error ? error.name : 'unknown';
    log.warn({ platform: 'slack', error: why }, 'the buttons of an answer were not kept');
  }
}

/** Sends an answer to everybody. Who shared it is known before anybody can press its buttons, where its parts stand after. */
async function sendShared(
  messages: readonly SlackMessage[],
  share: string,
  reach: Reach,
  service: Service,
): Promise<void> {
  const sent: Sent = { messages: [], files: [] };
  await kept(
    () => rememberShare(share, reach, { messages: messages.map(() => undefined), files: [] }, service),
    service,
  );
  try {
    await sendMessages(messages, reach, 'public', service, sent);
  } finally {
    await kept(() => rememberShare(share, reach, sent, service), service);
  }
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
  const about = asked === undefined ? {} : { asked };
  const share = audience === 'public' && asked !== undefined ? newShareId() : undefined;
  const wanted: SlackFrame = { audience, ...about, ...(share === undefined ? {} : { share }) };
  const frameOf = ({ outcome }: Reply): SlackFrame =>
    outcome === 'problem' ? { audience: 'private', ...about } : wanted;
  const context = contextOf(service, audience, reach);
  const { reply: given, output } = await dispatch(what, context, service.desk, (each) => render(each, frameOf(each)));
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
