import { platform, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { serve } from './serving.ts';
import type { ThreadData } from './thread.ts';

/** So much less of the processor is due to it, as `nice` counts. */
const behind = 5;

/** Who acknowledges comes first. Only here is a priority a thread's own (Linux, setpriority(2), "C library/kernel differences"). */
function stepBack(): void {
  if (platform() !== 'linux') return;
  try {
    setPriority(0, behind);
  } catch {
    // Where that is not allowed it works as fast as all others.
  }
}

stepBack();
if (parentPort !== null) serve(parentPort, workerData as ThreadData);
