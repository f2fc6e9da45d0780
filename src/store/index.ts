import { ConfigError } from '../errors.ts';
import { openSqliteStore } from './sqlite.ts';
import type { Store } from './store.ts';

/** Where documents can be kept, by URL scheme; each takes what follows the scheme. A new store is one line here. */
const stores: Readonly<Record<string, (address: string) => Store | Promise<Store>>> = {
  sqlite: (address) => openSqliteStore(address.replace(/^\/\/(?=.)/u, '')),
};

/**
 * Opens the store a URL names: `sqlite:PATH` (also `sqlite://PATH`; `sqlite::memory:` keeps nothing).
 * @throws ConfigError for a scheme it does not know or a URL without a place; StoreError when the store can't be opened
 */
export async function openStore(url: string): Promise<Store> {
  const scheme = /^([a-z][a-z0-9+.-]*):/iu.exec(url)?.[1];
  const open =
    scheme !== undefined && Object.hasOwn(stores, scheme.toLowerCase()) ? stores[scheme.toLowerCase()] : undefined;
  const known = Object.keys(stores)
    .map((each) => `${each}:`)
    .join(', ');
  if (scheme === undefined || open === undefined)
    throw new ConfigError([
      `No store is known by ${scheme === undefined ? 'a URL without scheme' : `the scheme ${scheme}:`} (known: ${known}).`,
    ]);
  const address = url.slice(scheme.length + 1);
  if (address.trim() === '')
    throw new ConfigError([`The store URL ${scheme}: names no place (as in sqlite:data/reftel.db).`]);
  return open(address);
}
