import type { App } from '@slack/bolt';
import type { Command } from '../../commands/command.ts';
import { optionsOf, readOptions } from '../../commands/options.ts';
import { commandNamed, splitLine } from '../../commands/typed.ts';
import { answer, type Logged, questionIn, refused } from './answering.ts';
import { first, handled } from './handling.ts';
import { askingModal, type ModalMemory, modalOf, readModal, readSuggestionId, suggestionsFor } from './modals.ts';
import { slackNames } from './names.ts';
import { patiently } from './patience.ts';
import { PlatformError } from './platform-error.ts';
import { directByName, type Reach } from './reach.ts';
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
  return command !== undefined && optionsOf(command).some(({ required }) => required) ? command : undefined;
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
    const view = await modalOf(command, memory, service);
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

function memoryIn(text: string): ModalMemory | undefined {
  try {
    return JSON.parse(text) as ModalMemory;
  } catch {
    return undefined;
  }
}

/** Slash commands, the modals they open, and the choices in these. */
export function onAsking(app: App, service: Service): void {
  app.command(/^\/.+/u, async ({ ack, body, client }) => {
    await ack();
    const { team_id: team, user_id: user, channel_id: channel, response_url: responseUrl, trigger_id: trigger } = body;
    if (!(await first(service, `command:${trigger}`))) return;
    const reach = { client, team, user, channel, ...directByName(body.channel_name), responseUrl };
    const line = lineOf(body.command, unescaped(body.text ?? ''), service);
    await handled('command', service, reach, () => ask(line, trigger, reach, service));
  });

  app.options(/^complete:/u, async ({ ack, body, payload }) => {
    const named = readSuggestionId(payload.action_id);
    const command = named === undefined ? undefined : commandNamed(named.command, service.commands);
    let options: Awaited<ReturnType<typeof suggestionsFor>> = [];
    await handled('suggestion', service, undefined, async () => {
      const allowed = service.permission.places.has(body.team?.id ?? '') || service.permission.users.has(body.user.id);
      if (command === undefined || named === undefined || !allowed) return { command: '?', outcome: 'nothing' };
      options = await suggestionsFor(command, named.option, payload.value, service);
      return { command: command.name, outcome: 'answer' };
    });
    await ack({ options });
  });

  app.view(askingModal, async ({ ack, body, view, client }) => {
    const memory = memoryIn(view.private_metadata);
    const command = commandNamed(memory?.command ?? '', service.commands);
    if (memory === undefined || command === undefined) {
      await ack();
      return;
    }
    const { given, problems } = readModal(command, view.state.values);
    if (Object.keys(problems).length > 0) {
      await ack({ response_action: 'errors', errors: { ...problems } });
      return;
    }
    await ack();
    if (!(await first(service, `view:${view.id}`))) return;
    const { command: _, ...place } = memory;
    const reach: Reach = { ...place, client, team: body.team?.id ?? body.user.team_id ?? '', user: body.user.id };
    await handled('modal', service, reach, async () =>
      answer({ command, options: readOptions(command, given) }, reach, service),
    );
  });
}
