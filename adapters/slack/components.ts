import type { types } from '@slack/bolt';
import type { Menu, Reply } from '../../commands/reply.ts';
import { type Asked, buttonId, keyOf, type Press } from '../buttons.ts';
import { plain, weight } from './escape.ts';
import { shortened } from './fit.ts';
import type { SlackFrame } from './frame.ts';
import { limits } from './limits.ts';

/** Two rows: more buttons than this are no help on a phone. */
const mostButtons = 2 * limits.actions.elements;
const mostMenus = 10;
/** Budgets for the words of all choices and of all buttons of a message, so that both always have room on one. */
const choicesWeight = 4_000;
const buttonsWeight = 4_000;

/** What can be pressed, and what is said of buttons and choices that had no room. */
export interface Components {
  readonly blocks: readonly types.ActionsBlock[];
  readonly said: readonly string[];
}

/** What a button takes of the budget of block text. */
function buttonWeight({ text, value = '' }: types.Button): number {
  return weight(text.text) + value.length;
}

/** What menus and buttons take of the budget of block text. */
export function componentsWeight({ elements }: types.ActionsBlock): number {
  return elements.reduce((sum, element) => {
    if (element.type === 'button') return sum + buttonWeight(element);
    if (element.type !== 'static_select') return sum;
    const words = (element.options ?? []).map(({ text, value = '' }) => weight(text.text) + value.length);
    return words.reduce((left, right) => left + right, sum + weight(element.placeholder?.text ?? ''));
  }, 0);
}

/** Words of a button or a choice: always at least one letter. */
function named(text: string, otherwise: string, most: number): types.PlainTextElement {
  const short = shortened(text, most);
  return { type: 'plain_text', text: short === '' ? otherwise : short, emoji: false };
}

/** Ids that are unique in a message: the second button of a key gets a number. */
function idsOf(): (press: Press, key: string) => string {
  const counts = new Map<string, number>();
  return (press, key) => {
    const first = buttonId(press, key);
    const count = counts.get(first) ?? 0;
    counts.set(first, count + 1);
    return buttonId(press, key, count);
  };
}

/** A button of our own below an answer. */
function control(id: string, key: string, label: string): types.Button {
  return { type: 'button', action_id: id, text: named(label, label, limits.button.text), value: key };
}

/** Deletes a shared answer; drawn without having been shared, it names the question. */
function deleting(asked: Asked, share = keyOf(asked)): types.Button {
  return control(buttonId('unshare', share), share, 'Delete');
}

/** The way into the reader, where there is one. */
function readerButtons({ reader }: Reply, { linkTo }: SlackFrame): readonly types.Button[] {
  const url = reader === undefined ? undefined : linkTo?.(reader);
  if (url === undefined || url.length > limits.button.url) return [];
  const text = named('Open in reader', 'Open in reader', limits.button.text);
  return [{ type: 'button', action_id: 'reader', text, url }];
}

function controlsOf({ asked, audience, share }: SlackFrame): readonly types.Button[] {
  if (asked === undefined) return [];
  const key = keyOf(asked);
  return [
    audience === 'private' ? control(buttonId('share', key), key, 'Share to channel') : deleting(asked, share),
    control(buttonId('missed', key), key, 'Not what I meant'),
  ];
}

/** What can be pressed below a message that others of the same answer follow: a shared one can be deleted. */
export function partControls({ asked, audience, share }: SlackFrame): readonly types.ActionsBlock[] {
  if (asked === undefined || audience === 'private') return [];
  return [{ type: 'actions', elements: [deleting(asked, share)] }];
}

function options({ label, choices }: Menu, room: number): { shown: types.PlainTextOption[]; total: number } {
  const distinct = [...new Map(choices.map((choice) => [keyOf(choice), choice])).entries()];
  const shown: types.PlainTextOption[] = [];
  let used = 0;
  for (const [key, choice] of distinct) {
    const text = named(plain(choice.label), label, limits.option.text);
    used += weight(text.text) + key.length;
    if (shown.length > 0 && (used > room || shown.length === limits.select.options)) break;
    shown.push({ text, value: key });
  }
  return { shown, total: distinct.length };
}

function rows(elements: readonly types.ActionsBlockElement[]): readonly types.ActionsBlock[] {
  const { elements: most } = limits.actions;
  return Array.from({ length: Math.ceil(elements.length / most) }, (_, row) => ({
    type: 'actions',
    elements: elements.slice(row * most, (row + 1) * most),
  }));
}

/** Menus, buttons of the answer, and those that every answer has. */
export function componentsOf(reply: Reply, frame: SlackFrame): Components {
  const { actions, menus } = reply;
  const id = idsOf();
  const said: string[] = [];
  const filled = menus.filter(({ choices }) => choices.length > 0);
  const selects = filled.slice(0, mostMenus).map((menu): types.StaticSelect => {
    const { shown, total } = options(menu, choicesWeight / Math.min(filled.length, mostMenus));
    const name = shortened(plain([menu.label]), limits.select.placeholder);
    if (shown.length < total) said.push(`${name}: the first ${shown.length} of ${total} choices; type any other`);
    return {
      type: 'static_select',
      action_id: id('pick', shown[0]?.value ?? ''),
      placeholder: named(name, 'Choose', limits.select.placeholder),
      options: shown,
    };
  });
  if (filled.length > mostMenus) said.push(`${filled.length - mostMenus} more menus are not shown`);
  const controls = [...readerButtons(reply, frame), ...controlsOf(frame)];
  const buttons: types.Button[] = [];
  let used = 0;
  for (const action of actions.slice(0, mostButtons - controls.length)) {
    const key = keyOf(action);
    const text = named(plain(action.label), action.command, limits.button.text);
    const shown: types.Button = { type: 'button', action_id: id('run', key), text, value: key };
    used += buttonWeight(shown);
    if (used > buttonsWeight) break;
    buttons.push(shown);
  }
  const left = actions.length - buttons.length;
  if (left > 0) said.push(`${left} more buttons are not shown`);
  return { blocks: [...rows(selects), ...rows([...buttons, ...controls])], said };
}
