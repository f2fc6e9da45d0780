import { instantWords } from '../../commands/instants.ts';
import type { Run, Text } from '../../commands/reply.ts';

/** Scripts whose spelling needs joiners (Unicode TR 9 and TR 31, A1–B), and emoji that are made of several. */
const joinedScripts =
  /(?:[\p{sc=Arab}\p{sc=Syrc}\p{sc=Mong}\p{sc=Deva}\p{sc=Beng}\p{sc=Guru}\p{sc=Gujr}\p{sc=Orya}\p{sc=Taml}\p{sc=Telu}\p{sc=Knda}\p{sc=Mlym}\p{sc=Sinh}\p{sc=Khmr}\p{Extended_Pictographic}\p{Emoji_Modifier}]|\ufe0f)$/u;
const writingDirection = /([\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])\1*/gu;
const unseen = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu;
const lineEnds = /\r\n?|[\u2028\u2029\u0085\v\f]/gu;

/** Nothing but what is seen as it is: blanks, letters and signs of ASCII. */
const plainly = /^[ -~]*$/u;

/** `[U+202E]`; a row of the same is written once, with its number. */
function codePoint(letters: string): string {
  const code = (letters.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return letters.length > 1 ? `[U+${code} ×${letters.length}]` : `[U+${code}]`;
}

function controlPicture(control: string): string {
  const code = control.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '␡' : codePoint(control);
}

/** A letter without width stays where spelling or an emoji needs it, and goes where it can only hide something. */
function keptUnseen(letter: string, at: number, text: string): string {
  if (letter === '\ufe0f') return at > 0 ? letter : '';
  const joiner = letter === '\u200c' || letter === '\u200d';
  return joiner && joinedScripts.test(text.slice(Math.max(0, at - 2), at)) ? letter : '';
}

/**
 * Text of a document or a person as Slack may show it, still without any escaping. Control characters become their
 * pictures, controls of writing direction their names (`[U+202E]`), so that no text reorders what stands beside it;
 * letters without width and halves of surrogate pairs go. Line ends stay only where asked for.
 */
export function visible(text: string, lines: 'keep' | 'fold' = 'fold'): string {
  if (plainly.test(text)) return text;
  const ends = text.replace(lineEnds, '\n');
  return (lines === 'keep' ? ends.replaceAll('\t', '    ') : ends.replace(/[\n\t]+/gu, ' '))
    .replace(/[^\P{Cc}\n]/gu, controlPicture)
    .replace(writingDirection, (row) => codePoint(row))
    .replace(unseen, keptUnseen)
    .replace(/\p{Cs}/gu, '\ufffd');
}

/** The words of one run, ready for a text element. */
export function words(run: Run): string {
  if (typeof run === 'string') return visible(run, 'keep');
  if ('instant' in run) return visible(instantWords(run));
  return 'foreign' in run ? visible(run.foreign) : words(run.strong);
}

/** A line of our words and theirs without emphasis: for `plain_text` with `emoji: false`. */
export function plain(text: Text): string {
  return text.map(words).join('');
}

/** What Slack's message text calls for (docs.slack.dev/messaging/formatting-message-text, escaping): no `<…>` survives. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * Addresses written so that Slack finds no link in them: `https[:]//example[.]com`, as reports of threats write them.
 * Only for the fallback text; blocks show addresses as they are.
 */
export function defanged(text: string): string {
  return text
    .replace(/:(?=\/\/)/gu, '[:]')
    .replace(/\b(mailto|tel|sms|slack):(?=\S)/giu, '$1[:]')
    .replace(/(?<=[\p{L}\p{N}_-])\.(?=\p{L}{2})/gu, '[.]');
}

const [ampersand, less, greater] = ['&', '<', '>'].map((letter) => letter.charCodeAt(0));

/** How many letters of a text, from its start, have room in a budget; `weight` is what they take of it. */
export function lettersWithin(text: string, room: number): { readonly letters: number; readonly weight: number } {
  let used = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const own = code === ampersand ? 5 : code === less || code === greater ? 4 : 1;
    if (used + own > room) return { letters: at, weight: used };
    used += own;
  }
  return { letters: text.length, weight: used };
}

/** How much of a budget a text takes: as long as it is when escaped, whichever way Slack counts. */
export function weight(text: string): number {
  return lettersWithin(text, Number.POSITIVE_INFINITY).weight;
}
