import { parseHTML } from 'linkedom';
import { seen } from '../outline.ts';

/** Elements that begin a line of their own, and those that also stand apart. */
const lines = new Set(
  'address article aside center dd div dl dt fieldset figure footer form header li main nav section tbody tfoot thead tr'.split(
    ' ',
  ),
);
const apart = new Set('blockquote body h1 h2 h3 h4 h5 h6 hr ol p pre table ul'.split(' '));
/** Elements whose content is no text of the page (WHATWG HTML, raw text and RCDATA). */
const unread = new Set('iframe noembed noframes script style template textarea title xmp'.split(' '));
const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});?/giu;

/** HTML names 2,231 characters; numbers name the rest. */
const mostEntities = 10_000;

/** Where a tag ends that begins at `at`: behind its `>`, which may stand in a quoted value; the end of the page without one. */
function tagEnd(html: string, at: number): number {
  const mark = /[>"']/gu;
  mark.lastIndex = at;
  for (let found = mark.exec(html); found !== null; found = mark.exec(html)) {
    if (found[0] === '>') return mark.lastIndex;
    if (!/=\s{0,4}$/u.test(html.slice(found.index - 5, found.index))) continue;
    const close = html.indexOf(found[0], mark.lastIndex);
    if (close === -1) return html.length;
    mark.lastIndex = close + 1;
  }
  return html.length;
}

function behind(html: string, words: string, at: number): number {
  const found = html.indexOf(words, at);
  return found === -1 ? html.length : found + words.length;
}

/** Behind the content of an element that is not read: at its end tag. */
function behindContent(html: string, name: string, at: number): number {
  const close = new RegExp(`</${name}(?=[\\s/>])`, 'giu');
  close.lastIndex = at;
  return close.exec(html)?.index ?? html.length;
}

/** What a character reference stands for; itself where it is none. */
function meaningOf(written: string): string {
  const [, digits, hex] = /^&#(?:(\d+)|x([\da-f]+))/iu.exec(written) ?? [];
  if (digits === undefined && hex === undefined) {
    const page = parseHTML(`<html><body><i>${written}</i></body></html>`);
    return page.document.querySelector('i')?.textContent ?? written;
  }
  const point = hex === undefined ? Number(digits) : Number.parseInt(hex, 16);
  return point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point);
}

/** Character references as what they stand for; each is looked up once, and no more than there can be. */
function withoutEntities(text: string): string {
  const known = new Map<string, string>();
  return text.replace(entity, (written) => {
    const meant = known.get(written) ?? (known.size < mostEntities ? meaningOf(written) : written);
    known.set(written, meant);
    return meant;
  });
}

/**
 * The words of an HTML body as they would be read: a blank line between paragraphs, a tab between cells. One pass without
 * a tree, so that no nesting costs more than its length; nothing is loaded or run.
 */
export function wordsOfHtml(html: string): string {
  const pieces: string[] = [];
  let preformatted = 0;
  const words = (from: number, to: number) => {
    const raw = html.slice(from, to);
    if (raw !== '') pieces.push(preformatted > 0 ? raw : raw.replace(/[ \t\r\n\f]+/gu, ' '));
  };
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at);
    if (open === -1) {
      words(at, html.length);
      break;
    }
    const [tag, slash = '', written = ''] = /^<(\/?)([a-z][a-z\d]*)/iu.exec(html.slice(open, open + 20)) ?? [];
    if (tag === undefined) {
      const aside = html.startsWith('<!--', open)
        ? '-->'
        : /^<[!?/]/u.test(html.slice(open, open + 2))
          ? '>'
          : undefined;
      words(at, aside === undefined ? open + 1 : open);
      at = aside === undefined ? open + 1 : behind(html, aside, open + 2);
      continue;
    }
    words(at, open);
    const name = written.toLowerCase();
    if (name === 'br') pieces.push('\n');
    else if (name === 'td' || name === 'th') pieces.push('\t');
    else if (apart.has(name)) pieces.push('\n\n');
    else if (lines.has(name)) pieces.push('\n');
    if (name === 'pre') preformatted = Math.max(0, preformatted + (slash === '' ? 1 : -1));
    at = tagEnd(html, open + tag.length);
    if (slash === '' && unread.has(name)) at = behindContent(html, name, at);
  }
  return tidy(withoutEntities(pieces.join('')));
}

/** Blanks at the ends of lines and empty cells go, lines stay. */
function tidy(text: string): string {
  return seen(text)
    .split('\n')
    .map((line) =>
      line
        .split('\t')
        .map((cell) => cell.trim())
        .filter((cell) => cell !== '')
        .join('\t'),
    )
    .join('\n');
}
