import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesAt } from '../../adapters/terminal/given.ts';
import { type Collection, openCollection } from '../../src/index.ts';
import { zipOf } from '../doubles/archives.ts';
import { ask, contextOf } from '../doubles/asking.ts';
import { cableText, zipFile } from '../doubles/upload-files.ts';

let folder = '';
let collection: Collection;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reftel-remove-'));
  collection = await openCollection({ url: `sqlite:${join(folder, 'store.sqlite')}` });
});
afterEach(async () => {
  await collection.close();
  rmSync(folder, { recursive: true, force: true });
});

const asking = (line: string, team = 'terminal') =>
  ask(line, contextOf(collection, { team, file: filesAt(), asker: { id: 'terminal:ann', name: 'Ann' } }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, 'in', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

async function add(path: string): Promise<string> {
  const { reply } = await asking(`/add files:"${path}"`);
  return (await asking(`/add upload:${reply.actions[0]?.options['upload']} what:add`)).text;
}

function originals(): string[] {
  const at = join(folder, 'store.sqlite-originals');
  return existsSync(at)
    ? readdirSync(at, { recursive: true, encoding: 'utf8' }).filter(
        (name) => name.endsWith('.txt') || name.endsWith('.zip'),
      )
    : [];
}

const takenOut = '07 STATE 140001 was taken out by Ann on 4 March 2026: "sealed by a court"';
const remove = (sure = ' sure:true') => asking(`/remove STATE 140001 "sealed by a court"${sure}`);

describe('/remove', () => {
  it('shows what would go, and takes out nothing before it is pressed', async () => {
    await collection.ingest([file('visit.txt', cableText(140_001))]);
    await asking('/keep add 07STATE140001 ¶1', 'discord:1');
    await asking('/keep add 07STATE140001 ¶2', 'slack:T1');
    const { reply, text } = await remove('');
    expect(text).toContain('2 kept citations');
    expect(text).toContain('1 version');
    expect(text).toContain('visit.txt');
    expect(reply.actions[0]).toMatchObject({ command: 'remove', options: { id: '07STATE140001', sure: true } });
    expect((await collection.stats()).documents).toBe(1);
  });

  it('takes out the document, its versions, what was found in it, and its citations in every binder', async () => {
    await collection.ingest([file('a.txt', cableText(140_001)), file('b.txt', cableText(140_001, 'Another.'))]);
    await collection.ingest([file('c.txt', cableText(140_002))]);
    for (const team of ['discord:1', 'slack:T1']) await asking('/keep add 07STATE140001 ¶1', team);
    await asking('/keep add 07STATE140002 ¶1', 'slack:T1');
    expect((await remove()).text).toContain('07 STATE 140001 was taken out');
    expect((await collection.stats()).documents).toBe(1);
    expect(await collection.view('07STATE140001', { version: 1 })).toBeUndefined();
    expect((await collection.find('Word140001')).total).toBe(0);
    expect((await collection.notes.list('binder', '', '', 9)).map(({ key }) => key.slice(0, 5))).toEqual(['slack']);
  });

  it('leaves a tombstone that answers in any spelling, to whoever asks for the id', async () => {
    await collection.ingest([file('visit.txt', cableText(140_001))]);
    await collection.ingest([file('near.txt', cableText(140_002))]);
    await remove();
    for (const line of ['/cable 07STATE140001', '/cable STATE 140001', '/cable reftel 07 state 140001'])
      expect((await asking(line)).text).toContain(takenOut);
    expect((await asking('/find 07STATE140001')).text).toContain(takenOut);
    expect((await asking('/find STATE 140001')).text).toContain(takenOut);
    expect((await remove()).text).toContain(takenOut);
    expect((await asking('/cable 07STATE140002')).text).not.toContain('taken out');
    expect((await asking('/cable 07STATE140003')).text).not.toContain('taken out');
    for (const command of ['cite', 'thread', 'history'])
      expect((await asking(`/${command} STATE 140001`)).text, command).toContain(takenOut);
  });

  it('is asked why, and takes out nothing that is not named by its id', async () => {
    await collection.ingest([file('visit.txt', cableText(140_001))]);
    expect((await asking('/remove 07STATE140001')).text).toContain('Say why');
    const { reply, text } = await asking('/remove "ambassador hints" "x" sure:true');
    expect(reply.outcome).toBe('problem');
    expect(text).toContain('/remove 07STATE140001 "x"');
    expect((await collection.stats()).documents).toBe(1);
  });

  it('deletes the original that was handed in, where nothing else came out of it', async () => {
    await add(file('visit.txt', cableText(140_001)));
    await add(file('two.zip', await zipFile(2, 140_002)));
    await remove();
    expect(originals().map((name) => name.slice(-7))).toEqual(['two.zip']);
    const first = await asking('/remove 07STATE140002 "x" sure:true');
    expect(first.text).toContain('other documents came out of it');
    expect(originals()).toHaveLength(1);
    await asking('/remove 07STATE140003 "x" sure:true');
    expect(originals()).toEqual([]);
  });

  it('keeps it out when its folder is read again, until that is told otherwise', async () => {
    const path = file('visit.txt', cableText(140_001));
    const zip = file(
      'two.zip',
      await zipOf([
        ['a.txt', cableText(140_003)],
        ['b.txt', cableText(140_004)],
      ]),
    );
    await collection.ingest([join(folder, 'in')]);
    await remove();
    await asking('/remove 07STATE140004 "a mistake" sure:true');
    const again = await collection.ingest([join(folder, 'in')], { rehash: true });
    expect(again).toMatchObject({ added: 0, changed: 0, failed: 0 });
    const failures = (await collection.failedFiles({ limit: 9 })).map((each) => [each.path, each.failure]);
    expect(failures).toEqual([
      [`${zip}!/b.txt`, 'was taken out by Ann on 2026-03-04 (a mistake); reftel ingest --readd adds it again'],
      [path, 'was taken out by Ann on 2026-03-04 (sealed by a court); reftel ingest --readd adds it again'],
    ]);
    const told: string[] = [];
    file('copy.txt', cableText(140_001));
    const more = await collection.ingest([join(folder, 'in')], {
      retry: true,
      onFile: ({ failure }) => told.push(failure ?? ''),
    });
    expect(more).toMatchObject({ added: 0, setAside: 3 });
    expect(told.join()).toContain('sealed by a court');
    expect((await collection.stats()).documents).toBe(1);
    expect(await collection.ingest([join(folder, 'in')], { readd: 'all' })).toMatchObject({ added: 2, setAside: 0 });
    expect((await collection.stats()).documents).toBe(3);
    expect(await collection.failedFiles({ limit: 9 })).toEqual([]);
    expect((await asking('/cable 07STATE140001')).text).not.toContain('taken out');
  });

  it('is announced when it is added again, and then allowed', async () => {
    await add(file('visit.txt', cableText(140_001)));
    await remove();
    const { text, reply } = await asking(`/add files:"${file('again.txt', cableText(140_001, 'Other words.'))}"`);
    expect(text).toContain('was taken out by Ann on 4 March 2026: "sealed by a court"; Add brings it back');
    const { text: done } = await asking(`/add upload:${reply.actions[0]?.options['upload']} what:add`);
    expect(done).toContain('1 document added');
    expect((await asking('/cable 07STATE140001')).text).toContain('added by Ann on 4 March 2026');
  });
});
