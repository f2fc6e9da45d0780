import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answered, buttonsIn, type ServedPlayground, servedPlayground } from '../../doubles/playground.ts';
import { seedCollection } from '../../seeds/collection.ts';

const collection = seedCollection();
const bytes = { 'content-type': 'application/octet-stream' };
const list = 'name\nKramer\nKozulin\n';
let playground: ServedPlayground;

beforeAll(async () => {
  playground = await servedPlayground(collection());
}, 60_000);

afterAll(() => playground?.stop());

const handIn = (name: string, content: string, headers: Readonly<Record<string, string>> = {}) =>
  playground.post(`/hand-in?name=${encodeURIComponent(name)}`, content, { ...bytes, ...headers });

describe('a file that is handed in on the page', () => {
  it('is what the command reads that names it', async () => {
    expect(await (await handIn('two names.csv', list)).json()).toEqual({ name: 'two names.csv' });
    const { says, discord } = await playground.ask('/batch file:"two names.csv"');
    expect(says).toBe('2 lines looked up, 2 found');
    expect(discord).toContain('batch.csv');
  });

  it('takes the place of an earlier one of its name', async () => {
    await handIn('list.txt', 'Kramer');
    await handIn('../list.txt', list);
    expect((await playground.ask('/batch file:list.txt')).says).toBe('2 lines looked up, 2 found');
  });

  it('is offered for commands that take one', async () => {
    const takes = async (line: string) =>
      ((await (await playground.post('/suggest', { line })).json()) as { takes?: object }).takes;
    expect(await takes('/batch ')).toEqual({ option: 'file', files: 1 });
    expect(await takes('/who ')).toBeUndefined();
  });

  it('is the only file that is read: none of this machine is, by its path', async () => {
    for (const path of ['package.json', '/etc/hostname', '-', '../../package.json', `${process.cwd()}/package.json`])
      expect((await playground.ask(`/batch file:${path}`)).says, path).toContain('was handed in on this page');
  });

  it('is taken from the page alone, with a name, in bounds', async () => {
    expect((await handIn('a.csv', list, { cookie: '' })).status).toBe(403);
    expect((await handIn('a.csv', list, { origin: 'https://evil.example.org' })).status).toBe(403);
    expect((await handIn('a.csv', list, { host: 'evil.example.org' })).status).not.toBe(500);
    expect((await handIn('a.csv', list, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await handIn('', list)).status).toBe(400);
    expect((await handIn('a.csv', 'x'.repeat(16_000_001))).status).toBe(413);
    expect((await playground.get('/hand-in?name=a.csv')).status).toBe(404);
  });
});

describe('the binder', () => {
  const press = async (answer: Answered, label: string) => {
    const { id } = buttonsIn(answer.discord).find((each) => each.label === label) ?? { id: '' };
    const shown = { key: answer.key, audience: answer.audience };
    return (await (await playground.post('/press', { id, shown, cards: 'embed' })).json()) as Answered;
  };

  it('is kept from an answer, as in a server or workspace', async () => {
    const kept = await press(await playground.ask('/find "decisions on sentences"'), 'Keep');
    expect(kept.says).toBe('Kept');
    expect((await press(kept, 'Binder')).says).toBe('Binder');
    const out = await press(kept, 'Take out');
    expect(out.says).toBe('Taken out of the binder');
    expect((await press(out, 'Share to channel')).says).toBe('This can not be shared.');
  });
});
