/** A name in a paragraph, as readers from `lowest` to `highest` level know it. */
export interface NamedHere {
  /** The name's key, as the store keeps it. */
  readonly key: string;
  /** Without its document. */
  readonly name: string;
  /** As it is written here. */
  readonly text: string;
  readonly lowest: number;
  readonly highest: number;
}

export interface ArrivedParagraph {
  /** `Paragraph.index`. */
  readonly index: number;
  readonly level: number;
  readonly text: string;
  readonly heading: string | null;
  readonly names: readonly NamedHere[];
}

/** A document that has come, with all that a question may ask of it; made of what the store has written. */
export interface Arrival {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  /** Codes and names of its TAGS, as words to be found by. */
  readonly tagWords: string;
  /** The same folded, each by itself. */
  readonly tags: readonly string[];
  /** Folded words of the sender and of the addressees. */
  readonly from: ReadonlySet<string>;
  readonly to: ReadonlySet<string>;
  /** Calendar bounds of its date, `YYYY-MM-DD`; null where it has none. */
  readonly first: string | null;
  readonly last: string | null;
  readonly paragraphs: readonly ArrivedParagraph[];
}
