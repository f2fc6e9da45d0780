import type { AllMiddlewareArgs, App } from '@slack/bolt';
import { optionsOf } from '../../commands/options.ts';
import type { Question } from '../../commands/typed.ts';
import { answer, questionIn } from './answering.ts';
import { isDirectConversation } from './conversations.ts';
import { first, handled } from './handling.ts';
import { answerIds } from './ids.ts';
import type { Reach } from './reach.ts';
import type { Service } from './settings.ts';
import { writtenWords } from './typed-text.ts';

/** What is read of a message event, of whichever kind. */
interface Message {
  readonly type: string;
  readonly subtype?: string;
  readonly channel: string;
  readonly channel_type?: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly text?: string;
  readonly ts: string;
  readonly thread_ts?: string;
  /** The workspace of whoever wrote it, in channels shared between companies. */
  readonly user_team?: string;
  readonly source_team?: string;
  readonly files?: readonly { readonly id?: string }[];
}

/** A message as a question; its files belong to the option that takes such, where none is named. */
function questionOf(message: Message, service: Service, mentioned: readonly string[] = []): string | Question {
  const question = questionIn(writtenWords(message.text ?? '', mentioned), service);
  const ids = (message.files ?? []).flatMap(({ id }) => id ?? []);
  if (typeof question === 'string' || ids.length === 0) return question;
  const option = optionsOf(question.command).find(({ kind }) => kind === 'file');
  if (option === undefined || question.options[option.name] !== undefined) return question;
  const taken = ids.slice(0, option.files).join('\n');
  return { ...question, options: { ...question.options, [option.name]: taken } };
}

/** Messages that people write: plain ones, with files, and those sent to the channel from a thread. */
const written = new Set([undefined, 'file_share', 'thread_broadcast']);

function isByPerson({ subtype, bot_id, user }: Message): boolean {
  return written.has(subtype) && bot_id === undefined && user !== undefined && user !== 'USLACKBOT';
}

function placeOf(message: Message, team: string, client: AllMiddlewareArgs['client'], thread?: string): Reach {
  const { channel, channel_type: type, user = '', user_team: own, source_team: source } = message;
  const home = own ?? source;
  return {
    client,
    team,
    user,
    channel,
    direct: type === 'im' || type === 'mpim',
    ...(home === undefined ? {} : { home }),
    ...(thread === undefined ? {} : { thread }),
  };
}

/** `@Reftel who kramer`, messages in the app's own conversation, and ids in ordinary messages. */
export function onMessages(app: App, service: Service): void {
  app.event('app_mention', async ({ event, body, client, context }) => {
    const message: Message = event as unknown as Message;
    if (!isByPerson(message) || !(await first(service, `event:${body.event_id}`))) return;
    const reach = placeOf(message, context.teamId ?? body.team_id, client, message.thread_ts ?? message.ts);
    const mentioned = context.botUserId === undefined ? [] : [`@${context.botUserId}`];
    await handled('mention', service, reach, async () => {
      const direct = await isDirectConversation(message.channel, client, service.signal);
      return answer(questionOf(message, service, mentioned), { ...reach, direct }, service, 'public');
    });
  });

  app.event('message', async ({ event, body, client, context }) => {
    const message: Message = event as unknown as Message;
    const direct = message.channel_type === 'im';
    if (!(direct || service.settings.readMessages) || !isByPerson(message)) return;
    const team = context.teamId ?? body.team_id;
    if (!direct) {
      const mention = context.botUserId !== undefined && message.text?.includes(`<@${context.botUserId}>`) === true;
      if (!mention)
        await answerIds(
          message.text ?? '',
          placeOf(message, team, client, message.thread_ts ?? message.ts),
          body.event_id,
          service,
        );
      return;
    }
    if (!(await first(service, `event:${body.event_id}`))) return;
    const reach = placeOf(message, team, client, message.thread_ts);
    await handled('mention', service, reach, () => answer(questionOf(message, service), reach, service, 'public'));
  });
}
