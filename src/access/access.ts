/**
 * Who may see what. Levels in order: unclassified, limited official use and SBU (equal), confidential, secret, top secret.
 * Captions and NOFORN are labels beside the level, not steps of it.
 */
export type Level = 0 | 1 | 2 | 3 | 4;

export interface Access {
  /** Nothing above it is read, counted or suggested. */
  readonly level: Level;
}

/** Sees all. */
export const everything: Access = { level: 4 };

const classifications: readonly (readonly [RegExp, Level])[] = [
  [/^TOP ?SECRET|^TS\b/u, 4],
  [/^SECRET|^S\b/u, 3],
  [/^CONFIDENTIAL|^C\b/u, 2],
  [/^LIMITED|^LOU\b|^SBU\b|SENSITIVE|OFFICIAL USE|^FOUO\b|^EFTO|^UNCLAS\w* E ?F ?T ?O/u, 1],
  [/^UNCLAS|^U\b|^NONE$/u, 0],
];

/** Level of a classification word or portion mark as printed; undefined when it names none. */
export function levelOf(marking: string): Level | undefined {
  const upper = marking.toUpperCase().replace(/\s+/gu, ' ').trim();
  return classifications.find(([pattern]) => pattern.test(upper))?.[1];
}

/** Level of a paragraph: its own mark, else its document's classification; an unreadable marking counts as the highest. */
export function paragraphLevel(mark: string | undefined, classification: string | undefined): Level {
  for (const marking of [mark, classification]) if (marking !== undefined) return levelOf(marking) ?? 4;
  return 0;
}
