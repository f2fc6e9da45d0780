import { isJson, type Json, objects } from './json.ts';

/**
 * A reader of Discord's Markdown that tells what would come alive, written from
 * https://support.discord.com/hc/en-us/articles/210298617 and
 * https://docs.discord.com/developers/reference#message-formatting, without regard to how the adapter escapes.
 */

/** Something that is not just words: what it is and what of the text it takes. */
export interface Live {
  readonly kind: string;
  readonly text: string;
}

const backslashed = /\\[^\p{L}\p{N}\s]/uy;
const inert: readonly RegExp[] = [/```[\s\S]+?```/uy, /``[\s\S]+?``/uy, /`[^`]+`/uy];
const anywhere: readonly (readonly [string, RegExp])[] = [
  ['mention of everyone', /@(?:everyone|here)/uy],
  ['mention', /<@[!&]?\d+>/uy],
  ['channel', /<#\d+>/uy],
  ['timestamp', /<t:-?\d+(?::\w)?>/uy],
  ['command', /<\/[^>\n]+:\d+>/uy],
  ['emoji', /<a?:\w+:\d+>/uy],
  ['navigation', /<id:\w+>/uy],
  ['link', /<[a-z][a-z0-9+.-]*:[^>\s]+>/iuy],
  ['link', /<[^>\s@]+@[^>\s]+>/uy],
  ['link', /(?:https?|discord|steam):\/\/\S/iuy],
  ['invitation', /(?:discord\.gg|discord(?:app)?\.com\/invite)\/\w/iuy],
  ['masked link', /\[[^\]]*\]\([^)]*\)/uy],
  ['spoiler', /\|\|[\s\S]+?\|\|/uy],
  ['struck out', /~~[\s\S]+?~~/uy],
  ['underlined', /__[\s\S]+?__/uy],
  ['bold', /\*\*(?=\S)[\s\S]+?\*\*/uy],
  ['italic', /\*(?=[^\s*])[\s\S]+?\*/uy],
  ['italic', /\b_[\s\S]+?_\b/uy],
];
const atLineStart: readonly (readonly [string, RegExp])[] = [
  ['heading', / *#{1,3} +\S/uy],
  ['small print', / *-# +\S/uy],
  ['quote', / *>(?:>>)? \s*\S/uy],
  ['list', / *(?:[-*+]|\d+\.) +\S/uy],
];
/** What the server looks for in the text as sent, escapes or not. */
const byServer: readonly (readonly [string, RegExp])[] = [
  ['mention of everyone', /@(?:everyone|here)/gu],
  ['mention', /<(?:@[!&]?|#)\d+>/gu],
  ['link', /https?:\/\//giu],
  ['invitation', /discord(?:\.gg|(?:app)?\.com\/invite)\//giu],
];

/** Letters that something else than words begins with; digits and the rest only at a line's start. */
const beginnings = /[\\`@<[|~_*hds]/iu;

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function firstAt(patterns: readonly (readonly [string, RegExp])[], text: string, at: number): Live | undefined {
  for (const [kind, pattern] of patterns) {
    const found = matchAt(pattern, text, at);
    if (found !== undefined) return { kind, text: found };
  }
  return undefined;
}

/** Everything in a Markdown text that is more than words, in order; what bold and italic words hold is looked at too. */
export function liveIn(markdown: string): readonly Live[] {
  const found: Live[] = [];
  let words = '';
  for (let at = 0; at < markdown.length; ) {
    const lineStart = at === 0 || markdown.charAt(at - 1) === '\n';
    if (!lineStart && !beginnings.test(markdown.charAt(at))) {
      words += markdown.charAt(at);
      at += 1;
      continue;
    }
    const escaped = matchAt(backslashed, markdown, at);
    const code = inert.map((pattern) => matchAt(pattern, markdown, at)).find((each) => each !== undefined);
    if (escaped !== undefined || code !== undefined) {
      words += escaped ?? '';
      at += (escaped ?? code ?? '').length;
      if (code !== undefined) found.push({ kind: 'code', text: code });
      continue;
    }
    const live = (lineStart ? firstAt(atLineStart, markdown, at) : undefined) ?? firstAt(anywhere, markdown, at);
    if (live !== undefined) found.push(live);
    words += markdown.charAt(at);
    at += 1;
  }
  const served = byServer.flatMap(([kind, pattern]) =>
    [...words.matchAll(pattern)].map(([text]) => ({ kind: `${kind} (server)`, text })),
  );
  return [...found, ...served];
}

/** Words as the client shows them: escapes undone, our own marks left standing. */
export function shownAs(markdown: string): string {
  return markdown.replace(/\\([^\p{L}\p{N}\s])/gu, '$1');
}

function textsOfComponent(component: Json): readonly string[] {
  const own = component['type'] === 10 ? [String(component['content'])] : [];
  return [...own, ...objects(component['components']).flatMap(textsOfComponent)];
}

/** Every text of a message body that Discord reads as Markdown. */
export function markdownOf(body: unknown): readonly string[] {
  if (!isJson(body)) return [];
  const embeds = objects(body['embeds']).flatMap((embed) => [
    embed['title'],
    embed['description'],
    ...objects(embed['fields']).flatMap((field) => [field['name'], field['value']]),
  ]);
  const texts = [body['content'], ...embeds].filter((text) => typeof text === 'string');
  return [...texts, ...objects(body['components']).flatMap(textsOfComponent)];
}

/** Kinds that our own layout uses: emphasis, code to copy, small print and headings. */
const layout = new Set(['bold', 'italic', 'code', 'small print', 'heading']);

/** What a message brings to life beyond our own layout: mentions, links, lists, quotes and the like. */
export function livelyIn(body: unknown): readonly Live[] {
  return markdownOf(body).flatMap((text) => liveIn(text).filter(({ kind }) => !layout.has(kind)));
}
