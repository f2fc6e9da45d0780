import { beforeAll, describe, expect, it } from 'vitest';
import { render } from '../../adapters/terminal/render.ts';
import { shares } from '../../commands/digest-sections.ts';
import type { DigestRun } from '../../commands/post-kind.ts';
import { postKinds } from '../../commands/posts.ts';
import { AskError } from '../../src/index.ts';
import { DigestWorld } from './digest-world.ts';

const world = new DigestWorld();
const kind = postKinds.find((each) => each.kind === 'digest');
const usual = { new: true, day: false, items: 10, quiet: false };

function bodyOf(content: object, run: Partial<DigestRun> = {}): string {
  return JSON.stringify({
    digest: 3,
    name: 'Monday *news*',
    content: JSON.stringify({ ...usual, ...content }),
    zone: 'Europe/Berlin',
    from: '2026-11-16T08:00:00.000Z',
    until: '2026-11-23T08:00:00.000Z',
    ...run,
  } satisfies DigestRun);
}

async function post(content: object, run: Partial<DigestRun> = {}) {
  const { commands, ...context } = world.context('discord:1:1', { audience: 'public' });
  const reply = await kind?.compose(bodyOf(content, run), { commands, ...context });
  return { reply, text: reply === undefined ? '' : render(reply, { colour: false, commands }) };
}

beforeAll(async () => {
  world.at('2026-11-01T00:00:00Z');
  await world.add({ Older: 'An amnesty was announced by the ministry long ago.' });
  world.at('2026-11-20T10:00:00Z');
  await world.add({
    Harbor: 'The harbor was closed. Alexander Kozulin spoke of an amnesty in Minsk.',
    Bridge: 'The bridge is open again. Nobody said why.',
  });
  for (let count = 1; count <= 6; count += 1)
    await world.add({ [`Note ${count}`]: `Note number ${count} says little.` });
  world.at('2026-11-23T08:00:00Z');
});

describe('the post of a digest', () => {
  it('leads with its name, period and count, and cites how each new document begins', async () => {
    const { reply, text } = await post({});
    const lines = text.split('\n');
    expect(lines.slice(0, 4).join('\n')).toContain('Monday *news*');
    expect(text).toContain('16–23 November 2026 · 8 new documents');
    expect(text).toContain('"The harbor was closed."');
    expect(text).toContain('Harbor ¶1');
    expect(text).not.toContain('Older');
    expect(reply?.actions.map(({ command }) => command)).toEqual(['cable', 'cable', 'cable', 'new', 'digest']);
    expect(reply?.actions.at(-1)?.options).toEqual({ what: 'pause', digest: '3' });
  });

  it('lists as many items as it is told, says how many more there are, and opens the whole list', async () => {
    const { reply, text } = await post({ items: 3 });
    expect(text).toContain('… and 5 more');
    const all = reply?.actions.find(({ command }) => command === 'new');
    const list = await world.press(all);
    expect(list.text).toContain('8 new documents');
    expect((await world.press(list.reply.actions[0])).text).toContain('page 2 of 2');
  });

  it('tells what a search and a person have among the new documents, and nothing of the older ones', async () => {
    const { reply, text } = await post({ new: false, search: 'amnesty', person: 'Kozulin' });
    expect(text).toContain('1 paragraph "amnesty" · 1 paragraph Kozulin');
    expect(text).not.toContain('announced');
    expect((await world.press(reply?.actions.find(({ command }) => command === 'new'))).text).toContain(
      '1 paragraph for "amnesty" in what is new',
    );
  });

  it('is asked for in spans that begin before they end', async () => {
    const turned = await world.ask('/new since:2026-11-20 until:2026-11-16');
    expect(turned.text).toContain('ends before it begins');
    expect(turned.text).toContain('/new since:2026-11-16 until:2026-11-20');
    expect((await world.ask('/new since:2031-01-01')).text).toContain('still to come');
  });

  it('has the same words for the same body, whenever it is composed', async () => {
    const first = await post({ day: true, search: 'amnesty' });
    world.at('2026-12-24T08:00:00Z');
    await world.add({ Later: 'Another amnesty.' });
    expect((await post({ day: true, search: 'amnesty' })).reply?.blocks).toEqual(first.reply?.blocks);
    world.at('2026-11-23T08:00:00Z');
  });

  it('is nothing where there is nothing and it is to be quiet, else it says so', async () => {
    const none = { from: '2026-11-22T08:00:00.000Z' };
    expect((await post({ quiet: true }, none)).reply).toBeUndefined();
    expect((await post({}, none)).text).toContain('Nothing new since the last one: new documents.');
    expect((await post({ quiet: true })).reply).toBeDefined();
  });

  it('is refused where its body is none of ours', async () => {
    for (const body of ['', '{}', bodyOf({ items: 1_000 })])
      await expect(async () => kind?.compose(body, world.context('discord:1:1'))).rejects.toThrow(AskError);
  });

  it('is shown by /digest preview anywhere, and nothing moves', async () => {
    const shown = await world.ask('/digest preview content:both search:amnesty');
    expect(shown.text).toContain('Preview: nothing is posted.');
    expect(shown.text).toContain('8 new documents');
    await world.ask('/digest create Own when:daily quiet:true', 'discord:1:own');
    const [before] = await world.collection.digests.list('discord:1:own', { limit: 1 });
    expect((await world.ask('/digest preview', 'discord:1:own')).text).toContain('Nothing new');
    expect((await world.collection.digests.list('discord:1:own', { limit: 1 }))[0]).toEqual(before);
  });
});

describe('the items of several sections', () => {
  it.each([
    [[30, 2, 0], 10, [8, 2, 0]],
    [[5, 5], 5, [3, 2]],
    [[1, 1, 1], 2, [1, 1, 0]],
    [[], 10, []],
    [[3], 10, [3]],
  ])('%j share %i as %j', (totals, most, shared) => {
    expect(shares(totals, most)).toEqual(shared);
  });
});
