import { parentPort, workerData } from 'node:worker_threads';
import { openConnection } from '../schemes.ts';
import { inCommon } from './common.ts';
import { doneWith } from './doing.ts';
import type { JobData } from './elsewhere.ts';
import { packed } from './failures.ts';
import { stepBack } from './stepping-back.ts';
import type { Answer } from './thread.ts';

/** Does the job that its thread was started for: one answer, and the thread ends. */
async function done({ url, options, ...job }: JobData): Promise<Answer> {
  try {
    const store = await openConnection(url, options);
    try {
      return { value: inCommon(await doneWith(store, job)) };
    } finally {
      await store.close();
    }
  } catch (thrown) {
    return { failure: packed(thrown) };
  }
}

stepBack();
parentPort?.postMessage(await done(workerData as JobData));
