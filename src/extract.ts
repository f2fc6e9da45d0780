/**
 * What is got out of a file: running text, and what the file or somebody beside it states of that text. Offsets are
 * UTF-16 units into `text`, start inclusive, end exclusive.
 */

/**
 * What is stated of a text outside of it: by the file's own fields (JSON-LD, front matter, mail header), or by a sidecar.
 * Dates are EDTF, `language` is a BCP 47 tag, `classification` as it would be printed.
 */
export interface Stated {
  /** A cable's number; anything else keeps the id that its title gives. */
  readonly id?: string;
  readonly kind?: 'cable' | 'article' | 'report';
  readonly title?: string;
  readonly authors?: readonly string[];
  readonly date?: string;
  readonly outlet?: string;
  readonly url?: string;
  readonly classification?: string;
  readonly language?: string;
}

/** A heading or a paragraph that the file itself marks as such, in order and without overlaps. */
export interface Passage {
  readonly kind: 'heading' | 'paragraph';
  readonly start: number;
  readonly end: number;
}

/** Where a printed page begins; `label` as printed, otherwise counted from 1. In order of `start`. */
export interface PageStart {
  readonly label: string;
  readonly start: number;
}

export interface Extract {
  /** Becomes `Source.text`: every citation is a slice of it. */
  readonly text: string;
  /** Who made the text, with its version, where it is not the file itself ("unpdf 1.6.2"). */
  readonly extractor?: string;
  readonly stated: Stated;
  /** Absent where only the layout tells paragraphs. */
  readonly passages?: readonly Passage[];
  readonly pages?: readonly PageStart[];
  readonly warnings: readonly string[];
}
