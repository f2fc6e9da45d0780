import { parentPort, workerData } from 'node:worker_threads';
import { serve } from './serving.ts';
import { stepBack } from './stepping-back.ts';
import type { ThreadData } from './thread.ts';

stepBack();
if (parentPort !== null) serve(parentPort, workerData as ThreadData);
