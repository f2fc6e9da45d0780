import type { App, BlockAction } from '@slack/bolt';
import { readOptions } from '../../commands/options.ts';
import { commandNamed } from '../../commands/typed.ts';
import { type Asked, type Press, pressedAfter, pressedQuestion, readButtonId } from '../buttons.ts';
import { missed } from '../missed.ts';
import { answer, contextOf, gone, type Logged, refused, tell } from './answering.ts';
import { kept, notice } from './delivery.ts';
import { first, handled, reachOf, seenSpace } from './handling.ts';
import { umbrella } from './names.ts';
import type { Reach } from './reach.ts';
import type { Service } from './settings.ts';
import { type Left, mayUnshare, shareOf, takeBack } from './sharing.ts';

/** Seconds within which the same person's second click on the same button is the first one. */
const doubleClick: Readonly<Record<Press, number>> = { run: 3, pick: 3, missed: 5, unshare: 3, share: 30 };

/** One press as it arrives: which button, what it stands for, and whether the message is the presser's alone. */
interface Pressed {
  readonly press: Press;
  readonly key: string;
  /** `action_ts`. */
  readonly at: string;
  /** Timestamp of the message that the button stands in; empty where there is none. */
  readonly message: string;
  readonly alone: boolean;
}

function messageOf({ container, message }: BlockAction): string {
  const stands: unknown = container?.['message_ts'] ?? message?.ts;
  return typeof stands === 'string' ? stands : '';
}

/** What was pressed; undefined for what another version of the program has drawn. */
function pressIn(body: BlockAction): Pressed | undefined {
  const { actions, container } = body;
  const [action] = actions;
  const read = action === undefined ? undefined : readButtonId(action.action_id);
  if (action === undefined || read === undefined) return undefined;
  const chosen = action.type === 'static_select' ? action.selected_option?.value : undefined;
  const key = read.press === 'pick' ? chosen : read.key;
  if (key === undefined) return undefined;
  const alone = (container as { is_ephemeral?: boolean } | undefined)?.is_ephemeral === true;
  return { press: read.press, key, at: action.action_ts, message: messageOf(body), alone };
}

/** What was pressed is put as a question again: to everybody for `share`. */
async function askAgain(asked: Asked, press: Press, reach: Reach, service: Service): Promise<Logged> {
  const command = commandNamed(asked.command, service.commands);
  if (command === undefined) throw gone(service);
  const question = { command, options: readOptions(command, asked.options) };
  return answer(question, reach, service, press === 'share' ? 'public' : 'private');
}

