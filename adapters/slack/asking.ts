import type { App } from '@slack/bolt';
import type { Command } from '../../commands/command.ts';
import { optionsOf, readOptions } from '../../commands/options.ts';
import { commandNamed, splitLine } from '../../commands/typed.ts';
import { refusal } from '../permission.ts';
import { answer, gone, type Logged, questionIn, refused } from './answering.ts';
import { first, handled } from './handling.ts';
import { askingModal, type ModalMemory, modalOf, readModal, readSuggestionId, suggestionsFor } from './modals.ts';
import { slackNames } from './names.ts';
import { patiently } from './patience.ts';
import { PlatformError } from './platform-error.ts';
import { askerOf, directByName, namedOf, type Reach } from './reach.ts';
import type { Service } from './settings.ts';
import { unescaped } from './typed-text.ts';

/** A slash command as a typed line; the umbrella's text is one already. */
function lineOf(slash: string, text: string, { commands, settings }: Service): string {
  const name = slackNames(commands, settings.prefix).find((each) => each.slash === slash);
  if (name === undefined) return `${slash} ${text}`;
  return name.command === undefined ? text : `${name.command.name} ${text}`;
}

/** The command of a line that has nothing behind it but needs something. */
function wanting(line: string, { commands }: Service): Command | undefined {
  const { name, rest } = splitLine(line);
  const command = rest.trim() === '' ? commandNamed(name, commands) : undefined;
  const needs =
    command?.needsOneOf !== undefined || (command !== undefined && optionsOf(command).some(({ required }) => required));
  return needs ? command : undefined;
}

/** Opens the modal of a command; false when Slack does not take it any more (a trigger lives for three seconds). */
export async function openModal(command: Command, trigger: string, reach: Reach, service: Service): Promise<boolean> {
  const { channel, direct, thread, responseUrl } = reach;
  const memory: ModalMemory = {
    command: command.name,
    ...(channel === undefined ? {} : { channel }),
    ...(direct === undefined ? {} : { direct }),
    ...(thread === undefined ? {} : { thread }),
    ...(responseUrl === undefined ? {} : { responseUrl }),
  };
  try {
    const view = await modalOf(command, memory, reach, service);
    await patiently(() => reach.client.views.open({ trigger_id: trigger, view }), 'once', service.signal);
    return true;
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    service.log.warn({ platform: 'slack', refusal: error.code, command: command.name }, 'Slack did not open a modal');
    return false;
  }
}

async function ask(line: string, trigger: string, reach: Reach, service: Service): Promise<Logged> {
  const command = wanting(line, service);
  if (command === undefined) return answer(questionIn(line, service), reach, service);
  if (await refused(reach, service, command)) return { command: command.name, outcome: 'refused' };
  const opened = await openModal(command, trigger, reach, service);
  return opened ? { command: command.name, outcome: 'modal' } : answer(line, reach, service);
}

function memoryIn(text: string): Partial<ModalMemory> {
  try {
    return JSON.parse(text) as ModalMemory;
  } catch {
    return {};
  }
}

/** What Slack says of a modal, while it is filled in and when it is sent. */
interface Filling {
  readonly team?: { readonly id: string } | null;
  readonly user: { readonly id: string; readonly name?: string; readonly team_id?: string };
  readonly view?: { readonly private_metadata: string };
}

/** Which command a modal is for, and who is filling it in, where the command was typed. */
function fillingOf(
  { team, user, view }: Filling,
  client: Reach['client'],
): { readonly reach: Reach; readonly command: string | undefined } {
  const { command, ...place } = memoryIn(view?.private_metadata ?? '');
  const home = user.team_id === undefined ? {} : { home: user.team_id };
  const who = { user: user.id, ...namedOf(user), ...home };
  return { command, reach: { ...place, client, team: team?.id ?? user.team_id ?? '', ...who } };
}

/** Slash commands, the modals they open, and the choices in these. */
export function onAsking(app: App, service: Service): void {
  app.command(/^\/.+/u, async ({ ack, body, client }) => {
    await ack();
    const { team_id: team, user_id: user, channel_id: channel, response_url: responseUrl, trigger_id: trigger } = body;
    if (!(await first(service, `command:${trigger}`))) return;
    const reach = {
      client,
      team,
      user,
      ...namedOf({ name: body.user_name }),
      channel,
      ...directByName(body.channel_name),
      responseUrl,
    };
    const line = lineOf(body.command, unescaped(body.text ?? ''), service);
    await handled('command', service, reach, () => ask(line, trigger, reach, service));
  });

  app.options(/^complete:/u, async ({ ack, body, payload, client }) => {
    const named = readSuggestionId(payload.action_id);
    const command = named === undefined ? undefined : commandNamed(named.command, service.commands);
    let options: Awaited<ReturnType<typeof suggestionsFor>> = [];
    await handled('suggestion', service, undefined, async () => {
      if (command === undefined || named === undefined) return { command: '?', outcome: 'nothing' };
      const { reach } = fillingOf(body, client);
      const may = refusal(service.permission, askerOf(reach), command.writes === true) === undefined;
      if (may) options = await suggestionsFor(command, named.option, payload.value, reach, service);
      return { command: command.name, outcome: may ? 'answer' : 'refused' };
    });
    await ack({ options });
  });

  app.view(askingModal, async ({ ack, body, view, client }) => {
    const { command: name, reach } = fillingOf(body, client);
    const command = commandNamed(name ?? '', service.commands);
    const { given = {}, problems = {} } = command === undefined ? {} : readModal(command, view.state.values);
    if (Object.keys(problems).length > 0) {
      await ack({ response_action: 'errors', errors: { ...problems } });
      return;
    }
    await ack();
    if (!(await first(service, `view:${view.id}`))) return;
    await handled('modal', service, reach, () => {
      if (command === undefined) throw gone(service);
      return answer({ command, options: readOptions(command, given) }, reach, service);
    });
  });
}
