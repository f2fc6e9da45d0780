/** Who did something, when (ISO instant, empty when nobody knows the time), and the reason given, which may be empty. */
export interface Signed {
  readonly who: string;
  readonly at: string;
  readonly why: string;
}

/** What an operator decided of two people: that they are one, or that they are not. */
export interface Ruling extends Signed {
  readonly kind: 'merge' | 'split';
  /** Keys of names of the one, the name that was meant first: the first that the collection has stands for it. */
  readonly one: readonly string[];
  readonly other: readonly string[];
}

/** A ruling as it is kept. Numbers count from 1 and are never used again. */
export interface Decision extends Ruling {
  readonly number: number;
  /** There when it was taken back. */
  readonly undone?: Signed;
}

/**
 * A log of decisions. They are about names, not about documents: they outlive what was read, and hold for what is read
 * later. To write here changes the generation of the store.
 */
export interface Decisions {
  /** Writes it down; resolves to its number. */
  decide(ruling: Ruling): Promise<number>;
  /** False when there is none of this number, or it was taken back before. */
  undo(number: number, signed: Signed): Promise<boolean>;
  /** In order of number, those included that were taken back. */
  list(page: { readonly limit: number; readonly offset?: number }): Promise<readonly Decision[]>;
}
