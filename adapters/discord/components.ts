import type {
  APIActionRowComponent,
  APIButtonComponentWithCustomId,
  APIButtonComponentWithURL,
  APIStringSelectComponent,
  ButtonStyle,
} from 'discord.js';
import type { Command } from '../../commands/command.ts';
import type { Action, Menu, Reply } from '../../commands/reply.ts';
import { commandNamed, typedForm } from '../../commands/typed.ts';
import { buttonId, keyOf } from '../buttons.ts';
import type { Frame } from '../frame.ts';
import { visible } from './escape.ts';
import { cutPoint, type Part } from './fit.ts';
import { limits } from './limits.ts';
import { linePart } from './parts.ts';
import { plain } from './spans.ts';

type Button = APIButtonComponentWithCustomId | APIButtonComponentWithURL;
export type Row = APIActionRowComponent<Button | APIStringSelectComponent>;

/** What can be pressed and picked, and lines for what found no place. */
export interface Controls {
  readonly rows: readonly Row[];
  readonly parts: readonly Part[];
}

const styles = { plain: 2, danger: 4, link: 5 } as const satisfies Record<string, ButtonStyle>;
const mostTyped = 10;

/** A label of at most `most` letters; what is cut off is seen to be. */
export function labelOf(text: string, most: number): string {
  const label = text === '' ? '(blank)' : text;
  return label.length <= most ? label : `${label.slice(0, cutPoint(label, most - 1)).trimEnd()}…`;
}

/** A button; `ordinal` tells those of one question apart. */
export function buttonOf(
  label: string,
  customId: string,
  style: ButtonStyle = styles.plain,
): APIButtonComponentWithCustomId {
  return {
    type: 2,
    style: style as APIButtonComponentWithCustomId['style'],
    label: labelOf(label, limits.buttonLabel),
    custom_id: customId,
  };
}

function actionButtons(actions: readonly Action[]): readonly APIButtonComponentWithCustomId[] {
  const seen = new Map<string, number>();
  return actions.map((action) => {
    const key = keyOf(action);
    const ordinal = seen.get(key) ?? 0;
    seen.set(key, ordinal + 1);
    return buttonOf(plain(action.label), buttonId('run', key, ordinal));
  });
}

/** What every answer offers beside its own: to share it or take it back, and to say that it missed. */
function frameButtons({ asked, audience }: Frame): readonly APIButtonComponentWithCustomId[] {
  if (asked === undefined) return [];
  const key = keyOf(asked);
  return [
    audience === 'private'
      ? buttonOf('Share to channel', buttonId('share', key))
      : buttonOf('Delete', buttonId('unshare', key), styles.danger),
    buttonOf('Not what I meant', buttonId('missed', key)),
  ];
}

/** The way into the reader, where there is one; Discord takes no longer address. */
function readerButtons({ reader }: Reply, { linkTo }: Frame): readonly APIButtonComponentWithURL[] {
  const url = reader === undefined ? undefined : linkTo?.(reader);
  if (url === undefined || url.length > limits.buttonUrl) return [];
  return [{ type: 2, style: styles.link, label: 'Open in reader', url }];
}

/** Each question once: Discord refuses a menu that has a value twice. */
function choicesOf(menu: Menu): readonly Action[] {
  return [...new Map(menu.choices.map((choice) => [keyOf(choice), choice])).values()];
}

const sizeOf = (menu: Menu | undefined) => (menu === undefined ? 0 : choicesOf(menu).length);

/** Two menus as one; each choice says which it is of. */
function together(one: Menu, other: Menu): Menu {
  const told = ({ label, choices }: Menu) =>
    label.includes(' · ') ? choices : choices.map((choice) => ({ ...choice, label: [`${label}: `, ...choice.label] }));
  return { label: `${one.label} · ${other.label}`, choices: [...told(one), ...told(other)] };
}

/** Menus for fewer rows: neighbours that are small enough together become one, the smallest first, the last one last. */
function inFewer(menus: readonly Menu[], most: number): readonly Menu[] {
  if (menus.length <= most || menus.length < 2) return menus;
  const pairs = menus.slice(1).map((menu, at) => ({ at, size: sizeOf(menus[at]) + sizeOf(menu) }));
  const among = pairs.length > 1 ? pairs.slice(0, -1) : pairs;
  const best = among.filter(({ size }) => size <= limits.select.options).sort((a, b) => a.size - b.size)[0];
  const [one, other] = best === undefined ? [] : menus.slice(best.at, best.at + 2);
  if (best === undefined || one === undefined || other === undefined) return menus;
  return inFewer([...menus.slice(0, best.at), together(one, other), ...menus.slice(best.at + 2)], most);
}

function selectRow(menu: Menu, ordinal: number): Row {
  const { options, label, value, placeholder } = limits.select;
  const select: APIStringSelectComponent = {
    type: 3,
    custom_id: buttonId('pick', 'menu', ordinal),
    placeholder: labelOf(visible(menu.label).trim(), placeholder),
    options: choicesOf(menu)
      .slice(0, options)
      .map((choice) => ({ label: labelOf(plain(choice.label), label), value: keyOf(choice).slice(0, value) })),
  };
  return { type: 1, components: [select] };
}

function typedParts(title: string, actions: readonly Action[], commands: readonly Command[]): readonly Part[] {
  if (actions.length === 0) return [];
  const typed = actions.slice(0, mostTyped).flatMap((action) => {
    const command = commandNamed(action.command, commands);
    const form = command === undefined ? '' : visible(typedForm(command, action.options));
    return linePart([{ text: `${plain(action.label)}: ${form}` }]);
  });
  const left = actions.length - mostTyped;
  return [
    ...linePart([{ text: title, look: 'strong' }], { gap: true }),
    ...typed,
    ...(left > 0 ? linePart([{ text: `… and ${left.toLocaleString('en-GB')} more` }]) : []),
  ];
}

function inRows(buttons: readonly Button[]): readonly Row[] {
  const count = Math.ceil(buttons.length / limits.buttonsInRow);
  return Array.from({ length: count }, (_, row) => ({
    type: 1,
    components: buttons.slice(row * limits.buttonsInRow, (row + 1) * limits.buttonsInRow),
  }));
}

/**
 * Buttons for actions, select menus for menus, in at most `rows` rows of which one at least has buttons. What finds no
 * place is written out with the command to type.
 */
export function controlsOf(
  reply: Reply,
  frame: Frame,
  commands: readonly Command[],
  rows: number = limits.rows,
): Controls {
  const filled = reply.menus.filter(({ choices }) => choices.length > 0);
  const menus = inFewer(filled, rows - 1);
  const shownMenus = menus.slice(0, rows - 1);
  const own = [...readerButtons(reply, frame), ...frameButtons(frame)];
  const room = (rows - shownMenus.length) * limits.buttonsInRow - own.length;
  const shownActions = reply.actions.slice(0, room);
  const options = limits.select.options;
  return {
    rows: [...shownMenus.map(selectRow), ...inRows([...actionButtons(shownActions), ...own])],
    parts: [
      ...shownMenus.flatMap((menu) => {
        const left = choicesOf(menu).slice(options);
        return typedParts(`${visible(menu.label)}, and ${left.length.toLocaleString('en-GB')} more`, left, commands);
      }),
      ...menus.slice(rows - 1).flatMap((menu) => typedParts(visible(menu.label), choicesOf(menu), commands)),
      ...typedParts('Also', reply.actions.slice(room), commands),
    ],
  };
}
