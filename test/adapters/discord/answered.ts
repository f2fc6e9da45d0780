import { type DiscordMessage, render } from '../../../adapters/discord/render.ts';
import { dispatch } from '../../../adapters/dispatch.ts';
import type { Frame } from '../../../adapters/frame.ts';
import type { Context } from '../../../commands/command.ts';
import { commands } from '../../../commands/index.ts';
import type { Reply } from '../../../commands/reply.ts';
import { readLine } from '../../../commands/typed.ts';
import { contextOf } from '../../doubles/asking.ts';
import { livelyIn, markdownOf } from '../../doubles/discord-scan.ts';
import { checkMessage } from '../../doubles/discord-schema.ts';

const desk = { log: () => undefined, incident: () => '7F3K' };

function frameOf(line: string, audience: Frame['audience']): Frame {
  try {
    const { command, options } = readLine(line, commands);
    return { asked: { command: command.name, options: options as Record<string, string> }, audience };
  } catch {
    return { audience };
  }
}

/** A line's reply, and its messages for Discord in each look. */
export async function answered(line: string, context: Context = contextOf()) {
  const frame = frameOf(line, context.audience);
  const { reply, output } = await dispatch(line, context, desk, (each) => ({
    embed: render(each, frame),
    components: render(each, frame, { cards: 'components' }),
  }));
  return { reply, ...output };
}

/** The moments that a reply tells of itself, as Discord shows them. */
function momentsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { instant } = value as { readonly instant?: unknown };
  const own = typeof instant === 'string' ? [`<t:${Math.floor(Date.parse(instant) / 1_000)}:F>`] : [];
  return [...own, ...Object.values(value).flatMap(momentsIn)];
}

/** What is wrong with messages: refused by the oracle, or alive. The moments of the `reply` that they show are its own. */
export function problemsOf(messages: readonly DiscordMessage[], reply?: Reply): readonly string[] {
  const moments = new Set(momentsIn(reply));
  return messages.flatMap((message) => [
    ...checkMessage(Object.fromEntries(Object.entries(message).filter(([key]) => key !== 'files'))),
    ...livelyIn(message)
      .filter(({ text }) => !moments.has(text))
      .map(({ kind, text }) => `${kind}: ${text.slice(0, 80)}`),
  ]);
}

/** All words of messages as somebody reads them: emphasis and escapes undone. */
export function readOf(messages: readonly DiscordMessage[]): string {
  return messages
    .flatMap(markdownOf)
    .join('\n')
    .replace(/(?<!\\)\*+/gu, '')
    .replace(/\\([^\p{L}\p{N}\s])/gu, '$1');
}

/** The same as one line, without blanks. */
export function lettersOf(text: string): string {
  return text.replace(/\s+/gu, '');
}
