import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesAt } from '../../adapters/terminal/given.ts';
import type { Context } from '../../commands/command.ts';
import { lettersOf } from '../../commands/compose.ts';
import { commands } from '../../commands/index.ts';
import type { Action, Reply } from '../../commands/reply.ts';
import { typedForm } from '../../commands/typed.ts';
import { type Collection, openCollection } from '../../src/index.ts';
import { ask, contextOf, someDay } from '../doubles/asking.ts';
import { brokenFile, cableText, pdfFile, zipFile } from '../doubles/upload-files.ts';

let folder = '';
let collection: Collection;
let now = someDay;

const url = () => `sqlite:${join(folder, 'store.sqlite')}`;
const originals = () => join(folder, 'store.sqlite-originals');
const held = () => (existsSync(join(originals(), '.held')) ? readdirSync(join(originals(), '.held')) : []);
const kept = () =>
  existsSync(originals())
    ? readdirSync(originals(), { recursive: true, encoding: 'utf8' }).filter((name) =>
        /^..[/\\][0-9a-f]{64}[/\\]/u.test(name),
      )
    : [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reftel-add-'));
  collection = await openCollection({ url: url() });
  now = someDay;
});
afterEach(async () => {
  await collection.close();
  rmSync(folder, { recursive: true, force: true });
});

const context = (parts: Partial<Context> = {}): Context =>
  contextOf(collection, {
    file: filesAt(),
    now: () => now,
    asker: { id: 'terminal:ann', name: 'Ann *Lee*' },
    ...parts,
  });

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, 'in', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

const adding = (...paths: string[]) => ask(`/add files:"${paths.join('\n')}"`, context());

function press(reply: Reply, label: string, parts: Partial<Context> = {}) {
  const action: Action | undefined = reply.actions.find((each) => lettersOf(each.label) === label);
  const command = commands.find(({ name }) => name === action?.command);
  if (action === undefined || command === undefined) throw new Error(`there is no button ${label}`);
  return ask(typedForm(command, action.options), context(parts));
}

