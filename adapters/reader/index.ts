/** The door of the reader. */
import type { Collection } from '../../src/index.ts';
import type { Desk } from '../dispatch.ts';
import type { ReaderLinks } from '../reader-links.ts';
import type { ReaderSettings } from '../reader-settings.ts';
import { loopback, ownHosts, serve } from '../web-server.ts';
import { Addresses, readerLinks } from './addresses.ts';
import { readerApplication } from './application.ts';
import { signerWith } from './grant.ts';
import { readerKey } from './key.ts';

/** What `main.ts` hands in. */
export interface ReaderTools {
  readonly settings: ReaderSettings;
  readonly collection: Collection;
  readonly desk: Desk;
  readonly now: () => Date;
}

/** The reader while it is listening. */
export interface RunningReader {
  readonly links: ReaderLinks;
  readonly port: number;
  /** Its public address. */
  readonly url: string;
  stop(): Promise<void>;
}

const hour = 3_600;

function linksAt(url: string, key: Buffer, { settings: { hours, open }, now }: ReaderTools) {
  const signer = signerWith(key, url, now);
  const addresses = new Addresses(url, signer);
  return { signer, addresses, links: readerLinks(addresses, { now, lasting: hours * hour, open }) };
}

/** Links to a reader that another process serves; undefined where no address of one is known. */
export async function linksOnly(tools: ReaderTools): Promise<ReaderLinks | undefined> {
  const { settings, collection, now } = tools;
  if (settings.url === undefined) return undefined;
  return linksAt(settings.url, await readerKey(collection.notes, settings.key, now), tools).links;
}

/**
 * Serves the reader: for everybody where it has a public address, on the loopback address where it has none.
 * @throws ConfigError when the port can't be had
 */
export async function startReader(tools: ReaderTools): Promise<RunningReader> {
  const { settings, collection, now, desk } = tools;
  const key = await readerKey(collection.notes, settings.key, now);
  const own = settings.url === undefined;
  const linksHere = (port: number) => {
    const url = settings.url ?? `http://${loopback}:${port}`;
    return { url, ...linksAt(url, key, tools) };
  };
  const place = { port: settings.port, reach: own ? 'loopback' : 'everybody', setting: 'READER_PORT' } as const;
  const { port, stop } = await serve(place, (at) => {
    const { signer, addresses } = linksHere(at);
    const hosts = own ? ownHosts(at) : undefined;
    const application = readerApplication({ collection, addresses, signer, open: settings.open, hosts, desk, now });
    return (request, environment) => application.fetch(request, environment);
  });
  const { links, url } = linksHere(port);
  return { links, port, url, stop };
}
