import type { Command, Context } from '../../commands/command.ts';
import type { Collection } from '../../src/index.ts';
import type { Desk } from '../dispatch.ts';
import type { Permission } from '../permission.ts';
import type { Log } from '../platform.ts';
import type { Reading } from './interaction.ts';

/** Everything that answering needs, handed in by whoever goes online. */
export interface Service {
  readonly collection: Collection;
  readonly commands: readonly Command[];
  readonly permission: Permission;
  readonly desk: Desk;
  readonly log: Log;
  readonly now: () => Date;
  readonly cards: 'embed' | 'components';
  /** Aborted when the program ends. */
  readonly signal: AbortSignal;
  /** What was offered while somebody typed, by the name it was offered under: some clients send the name back. Bounded. */
  readonly offered: Map<string, string>;
  /** Milliseconds after which Discord is told that an answer is on its way. */
  readonly deferAfter: number;
}

/** What a command is run with. */
export function contextOf({ collection, commands, now, signal }: Service, reading: Reading): Context {
  return { collection, commands, now, signal, ...reading };
}
