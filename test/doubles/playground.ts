import { platforms } from '../../adapters/platforms.ts';
import { type RunningPlayground, startPlayground } from '../../adapters/playground/index.ts';
import { payloadsOf } from '../../adapters/playground-online.ts';
import { linksWith, permanent } from '../../adapters/reader-links.ts';
import { commands } from '../../commands/index.ts';
import { type Collection, everything } from '../../src/index.ts';
import { noon, type ServedReader, servedReader } from './reader.ts';

/** A playground that listens on a port of this machine, with a reader beside it. */
export interface ServedPlayground extends RunningPlayground {
  readonly reader: ServedReader;
  /** What went wrong, as it is written down. */
  readonly log: readonly string[];
}

/** Serves a collection as `npm start` does at a terminal. */
export async function servedPlayground(collection: Collection): Promise<ServedPlayground> {
  const log: string[] = [];
  const reader = await servedReader(collection);
  const payloads = payloadsOf({ platforms, environment: {} });
  if (payloads === undefined) throw new Error('there are both platforms');
  const context = {
    collection,
    audience: 'private',
    now: () => noon,
    commands,
    team: 'terminal',
    ...permanent(reader.links),
  } as const;
  const desk = { log: (line: string) => void log.push(line), incident: () => 'T1' };
  const playground = await startPlayground({ context, desk, payloads, linkTo: linksWith(reader.links, everything) }, 0);
  return {
    ...playground,
    reader,
    log,
    stop: async () => void (await Promise.all([playground.stop(), reader.stop()])),
  };
}
