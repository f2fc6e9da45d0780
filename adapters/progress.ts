/** How often a person is told how far an answer is. */
export interface Spacing {
  /** Milliseconds before the first word, and between one and the next. */
  readonly first: number;
  readonly every: number;
  /** Told no more than so often. */
  readonly most?: number;
}

/** Passes on words about how far an answer is, but not all of them. `clock` gives milliseconds. */
export function spaced(
  tell: (words: string) => void,
  { first, every, most = Number.POSITIVE_INFINITY }: Spacing,
  clock: () => number = () => performance.now(),
): (words: string) => void {
  let next: number | undefined;
  let told = 0;
  return (words) => {
    const now = clock();
    next ??= now + first;
    if (now < next || told >= most) return;
    next = now + every;
    told += 1;
    tell(words);
  };
}
