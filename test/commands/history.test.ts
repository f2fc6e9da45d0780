import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AskError, type Collection, openCollection } from '../../src/index.ts';
import { ask, contextOf } from '../doubles/asking.ts';

const id = '07STATE130159';

function cable(body: string, captions = 'SIPDIS'): string {
  return `R 171240Z SEP 07
FM SECSTATE WASHDC
TO EUROPEAN POLITICAL COLLECTIVE
BT
C O N F I D E N T I A L STATE 130159

${captions}

E.O. 12958: DECL: 09/17/2017
TAGS: PREL, BO
SUBJECT: BELARUS: AMBASSADOR HINTS

${body}
RICE
`;
}

const first = cable(`1. (C) Deputy Assistant Secretary Kramer met Ambassador Khvostov in Minsk on September 12.

2. (C) The Ambassador said that two prisoners would be released soon. He did not name them.

3. (U) Nothing else was said.`);
const second = cable(
  `1. (C) Deputy Assistant Secretary Kramer met Ambassador Khvostov in Washington on September 12.

2. (C) The Ambassador said that two prisoners would be released soon. He named both of them.

3. (U) Nothing else was said.

4. (S) A further talk was agreed upon.`,
  'SIPDIS\nSENSITIVE',
);

describe('the history of a document', () => {
  let folder = '';
  let collection: Collection;
  let time = 0;
  beforeEach(async () => {
    time = Date.parse('2026-11-20T12:00:00Z');
    folder = mkdtempSync(join(tmpdir(), 'reftel-history-'));
    collection = await openCollection({ url: 'sqlite::memory:', now: () => new Date(time) });
    await read(first);
    time += 86_400_000;
  });
  afterEach(async () => {
    await collection.close();
    rmSync(folder, { recursive: true });
  });
  async function read(text: string, name = 'cable.txt'): Promise<void> {
    writeFileSync(join(folder, name), text);
    await collection.ingest([folder]);
  }
  const answer = (line: string) => ask(line, contextOf(collection));

  it('says of a document with one version that there is no other', async () => {
    const { text } = await answer(`/history ${id}`);
    expect(text).toContain('07 STATE 130159 · 1 version');
    expect(text).toContain('cable.txt');
    expect(text).toContain('A changed text under this id will be the next version.');
    expect((await answer(`/cable ${id}`)).text).not.toContain('version');
  });

  it('lists the versions and what changed from the one before, each word in its sentence and cited in both', async () => {
    await read(second);
    const { text, reply } = await answer(`/versions ${id}`);
    expect(text).toContain('2 versions');
    expect(text).toMatch(/2 {2}current · added 21 November 2026 · 4 paragraphs · \d+ words +cable\.txt/u);
    expect(text).toMatch(/1 {2}added 20 November 2026 · 3 paragraphs · \d+ words +cable\.txt/u);
    const plain = text.replace(/\s+/gu, ' ');
    expect(plain).toContain('From version 1 to version 2 · 4 changes · 1 paragraph is the same');
    expect(plain).toContain('¶1 · "Minsk" became "Washington"');
    expect(plain).toContain(
      '"Deputy Assistant Secretary Kramer met Ambassador Khvostov in Washington on September 12."',
    );
    expect(plain).toContain('07STATE130159 (version 2) ¶1, 07STATE130159 ¶1');
    expect(plain).toContain('"He named both of them." 07STATE130159 (version 2) ¶2');
    expect(plain).toContain('¶4 · added "A further talk was agreed upon."');
    expect(plain).toContain('header or foot · added "SENSITIVE"');
    expect(reply.actions.map(({ options }) => options['id'])).toEqual([`${id} (version 2)`, `${id} (version 1)`]);
  });

  it('compares the versions that are asked for, in either direction, and says which there are', async () => {
    await read(second);
    await read(first.replace('two prisoners', 'three prisoners'));
    const { text, reply } = await answer(`/history ${id} 1`);
    expect(text).toContain('From version 1 to version 3 · 1 change · 2 paragraphs are the same');
    expect(text).toContain('"two" became "three"');
    expect(reply.menus[0]?.choices.map(({ options }) => options['from'])).toEqual([2, 1]);
    expect((await answer(`/history ${id} 3 1`)).text).toContain('"three" became "two"');
    expect((await answer(`/history ${id} 7`)).text).toContain('07STATE130159 has no version 7; it has 1, 2, 3');
  });

  it('takes long histories by page', async () => {
    const list = (word: string) =>
      cable(
        Array.from({ length: 20 }, (_, at) => `${at + 1}. (C) The ${word} of item ${at + 1} went on.`).join('\n\n'),
      );
    await read(list('talk'));
    await read(list('walk'));
    const { text, reply } = await answer(`/history ${id}`);
    expect(text).toContain('1–8 of 20 changes · page 1 of 3');
    expect(reply.actions[0]).toMatchObject({ command: 'history', options: { from: 2, to: 3, page: 2 } });
    const last = await answer(`/history ${id} page:3`);
    expect(last.text).toContain('¶20 · "talk" became "walk"');
    expect(last.text).not.toContain('added 2');
  });

  it('is offered by the card, which says which version it shows and where else it was read', async () => {
    await read(second);
    await read(second, 'again.txt');
    const { text, reply } = await answer(`/cable ${id}`);
    expect(text.split('\n')[0]).toBe('CONFIDENTIAL · SIPDIS · SENSITIVE · cable · version 2 of 2');
    expect(text).toMatch(/Also in +again\.txt/u);
    expect(reply.actions).toContainEqual({ label: ['History'], command: 'history', options: { id } });
  });

  it('opens, reads and cites an old version by its name, and stays in it', async () => {
    await read(second);
    const card = await answer(`/cable "${id} (version 1)"`);
    expect(card.text.split('\n')[0]).toBe('CONFIDENTIAL · SIPDIS · cable · version 1 of 2, not the current one');
    const [page] = card.reply.actions;
    expect(page).toMatchObject({ command: 'cable', options: { id: `${id} (version 1)`, page: 1 } });
    expect((await answer(`/cable "${id} (version 1)" 1`)).text).toContain('in Minsk on September 12');
    const cited = await answer(`/cite "${id} (version 1)" 1`);
    expect(cited.text).toContain('in Minsk on September 12');
    expect(cited.text).toContain('07 STATE 130159 · version 1 · ¶1');
    expect(cited.reply.menus[0]?.choices[0]?.options).toMatchObject({ id: `${id} (version 1)` });
    const current = (await answer(`/cite ${id} 1`)).text;
    expect(current).toContain('in Washington on September 12');
    expect(current).toContain('cable 07 STATE 130159, September 17, 2007, version 2, para. 1.');
    expect(cited.text).toContain('cable 07 STATE 130159, September 17, 2007, para. 1.');
    expect((await answer(`/cite "07 STATE 130159 (version 5)" 1`)).text).toContain('has no version 5; it has 1, 2');
  });

  it('resolves a citation of an old version to the words that it names', async () => {
    const old = await collection.find('Minsk');
    const [hit] = old.hits;
    await read(second);
    expect((await collection.find('Minsk')).total).toBe(0);
    if (hit === undefined) throw new Error('Minsk was not found');
    const { document: cited, start, end, quote, version = 1 } = hit.citation;
    const document = await collection.document(cited, { version });
    expect(document?.source.text.slice(start, end)).toBe(quote);
    expect((await collection.cite(id, { paragraph: 1, version: 1 }))?.paragraphs[0]?.citations[0]?.quote).toContain(
      'Minsk',
    );
    expect(await collection.document(id, { version: 9 })).toBeUndefined();
    await expect(collection.cite(id, { version: 9 })).rejects.toThrow(AskError);
    const [now] = (await collection.find('Washington')).hits;
    expect(now?.citation).toMatchObject({ version: 2, pin: `${id} (version 2) ¶1` });
    expect((await collection.verify('met Ambassador Khvostov in Washington')).citations[0]).toMatchObject({
      version: 2,
    });
  });

  it('shows to each reader what they may see of both', async () => {
    await read(second);
    const { text } = await ask(`/history ${id}`, contextOf(collection.as({ level: 2 })));
    expect(text).toContain('1 paragraph withheld');
    expect(text).not.toContain('further talk');
    expect(await collection.as({ level: 0 }).history(id)).toMatchObject({ comparison: { changed: [], same: 1 } });
  });

  it('answers a document that is not here with those that are near', async () => {
    expect((await answer('/history 07STAET130159')).text).toContain('the nearest id is 07 STATE 130159');
    expect((await answer('/history 09PARIS1')).text).toContain('No document has the id "09PARIS1".');
  });
});
