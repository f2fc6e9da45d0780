import type { Desk } from './dispatch.ts';
import type { Platform } from './platform.ts';
import type { Streams } from './terminal/conversation.ts';
import type { Ink } from './terminal/ink.ts';

/** What `main.ts` hands in: everything that the command line knows of the process it runs in. */
export interface World extends Streams {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The project's folder, with `seeds/` in it. */
  readonly root: string;
  readonly version: string;
  readonly now: () => Date;
  /** Aborted when the process is asked to end. */
  readonly signal: AbortSignal;
  readonly desk: Desk;
  /** For answers on the output. */
  readonly ink: Ink;
  readonly platforms: readonly Platform[];
  /** Who sits at the terminal, as the system calls them. */
  readonly operator?: string;
  /** Threads to read the store in while many may ask: as many as the machine has cores. */
  readonly threads?: number;
  readonly interactive: { readonly input: boolean; readonly error: boolean };
}

/** How a run ended: answered, question not answered, wrong usage, wrong settings, interrupted. */
export const exits = { done: 0, unanswered: 1, usage: 2, settings: 78, interrupted: 130 } as const;

/** The command line was used in a way that it does not know; the message says what would do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A subcommand: how it is used, what `parseArgs` has to know, and what it does. Resolves to an exit status. */
export interface Subcommand {
  readonly name: string;
  /** After `reftel`. */
  readonly usage: string;
  readonly summary: string;
  /** The lines below the usage in its `--help`. */
  readonly help: string;
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean'; readonly describes: string }>>;
  /** Fewest and most words beside options. */
  readonly words: readonly [number, number];
  run(
    words: readonly string[],
    options: Readonly<Record<string, string | boolean | undefined>>,
    world: World,
  ): Promise<number>;
}
