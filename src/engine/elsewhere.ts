import type { Store } from '../store/store.ts';
import type { Elsewhere } from './jobs.ts';

/** How jobs are done in another thread, where the store has others. */
export function elsewhereOf(store: Store): Elsewhere | undefined {
  if (store.elsewhere === undefined) return undefined;
  const module = new URL('./jobs.ts', import.meta.url).href;
  // The module says what each of its jobs makes.
  return (name, given) => store.elsewhere?.({ module, name, given }) as Promise<never>;
}
