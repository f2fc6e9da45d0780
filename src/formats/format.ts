import type { Document, Source } from '../document.ts';
import type { Stated } from '../extract.ts';

/** One way documents are written. A format throws `DocumentError` and nothing else, and always ends. */
export interface Format {
  readonly name: string;
  /** How sure it is that the text is of its kind, 0 to 1; reads a bounded prefix only. */
  detect(text: string, name: string): number;
  /** `stated` is what is known of the text beside it: a hint, laid over the document by the caller. */
  parse(source: Source, stated?: Stated): Document;
  /** Where further documents of its kind begin in one text (offsets, ascending, never 0); bounded time. */
  divide?(text: string): readonly number[];
}
