import { parentPort, workerData } from 'node:worker_threads';
import { openConnection } from '../schemes.ts';
import type { Store } from '../store.ts';
import { inCommon } from './common.ts';
import type { JobData } from './elsewhere.ts';
import { packed } from './failures.ts';
import type { Answer } from './thread.ts';

type Jobs = Readonly<Record<string, (store: Store, given: unknown) => Promise<unknown>>>;

/** Does the job that its thread was started for: one answer, and the thread ends. */
async function done({ url, options, module, name, given }: JobData): Promise<Answer> {
  try {
    const [{ jobs }, store] = await Promise.all([
      import(module) as Promise<{ readonly jobs: Jobs }>,
      openConnection(url, options),
    ]);
    try {
      return { value: inCommon(await jobs[name]?.(store, given)) };
    } finally {
      await store.close();
    }
  } catch (thrown) {
    return { failure: packed(thrown) };
  }
}

parentPort?.postMessage(await done(workerData as JobData));
