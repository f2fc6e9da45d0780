import type { Job } from '../job.ts';
import type { Store } from '../store.ts';
import { builtFile } from './built.ts';

type Jobs = Readonly<Record<string, (store: Store, given: unknown) => Promise<unknown>>>;

/** Does a job on a store that is open in this thread. @throws what the job throws */
export async function doneWith(store: Store, { module, name, given }: Job): Promise<unknown> {
  const { jobs } = (await import(builtFile(module).href)) as { readonly jobs: Jobs };
  return jobs[name]?.(store, given);
}
