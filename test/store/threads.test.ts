import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import { afterAll } from 'vitest';
import { storeInThreads } from '../../src/store/threads/index.ts';
import type { ThreadData, Way } from '../../src/store/threads/thread.ts';
import { storeContract } from '../contracts/store-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'reftel-threads-'));
/** One thread for the whole suite, because starting some for each test takes longer than the test. */
const host = new Worker(join(import.meta.dirname, '..', 'fixtures', 'store', 'serving-thread.js'));
afterAll(async () => {
  await host.terminate();
  rmSync(folder, { recursive: true });
});

function wayTo(data: ThreadData): Way {
  const { port1, port2 } = new MessageChannel();
  host.postMessage({ port: port2, data }, [port2]);
  const terminate = async () => port1.close();
  return Object.assign(port1, { terminate });
}

let stores = 0;
storeContract('SQLite in threads', () => {
  stores += 1;
  return storeInThreads(`sqlite:${join(folder, `${stores}.db`)}`, 2, wayTo);
});
