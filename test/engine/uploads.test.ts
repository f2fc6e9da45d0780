import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  AskError,
  type Collection,
  type Handing,
  openCollection,
  type Upload,
  type UploadEnd,
} from '../../src/index.ts';
import { Holding } from '../../src/ingest/holding.ts';
import { openStore } from '../../src/store/index.ts';

const at = '2026-11-22T08:00:00.000Z';
const later = '2026-11-22T09:00:00.001Z';
const by = { who: 'slack:T1:U1', name: 'Ann', at };
const text = `A Visit to Minsk\n\n${'The minister spoke with the press about the visit. '.repeat(3)}\n`;

let folder = '';
let collection: Collection;
let holding: Holding;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reftel-uploads-'));
  const store = join(folder, 'store.sqlite');
  collection = await openCollection({ url: `sqlite:${store}` });
  holding = new Holding(`${store}-originals`);
});
afterEach(async () => {
  await collection.close();
  rmSync(folder, { recursive: true, force: true });
});

async function* chunksOf(...pieces: (string | Error)[]) {
  for (const piece of pieces) {
    if (piece instanceof Error) throw piece;
    yield Buffer.from(piece);
  }
}

const handing =
  (name: string, ...pieces: (string | Error)[]): Handing =>
  async () => ({ name, chunks: chunksOf(...pieces) });

const received = (content = text) => collection.uploads.receive([handing('visit.txt', content)], by);

/** The one file of an upload, moved to where it is kept, as before a process was killed. */
async function moved({ key, files }: Upload): Promise<string> {
  const [file] = files;
  if (file === undefined) throw new Error('the upload has no file');
  return holding.keep(key, file, files);
}

const count = async () => (await collection.stats()).documents;
const added = ({ documents }: UploadEnd) => documents.map(({ title, outcome }) => [title, outcome]);

describe('what is left where a process was killed', () => {
  it('between moving a file and writing its rows is gone on with', async () => {
    const upload = await received();
    await moved(upload);
    expect(added(await collection.uploads.add(upload.key, by))).toEqual([['A Visit to Minsk', 'added']]);
    expect(await count()).toBe(1);
  });

  it('between moving a file and writing its rows is deleted when nobody says yes again', async () => {
    const original = await moved(await received());
    await collection.uploads.sweep(at);
    expect(existsSync(original)).toBe(true);
    await collection.uploads.sweep(later);
    expect(existsSync(original)).toBe(false);
    expect(existsSync(dirname(original))).toBe(false);
  });

  it('between writing the rows and the end is told as what was added, and stays', async () => {
    const upload = await received();
    const original = await moved(upload);
    await collection.ingest([original]);
    expect(added(await collection.uploads.add(upload.key, by))).toEqual([['A Visit to Minsk', 'added']]);
    expect(await count()).toBe(1);
    await collection.uploads.sweep(later);
    expect(existsSync(original)).toBe(true);
  });

  it('while files came in is deleted with the upload', async () => {
    const key = await holding.begin();
    await holding.take(key, await handing('visit.txt', text)(9_999), 9_999);
    await collection.uploads.sweep(new Date(Date.now() + 3_700_000).toISOString());
    expect(await holding.count()).toBe(0);
  });

  it('between taking a document out and deleting its original is deleted', async () => {
    const { key } = await received();
    await collection.uploads.add(key, by);
    const [card] = await collection.suggest('id', 'a-visit');
    const path = (await collection.view(card?.value ?? ''))?.path ?? '';
    await collection.removals.takeOut(card?.value ?? '', { ...by, why: 'x' });
    expect(existsSync(path)).toBe(false);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    await collection.uploads.sweep(at);
    expect(existsSync(path)).toBe(false);
  });
});

describe('tidying up', () => {
  const tookOut = { ...by, why: 'sealed' };
  async function addedId(): Promise<string> {
    const { key } = await received();
    await collection.uploads.add(key, by);
    return (await collection.suggest('id', 'a-visit'))[0]?.value ?? '';
  }

  it('spares what is being added again after it was taken out', async () => {
    await collection.removals.takeOut(await addedId(), tookOut);
    const upload = await received();
    const original = await moved(upload);
    await collection.uploads.sweep(at);
    expect(existsSync(original)).toBe(true);
    expect(added(await collection.uploads.add(upload.key, by))).toHaveLength(1);
    expect(await count()).toBe(1);
  });

  it('deletes the original of what was taken out where a process was killed before it did', async () => {
    const id = await addedId();
    const path = (await collection.view(id))?.path ?? '';
    const store = await openStore(`sqlite:${join(folder, 'store.sqlite')}`);
    await store.takeOut({ ...tookOut, id, notes: [] });
    expect((await store.files.known(path))?.failure).toBeDefined();
    await collection.uploads.sweep(at);
    expect(existsSync(path)).toBe(false);
    expect(await store.files.known(path)).toBeUndefined();
    await store.close();
  });
});

describe('files that are handed in', () => {
  it('that break off are a failure of their own', async () => {
    const upload = await collection.uploads.receive(
      [handing('half.txt', 'The', new AskError('half.txt did not come whole')), handing('visit.txt', text)],
      by,
    );
    expect(upload.failures).toEqual([{ name: 'half.txt', why: 'half.txt did not come whole' }]);
    expect(upload.documents).toHaveLength(1);
  });

  it('keep names that two of them have, and names that end as a place within another does', async () => {
    const other = (words: string) => text.replace('the press', words);
    const upload = await collection.uploads.receive(
      [handing('a', text), handing('a', other('the men')), handing('a#2', other('the crowd'))],
      by,
    );
    expect(upload.documents.map(({ from }) => from)).toEqual(['a', 'a', 'a#2']);
    expect(added(await collection.uploads.add(upload.key, by))).toHaveLength(3);
    expect(await count()).toBe(3);
  });

  it('are kept below their folder whatever they are called', async () => {
    const names = ['../../x.txt', '..', `${'字'.repeat(120)}.txt`];
    const upload = await collection.uploads.receive(
      names.map((name, at) => handing(name, text.replace('press', `press ${at}`))),
      by,
    );
    expect(upload.files.map(({ name }) => name)).toEqual(['x.txt', 'file', `${'字'.repeat(65)}.txt`]);
    expect(added(await collection.uploads.add(upload.key, by))).toHaveLength(3);
  });

  it('wait for few: then somebody has to say yes or no', async () => {
    for (let waiting = 0; waiting < 20; waiting += 1) await received(text.replace('press', `press ${waiting}`));
    await expect(received()).rejects.toThrow('20 uploads wait already');
  });

  it('are not taken by a collection that is kept in memory', async () => {
    const nowhere = await openCollection({ url: 'sqlite::memory:' });
    await expect(nowhere.uploads.receive([handing('visit.txt', text)], by)).rejects.toThrow('kept in memory');
    await nowhere.close();
  });

  it('have keys that lead nowhere else', async () => {
    for (const key of ['../../../etc', '', 'ffffffffffffffff', '..'])
      await expect(collection.uploads.add(key, by)).rejects.toThrow('do not wait any more');
  });

  it('are let go of where nobody waits for the answer any more', async () => {
    const signal = AbortSignal.abort();
    await expect(collection.uploads.receive([handing('visit.txt', text)], by, { signal })).rejects.toThrow();
    expect(await holding.count()).toBe(0);
  });
});
