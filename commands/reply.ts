import type { Picture } from '../src/index.ts';

/**
 * The platform-free answer. It is data: no Markdown, no platform's word. Text that came from a document or a person is
 * `Foreign`; only a renderer's escaping function turns it into output.
 */

declare const foreignBrand: unique symbol;
/** Text of a document or a user: hostile until a renderer has escaped it. */
export interface Foreign {
  readonly foreign: string;
  readonly [foreignBrand]?: never;
}

export function foreign(text: string): Foreign {
  return { foreign: text };
}

/**
 * A moment (ISO instant) that each reader sees by his own clock, where the platform knows it; else by that of `zone` (IANA,
 * UTC without it), which is then named. Not for a document's date, which could shift by a day.
 */
export interface Instant {
  readonly instant: string;
  readonly zone?: string;
}

/** Our own words, or theirs; `strong` is emphasis. */
export type Run = string | Foreign | Instant | { readonly strong: string | Foreign };
export type Text = readonly Run[];

/** A pin cite: `pin` is shown, the rest says where it leads. */
export interface Pin {
  readonly pin: string;
  readonly document: string;
  readonly paragraph?: number;
  readonly start: number;
  readonly end: number;
  /** The version of the document that the words stand in; absent: 1. */
  readonly version?: number;
}

/** Exact words of a document. `matches` are ranges of `quote` to emphasise. `before` and `after` are our own labels. */
export interface Quotation {
  readonly quote: Foreign;
  readonly matches?: readonly (readonly [number, number])[];
  readonly cite: Pin;
  /** The words begin or end within a sentence: an ellipsis stands outside the quotation marks. */
  readonly cut?: { readonly before: boolean; readonly after: boolean };
}

export interface Item {
  readonly number?: string;
  readonly label?: Text;
  readonly quotation?: Quotation;
  readonly note?: Text;
  /** Further quotations of the same claim. */
  readonly also?: readonly Pin[];
}

export type Block =
  | { readonly kind: 'text'; readonly text: Text }
  | { readonly kind: 'quotation'; readonly quotation: Quotation; readonly label?: Text }
  | { readonly kind: 'fields'; readonly fields: readonly { readonly name: string; readonly value: Text }[] }
  | { readonly kind: 'list'; readonly title?: Text; readonly items: readonly Item[] }
  /** To be copied as it stands. */
  | { readonly kind: 'copy'; readonly text: Foreign; readonly label?: string }
  /** A mark under a place of what was typed. */
  | { readonly kind: 'pointer'; readonly text: Foreign; readonly at: number }
  /**
   * A picture, and the text that stands where none can be shown. `file` names the attachment that holds it once it is drawn;
   * one that nobody drew is text.
   */
  | {
      readonly kind: 'picture';
      readonly picture: Picture;
      readonly instead: Text;
      readonly file?: string;
    }
  /** `more` items are not shown here; `next` and `previous` are commands. */
  | {
      readonly kind: 'pager';
      readonly page: number;
      readonly pages: number;
      readonly from: number;
      readonly to: number;
      readonly total: number;
      readonly unit: string;
    };

/** A button or a choice: what it says and the command it runs. */
export interface Action {
  readonly label: Text;
  readonly command: string;
  readonly options: Readonly<Record<string, string | number | boolean>>;
}

export interface Menu {
  readonly label: string;
  readonly choices: readonly Action[];
}

/** A file that goes with the answer. */
export interface Attachment {
  readonly name: string;
  readonly type: string;
  /** Text; base64 where `type` is a picture other than SVG. */
  readonly content: string;
  /** What a picture says, for those who do not see it; a document's words, hostile like any. */
  readonly alternative?: string;
}

/** Classification as released gives the colour; the word stands beside it. */
export type Tone =
  | 'unclassified'
  | 'limited'
  | 'confidential'
  | 'secret'
  | 'top-secret'
  | 'article'
  | 'neutral'
  | 'problem';

export interface Reply {
  /** `answer`, `nothing` (searched, found none: exit 1) or `problem` (the asker can put it right: exit 1). */
  readonly outcome: 'answer' | 'nothing' | 'problem';
  readonly tone: Tone;
  /** First line of all: how what was typed was understood ("Best match for …", "Showing results for …"). */
  readonly lead?: Text;
  /** Small line above the title. */
  readonly kicker?: Text;
  readonly title: Text;
  readonly subtitle?: Text;
  readonly blocks: readonly Block[];
  readonly actions: readonly Action[];
  readonly menus: readonly Menu[];
  readonly attachments: readonly Attachment[];
  /** Where all of it can be read: a button leads there where there is a reader. */
  readonly reader?: Pin;
  readonly footer?: Text;
}
