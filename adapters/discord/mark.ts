import type { Frame } from '../frame.ts';
import { partsOf } from './interaction.ts';

/** What begins a line of small print in Discord's Markdown. */
export const smallPrint = '-# ';
/** A key, and which of how many messages it stands in; always the end of a message's small print. */
const form = /(?:^|\s)ref ([A-Za-z\d-]{1,25})(?: (\d{1,2})\/(\d{1,2}))?$/u;
/** `ref `, and ` 10/10` with what joins it to the rest. */
const longestBeside = 16;

/** Which posting a message is of, and which part of it, from 0. */
export interface Marked {
  readonly key: string;
  readonly part: number;
  readonly parts: number;
}

/** The line by which a posting is found again: `ref k3f9`, or `ref k3f9 2/3` on the second of three messages. Empty where nothing has to be found. */
export function markOf({ ref }: Pick<Frame, 'ref'>, at: number, all: number): string {
  if (ref === undefined) return '';
  return `ref ${ref}${all > 1 ? ` ${at + 1}/${all}` : ''}`;
}

/** Letters that the line takes of a message. */
export function markRoom({ ref }: Pick<Frame, 'ref'>): number {
  return ref === undefined ? 0 : smallPrint.length + ref.length + longestBeside;
}

/** As much of a message as the line may stand in. */
interface Looked {
  readonly content?: string;
  readonly embeds?: readonly { readonly footer?: { readonly text: string } }[];
  readonly components?: unknown;
}

/** Where a renderer puts the line: the end of the last footer, a text of its own, the last line of plain text. */
function placesOf({ content = '', embeds = [], components = [] }: Looked): readonly string[] {
  const own = partsOf(components).map(({ content: text }) => (typeof text === 'string' ? text : ''));
  const small = [...own, content.split('\n').at(-1) ?? ''].filter((text) => text.startsWith(`${smallPrint}ref `));
  return [embeds.at(-1)?.footer?.text ?? '', ...small];
}

/** What a message says that it is of; undefined where it says nothing of the kind. */
export function markedAs(message: Looked): Marked | undefined {
  for (const place of placesOf(message)) {
    const [, key, at, all] = form.exec(place) ?? [];
    if (key !== undefined) return { key, part: Number(at ?? 1) - 1, parts: Number(all ?? 1) };
  }
  return undefined;
}
