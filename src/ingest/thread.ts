import { parentPort } from 'node:worker_threads';
import { perform, type Task } from './worker.ts';

/** What a reading thread runs: it reads what it is sent, one task after another, and answers in that order. */
let last = Promise.resolve();
parentPort?.on('message', (task: Task) => {
  last = last.then(async () => parentPort?.postMessage(await perform(task)));
});
