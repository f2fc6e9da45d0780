import type { Command } from '../../commands/command.ts';
import { reply } from '../../commands/compose.ts';
import { type OptionValue, optionsOf, readOptions } from '../../commands/options.ts';
import type { Reply, Text } from '../../commands/reply.ts';
import { commandNamed, type Question } from '../../commands/typed.ts';
import { AskError } from '../../src/index.ts';
import { type Asked, keepButtons } from '../buttons.ts';
import { dispatch, problemReply } from '../dispatch.ts';
import type { Frame } from '../frame.ts';
import { illustrator } from '../illustrating.ts';
import type { Reading } from './interaction.ts';
import { limits } from './limits.ts';
import { type DiscordMessage, render } from './render.ts';
import { failureLine } from './sending.ts';
import { contextOf, linked, type Service } from './service.ts';

/** A reply and the messages that were made of it, for whom. */
export interface Answer {
  readonly reply: Reply;
  readonly messages: readonly DiscordMessage[];
  readonly audience: Frame['audience'];
}

function readQuestion({ command: name, options }: Asked, commands: readonly Command[]): Question {
  const command = commandNamed(name, commands);
  if (command === undefined) throw new AskError(`There is no command "/${name}" any more`, { suggestions: ['/help'] });
  return { command, options: readOptions(command, options) };
}

/** Whether a question can be run as it stands. */
export function isReadable(asked: Asked, commands: readonly Command[]): boolean {
  try {
    readQuestion(asked, commands);
    return true;
  } catch (error) {
    if (error instanceof AskError) return false;
    throw error;
  }
}

/** Required options that nothing stands in, those of which one is needed where none is given, and those that others call for. */
export function missingOptions(command: Command, values: Readonly<Record<string, OptionValue>>) {
  const isEmpty = (name: string) => String(values[name] ?? '').trim() === '';
  const { needsOneOf = [] } = command;
  const needed = [...(needsOneOf.every(isEmpty) ? needsOneOf : []), ...(command.needs?.(values) ?? [])];
  return optionsOf(command).filter(({ name, required }) => (required || needed.includes(name)) && isEmpty(name));
}

/** A reply as messages, with its buttons kept. When they can't be kept the answer goes out all the same: they will say that they expired. */
export async function drawn(service: Service, answer: Reply, frame: Frame): Promise<readonly DiscordMessage[]> {
  const messages = render(answer, frame, { cards: service.cards, commands: service.commands });
  try {
    await keepButtons(service.collection.notes, answer, frame.asked, service.now());
  } catch (error) {
    service.log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'buttons not kept');
  }
  return messages;
}

/** A sentence of ours for the asker, such as a refusal. */
export function sentence(service: Service, title: Text): Promise<readonly DiscordMessage[]> {
  return drawn(service, reply({ outcome: 'problem', tone: 'problem', title }), { audience: 'private' });
}

/** A word about how far an answer is, in the form that the answer will have. */
export function progressMessage({ cards, commands }: Service, words: string): DiscordMessage {
  const [message] = render(reply({ title: [words] }), { audience: 'private' }, { cards, commands });
  return message ?? { content: words, allowed_mentions: { parse: [] } };
}

/** What was shared with everybody is an answer; a problem is the asker's alone. */
function frameOf({ outcome }: Reply, asked: Asked, audience: Frame['audience']): Frame {
  return { asked, audience: outcome === 'problem' ? 'private' : audience };
}

/** Question → answer, in the frame of who sees it. Errors become answers, for the asker alone. */
export async function answerTo(service: Service, asked: Asked, reading: Reading): Promise<Answer> {
  const { share: _, ...options } = asked.options;
  const plain: Asked = { command: asked.command, options };
  const links = linked(service);
  const framed = (each: Reply) => ({ ...frameOf(each, plain, reading.audience), ...links });
  try {
    const question = readQuestion(plain, service.commands);
    const { reply: answer } = await dispatch(
      question,
      contextOf(service, reading),
      service.desk,
      (each) => render(each, framed(each), { cards: service.cards, commands: service.commands }),
      illustrator(limits.files.alternative, service.desk),
    );
    const frame = framed(answer);
    return { reply: answer, messages: await drawn(service, answer, frame), audience: frame.audience };
  } catch (error) {
    if (!(error instanceof AskError)) throw error;
    const answer = problemReply(error);
    return { reply: answer, messages: await drawn(service, answer, { audience: 'private' }), audience: 'private' };
  }
}

/** What failed, without words that a document or a question may stand in: the kind of error and its places. */
function failureOf(error: unknown): string {
  if (!(error instanceof Error) || 'requestBody' in error) return JSON.stringify(failureLine(error));
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line));
  return [error.name, ...places.map((place) => place.trim())].join(' | ');
}

/** What broke is written down under an incident, and the asker is told as much. */
export function incident(service: Service, error: unknown): Promise<readonly DiscordMessage[]> {
  const name = service.desk.incident();
  service.desk.log(`incident ${name} in an interaction: ${failureOf(error)}`);
  return sentence(service, [`Something broke on our side (incident ${name}). Trying again may help.`]);
}
