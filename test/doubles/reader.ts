import { Addresses, readerLinks } from '../../adapters/reader/addresses.ts';
import { signerWith } from '../../adapters/reader/grant.ts';
import { type RunningReader, startReader } from '../../adapters/reader/index.ts';
import type { ReaderLinks } from '../../adapters/reader-links.ts';
import type { ReaderSettings } from '../../adapters/reader-settings.ts';
import type { Collection } from '../../src/index.ts';

/** A reader that listens on a port of this machine, with a clock that a test moves. */
export interface ServedReader extends RunningReader {
  /** An instant that counts as now. */
  readonly clock: { at: Date };
  /** What went wrong, as it is written down. */
  readonly log: readonly string[];
  /** Fetches an address, or a path of the reader; redirects are not followed. */
  get(address: string, init?: RequestInit): Promise<Response>;
}

/** When the tests take place. */
export const noon = new Date('2026-11-22T12:00:00Z');

/** Serves a collection as `npm start` does. */
export async function servedReader(
  collection: Collection,
  settings: Partial<ReaderSettings> = {},
): Promise<ServedReader> {
  const clock = { at: noon };
  const log: string[] = [];
  const reader = await startReader({
    settings: { port: 0, serves: true, open: false, hours: 24, ...settings },
    collection,
    desk: { log: (line) => void log.push(line), incident: () => 'T1' },
    now: () => clock.at,
  });
  const here = `http://127.0.0.1:${reader.port}`;
  return {
    ...reader,
    clock,
    log,
    get(address, init) {
      const own = address.startsWith(new URL(reader.url).origin) ? new URL(address) : undefined;
      return fetch(here + (own === undefined ? address : own.pathname + own.search), { redirect: 'manual', ...init });
    },
  };
}

/** Links to a reader that nobody serves. */
export function linksAt(base: string): ReaderLinks {
  const now = () => noon;
  return readerLinks(new Addresses(base, signerWith(Buffer.alloc(32, 5), base, now)), {
    now,
    lasting: 86_400,
    open: false,
  });
}
