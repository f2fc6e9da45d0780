import { spaced } from '../progress.ts';
import { notice } from './delivery.ts';
import type { Reach } from './reach.ts';
import { render } from './render.ts';
import { responseOutlet, sendAll } from './sending.ts';
import type { Service } from './settings.ts';

/**
 * A response URL takes five messages, and the answer needs some of them: the asker is told twice at most. These are
 * messages of their own, for a command has none that could be replaced.
 */
const spacing = { first: 5_000, every: 25_000, most: 2 } as const;

/** Tells whoever asked how far a long answer is, where they can be told apart from everybody else. Never throws. */
export function telling({ responseUrl, thread }: Reach, { log, signal }: Service) {
  let told = Promise.resolve();
  const outlet =
    responseUrl === undefined
      ? undefined
      : responseOutlet(responseUrl, { audience: 'private', ...(thread === undefined ? {} : { thread }) }, signal);
  const tell = (words: string) => {
    if (outlet === undefined) return;
    const messages = render(notice(words), { audience: 'private' });
    told = told
      .then(() => sendAll(messages, [outlet], log))
      .catch((error: unknown) => {
        log.warn({ platform: 'slack', error: error instanceof Error ? error.name : 'unknown' }, 'progress not told');
      });
  };
  return { progress: spaced(tell, spacing), ended: () => told };
}
