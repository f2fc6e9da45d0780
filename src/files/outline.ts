import type { Passage } from '../extract.ts';

/** What no reader sees: control characters but tab and line feed. */
const unseen = /(?![\t\n])\p{Cc}/gu;

/** Text as a reader sees it: line ends as line feeds, no control characters, no halves of characters. */
export function seen(text: string): string {
  return text
    .replace(/\r\n?/gu, '\n')
    .replace(unseen, '')
    .replace(/\p{Cs}/gu, '\ufffd');
}

/** Running text that is put together passage by passage, a blank line between two. */
export class Outline {
  readonly #pieces: string[] = [];
  readonly #passages: Passage[] = [];
  #length = 0;

  /** In UTF-16 units. */
  get length(): number {
    return this.#length;
  }

  get text(): string {
    return this.#pieces.join('');
  }

  get passages(): readonly Passage[] {
    return this.#passages;
  }

  /**
   * Adds a passage and returns where it starts. A `lead` stands before it on its line and is no part of it; without a
   * kind the words stand in the text but in no passage.
   */
  add(kind: Passage['kind'] | undefined, words: string, { lead = '', gap = '\n\n' } = {}): number {
    const before = `${this.#length === 0 ? '' : gap}${lead}`;
    this.#pieces.push(before, words);
    const start = this.#length + before.length;
    this.#length = start + words.length;
    if (kind !== undefined) this.#passages.push({ kind, start, end: this.#length });
    return start;
  }
}