describe('/add', () => {
  it('shows what was read and stores nothing, then adds it under the name of who said so', async () => {
    const preview = await adding(file('visit.txt', cableText(140_001)));
    expect(preview.text).toContain('1 document to add');
    expect(preview.text).toContain('BELARUS: AMBASSADOR HINTS');
    expect(preview.text).toMatch(/07 STATE 140001 · 17 September 2007 · 6 paragraphs · visit\.txt/u);
    expect((await collection.stats()).documents).toBe(0);
    const { text } = await press(preview.reply, 'Add', {
      asker: { id: 'discord:7', name: 'Bob' },
      channel: 'discord:1:2',
    });
    expect(text).toContain('1 document added');
    expect((await ask('/cable 07STATE140001', context())).text).toContain('added by Bob on 4 March 2026');
    expect(kept()).toEqual([expect.stringMatching(/visit\.txt$/u)]);
    expect(readFileSync(join(originals(), kept()[0] ?? ''), 'utf8')).toBe(cableText(140_001));
    expect(held()).toEqual([]);
  });

  it('counts as added when it is written, not when the button was pressed', async () => {
    await collection.close();
    collection = await openCollection({ url: url(), now: () => new Date(now.getTime() + 45_000) });
    const { reply } = await adding(file('visit.txt', cableText(140_001)));
    await press(reply, 'Add');
    const { view } = await collection.open('07STATE140001');
    expect(view?.addedAt).toBe(new Date(now.getTime() + 45_000).toISOString());
    expect(view?.addedBy?.at).toBe(now.toISOString());
  });

  it('says nothing of who added what was read from a folder', async () => {
    await collection.ingest([file('visit.txt', cableText(140_001))]);
    expect((await ask('/cable 07STATE140001', context())).text).not.toContain('added');
  });

  it('takes PDFs, archives with 50 files and what can not be read at once, and pages through them', async () => {
    const preview = await adding(
      file('a.pdf', await pdfFile()),
      file('cables.zip', await zipFile(50)),
      file('broken.pdf', brokenFile),
    );
    expect(preview.text).toContain('51 documents to add');
    expect(preview.text).toMatch(/Not read\s+broken\.pdf/u);
    let page = preview;
    for (let number = 2; number <= 7; number += 1) page = await press(page.reply, 'Next');
    expect(page.text).toContain('49–52 of 52 entries');
    expect((await press(page.reply, 'Add')).text).toContain('51 documents added');
    expect((await collection.stats()).documents).toBe(51);
    expect(new Set(kept().map((name) => name.split(/[/\\]/u).at(-1)))).toEqual(new Set(['a.pdf', 'cables.zip']));
  });

  it('lets go of what is discarded, and keeps nothing of it', async () => {
    const preview = await adding(file('visit.txt', cableText(140_001)));
    expect((await press(preview.reply, 'Discard')).text).toContain('Discarded');
    expect((await press(preview.reply, 'Add')).text).toContain('Discarded');
    expect([...held(), ...kept()]).toEqual([]);
    expect((await collection.stats()).documents).toBe(0);
  });

  it('adds once, however often and from wherever it is pressed', async () => {
    const preview = await adding(file('visit.txt', cableText(140_001)));
    const [one, other] = await Promise.all([press(preview.reply, 'Add'), press(preview.reply, 'Add')]);
    expect([one.text, other.text].join()).toContain('1 document added');
    const again = await press(preview.reply, 'Add');
    expect(again.text).toContain('1 document added');
    expect((await collection.stats()).documents).toBe(1);
  });

  it('recognises what is there already, another text of it, and the same text twice', async () => {
    await collection.ingest([file('old.txt', cableText(140_001))]);
    const { text, reply } = await adding(
      file('same.txt', cableText(140_001)),
      file('other.txt', cableText(140_001, 'Another end.')),
      file('new.txt', cableText(140_002)),
      file('again.txt', cableText(140_002)),
    );
    expect(text).toContain('2 documents to add');
    expect(text).toContain('is there already as 07 STATE 140001');
    expect(text).toContain('becomes version 2 of 07 STATE 140001');
    expect(text).toContain('twice in this upload');
    const done = await press(reply, 'Add');
    expect(done.text).toContain('1 document added');
    expect(done.text).toContain('1 new version');
    expect((await collection.view('07STATE140001'))?.versions?.total).toBe(2);
  });

  it('has nothing to press where nothing is new, or nothing can be read', async () => {
    await collection.ingest([file('old.txt', cableText(140_001))]);
    const same = await adding(file('same.txt', cableText(140_001)));
    expect(same.text).toContain('Nothing new');
    expect(same.reply.outcome).toBe('nothing');
    const broken = await adding(file('broken.pdf', brokenFile));
    expect(broken.reply.outcome).toBe('problem');
    for (const { reply } of [same, broken])
      expect(reply.actions.filter(({ command }) => command === 'add')).toEqual([]);
    expect(held()).toEqual([]);
  });

  it('refuses one file too large or too many, and takes the others', async () => {
    const small = Array.from({ length: 10 }, (_, at) => file(`${at}.txt`, cableText(140_000 + at)));
    const { text } = await adding(file('huge.txt', Buffer.alloc(25_000_001, 'a')), ...small);
    expect(text).toContain('huge.txt is too large; at most 25 MB are taken');
    expect(text).toContain('at most 10 files are taken at once');
    expect(text).toContain('9 documents to add');
  });

  it('reads what stands beside a file when both are handed in', async () => {
    const text = `A Visit\n\n${'The minister came to Minsk and spoke with the press. '.repeat(5)}\n`;
    const preview = await adding(
      file('visit.txt', text),
      file('visit.txt.meta.json', '{"title":"The Visit of May","date":"2006-05"}'),
    );
    expect(preview.text).toContain('The Visit of May');
    const { text: done } = await press(preview.reply, 'Add');
    expect(done).toContain('The Visit of May');
    expect((await collection.find('minister')).hits[0]?.card.title).toBe('The Visit of May');
  });

  it('waits through a restart, and not for more than an hour', async () => {
    const one = await adding(file('one.txt', cableText(140_001)));
    const two = await adding(file('two.txt', cableText(140_002)));
    await collection.close();
    collection = await openCollection({ url: url() });
    expect((await press(one.reply, 'Add')).text).toContain('1 document added');
    now = new Date(someDay.getTime() + 3_600_001);
    expect((await press(two.reply, 'Add')).text).toContain('do not wait any more');
    expect(held()).toHaveLength(1);
    await collection.uploads.sweep(now.toISOString());
    expect(held()).toEqual([]);
    expect((await collection.stats()).documents).toBe(1);
  });
});
