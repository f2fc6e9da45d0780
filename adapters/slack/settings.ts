import type { Command } from '../../commands/command.ts';
import type { Collection } from '../../src/index.ts';
import type { Desk } from '../dispatch.ts';
import type { Permission } from '../permission.ts';
import type { Log } from '../platform.ts';

/** How Reftel reaches Slack, and with which secrets. `socket` needs bot and app token, `http` bot token and signing secret, `oauth` everything but tokens. */
export interface SlackSettings {
  readonly mode: 'socket' | 'http' | 'oauth';
  readonly botToken?: string;
  readonly appToken?: string;
  readonly signingSecret?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly stateSecret?: string;
  /** `REFTEL_KEY`: what the tokens of installed workspaces are sealed with. */
  readonly key?: string;
  /** For HTTP and OAuth; 0 takes any that is free. */
  readonly port?: number;
  /** With a slash at the end; `https://slack.com/api/` unless another server stands in for Slack. */
  readonly apiUrl: string;
  /** Put before the names of slash commands. */
  readonly prefix?: string;
  /** Whether the app reads ordinary messages at all, for ids written in them. */
  readonly readMessages: boolean;
  /** Where the reader lives, for unfurling its links. */
  readonly readerUrl?: string;
}

/** What every handler works with. */
export interface Service {
  readonly settings: SlackSettings;
  readonly collection: Collection;
  readonly commands: readonly Command[];
  readonly permission: Permission;
  readonly desk: Desk;
  readonly log: Log;
  readonly now: () => Date;
  /** Ids of documents in a text, as they stand in it. */
  readonly idsIn: (text: string) => readonly string[];
  /** Aborted when the adapter stops. */
  readonly signal: AbortSignal;
}
