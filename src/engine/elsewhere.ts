import type { Store } from '../store/store.ts';
import type { Elsewhere } from './jobs.ts';

/** How jobs are done in another thread, where the store has others. */
export function elsewhereOf(store: Store): Elsewhere | undefined {
  const { elsewhere } = store;
  if (elsewhere === undefined) return undefined;
  const module = new URL('./jobs.ts', import.meta.url).href;
  // The module says what each of its jobs makes.
  return (name, given) => elsewhere({ module, name, given }) as Promise<never>;
}
