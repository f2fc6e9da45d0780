import type { Document, Source } from '../document.ts';

/** One way documents are written. A format throws `DocumentError` and nothing else, and always ends. */
export interface Format {
  readonly name: string;
  /** How sure it is that the text is of its kind, 0 to 1; reads a bounded prefix only. */
  detect(text: string, name: string): number;
  parse(source: Source): Document;
  /** Where further documents of its kind begin in one text (offsets, ascending, never 0); bounded time. */
  divide?(text: string): readonly number[];
}
