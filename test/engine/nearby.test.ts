import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AskError } from '../../src/errors.ts';
import { type Collection, openCollection } from '../../src/index.ts';
import { openStore } from '../../src/store/index.ts';
import { batchOf, documentOf, entryOf } from '../store/documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'reftel-nearby-'));
const url = `sqlite:${join(folder, 'store.db')}`;
const texts = [
  ['The embassy will report on the amnesty. Alexander Kozulin was not freed.', { text: 'Kozulin is ill.', mark: 'S' }],
  ['All 14 political prisoners were freed by the amnesty of 14 August, the minister said.'],
  ['The minister spoke of gas and of pipelines.'],
];
let here: Collection;
let inThreads: Collection;

beforeAll(async () => {
  const store = await openStore(url);
  const documents = texts.map((paragraphs, at) => documentOf({ id: `07MINSK${at + 1}`, paragraphs }));
  await store.put(batchOf(...documents.map((each) => entryOf(each))), '');
  await store.close();
  here = await openCollection({ url });
  inThreads = await openCollection({ url, threads: 1 });
});
afterAll(async () => {
  await Promise.all([here.close(), inThreads.close()]);
  rmSync(folder, { recursive: true });
});

describe('a question that is answered in a thread', () => {
  it.each([
    'amnesty',
    'amnesty minister',
    '"political prisoners"',
    'amnestty prisoners',
    'pipe*',
    'minister in:07MINSK2',
    'minister in:07MINSK22',
    'minister person:nobody',
    'kozulin -freed',
    'nothing of the kind',
  ])('has the answer that it has without: %s', async (question) => {
    const options = { explain: true, limit: 2 };
    const answer = await inThreads.find(question, options);
    expect(answer).toEqual(await here.find(question, options));
  });

  it('is answered again as soon as the dictionary is there that it needs', async () => {
    const fresh = await openCollection({ url, threads: 1 });
    expect((await fresh.find('pollitical')).corrected).toBe('political');
    expect((await fresh.find('prissoners')).corrected).toBe('prisoners');
    await fresh.close();
  });

  it('shows nothing that lies above its reader', async () => {
    expect((await inThreads.as({ level: 0 }).find('ill')).total).toBe(0);
    expect((await inThreads.find('ill')).total).toBe(1);
  });

  it('fails with its place where it can not be read, and with its reason where it was given up', async () => {
    await expect(inThreads.find('minister "gas')).rejects.toThrow(AskError);
    const given = new AbortController();
    const asked = inThreads.until(given.signal).find('minister');
    given.abort(new Error('gone'));
    await expect(asked).rejects.toThrow('gone');
  });
});
