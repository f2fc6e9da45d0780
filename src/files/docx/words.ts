import { Outline, seen } from '../outline.ts';

/** What is read of the library's tree of a document. */
export interface Element {
  readonly type: string;
  readonly children?: readonly Element[];
  readonly value?: string;
  readonly styleName?: string | null;
  readonly numbering?: object | null;
  readonly isBold?: boolean;
  readonly checked?: boolean;
  readonly noteType?: string;
  readonly noteId?: string;
  readonly notes?: { resolve(reference: Element): { readonly body: readonly Element[] } | null };
}

/** Built-in styles; their names are English in every file, whatever the language of the program (ECMA-376, latent styles). */
const headingStyle = /^(?:heading \d|title|subtitle)$/iu;
const longestHeading = 150;

/** Writes a document's words: paragraphs, headings, rows of tables, and the notes behind all of it. */
export class Words {
  readonly outline = new Outline();
  readonly #document: Element;
  readonly #notes: Element[] = [];

  constructor(document: Element) {
    this.#document = document;
    for (const element of document.children ?? []) this.#block(element);
    // Notes may refer to notes, but each stands once.
    for (let at = 0; at < this.#notes.length; at++) this.#note(this.#notes[at], at + 1);
  }

  #block(element: Element): void {
    if (element.type === 'paragraph') this.#paragraph(element);
    else if (element.type === 'table' || element.type === 'tableRow') this.#rows(element);
    else for (const child of element.children ?? []) this.#block(child);
  }

  #paragraph(paragraph: Element): void {
    const words = this.#wordsOf(paragraph);
    if (words === '') return;
    const styled = headingStyle.test(paragraph.styleName ?? '');
    this.outline.add(styled || this.#looksLikeHeading(paragraph, words) ? 'heading' : 'paragraph', words);
  }

  /** A short line wholly in bold, that is no sentence and no item of a list. */
  #looksLikeHeading(paragraph: Element, words: string): boolean {
    if (words.length > longestHeading || paragraph.numbering != null || /[.,;\n]$/u.test(words)) return false;
    const runs = runsOf(paragraph).filter((run) => this.#wordsOf(run) !== '');
    return runs.length > 0 && runs.every(({ isBold }) => isBold === true) && /\p{L}{2}/u.test(words);
  }

  /** Each row is a paragraph, a tab between its cells; a cell that stands alone in its row is read as the page is. */
  #rows(element: Element): void {
    if (element.type !== 'tableRow') {
      for (const child of element.children ?? []) this.#rows(child);
      return;
    }
    const cells = element.children ?? [];
    const words = cells.map((cell) => this.#wordsOf(cell).replace(/\s+/gu, ' '));
    const filled = words.filter((each) => each !== '');
    const [alone] = cells.filter((_, at) => words[at] !== '');
    if (filled.length > 1) this.outline.add('paragraph', filled.join('\t'));
    else for (const child of alone?.children ?? []) this.#block(child);
  }

  #note(reference: Element | undefined, number: number): void {
    const note = reference === undefined ? null : this.#document.notes?.resolve(reference);
    const words = (note?.body ?? []).map((element) => this.#wordsOf(element)).filter((each) => each !== '');
    if (words.length > 0) this.outline.add('paragraph', `[${number}] ${words.join('\n')}`);
  }

  #wordsOf(element: Element): string {
    const pieces: string[] = [];
    this.#collect(element, pieces);
    return seen(pieces.join(''))
      .split('\n')
      .map((line) => line.trim())
      .join('\n')
      .trim();
  }

  #collect(element: Element, pieces: string[]): void {
    if (element.type === 'text') pieces.push(element.value ?? '');
    else if (element.type === 'tab') pieces.push('\t');
    else if (element.type === 'break') pieces.push('\n');
    else if (element.type === 'checkbox') pieces.push(element.checked === true ? '☒' : '☐');
    else if (element.type === 'noteReference') pieces.push(`[${this.#numberOf(element)}]`);
    for (const child of element.children ?? []) this.#collect(child, pieces);
    if (element.type === 'paragraph' || element.type === 'tableRow') pieces.push('\n');
    else if (element.type === 'tableCell') pieces.push('\t');
  }

  readonly #numbers = new Map<string, number>();

  #numberOf(reference: Element): number {
    const key = `${reference.noteType} ${reference.noteId}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#notes.push(reference);
    this.#numbers.set(key, this.#notes.length);
    return this.#notes.length;
  }
}

/** The runs of a paragraph, also those within links. */
function runsOf(element: Element): Element[] {
  return (element.children ?? []).flatMap((child) => (child.type === 'run' ? [child] : runsOf(child)));
}
