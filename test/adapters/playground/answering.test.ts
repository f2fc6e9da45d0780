import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answered, buttonsIn, type ServedPlayground, servedPlayground } from '../../doubles/playground.ts';
import { seedCollection } from '../../seeds/collection.ts';

const collection = seedCollection();
let playground: ServedPlayground;

beforeAll(async () => {
  playground = await servedPlayground(collection());
}, 60_000);

afterAll(() => playground?.stop());

async function suggestions(line: string) {
  const found = (await (await playground.post('/suggest', { line })).json()) as {
    suggestions: { value: string; label: string }[];
    replaces: string;
    usage: string;
  };
  return { ...found, values: found.suggestions.map(({ value }) => value) };
}

async function press(answer: Answered, label: string, side: 'discord' | 'slack' = 'discord') {
  const found = buttonsIn(answer[side]).find((button) => button.label === label);
  if (found === undefined) throw new Error(`there is no button ${label}`);
  const shown = { key: answer.key, audience: answer.audience };
  const response = await playground.post('/press', { id: found.id, shown, cards: 'embed' });
  return (await response.json()) as Answered & { removed?: boolean };
}

describe('suggestions', () => {
  it('are the commands, then what the command itself suggests', async () => {
    expect((await suggestions('/wh')).values).toContain('/who ');
    const kramer = await suggestions('/who kra');
    expect(kramer.values[0]).toBe('David Kramer');
    expect([kramer.replaces, kramer.usage]).toEqual(['kra', '/who <name> [in:…] [page:…] [share:…]']);
    expect((await suggestions('/cite 07STATE130159 style:')).values).toContain('apa');
    expect((await suggestions('')).suggestions.length).toBeGreaterThan(5);
  });
});

describe('an answer', () => {
  it('is drawn as both platforms would show it, for the asker alone', async () => {
    const { audience, discord, slack, says } = await playground.ask('/who David Kramer');
    expect([audience, says]).toEqual(['private', 'David Kramer']);
    expect(discord).toMatch(/<discord-embed .*David Kramer.*Only you can see this/su);
    expect(slack).toMatch(/Only visible to you.*David Kramer/su);
    const labels = [discord, slack].map((each) => buttonsIn(each).map(({ label }) => label));
    expect(labels[0]).toEqual(labels[1]);
    expect(labels[0]).toContain('Share to channel');
  });

  it('has citations that open the reader at the words', async () => {
    const { discord, slack } = await playground.ask('/find "decisions on sentences"');
    for (const html of [discord, slack]) {
      const link = /href="(http:[^"]*#cited)"/u.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
      expect(link).toContain(playground.reader.url);
      expect(await (await playground.reader.get(link)).text()).toMatch(/<mark id="cited"[^>]*>[^<]*sentences/u);
    }
  });

  it('is drawn as Components V2 where that is wanted', async () => {
    const { discord } = await playground.ask('/find "human rights"', 'components');
    expect(discord).not.toContain('<discord-embed');
    expect(discord).toMatch(/class="container".*class="section"/su);
  });

  it('brings its picture and its files along', async () => {
    const { discord, slack } = await playground.ask('/timeline');
    for (const html of [discord, slack]) {
      const [, path = '', words = ''] = /<img class="picture" src="([^"]*)" alt="([^"]*)"/u.exec(html) ?? [];
      const picture = await playground.get(path);
      expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
      expect(words).toContain('1996');
    }
    const exported = await playground.ask('/timeline as:csv');
    const [, path = ''] = /<a class="file" href="([^"]*)"/u.exec(exported.discord) ?? [];
    const file = await playground.get(path);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w-]+\.csv"/u);
    expect(file.headers.get('content-security-policy')).toContain('sandbox');
  });

  it('says what was wrong with the question', async () => {
    const { discord, slack, says } = await playground.ask('/whoo kramer');
    expect(says).toContain('There is no command "/whoo"');
    for (const html of [discord, slack]) expect(html).toContain('/who kramer');
  });
});

it('gives one answer at a time', async () => {
  const held: (() => void)[] = [];
  const slow = () => new Promise<never[]>((resolve) => void held.push(() => resolve([])));
  const busy = await servedPlayground(collection(), { discord: slow, slack: async () => [] });
  const first = busy.post('/ask', { line: '/stats' });
  await expect.poll(() => held.length).toBe(1);
  const second = await busy.post('/ask', { line: '/stats' });
  expect([second.status, await second.json()]).toEqual([
    429,
    { problem: 'One answer at a time: the last one is not ready yet.' },
  ]);
  held[0]?.();
  expect((await first).status).toBe(200);
  await busy.stop();
});

describe('a press', () => {
  it('turns the page in place, on and back', async () => {
    const first = await playground.ask('/who David Kramer');
    const second = await press(first, 'Next');
    expect([second.turns, second.typed]).toEqual([true, '/who David Kramer page:2']);
    expect(second.discord).toContain('page 2 of 4');
    const back = await press(second, 'Previous', 'slack');
    expect([back.turns, back.slack.includes('page 1 of 4')]).toEqual([true, true]);
  });

  it('shares an answer with everybody, and takes it back', async () => {
    const shared = await press(await playground.ask('/who David Kramer'), 'Share to channel', 'slack');
    expect([shared.audience, shared.turns]).toEqual(['public', false]);
    expect(shared.discord + shared.slack).not.toMatch(/Only (?:you|visible)/u);
    expect(await press(shared, 'Delete')).toEqual({ removed: true });
  });

  it('asks what a button or a choice of a menu stands for', async () => {
    const card = await playground.ask('/cable 07STATE130159');
    expect((await press(card, 'People')).typed).toBe('/cable 07STATE130159 show:people');
    const { slack } = await playground.ask('/who David Kramer');
    const [, id = '', value = ''] = /<select[^>]*data-press="([^"]*)".*?<option value="([\w-]+)"/su.exec(slack) ?? [];
    const picked = (await (await playground.post('/press', { id, value })).json()) as Answered;
    expect(picked.typed).toMatch(/^\/who /u);
  });

  it('that says the answer missed offers what is near', async () => {
    const near = await press(await playground.ask('/who David Kramer'), 'Not what I meant');
    expect(near.discord).toContain('it has been noted');
  });

  it('of a button that nobody knows says so', async () => {
    for (const id of ['r1:r:AAAAAAAAAAAA', 'r0:x', '']) {
      const answer = (await (await playground.post('/press', { id })).json()) as Answered;
      expect(answer.says, id).toContain('too old');
    }
    expect(playground.log).toEqual([]);
  });
});
