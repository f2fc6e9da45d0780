import { createElement as h, type ReactNode } from 'react';
import { instantWords } from '../../commands/instants.ts';
import { link } from './controls.ts';

/** What Discord takes for markup within a line (support.discord.com, Markdown Text 101), escapes first. */
const inLine = new RegExp(
  [
    String.raw`\\(?<escaped>[^\w\s])`,
    '`(?<code>[^`\\n]+)`',
    String.raw`\[(?<label>(?:\\.|[^\\\]\n])+)\]\((?<to>https?:[^\s)]+)\)`,
    String.raw`\*\*(?<strong>(?:\\.|[^\\])+?)\*\*(?!\*)`,
    String.raw`\*(?<faint>(?:\\.|[^\\*])+)\*`,
    String.raw`__(?<under>(?:\\.|[^\\])+?)__`,
    String.raw`(?<!\w)_(?<slanted>(?:\\.|[^\\_])+)_(?!\w)`,
    '~~(?<gone>(?:\\\\.|[^\\\\])+?)~~',
    String.raw`<t:(?<moment>\d{1,13}):F>`,
    String.raw`<?(?<address>https?:\/\/[^\s<>]+)>?`,
  ].join('|'),
  'gsu',
);
const elements = { strong: 'strong', faint: 'em', under: 'u', slanted: 'em', gone: 's' } as const;
const deepest = 6;

/** The instant of Discord's seconds; undefined where no calendar has it. */
function momentOf(seconds: string): string | undefined {
  const date = new Date(Number(seconds) * 1_000);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** A line as Discord shows it; text stays text. */
function line(text: string, depth = 0): ReactNode[] {
  const nodes: ReactNode[] = [];
  let at = 0;
  for (const found of text.matchAll(inLine)) {
    const groups = found.groups ?? {};
    nodes.push(text.slice(at, found.index));
    at = found.index + found[0].length;
    const key = nodes.length;
    const within = (words: string): ReactNode => (depth < deepest ? line(words, depth + 1) : words);
    const { escaped, code, label, to, address, moment } = groups;
    const named = Object.entries(elements).find(([name]) => groups[name] !== undefined);
    if (escaped !== undefined) nodes.push(escaped);
    else if (moment !== undefined) {
      const instant = momentOf(moment);
      nodes.push(instant === undefined ? found[0] : h('time', { key, dateTime: instant }, instantWords({ instant })));
    } else if (code !== undefined) nodes.push(h('code', { key }, code));
    else if (label !== undefined && to !== undefined) nodes.push(link(to, within(label), key));
    else if (address !== undefined) nodes.push(link(address, address, key));
    else if (named !== undefined) nodes.push(h(named[1], { key }, within(groups[named[0]] ?? '')));
  }
  nodes.push(text.slice(at));
  return nodes;
}

const starts: readonly { readonly mark: RegExp; readonly look: string }[] = [
  { mark: /^-# /u, look: 'small' },
  { mark: /^# /u, look: 'heading first' },
  { mark: /^## /u, look: 'heading' },
  { mark: /^### /u, look: 'heading' },
  { mark: /^> /u, look: 'quoted' },
  { mark: /^[-*] /u, look: 'item' },
];

function lineNode(text: string, key: number): ReactNode {
  const start = starts.find(({ mark }) => mark.test(text));
  if (start !== undefined) return h('div', { key, className: start.look }, line(text.replace(start.mark, '')));
  return h('div', { key }, text.trim() === '' ? '\u00a0' : line(text));
}

/** Discord's Markdown as elements. What it does not know stays as it was written, always as text. */
export function markdown(text: string): ReactNode[] {
  return text.split(/```(?:[\w-]*\n)?([\s\S]*?)```/u).flatMap((part, at) =>
    at % 2 === 1
      ? [h('pre', { key: `code-${at}` }, part.replace(/^\n|\n$/gu, ''))]
      : part === ''
        ? []
        : [
            h(
              'div',
              { key: `text-${at}`, className: 'lines' },
              part
                .replace(/^\n|\n$/gu, '')
                .split('\n')
                .map(lineNode),
            ),
          ],
  );
}
