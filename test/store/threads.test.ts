import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { storeContract } from '../contracts/store-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'reftel-threads-'));
afterAll(() => rmSync(folder, { recursive: true }));
let stores = 0;

storeContract('SQLite in threads', () => {
  stores += 1;
  return openStore(`sqlite:${join(folder, `${stores}.db`)}`, 2);
});
