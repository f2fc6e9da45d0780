import { parentPort, workerData } from 'node:worker_threads';
import { serve } from './serving.ts';
import type { ThreadData } from './thread.ts';

if (parentPort !== null) serve(parentPort, workerData as ThreadData);
