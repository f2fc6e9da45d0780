import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everything } from '../../src/access/access.ts';
import { openStore } from '../../src/store/index.ts';
import type { Store } from '../../src/store/store.ts';
import { seeded } from '../doubles/seeded.ts';
import { indexFaults } from '../doubles/word-index.ts';
import { batchOf, documentOf, entryOf } from './documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'reftel-upkeep-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** So many make a segment that only `tidy` merges, and that takes it several steps. */
const documents = 16;
const random = seeded(5);
const words = () => Array.from({ length: 12 }, () => `w${Math.floor(4_000 * random() ** 2)}`).join(' ');
const entry = (number: number) =>
  entryOf(documentOf({ id: `doc-${number}`, paragraphs: Array.from({ length: 130 }, () => `post ${words()}`) }));
const made = join(folder, 'made.db');
let copies = 0;

/** What a store has that was killed before it could tidy up. */
beforeAll(async () => {
  const store = await openStore(`sqlite:${join(folder, 'first.db')}`);
  for (let number = 0; number < documents; number += 1) await store.put(batchOf(entry(number)), '');
  new Database(join(folder, 'first.db')).exec(`VACUUM INTO '${made}'`);
  await store.close();
});

function copy(): string {
  copies += 1;
  const path = join(folder, `copy-${copies}.db`);
  cpSync(made, path);
  return path;
}

async function tidied(store: Store): Promise<number> {
  let steps = 0;
  while (await store.tidy()) steps += 1;
  return steps;
}

/** Segments that are searched and those that are not, and what is wrong with the index. */
function stateOf(path: string) {
  const database = new Database(path);
  const segments = database.prepare('SELECT living, gone, listed FROM index_segment ORDER BY first').all();
  const blocks = database.prepare('SELECT sum(length(body)) FROM index_block').pluck().get() as number;
  const state = { segments, faults: indexFaults(database), blocks };
  database.close();
  return state;
}

const posts = async (store: Store) =>
  (
    await store.search({ all: { kind: 'word', text: 'post', prefix: false }, none: [], filters: {} }, everything, {
      limit: 1,
    })
  ).total;

describe('tidying up', () => {
  it('merges step by step and changes no answer on the way, however often it is broken off', async () => {
    const whole = copy();
    const store = await openStore(`sqlite:${whole}`);
    const steps = await tidied(store);
    await store.close();
    expect(steps).toBeGreaterThan(3);
    expect(stateOf(whole)).toMatchObject({ segments: [{ living: 130 * documents, gone: 0, listed: 1 }], faults: [] });

    const path = copy();
    const left: Store[] = [];
    for (let taken = 1; taken < steps; taken += 1) {
      const broken = await openStore(`sqlite:${path}`);
      left.push(broken);
      for (let step = 0; step < taken; step += 1) await broken.tidy();
      expect(await posts(broken)).toBe(130 * documents);
    }
    expect(stateOf(path).faults).toEqual([]);
    const last = await openStore(`sqlite:${path}`);
    await tidied(last);
    expect(stateOf(path).segments).toEqual(stateOf(whole).segments);
    for (const each of [...left, last]) await each.close();
  });

  it('stands back when others write, take out or tidy up at the same time', async () => {
    const path = copy();
    const [one, other] = [await openStore(`sqlite:${path}`), await openStore(`sqlite:${path}`)];
    await one.tidy();
    await other.put(batchOf(entry(documents)), '');
    await other.remove('doc-3');
    await one.tidy();
    await other.tidy();
    await one.tidy();
    await tidied(other);
    await one.remove('doc-5');
    await tidied(one);
    for (const store of [one, other]) expect(await posts(store)).toBe(130 * (documents - 1));
    await one.close();
    await other.close();
    const { segments, faults } = stateOf(path);
    expect(faults).toEqual([]);
    expect(segments.every((each) => (each as { listed: number }).listed === 1)).toBe(true);
  });

  it('gives back the room of documents that are gone', async () => {
    const path = copy();
    const store = await openStore(`sqlite:${path}`);
    await tidied(store);
    const { blocks } = stateOf(path);
    for (let number = 0; number < 5; number += 1) await store.remove(`doc-${number}`);
    await tidied(store);
    expect(stateOf(path).segments).toEqual([{ living: 130 * documents, gone: 5 * 130, listed: 1 }]);
    await store.remove('doc-5');
    await tidied(store);
    const after = stateOf(path);
    expect(after.segments).toEqual([{ living: 130 * (documents - 6), gone: 0, listed: 1 }]);
    expect(after.blocks / blocks).toBeLessThan(0.75);
    expect(after.faults).toEqual([]);
    for (let number = 6; number < documents; number += 1) await store.remove(`doc-${number}`);
    await store.close();
    expect(stateOf(path)).toEqual({ segments: [], blocks: null, faults: [] });
  });
});
