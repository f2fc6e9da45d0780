import { markupEscaped } from '../../src/index.ts';

/** HTML that is safe to send: made by `html` only, which escapes everything else. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: HTML, words that are still to be escaped, nothing, or a row of these. */
export type Fill = Html | string | number | undefined | false | readonly Fill[];

const directions = /([\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])\1*/gu;
const unseen = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu;
/** Scripts whose spelling needs joiners (Unicode TR 31, A1–B), and emoji that are made of several. */
const joined =
  /(?:[\p{sc=Arab}\p{sc=Syrc}\p{sc=Mong}\p{sc=Deva}\p{sc=Beng}\p{sc=Guru}\p{sc=Gujr}\p{sc=Orya}\p{sc=Taml}\p{sc=Telu}\p{sc=Knda}\p{sc=Mlym}\p{sc=Sinh}\p{sc=Khmr}\p{Extended_Pictographic}\p{Emoji_Modifier}]|\ufe0f)$/u;
const joiners = new Set(['\u200c', '\u200d', '\ufe0f']);

function named(run: string): string {
  const code = (run.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return run.length > 1 ? `[U+${code} ×${run.length}]` : `[U+${code}]`;
}

function pictured(control: string): string {
  const code = control.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '␡' : named(control);
}

/**
 * Text of a document as a page may show it, not yet escaped: white space is one blank, controls become their pictures,
 * controls of writing direction their names, letters without a look go where no spelling needs them.
 */
export function visible(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/\p{Cc}/gu, pictured)
    .replace(directions, named)
    .replace(unseen, (letter, at: number, whole: string) =>
      joiners.has(letter) && joined.test(whole.slice(Math.max(0, at - 2), at)) ? letter : '',
    )
    .replace(/\p{Cs}/gu, '\ufffd');
}

function escaped(text: string): string {
  return markupEscaped(visible(text));
}

function filled(fill: Fill): string {
  if (fill === undefined || fill === false) return '';
  if (fill instanceof Html) return fill.text;
  if (typeof fill === 'string' || typeof fill === 'number') return escaped(String(fill));
  return fill.map(filled).join('');
}

/** A template of our own markup; what is put in is escaped for text and for attributes in quotation marks. */
export function html(markup: TemplateStringsArray, ...fills: readonly Fill[]): Html {
  return new Html(markup.map((own, at) => own + filled(fills[at])).join(''));
}

/** With a mark between them; nothing is left out. */
export function between(parts: readonly Fill[], mark: Fill = ' · '): Fill {
  return parts.flatMap((part, at) => (at === 0 ? [part] : [mark, part]));
}
