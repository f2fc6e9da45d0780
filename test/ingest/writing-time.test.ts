import { expect, it } from 'vitest';
import { Writer } from '../../src/ingest/writer.ts';
import type { Store } from '../../src/store/store.ts';

const counts = {
  added: 0,
  changed: 0,
  same: 0,
  unchanged: 0,
  failed: 0,
  setAside: 0,
  removed: 0,
  pruned: 0,
  warnings: 0,
  done: 0,
  total: 2,
};

it('what a long ingest writes late is kept with the time of its writing, so that it is new from then on', async () => {
  const times: string[] = [];
  const store = {
    put: async (_: unknown, now: string) => {
      times.push(now);
      return [];
    },
  } as unknown as Store;
  let minute = 0;
  const clock = () => `2026-11-23T09:0${minute}:00.000Z`;
  const writer = new Writer(store, { now: '2026-11-23T08:00:00.000Z', clock }, { ...counts });
  for (minute of [1, 2]) {
    const record = { path: `/in/${minute}.txt`, sha256: '', size: 0, modified: 0 };
    await writer.add({
      path: record.path,
      outcome: 'unchanged',
      entries: [],
      records: [record],
      failures: [],
      knownBefore: true,
      ends: true,
    });
    await writer.flush();
  }
  expect(times).toEqual(['2026-11-23T09:01:00.000Z', '2026-11-23T09:02:00.000Z']);
});
