import { afterEach, describe, expect, it, vi } from 'vitest';
import { few, Kept } from '../../src/engine/kept.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { batchOf, documentOf, entryOf } from '../store/documents.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** Keeps the generation that a thing was made of; `open` lets the makings end that were begun. */
function keeping(size: number) {
  const store = openSqliteStore(':memory:');
  const writing = { ended: Number.NEGATIVE_INFINITY };
  const waiting: (() => void)[] = [];
  let [made, held, written] = [0, false, 0];
  const kept = new Kept<number>(store, writing, {
    make: async () => {
      made += 1;
      const generation = await store.generation();
      if (held)
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
        });
      return generation;
    },
    sizeOf: () => size,
  });
  const open = () => {
    held = false;
    for (const resolve of waiting.splice(0)) resolve();
  };
  return {
    kept,
    writing,
    open,
    made: () => made,
    hold: () => {
      held = true;
    },
    write: async () => {
      written += 1;
      await store.put(batchOf(entryOf(documentOf({ id: `text-${written}`, paragraphs: [`Number ${written}.`] }))), '');
    },
  };
}

describe('what is kept of a store', () => {
  it('is made once for all who ask until something is written', async () => {
    const { kept, made, write } = keeping(few + 1);
    expect(await Promise.all([kept.value(), kept.value()])).toEqual([0, 0]);
    expect(await kept.value()).toBe(0);
    expect(made()).toBe(1);
    await write();
    await kept.value();
    await vi.waitFor(async () => expect(await kept.value()).toBe(1), { timeout: 30_000 });
    expect(made()).toBe(2);
  });

  it('is told without being made: what is there, as long as who asks for it would get just that', async () => {
    const { kept, made, write } = keeping(few + 1);
    expect(await kept.present()).toBeUndefined();
    await kept.value();
    expect(await kept.present()).toBe(0);
    await write();
    expect([await kept.present(), made()]).toEqual([0, 1]);
    const small = keeping(few);
    await small.kept.value();
    await small.write();
    expect(await small.kept.present()).toBeUndefined();
  });

  it('is always of the present where it is small', async () => {
    const { kept, write } = keeping(few);
    expect(await kept.value()).toBe(0);
    await write();
    expect(await kept.value()).toBe(1);
  });

  it('is the former one while documents are written and the next is made, where it is large', async () => {
    const { kept, write, hold, open } = keeping(few + 1);
    await kept.value();
    await write();
    hold();
    expect(await kept.value()).toBe(0);
    await write();
    expect(await kept.value()).toBe(0);
    open();
    await vi.waitFor(async () => expect(await kept.value()).toBe(2), { timeout: 30_000 });
  });

  it('has all that an ingest brought for who asks after its end, even when one was being made', async () => {
    const { kept, writing, write, hold, open } = keeping(few + 1);
    await kept.value();
    await write();
    hold();
    expect(await kept.value()).toBe(0);
    await write();
    writing.ended = performance.now();
    const after = kept.value();
    open();
    expect(await after).toBe(2);
  });

  it('is at most 15 seconds old', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const { kept, write, hold, open } = keeping(few + 1);
    await kept.value();
    await write();
    hold();
    vi.advanceTimersByTime(14_000);
    expect(await kept.value()).toBe(0);
    vi.advanceTimersByTime(2_000);
    const late = kept.value();
    open();
    expect(await late).toBe(1);
  });

  it('fails for who waits for it, and is made for the next', async () => {
    const store = openSqliteStore(':memory:');
    let fails = true;
    const make = async () => {
      if (fails) throw new Error('away');
      return 7;
    };
    const kept = new Kept<number>(store, { ended: Number.NEGATIVE_INFINITY }, { make, sizeOf: () => 1 });
    await expect(kept.value()).rejects.toThrow('away');
    fails = false;
    expect(await kept.value()).toBe(7);
  });
});
