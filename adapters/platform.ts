import type { Command } from '../commands/command.ts';
import type { Reply } from '../commands/reply.ts';
import type { Collection } from '../src/index.ts';
import type { Desk } from './dispatch.ts';
import type { Frame } from './frame.ts';
import type { Online } from './online-settings.ts';
import type { Poster } from './posting.ts';
import type { ReaderLinks } from './reader-links.ts';

/** The part of a logger that adapters use. Fields never hold a document's text, what was asked, or a token. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** One thing that `doctor` looked at, and what to do where it is not fine. */
export interface Finding {
  readonly what: string;
  readonly fine: boolean;
  readonly says: string;
}

/** What a platform works with while it is on. */
export interface Tools {
  readonly online: Online;
  readonly collection: Collection;
  readonly commands: readonly Command[];
  readonly desk: Desk;
  readonly log: Log;
  readonly now: () => Date;
  /** Where there is a reader. */
  readonly links?: ReaderLinks | undefined;
  /** Aborted when the process is asked to end. */
  readonly signal: AbortSignal;
}

/** A place where people ask, as the command line knows it. Methods throw `ConfigError` for settings that are refused. */
export interface Platform {
  readonly name: string;
  /** Whether the settings switch it on. */
  isOn(online: Online): boolean;
  /** Exactly what would be sent for a reply. */
  payload(reply: Reply, frame: Frame, online: Online): Promise<unknown>;
  /** `poster`: how it speaks unasked. */
  start(tools: Tools): Promise<{ readonly poster?: Poster; stop(): Promise<void> }>;
  /** Checks tokens, permissions and registration against the live API. */
  doctor(tools: Tools): Promise<readonly Finding[]>;
  /** Tells the platform which commands there are; resolves to what was done, in words. */
  register?(tools: Tools): Promise<string>;
  /** A file to paste where the app is made. */
  manifest?(commands: readonly Command[], online: Online): Promise<unknown>;
}
