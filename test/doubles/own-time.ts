import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** Every so many milliseconds the thread looks; of what went by since it looked last at most so many count. */
const [step, most] = [10, 50];

const thread = `
const { workerData: gone } = require('node:worker_threads');
let counted = performance.now();
setInterval(() => {
  const more = Math.floor(performance.now() - counted);
  counted += more;
  Atomics.add(gone, 0, Math.min(more, ${most}));
}, ${step});`;

/** Milliseconds, with a way to stop counting them. */
export interface OwnTime {
  now(): number;
  stop(): Promise<void>;
}

/**
 * Time in which this process could have done something. A thread of its own counts it, so that it goes on while the program
 * under test, which mostly runs in this very thread, stands still; and what others had of a busy machine does not count,
 * since that thread has to wait for its turn as well.
 */
export async function ownTime(): Promise<OwnTime> {
  const gone = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(thread, { eval: true, execArgv: [], workerData: gone });
  worker.unref();
  await once(worker, 'online');
  return {
    now: () => Atomics.load(gone, 0),
    async stop() {
      await worker.terminate();
    },
  };
}
