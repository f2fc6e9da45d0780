import { type Document, fold, type Paragraph } from '../../src/index.ts';
import type { Range } from './addresses.ts';
import { rangesOfText, stretches } from './highlight.ts';
import { type Fill, type Html, html } from './html.ts';

/** A paragraph that is longer than a page may be is shown around its first citation only. */
const longest = 250_000;

function touches(one: Range, other: Range): boolean {
  return one.start < other.end && other.start < one.end;
}

/** Highlights what was cited, wherever it stands on a page; the first is where the address leads. */
export class Marker {
  readonly #ranges: readonly Range[];
  readonly #shown = new Set<Range>();
  #any = false;

  constructor(ranges: readonly Range[]) {
    this.#ranges = ranges;
  }

  #mark(words: Fill): Html {
    const first = !this.#any;
    this.#any = true;
    return first ? html`<mark id="cited">${words}</mark>` : html`<mark>${words}</mark>`;
  }

  /** The text of a paragraph. */
  paragraph(paragraph: Paragraph): Fill {
    const cited = this.#ranges.filter((range) => touches(range, paragraph));
    for (const range of cited) this.#shown.add(range);
    const own = rangesOfText(paragraph, cited);
    const { text } = paragraph;
    const from = text.length <= longest ? 0 : Math.max(0, (own[0]?.start ?? 0) - longest / 4);
    const to = Math.min(text.length, from + longest);
    const within = own
      .map(({ start, end }) => ({ start: Math.max(0, start - from), end: Math.min(to, end) - from }))
      .filter(({ start, end }) => start < end);
    const left = (count: number) =>
      count > 0 && html` <i class="left-out">… ${count.toLocaleString('en-GB')} characters, see the source …</i> `;
    return [
      left(from),
      stretches(text.slice(from, to), within).map(({ text: words, cited: is }) => (is ? this.#mark(words) : words)),
      left(text.length - to),
    ];
  }

  /** Words of the header, or a heading, that stand in one place of the source. */
  placed(words: string, place: Range | undefined): Fill {
    const cited = place === undefined ? [] : this.#ranges.filter((range) => touches(range, place));
    for (const range of cited) this.#shown.add(range);
    return cited.length > 0 ? this.#mark(words) : words;
  }

  /** Cited words that have no place of their own on the page, as the source has them; what is withheld is blank there. */
  rest({ source }: Document): Fill {
    const words = this.#ranges
      .filter((range) => !this.#shown.has(range))
      .map(({ start, end }) => fold(source.text.slice(start, Math.min(end, start + 2_000))))
      .filter((quote) => quote !== '');
    if (words.length === 0) return undefined;
    return html`<aside class="elsewhere" aria-label="Cited words"><p>Cited from the header or foot of the source:</p>${words.map(
      (quote) => html`<blockquote dir="auto">${this.#mark(quote)}</blockquote>`,
    )}</aside>`;
  }
}
