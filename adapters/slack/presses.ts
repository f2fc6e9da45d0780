import type { App, BlockAction } from '@slack/bolt';
import { readOptions } from '../../commands/options.ts';
import { commandNamed } from '../../commands/typed.ts';
import { AskError } from '../../src/index.ts';
import { type Asked, type Press, pressedQuestion, readButtonId } from '../buttons.ts';
import { missed } from '../missed.ts';
import { answer, contextOf, type Logged, notice, refused, tell } from './answering.ts';
import { first, handled, reachOf } from './handling.ts';
import { umbrella } from './names.ts';
import type { Reach } from './reach.ts';
import { deleteOriginal } from './sending.ts';
import type { Service } from './settings.ts';
import { mayUnshare } from './sharing.ts';

/** Seconds within which the same person's second click on the same button is the first one. */
const doubleClick: Readonly<Record<Press, number>> = { run: 3, pick: 3, missed: 5, unshare: 3, share: 30 };

/** One press as it arrives: which button, what it stands for, and whether the message is the presser's alone. */
interface Pressed {
  readonly press: Press;
  readonly key: string;
  /** `action_ts`. */
  readonly at: string;
  readonly alone: boolean;
}

function pressIn({ actions, container }: BlockAction): Pressed | undefined {
  const [action] = actions;
  const read = action === undefined ? undefined : readButtonId(action.action_id);
  if (action === undefined || read === undefined) return undefined;
  const chosen = action.type === 'static_select' ? action.selected_option?.value : undefined;
  const key = read.press === 'pick' && chosen !== undefined ? chosen : read.key;
  const alone = (container as { is_ephemeral?: boolean } | undefined)?.is_ephemeral === true;
  return { press: read.press, key, at: action.action_ts, alone };
}

/** What was pressed is put as a question again: to everybody for `share`. */
async function askAgain(asked: Asked, press: Press, reach: Reach, service: Service): Promise<Logged> {
  const command = commandNamed(asked.command, service.commands);
  if (command === undefined)
    throw new AskError(`There is no command "/${asked.command}" any more`, { suggestions: ['/help'] });
  const question = { command, options: readOptions(command, asked.options) };
  return answer(question, reach, service, press === 'share' ? 'public' : 'private');
}

async function unshare(key: string, reach: Reach, service: Service): Promise<Logged> {
  if (!(await mayUnshare(reach, key, service))) {
    await tell(
      notice('Only whoever shared this answer, or an administrator, can delete it.', 'problem'),
      reach,
      service,
    );
    return { command: 'unshare', outcome: 'refused' };
  }
  if (reach.responseUrl !== undefined) await deleteOriginal(reach.responseUrl, service.signal);
  return { command: 'unshare', outcome: 'answer' };
}

async function act({ press, key, at, alone }: Pressed, reach: Reach, service: Service): Promise<Logged> {
  if (await refused(reach, service)) return { command: press, outcome: 'refused' };
  if (press === 'unshare') return unshare(key, reach, service);
  const asked = await pressedQuestion(service.collection.notes, key, service.now());
  if (asked === 'expired') {
    await tell(
      notice(
        `This button is too old; please ask again. ${umbrella(service.settings.prefix)} help says how.`,
        'problem',
      ),
      reach,
      service,
    );
    return { command: press, outcome: 'expired' };
  }
  if (press === 'share' && commandNamed(asked.command, service.commands)?.writes === true) {
    await tell(notice('This can not be shared.', 'problem'), reach, service);
    return { command: asked.command, outcome: 'refused' };
  }
  if (press === 'missed') {
    const context = contextOf(service, 'private', reach);
    await tell(await missed(asked, `slack:${reach.team}:${at}`, context, service.desk), reach, service);
    return { command: asked.command, outcome: 'missed' };
  }
  const turns = press === 'run' && alone && 'page' in asked.options;
  return askAgain(asked, press, turns ? { ...reach, replaces: true } : reach, service);
}

/** Buttons and menus of answers. */
export function onPresses(app: App, service: Service): void {
  app.action<BlockAction>({ type: 'block_actions' }, async ({ ack, body, client }) => {
    await ack();
    const pressed = pressIn(body);
    if (pressed === undefined) return;
    const { team, user, channel } = reachOf(body, client);
    const message = body.container?.['message_ts'] ?? body.message?.ts ?? '';
    const click = `click:${team}:${channel ?? ''}:${message}:${user}:${pressed.press}:${pressed.key}`;
    if (
      !(await first(service, `action:${pressed.at}:${user}`)) ||
      !(await first(service, click, doubleClick[pressed.press]))
    )
      return;
    const thread = body.container?.['thread_ts'] ?? body.message?.['thread_ts'];
    const reach = reachOf(body, client, typeof thread === 'string' ? thread : undefined);
    await handled('button', service, reach, () => act(pressed, reach, service));
  });
}
