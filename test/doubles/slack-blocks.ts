import type { Call } from './slack-world.ts';

interface Element {
  readonly type: string;
  readonly action_id: string;
  readonly value?: string;
  readonly text?: { readonly text: string };
  readonly options?: readonly { readonly value: string; readonly text: { readonly text: string } }[];
}

type Block = { readonly type: string; readonly elements?: readonly Element[] };

/** What can be pressed in a message that went out. */
export function elementsOf({ body }: Call): readonly Element[] {
  const blocks = (body['blocks'] ?? []) as readonly Block[];
  return blocks.filter(({ type }) => type === 'actions').flatMap(({ elements = [] }) => elements);
}

/** The button with this label. @throws Error when there is none */
export function button(call: Call | undefined, label: string): { type: string; action_id: string; value?: string } {
  const found = call === undefined ? undefined : elementsOf(call).find(({ text }) => text?.text === label);
  if (found === undefined) throw new Error(`no button "${label}"`);
  return { type: 'button', action_id: found.action_id, ...(found.value === undefined ? {} : { value: found.value }) };
}

/** The timestamp of a message that was posted to a channel. @throws Error when Slack did not tell it */
export function timestampOf(call: Call | undefined): string {
  const { ts } = (call?.answer ?? {}) as { ts?: string };
  if (ts === undefined) throw new Error('no timestamp');
  return ts;
}

/** A choice of the first menu, as it arrives when it is picked. */
export function pick(call: Call | undefined, label: RegExp): Record<string, unknown> {
  const menu = call === undefined ? undefined : elementsOf(call).find(({ type }) => type === 'static_select');
  const option = menu?.options?.find(({ text }) => label.test(text.text));
  if (menu === undefined || option === undefined) throw new Error(`no choice ${label}`);
  return { type: 'static_select', action_id: menu.action_id, selected_option: option };
}
