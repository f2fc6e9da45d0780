import { constants, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openCollection } from '../../src/index.ts';
import { openStore } from '../../src/store/index.ts';
import type { Generator } from './generator.ts';
import { type Timing, timingOf } from './measure.ts';

/** Adding to a collection that is there, and reading a sample with parsing and facts. */
export interface Adding {
  /** One made document written, without reading a file. */
  readonly put: Timing;
  /** One file read, parsed, its facts found, written. */
  readonly file: Timing;
  /** Documents read from files a second, facts found, into a store of their own. */
  readonly reading: { readonly documents: number; readonly rate: number };
}

const singles = 200;
const sample = 600;

/** Works on a copy of the store. New documents have numbers from `documents` on. */
export async function adding(generator: Generator, store: string, documents: number, budget: number): Promise<Adding> {
  const folder = mkdtempSync(join(dirname(store), 'adding-'));
  try {
    const copy = join(folder, 'store.db');
    copyFileSync(store, copy, constants.COPYFILE_FICLONE);
    let next = documents;
    const timesOf = async (work: (number: number) => Promise<() => Promise<unknown>>) => {
      const times: number[] = [];
      const start = performance.now();
      while (times.length < singles && performance.now() - start < budget) {
        const ready = await work(next++);
        const before = performance.now();
        await ready();
        times.push(performance.now() - before);
      }
      return timingOf([times]);
    };
    const opened = await openStore(`sqlite:${copy}`);
    const put = await timesOf(async (number) => {
      const { entry } = generator.document(number);
      return () => opened.put({ entries: [entry], files: [] }, '');
    });
    await opened.close();
    const collection = await openCollection({ url: `sqlite:${copy}` });
    const file = await timesOf(async (number) => {
      const path = join(folder, `${number}.txt`);
      writeFileSync(path, generator.document(number).text);
      return () => collection.ingest([path]);
    });
    await collection.close();
    return { put, file, reading: await readingRate(generator, folder) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function readingRate(generator: Generator, folder: string): Promise<Adding['reading']> {
  const texts = join(folder, 'texts');
  mkdirSync(texts);
  for (let number = 0; number < sample; number += 1)
    writeFileSync(join(texts, `${number}.txt`), generator.document(number).text);
  const collection = await openCollection({ url: `sqlite:${join(folder, 'sample.db')}` });
  const start = performance.now();
  const { added } = await collection.ingest([texts]);
  const seconds = (performance.now() - start) / 1_000;
  await collection.close();
  return { documents: added, rate: added / seconds };
}
