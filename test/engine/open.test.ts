import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Collection, openCollection } from '../../src/index.ts';
import { openStore } from '../../src/store/index.ts';
import { batchOf, documentOf, entryOf } from '../store/documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'open-'));
const url = `sqlite:${join(folder, 'store.sqlite')}`;

let collection: Collection;
beforeAll(async () => {
  const store = await openStore(url);
  const many = Array.from({ length: 110 }, (_, at) =>
    documentOf({ id: `07MINSK${at + 1}`, paragraphs: [at < 2 ? 'Harbor and amnesty.' : `Harbor ${at}.`] }),
  );
  await store.put(batchOf(...many.map((each) => entryOf(each))), '');
  await store.close();
  collection = await openCollection({ url });
});
afterAll(async () => {
  await collection.close();
  rmSync(folder, { recursive: true });
});

describe('a document that words open', () => {
  it('is one of all that have them, or of at least so many where not all were looked at', async () => {
    const few = await collection.open('amnesty');
    expect([few.how, few.total, few.atLeast]).toEqual(['words', 2, undefined]);
    const many = await collection.open('harbor');
    expect([many.how, many.total, many.atLeast]).toEqual(['words', 100, true]);
  });
});
