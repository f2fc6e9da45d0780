import { escapeVisible } from './escape.ts';
import { limits } from './limits.ts';
import type { DiscordMessage } from './message.ts';

const fence = /```\n([\s\S]*?)\n```/gu;
const leftOut = '\n… the rest is left out';
const deepest = 8;

/** Code blocks become escaped lines: cut in two, a block would set free what it holds. */
function unfenced(markdown: string): string {
  return markdown.replace(fence, (_, code: string) => escapeVisible(code));
}

function componentTexts(value: unknown, depth = 0): readonly string[] {
  if (typeof value !== 'object' || value === null || depth > deepest) return [];
  const { type, content, components } = value as { type?: unknown; content?: unknown; components?: unknown };
  const own = type === 10 && typeof content === 'string' ? [content] : [];
  return [...own, ...(Array.isArray(components) ? components.flatMap((each) => componentTexts(each, depth + 1)) : [])];
}

/**
 * All words of a rendered message as the text of a plain one, at most `most` characters: for when Discord refuses the
 * card. Authors and footers are escaped here, since they know no Markdown where they come from.
 */
export function plainText(
  { content, embeds = [], components = [] }: DiscordMessage,
  most: number = limits.content,
): string {
  const cards = embeds.flatMap(({ author, title, description, fields = [], footer }) => [
    author === undefined ? undefined : escapeVisible(author.name),
    title,
    description,
    ...fields.map(({ name, value }) => `${name}: ${value}`),
    footer === undefined ? undefined : escapeVisible(footer.text),
  ]);
  const texts = [content, ...cards, ...components.flatMap((each) => componentTexts(each))];
  const text = texts
    .filter((each) => each !== undefined && each.trim() !== '')
    .map((each) => unfenced(each ?? ''))
    .join('\n');
  if (text.length <= most) return text;
  const room = most - leftOut.length;
  const blank = Math.max(text.lastIndexOf(' ', room), text.lastIndexOf('\n', room));
  const cut = text.slice(0, blank > room / 2 ? blank : room);
  // Half an escape or half a surrogate pair must not stand at the end.
  return cut.replace(/(?:\\|[\ud800-\udbff])+$/u, '') + leftOut;
}
