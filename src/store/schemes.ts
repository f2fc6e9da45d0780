import { resolve } from 'node:path';
import { ConfigError } from '../errors.ts';
import type { ConnectionOptions } from './connection-options.ts';
import { openSqliteStore } from './sqlite.ts';
import type { Store } from './store.ts';

interface Scheme {
  /** Takes what follows the scheme. */
  open(address: string, options: ConnectionOptions): Store | Promise<Store>;
  /** Whether several threads can open it: what one keeps in its memory no other can. */
  shared(address: string): boolean;
  /** The folder for files that belong to it; undefined where it has no place of its own on disk. */
  folder(address: string): string | undefined;
}

/** Where documents can be kept, by URL scheme. A new store is one entry here. */
const schemes: Readonly<Record<string, Scheme>> = {
  sqlite: {
    open: (address, options) => openSqliteStore(pathOf(address), options),
    shared: (address) => pathOf(address) !== ':memory:',
    // Named as SQLite names its own files beside the store: NAME-wal, NAME-shm.
    folder: (address) => (pathOf(address) === ':memory:' ? undefined : resolve(`${pathOf(address)}-originals`)),
  },
};

/** `//` may stand before it, as in other URLs. */
function pathOf(address: string): string {
  return address.replace(/^\/\/(?=.)/u, '');
}

/** Reads a store's URL. @throws ConfigError for a scheme that is not known or a URL without a place */
function schemeOf(url: string): { readonly scheme: Scheme; readonly address: string } {
  const name = /^([a-z][a-z0-9+.-]*):/iu.exec(url)?.[1];
  const scheme =
    name !== undefined && Object.hasOwn(schemes, name.toLowerCase()) ? schemes[name.toLowerCase()] : undefined;
  const known = Object.keys(schemes)
    .map((each) => `${each}:`)
    .join(', ');
  if (name === undefined || scheme === undefined)
    throw new ConfigError([
      `No store is known by ${name === undefined ? 'a URL without scheme' : `the scheme ${name}:`} (known: ${known}).`,
    ]);
  const address = url.slice(name.length + 1);
  if (address.trim() === '')
    throw new ConfigError([`The store URL ${name}: names no place (as in sqlite:data/reftel.db).`]);
  return { scheme, address };
}

/** Opens the store a URL names, as one connection in this thread. @throws as `openStore` */
export async function openConnection(url: string, options: ConnectionOptions): Promise<Store> {
  const { scheme, address } = schemeOf(url);
  return scheme.open(address, options);
}

/** The folder beside a store for files that belong to it; undefined for one that is kept in memory. */
export function folderBeside(url: string): string | undefined {
  const { scheme, address } = schemeOf(url);
  return scheme.folder(address);
}

/** Whether further connections of other threads would see the same store. */
export function isShared(url: string): boolean {
  const { scheme, address } = schemeOf(url);
  return scheme.shared(address);
}
