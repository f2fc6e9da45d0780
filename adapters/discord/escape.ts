/**
 * Text of a document or a person as Discord may have it. Two steps: `visible` takes away what hides or reorders words,
 * `escaped` puts a backslash before every letter that Markdown, a mention or a link could begin with. Backslashes are
 * not shown and not copied by the client, so words stay readable and copyable; they also part the letters for the
 * server, which looks for `https://…` and `<@1>` in the message as sent. `@everyone` and `@here` are the exception: the
 * server finds them behind a backslash too, so a zero-width space stands after the @, as discord.js does it. Escapes
 * look at the next letter only, never at a line's beginning: a text may be parted anywhere before it is escaped.
 */

const controls = /[^\P{Cc}\n]/gu;
/** Controls of writing direction are shown by their names, a run of one by its length: what they reorder is then seen as it is stored. */
const directions = /([\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])\1*/gu;
/** Letters without a look of their own (Unicode: Default_Ignorable_Code_Point). */
const unseen = /\p{DI}/gu;
/** Of these, what emoji and scripts such as Persian and Hindi need between two letters of their own. */
const joiners = new Set(['\u200c', '\u200d', '\ufe0e', '\ufe0f']);
const halves = /\p{Cs}/gu;
/** Nothing but what is seen as it is: blanks, letters and signs of ASCII. */
const plainly = /^[ -~]*$/u;
/** From here on letters may need joiners; before it stand Latin letters, which do not. */
const firstJoined = 0x250;

function named(run: string): string {
  const name = (run.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return run.length === 1 ? `[U+${name}]` : `[U+${name} ×${run.length}]`;
}

function isNeeded(letter: string, at: number, text: string): boolean {
  if (!joiners.has(letter)) return false;
  const before = text.charCodeAt(at - 1);
  const doubled = before >= 0x200b && before <= 0x200f;
  return before >= firstJoined && !doubled && (letter >= '\ufe0e' || text.charCodeAt(at + 1) >= firstJoined);
}

/**
 * Foreign text without controls and hidden letters; half a surrogate pair becomes U+FFFD. Line ends and runs of blanks
 * become one space each, unless they are to be kept. Fit for places without Markdown: labels, footers, code blocks.
 */
export function visible(text: string, lines: 'fold' | 'keep' = 'fold'): string {
  if (plainly.test(text)) return lines === 'keep' ? text : text.replace(/ {2,}/gu, ' ');
  const ended = text.replace(/\r\n?|[\u2028\u2029\u0085\v\f]/gu, '\n').replaceAll('\t', '    ');
  const shown = ended
    .replace(controls, '')
    .replace(directions, named)
    .replace(unseen, (letter, at: number, whole: string) => (isNeeded(letter, at, whole) ? letter : ''))
    .replace(halves, '\ufffd');
  return lines === 'keep' ? shown : shown.replace(/\s+/gu, ' ');
}

/** Escapes text that is already `visible`. */
export function escapeVisible(text: string): string {
  return text
    .replace(/[\\*_~|`<>[\]#/@]|[-+](?=\s|$)|(?<=\d)\.(?=\s|$)/gu, '\\$&')
    .replace(/@(?=everyone|here)/giu, '@\u200b');
}

/** Foreign text as Markdown that shows exactly its words and does nothing. */
export function escaped(foreign: string, lines: 'fold' | 'keep' = 'fold'): string {
  return escapeVisible(visible(foreign, lines));
}
