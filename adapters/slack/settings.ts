import type { Command } from '../../commands/command.ts';
import type { Collection } from '../../src/index.ts';
import type { Desk } from '../dispatch.ts';
import type { SlackOnline } from '../online-settings.ts';
import type { Permission } from '../permission.ts';
import type { Log } from '../platform.ts';
import type { ReaderLinks } from '../reader-links.ts';

/** The settings that the adapter itself reads; without a port it takes Bolt's usual one, 0 takes any that is free. */
export type SlackSettings = Omit<SlackOnline, 'port' | 'publicUrl'> & Partial<Pick<SlackOnline, 'port'>>;

/** What every handler works with. */
export interface Service {
  readonly settings: SlackSettings;
  readonly collection: Collection;
  readonly commands: readonly Command[];
  readonly permission: Permission;
  readonly desk: Desk;
  readonly log: Log;
  readonly now: () => Date;
  readonly links?: ReaderLinks | undefined;
  /** Ids of documents in a text, as they stand in it. */
  readonly idsIn: (text: string) => readonly string[];
  /** Aborted when the adapter stops. */
  readonly signal: AbortSignal;
}
