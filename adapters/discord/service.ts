import type { Command, Context } from '../../commands/command.ts';
import type { OpenFile } from '../../commands/given-file.ts';
import type { Collection } from '../../src/index.ts';
import type { Desk } from '../dispatch.ts';
import type { Frame } from '../frame.ts';
import { accessOf, type Permission } from '../permission.ts';
import type { Log } from '../platform.ts';
import { linksWith, permanent, type ReaderLinks } from '../reader-links.ts';
import type { Reading } from './interaction.ts';

/** Everything that answering needs, handed in by whoever goes online. */
export interface Service {
  readonly collection: Collection;
  readonly commands: readonly Command[];
  readonly permission: Permission;
  readonly desk: Desk;
  readonly log: Log;
  readonly now: () => Date;
  readonly links?: ReaderLinks | undefined;
  /** Opens what is attached to a command. */
  readonly file?: OpenFile | undefined;
  readonly cards: 'embed' | 'components';
  /** Aborted when the program ends. */
  readonly signal: AbortSignal;
  /** What was offered while somebody typed, by the name it was offered under: some clients send the name back. Bounded. */
  readonly offered: Map<string, string>;
  /** Milliseconds after which Discord is told that an answer is on its way. */
  readonly deferAfter: number;
}

/** What a command is run with. */
export function contextOf({ collection, commands, now, signal, links, file }: Service, reading: Reading): Context {
  const files = file === undefined ? {} : { file };
  return { collection, commands, now, signal, ...permanent(links), ...files, ...reading };
}

/** Where citations of an answer can be read by whoever sees it; nothing to add where there is no reader. */
export function linked({ links, permission }: Service): Pick<Frame, 'linkTo'> {
  const linkTo = linksWith(links, accessOf(permission));
  return linkTo === undefined ? {} : { linkTo };
}
