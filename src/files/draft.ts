import { checkShape } from '../decode.ts';
import { DocumentError } from '../errors.ts';
import type { Extract, PageStart, Passage } from '../extract.ts';
import type { Part } from './file-kind.ts';

/** In UTF-16 units: some ten thousand printed pages. */
const longestText = 20_000_000;
const mostPassages = 100_000;
const mostPages = 2_000;

/**
 * A text that is put together passage by passage, with runs of white space folded. Passages are apart by a blank line;
 * lines of a list follow each other.
 */
export class Draft {
  readonly passages: Passage[] = [];
  readonly pages: PageStart[] = [];
  readonly #chunks: string[] = [];
  #length = 0;
  #open: string[] = [];
  #openLength = 0;
  #ending = ' ';
  #turned: PageStart[] = [];
  #inList = false;
  #overfull = false;

  /** Whether more was put in than one document may hold; what is too much is left out. */
  get overfull(): boolean {
    return this.#overfull;
  }

  /** Whether the open passage has any words. */
  get pending(): boolean {
    return this.#openLength > 0;
  }

  /** The words of the open passage; takes as long as there are many. */
  get openText(): string {
    return this.#open.join('');
  }

  get text(): string {
    return this.#chunks.join('');
  }

  /** Adds words to the open passage. */
  words(text: string): void {
    this.#add(text.replace(/\s+/gu, ' '));
  }

  /** Ends a line, or a cell of a table, within the open passage. */
  gap(sign: '\n' | '\t'): void {
    if (this.pending) this.#add(sign);
  }

  #add(folded: string): void {
    const words = /\s$/u.test(this.#ending) ? folded.trimStart() : folded;
    if (words === '') return;
    if (this.#length + this.#openLength + words.length > longestText || this.passages.length >= mostPassages) {
      this.#overfull = true;
      return;
    }
    this.#open.push(words);
    this.#openLength += words.length;
    this.#ending = words.slice(-1);
  }

  /** A printed page begins here. */
  page(label: string): void {
    this.#turned.push({ label, start: this.#openLength });
    if (!this.pending) this.#turn(this.#length);
  }

  /** Pages that begin in the open passage have their place when it is known where that begins. */
  #turn(from: number): void {
    for (const { label, start } of this.#turned) {
      if (this.pages.at(-1)?.start === from + start) this.pages.pop();
      if (this.pages.length < mostPages) this.pages.push({ label, start: from + start });
    }
    this.#turned = [];
  }

  #separator(inList: boolean): string {
    if (this.#length === 0) return '';
    return inList && this.#inList ? '\n' : '\n\n';
  }

  /** Ends the open passage, if it has any words; `unmarked` words at its start belong to the text but not to the passage. */
  close(kind: Passage['kind'], { inList = false, unmarked = 0 } = {}): void {
    const words = this.#open.join('').trimEnd();
    this.#open = [];
    this.#openLength = 0;
    this.#ending = ' ';
    if (words === '') return;
    const separator = this.#separator(inList);
    this.#chunks.push(separator, words);
    const start = this.#length + separator.length;
    this.#turn(start);
    this.#length = start + words.length;
    this.passages.push({ kind, start: start + unmarked, end: this.#length });
    this.#inList = inList;
  }
}

/** A part that holds this text, or says why it can't be read. */
export function partOf(name: string, extract: Extract): Part {
  try {
    checkShape(extract.text, name);
    return { name, extract };
  } catch (error) {
    if (error instanceof DocumentError) return { name, failure: error.why };
    throw error;
  }
}
