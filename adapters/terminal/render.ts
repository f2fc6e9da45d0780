import type { Command } from '../../commands/command.ts';
import type { Action, Attachment, Menu, Reply } from '../../commands/reply.ts';
import { commandNamed, typedForm } from '../../commands/typed.ts';
import { blockLines } from './blocks.ts';
import { bold, columns, dim, type Ink, inked, toned, wrapped } from './ink.ts';
import { visible } from './visible.ts';

const mostChoices = 8;

/** How a reply is drawn, and the commands that its buttons name. */
export interface Terminal extends Ink {
  readonly commands: readonly Command[];
}

function actionLine(action: Action, width: number, terminal: Terminal): string | undefined {
  const command = commandNamed(action.command, terminal.commands);
  if (command === undefined) return undefined;
  const label = inked(action.label, terminal);
  return `  ${label}${' '.repeat(Math.max(0, width - columns(label)))}   ${dim(visible(typedForm(command, action.options)), terminal)}`;
}

function actionLines(actions: readonly Action[], terminal: Terminal): readonly string[] {
  const width = Math.min(30, Math.max(0, ...actions.map(({ label }) => columns(inked(label, terminal)))));
  return actions.flatMap((action) => actionLine(action, width, terminal) ?? []);
}

/** The address of the whole, where there is a reader. */
function readerLines({ reader }: Reply, terminal: Terminal): readonly string[] {
  const address = reader === undefined ? undefined : terminal.linkTo?.(reader);
  return address === undefined ? [] : [`  Open in reader   ${dim(visible(address), terminal)}`];
}

function menuLines({ label, choices }: Menu, terminal: Terminal): readonly string[] {
  const left = choices.length - mostChoices;
  return [
    visible(label),
    ...actionLines(choices.slice(0, mostChoices), terminal),
    ...(left > 0 ? [`  … ${left} more`] : []),
  ];
}

function attachmentLines({ name, type, content }: Attachment, terminal: Terminal): readonly string[] {
  return [bold(`${visible(name)} (${visible(type)})`, terminal), visible(content, 'keep').trimEnd()];
}

/**
 * A reply as text for a terminal. Pure. Buttons and menus are shown as the commands one would type; escape sequences
 * are written only where `colour` is set, and only our own.
 */
export function render(reply: Reply, terminal: Terminal): string {
  const { lead, kicker, title, subtitle, footer, tone } = reply;
  const head = [
    ...(lead === undefined ? [] : [inked(lead, terminal)]),
    ...(kicker === undefined ? [] : [toned(inked(kicker, { ...terminal, colour: false }), tone, terminal)]),
    bold(inked(title, { ...terminal, colour: false }), terminal),
    ...(subtitle === undefined || subtitle.length === 0 ? [] : [inked(subtitle, terminal)]),
  ].map((line) => wrapped(line, '  ', terminal));
  const sections = [
    head,
    ...reply.blocks.map((block) => blockLines(block, terminal)),
    ...reply.attachments.map((attachment) => attachmentLines(attachment, terminal)),
    [...readerLines(reply, terminal), ...actionLines(reply.actions, terminal)],
    ...reply.menus.map((menu) => menuLines(menu, terminal)),
    footer === undefined || footer.length === 0 ? [] : [dim(inked(footer, terminal), terminal)],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}
