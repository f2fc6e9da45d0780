/**
 * The asker can put it right: the message says how. `at` is the offset in the typed text, where there is one; `usage` is
 * true when the command was used in a way it does not know (no such command, no such option).
 */
export class AskError extends Error {
  override readonly name = 'AskError';
  readonly text: string | undefined;
  readonly at: number | undefined;
  readonly suggestions: readonly string[];
  readonly usage: boolean;

  constructor(
    message: string,
    where: { text?: string; at?: number; suggestions?: readonly string[]; usage?: boolean } = {},
  ) {
    super(message);
    this.text = where.text;
    this.at = where.at;
    this.suggestions = where.suggestions ?? [];
    this.usage = where.usage ?? false;
  }
}

/** A file can't be read: which, where in it (1-based line) and why. It is set aside; the rest goes on. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
  readonly file: string;
  readonly why: string;
  readonly line: number | undefined;

  constructor(file: string, why: string, line?: number) {
    super(line === undefined ? `${file}: ${why}` : `${file}:${line}: ${why}`);
    this.file = file;
    this.why = why;
    this.line = line;
  }
}

/** The store refused or is away. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** Settings are wrong: every one that is, at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}
