import type { Stated } from '../../extract.ts';
import type { Volume } from '../frus/document.ts';

const longestField = 1_000;
const mostAuthors = 50;

/** What the `teiHeader` states of the whole file. */
export class Header {
  #id: string;
  #inside = 0;
  #title: { text: string; whole: boolean } | undefined;
  readonly #authors: string[] = [];
  #language: string | undefined;
  #field: { name: string; type: string | undefined; text: string; depth: number } | undefined;

  /** @param file whose name stands for the id where none is stated */
  constructor(file: string) {
    this.#id = file.replace(/\.[A-Za-z0-9]{1,5}$/u, '');
  }

  get volume(): Volume {
    return { id: this.#id, title: this.#title?.text ?? '' };
  }

  get stated(): Stated {
    return {
      ...(this.#title === undefined ? {} : { title: this.#title.text }),
      ...(this.#authors.length === 0 ? {} : { authors: this.#authors }),
      ...(this.#language === undefined ? {} : { language: this.#language }),
    };
  }

  /** Whether the element belongs to the header. */
  opened(name: string, attributes: Readonly<Record<string, string>>): boolean {
    if (name === 'TEI' || name === 'text') {
      if (name === 'TEI') this.#id = attributes['xml:id']?.slice(0, 100) ?? this.#id;
      const language = attributes['xml:lang'];
      if (language !== undefined && /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/u.test(language))
        this.#language = language;
    }
    if (name === 'teiHeader' || this.#inside > 0) this.#inside += 1;
    if (this.#inside > 0 && this.#field === undefined && (name === 'title' || name === 'author'))
      this.#field = { name, type: attributes['type'], text: '', depth: this.#inside };
    return this.#inside > 0;
  }

  /** Whether the words belong to the header. */
  text(words: string): boolean {
    if (this.#field !== undefined && this.#field.text.length < longestField)
      this.#field.text += words.slice(0, longestField);
    return this.#inside > 0;
  }

  /** Whether the element belonged to the header. */
  closed(name: string): boolean {
    if (this.#inside === 0) return false;
    const field = this.#field;
    if (field !== undefined && field.depth === this.#inside && field.name === name) {
      const text = field.text.replace(/\s+/gu, ' ').trim();
      if (text !== '') this.#keep(field.name, field.type, text);
      this.#field = undefined;
    }
    this.#inside -= 1;
    return true;
  }

  /** The first title, or the one that is marked as the whole; sources further down have titles of their own. */
  #keep(name: string, type: string | undefined, text: string): void {
    if (name === 'title') {
      const whole = type === 'complete';
      if (this.#title === undefined || (whole && !this.#title.whole)) this.#title = { text, whole };
    } else if (this.#authors.length < mostAuthors) this.#authors.push(text);
  }
}
