import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Collection, openCollection } from '../../src/index.ts';
import { ask, contextOf } from '../doubles/asking.ts';

let folder = '';
let collection: Collection;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reftel-cite-'));
  const files = {
    'ledger.md': '# Not One More Tanker at Muuga\n\nThe harbor master said that not one more tanker would be moored.\n',
    'echo.md': '# What the Port Says\n\nHe repeated: not one more tanker would be moored, and the port stays shut.\n',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  collection = await openCollection({ url: 'sqlite::memory:' });
  await collection.ingest([join(folder, 'ledger.md'), join(folder, 'echo.md')]);
});
afterAll(async () => {
  await collection.close();
  rmSync(folder, { recursive: true, force: true });
});

const said = async (line: string) => (await ask(line, contextOf(collection))).text;

describe('/cite with words', () => {
  it('cites them where they stand in a text, though a title has them too', async () => {
    const text = await said('/cite "not one more tanker"');
    expect(text).toContain('One of the documents that have "not one more tanker"');
    expect(text).toMatch(/¶1\nnot one more tanker\n/u);
    expect(await said('/cite "the port stays shut"')).toContain('The document that has "the port stays shut"');
  });

  it('takes a whole title, however it is typed, for its document', async () => {
    const text = await said('/cite not one more tanker at muuga');
    expect(text).toContain('Not One More Tanker at Muuga\nnot-one-more-tanker-at-muuga\n');
  });
});
