import { isShared, openConnection } from './schemes.ts';
import type { Store } from './store.ts';
import { storeInThreads } from './threads/index.ts';

/**
 * Opens the store a URL names: `sqlite:PATH` (also `sqlite://PATH`; `sqlite::memory:` keeps nothing).
 * @param threads so many read at once and one more writes; with none, and in a store that is kept in memory, this one does all
 * @throws ConfigError for a scheme it does not know or a URL without a place; StoreError when the store can't be opened
 */
export async function openStore(url: string, threads = 0): Promise<Store> {
  return threads > 0 && isShared(url) ? storeInThreads(url, threads) : openConnection(url, {});
}