/** What of a shared answer stayed, in sentences for whoever deleted it; empty when nothing did. */
function leftWords({ refused: kept, untold }: Left): string {
  const parts = kept === 1 ? '1 part' : `${kept} parts`;
  const more = untold === 1 ? '1 more message' : `${untold} more messages`;
  return [
    kept > 0 ? `Slack did not delete ${parts} of this answer; an administrator of the workspace can.` : '',
    untold === undefined ? 'Whether this answer had more messages is no longer known.' : '',
    untold !== undefined && untold > 0
      ? `There ${untold === 1 ? 'is' : 'are'} ${more} of this answer: press Delete below each.`
      : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

async function unshare({ key, message }: Pressed, reach: Reach, service: Service): Promise<Logged> {
  const share = await shareOf(key, reach, service);
  if (!mayUnshare(share, reach.user, service)) {
    await tell(
      notice('Only whoever shared this answer, or an administrator, can delete it.', 'problem'),
      reach,
      service,
    );
    return { command: 'unshare', outcome: 'refused' };
  }
  const left = leftWords(await takeBack(key, share, message, reach, service));
  if (left !== '') await tell(notice(left, 'problem'), reach, service);
  return { command: 'unshare', outcome: left === '' ? 'answer' : 'problem' };
}

/** Says in private why a press came to nothing. */
async function excuse(why: string, reach: Reach, service: Service): Promise<void> {
  const help = `${umbrella(service.settings.prefix)} help says how.`;
  await tell(notice(`${why}; please ask again. ${help}`, 'problem'), reach, service);
}

async function act(pressed: Pressed | undefined, reach: Reach, service: Service): Promise<Logged> {
  if (await refused(reach, service)) return { command: pressed?.press ?? '?', outcome: 'refused' };
  if (pressed === undefined) {
    await excuse('This button is of another version of Reftel', reach, service);
    return { command: '?', outcome: 'problem' };
  }
  const { press, key, at, alone } = pressed;
  if (press === 'unshare') return unshare(pressed, reach, service);
  const asked = await pressedQuestion(service.collection.notes, key, service.now());
  if (asked === 'expired') {
    await excuse('This button is too old', reach, service);
    return { command: press, outcome: 'expired' };
  }
  const command = commandNamed(asked.command, service.commands);
  const changes = command?.writes === true || command?.changes?.(asked.options) === true;
  if (press === 'share' && changes) {
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

/** A button that is a link: the browser follows it, and Slack tells of it all the same. */
function isLink(action: BlockAction['actions'][number]): boolean {
  return action.type === 'button' && action.url !== undefined;
}

async function sharedAlready(reach: Reach, service: Service): Promise<Logged> {
  if (await refused(reach, service)) return { command: 'share', outcome: 'refused' };
  await tell(notice('This has been shared already.', 'problem'), reach, service);
  return { command: 'share', outcome: 'double' };
}

/** What a click is remembered as: the same person's on the same button of the same message. */
function clickOf(pressed: Pressed | undefined, body: BlockAction, id: string, { team, user, channel }: Reach) {
  const place = `${team}:${channel ?? ''}:${messageOf(body)}:${user}`;
  return { place: `slack:${place}`, click: `click:${place}:${pressed?.press ?? '?'}:${pressed?.key ?? id}` };
}

/** Whether a click is not the second of a double click. */
async function isFirstClick(
  press: Press | undefined,
  { place, click }: ReturnType<typeof clickOf>,
  service: Service,
): Promise<boolean> {
  if (!(await first(service, click, doubleClick[press ?? 'run']))) return false;
  const { collection, now } = service;
  if (press === 'run' || press === 'pick') {
    await kept(() => pressedAfter(collection.notes, seenSpace, click, place, now()), service);
  }
  return true;
}

/** Outcomes after which nobody but the asker has seen anything: the next press shares for the first time. */
const unshared: readonly string[] = ['problem', 'incident', 'refused', 'expired'];

/** Shows an answer to everybody, once; who presses again is told. */
async function share(pressed: Pressed, isFirst: boolean, click: string, reach: Reach, service: Service): Promise<void> {
  let outcome = 'incident';
  await handled('button', service, reach, async () => {
    const logged = isFirst ? await act(pressed, reach, service) : await sharedAlready(reach, service);
    outcome = logged.outcome;
    return logged;
  });
  if (isFirst && unshared.includes(outcome)) {
    await kept(async () => void (await service.collection.notes.remove(seenSpace, click)), service);
  }
}

/** Buttons and menus of answers. */
export function onPresses(app: App, service: Service): void {
  app.action<BlockAction>({ type: 'block_actions' }, async ({ ack, body, client }) => {
    await ack();
    const [action] = body.actions;
    if (action === undefined || isLink(action)) return;
    const pressed = pressIn(body);
    const thread = body.container?.['thread_ts'] ?? body.message?.['thread_ts'];
    const reach = reachOf(body, client, typeof thread === 'string' ? thread : undefined);
    if (!(await first(service, `action:${action.action_ts}:${reach.user}`))) return;
    const remembered = clickOf(pressed, body, action.action_id, reach);
    const isFirst = await isFirstClick(pressed?.press, remembered, service);
    if (pressed?.press === 'share') return share(pressed, isFirst, remembered.click, reach, service);
    if (isFirst) await handled('button', service, reach, () => act(pressed, reach, service));
  });
}
