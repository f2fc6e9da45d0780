import { describe, expect, it } from 'vitest';
import { lettersOf, reply } from '../../commands/compose.ts';
import type { PostKind } from '../../commands/posts.ts';
import type { Reply } from '../../commands/reply.ts';
import { AskError, type DuePost, StoreError, type Taking } from '../../src/index.ts';
import { postsInMemory } from '../doubles/posts.ts';
import { plainDigest, speaking } from '../doubles/speaking.ts';

const post = (key: string, parts: Partial<DuePost> = {}): DuePost => ({
  key,
  channel: 'slack:T1:C1',
  owner: 'slack:T1:U1',
  kind: 'watch',
  body: '"Kozulin"',
  due: '2026-11-23T08:00:00.000Z',
  ...parts,
});
const watch: PostKind = { kind: 'watch', compose: async (body) => reply({ title: [body] }) };
const kinds = [plainDigest, watch];
const wordsOf = ({ lead = [], title, blocks }: Reply) =>
  [lead, title, ...blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []))].map(lettersOf).join('\n');
const monday = '2026-11-23T09:00:00.000Z';
const daily = '0 9 * * *';

describe('a digest', () => {
  it('goes out when it is due, and once', async () => {
    const { collection, poster, at, create } = await speaking();
    await create(daily);
    await at('2026-11-23T08:59:59.000Z');
    expect(poster.posted).toEqual([]);
    for (const second of [0, 1, 30]) await at(`2026-11-23T09:00:${`${second}`.padStart(2, '0')}.000Z`);
    expect(poster.posted.map(({ channel, reply: said }) => [channel, said.lead])).toEqual([['slack:T1:C1', undefined]]);
    expect(poster.posted[0]?.key).toMatch(/^[a-z0-9-]{1,25}$/u);
    expect(await collection.digests.get(1)).toMatchObject({ told: monday, next: '2026-11-24T09:00:00.000Z' });
  });

  it('tells of the time since the last, in its own words', async () => {
    const { poster, at, create } = await speaking();
    await create(daily);
    await at(monday);
    await at('2026-11-24T09:00:02.000Z');
    const runs = poster.posted.map(({ reply: said }) => JSON.parse(wordsOf(said).split('\n').at(-1) ?? ''));
    const common = { digest: 1, name: 'Morning <news>', content: '{}', zone: 'UTC' };
    expect(runs).toEqual([
      { ...common, from: '2026-11-23T08:00:00.000Z', until: monday },
      { ...common, from: monday, until: '2026-11-24T09:00:00.000Z' },
    ]);
  });

  it('that was missed goes out once, late, and tells of all that was missed', async () => {
    const { poster, at, create } = await speaking();
    await create('0 9 * * *', 'Europe/Berlin');
    await at('2026-11-27T10:30:00.000Z');
    await at('2026-11-27T10:31:00.000Z');
    expect(poster.posted).toHaveLength(1);
    const [said] = poster.posted.map((each) => wordsOf(each.reply));
    expect(said).toContain('Late: it was due on Friday 09:00 (Europe/Berlin).');
    expect(said).toContain('"from":"2026-11-23T08:00:00.000Z","until":"2026-11-27T08:00:00.000Z"');
  });

  it('that was missed for too long is left out, and the next one tells of that time too', async () => {
    const { poster, at, create, lines, collection } = await speaking();
    await create('0 9 * * 1');
    await at('2026-11-24T09:00:01.000Z');
    expect(poster.posted).toEqual([]);
    expect(lines.join('\n')).toContain('a digest is too late and left out');
    expect(await collection.digests.get(1)).toMatchObject({ next: '2026-11-30T09:00:00.000Z' });
    await at('2026-11-30T09:00:01.000Z');
    expect(wordsOf(poster.posted[0]?.reply ?? reply({ title: [] }))).toContain('"from":"2026-11-23T08:00:00.000Z"');
  });

  it('that waited for its platform for too long is left out for the one that is due by then', async () => {
    const { poster, at, create } = await speaking();
    await create(daily);
    poster.next.push({ outcome: 'busy', seconds: 0 });
    await at(monday);
    await at('2026-11-25T09:30:00.000Z');
    expect(poster.posted).toEqual([]);
    await at('2026-11-25T09:30:01.000Z');
    expect(poster.posted.map((each) => wordsOf(each.reply))).toEqual([
      expect.stringMatching(/due on Wednesday 09:00.*"from":"2026-11-23T08:00:00.000Z"/su),
    ]);
  });

  it('is paused, and its owner told how to go on, where its channel is closed', async () => {
    const { collection, poster, at, create } = await speaking();
    await create(daily);
    const why = 'The channel is archived.';
    poster.next.push({ outcome: 'closed', why });
    await at(monday);
    expect(await collection.digests.get(1)).toMatchObject({ paused: why, told: '2026-11-23T08:00:00.000Z' });
    expect((await collection.digests.get(1))?.next).toBeUndefined();
    expect(poster.told.map(({ person }) => person)).toEqual(['slack:T1:U1']);
    const [told] = poster.told.map((each) => wordsOf(each.reply));
    for (const part of ['Morning <news>', why, '/digest resume 1']) expect(told).toContain(part);
  });

  it('is paused where its schedule can not be read any more, and the others run', async () => {
    const { collection, poster, at, create } = await speaking();
    await create(daily);
    await create(daily);
    await collection.digests.change(1, { schedule: 'when it rains' });
    await at(monday);
    expect((await collection.digests.get(1))?.paused).toContain('schedule');
    expect(poster.posted).toHaveLength(1);
  });

  it('that has nothing to say says nothing, and goes on from there', async () => {
    const quiet: PostKind = { ...plainDigest, compose: async () => undefined };
    const { collection, poster, at, create } = await speaking({ kinds: [quiet] });
    await create(daily);
    await at(monday);
    expect(poster.posted).toEqual([]);
    expect(await collection.digests.get(1)).toMatchObject({ next: '2026-11-24T09:00:00.000Z' });
  });
});

describe('a post', () => {
  it('of which nobody knows whether it went out is looked for, and not sent again when it is there', async () => {
    const { collection, poster, turn } = await speaking({ kinds });
    await collection.outbox.add([post('a'), post('b', { channel: 'slack:T1:C2' })]);
    poster.next.push({ outcome: 'unknown', arrives: true }, { outcome: 'unknown' });
    const begun = Date.now();
    await turn();
    await turn();
    await turn();
    expect(poster.looked.map(({ key }) => key)).toEqual(['a', 'b']);
    expect(poster.posted.map(({ key }) => key)).toEqual(['a', 'b']);
    for (const { since } of poster.looked) expect(since.getTime()).toBeLessThan(begun);
  });

  it('that another process began is looked for', async () => {
    const { collection, poster, turn } = await speaking({ kinds });
    await collection.outbox.add([post('a')]);
    const taking = { platforms: ['slack'], holder: 'dead', now: monday, rest: 0, limit: 1 };
    await collection.outbox.take({ ...taking, seconds: -1 });
    poster.posted.push({ key: 'a', channel: 'slack:T1:C1', reply: reply({ title: [] }) });
    await turn();
    expect(poster.posted).toHaveLength(1);
    expect(await collection.outbox.take({ ...taking, seconds: 1 })).toEqual([]);
  });

  it('that the platform was too busy for waits, and is not looked for', async () => {
    const { collection, poster, turn } = await speaking({ kinds });
    await collection.outbox.add([post('a'), post('b', { channel: 'slack:T1:C2' })]);
    poster.next.push({ outcome: 'busy', seconds: 0 }, { outcome: 'busy', seconds: 600 });
    await turn();
    await turn();
    expect([poster.posted.map(({ key }) => key), poster.looked]).toEqual([['a'], []]);
  });

  it('that no digest stands behind goes out however late', async () => {
    const { collection, poster, at } = await speaking({ kinds });
    await collection.outbox.add([post('a')]);
    await at('2026-12-31T08:00:00.000Z');
    expect(poster.posted.map((each) => lettersOf(each.reply.lead ?? []))).toEqual([
      'Late: it was due on Monday 23 November 2026 08:00 (UTC).',
    ]);
  });

  it('stops what it comes from where its channel is closed', async () => {
    const closed: unknown[] = [];
    const stopping: PostKind = {
      ...watch,
      closed: async (body, why) => {
        closed.push([body, why]);
        return ['The watch 3 is paused.'];
      },
    };
    const { collection, poster, turn } = await speaking({ kinds: [stopping] });
    await collection.outbox.add([post('a')]);
    poster.next.push({ outcome: 'closed', why: 'It is gone.' });
    await turn();
    expect(closed).toEqual([['"Kozulin"', 'It is gone.']]);
    expect(poster.told.map((each) => wordsOf(each.reply))).toEqual(
      ['Something could not be posted.\nIt is gone.\nThe watch 3 is paused.'].map((words) => `\n${words}`),
    );
  });

  it('that can not be put into words is tried a few times, then its owner is told', async () => {
    let tries = 0;
    const compose = async () => {
      tries += 1;
      throw tries < 4 ? new Error('secret words') : new AskError('the query is not understood');
    };
    const { collection, poster, turn, lines } = await speaking({ kinds: [{ kind: 'watch', compose }] });
    await collection.outbox.add([post('a'), post('b', { kind: 'unheard-of', channel: 'slack:T1:C2' })]);
    for (let time = 0; time < 6; time += 1) await turn();
    expect(tries).toBe(4);
    expect(poster.posted).toEqual([]);
    expect(poster.told.map((each) => wordsOf(each.reply)).sort()).toEqual([
      expect.stringContaining('the query is not understood'),
      expect.stringContaining('unheard-of'),
    ]);
    expect(lines.filter((line) => line.startsWith('incident I'))).toHaveLength(8);
    expect(lines.join('\n')).not.toContain('secret words');
  });

  it('is looked for when the poster breaks', async () => {
    const { collection, poster, turn } = await speaking({ kinds });
    await collection.outbox.add([post('a')]);
    poster.during = async () => {
      poster.during = async () => {};
      throw new TypeError('a bug');
    };
    await turn();
    await turn();
    expect([poster.looked.length, poster.posted.length]).toEqual([1, 1]);
  });

  it('is given up where another process holds it by now', async () => {
    const { collection, poster, turn, lines } = await speaking({ kinds }, { held: 0.03 });
    await collection.outbox.add([post('a')]);
    poster.during = async (_, signal) => {
      await collection.outbox.forget('slack:T1:');
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    };
    poster.next.push({ outcome: 'unknown' });
    await turn();
    expect(lines.join('\n')).toContain('another process');
  });
});

describe('a platform that never answers', () => {
  it('is not waited for for ever', async () => {
    const { collection, poster, turn } = await speaking({ kinds }, { longest: 0.01 });
    await collection.outbox.add([post('a')]);
    poster.during = () => new Promise(() => {});
    await turn();
    poster.during = async () => {};
    await turn();
    expect([poster.looked.length, poster.posted.length]).toEqual([1, 1]);
  });
});

describe('channels', () => {
  it('get one post at a time, a few of them at once, in turn', async () => {
    const { collection, poster, speaker } = await speaking({ kinds });
    const of = (channel: string, count: number) =>
      Array.from({ length: count }, (_, at) => post(`${channel}-${at}`, { channel: `slack:T1:${channel}` }));
    await collection.outbox.add([...of('A', 40), ...['B', 'C', 'D', 'E', 'F', 'G'].flatMap((each) => of(each, 2))]);
    const under = new Set<string>();
    let most = 0;
    poster.during = async ({ channel }) => {
      expect(under).not.toContain(channel);
      most = Math.max(most, under.add(channel).size);
      await new Promise((resolve) => setTimeout(resolve, 1));
      under.delete(channel);
    };
    const running = speaker.start();
    while (poster.posted.length < 52) await new Promise((resolve) => setTimeout(resolve, 5));
    await running.stop();
    expect(most).toBe(4);
    const order = poster.posted.map(({ channel }) => channel.slice(-1));
    expect(new Set(order.slice(0, 8)).size).toBe(7);
    expect(order.slice(0, 20).filter((each) => each !== 'A')).toHaveLength(12);
    const ofA = poster.posted.filter(({ channel }) => channel.endsWith('A')).map(({ key }) => key);
    expect(ofA).toEqual(of('A', 40).map(({ key }) => key));
  });
});

describe('when the program ends', () => {
  it('what is being sent is finished, and what is not is left for the next start', async () => {
    const composing: AbortSignal[] = [];
    const slow: PostKind = {
      kind: 'slow',
      compose: async (_, { signal }) => {
        if (signal !== undefined) composing.push(signal);
        return new Promise(() => {});
      },
    };
    const { collection, poster, speaker } = await speaking({ kinds: [watch, slow] }, { grace: 10_000 });
    await collection.outbox.add([post('a'), post('b', { kind: 'slow', channel: 'slack:T1:C2' })]);
    let finish = () => {};
    const begun = new Promise<void>((started) => {
      poster.during = () => {
        started();
        return new Promise((done) => {
          finish = done;
        });
      };
    });
    const running = speaker.start();
    await begun;
    const stopped = running.stop();
    finish();
    await stopped;
    expect(poster.posted.map(({ key }) => key)).toEqual(['a']);
    expect(composing.map(({ aborted }) => aborted)).toEqual([true]);
    const left = await collection.outbox.take({
      platforms: ['slack'],
      holder: 'next',
      now: monday,
      seconds: 1,
      rest: 0,
      limit: 9,
    });
    expect(left.map(({ key, tries }) => [key, tries])).toEqual([['b', 0]]);
  });

  it('what takes too long is looked for at the next start', async () => {
    const { collection, poster, speaker } = await speaking({ kinds }, { grace: 10 });
    await collection.outbox.add([post('a')]);
    const begun = new Promise<void>((started) => {
      poster.during = (_, signal) => {
        started();
        return new Promise((done) => signal.addEventListener('abort', () => done(), { once: true }));
      };
    });
    poster.next.push({ outcome: 'unknown' });
    const running = speaker.start();
    await begun;
    await running.stop();
    const left = await collection.outbox.take({
      platforms: ['slack'],
      holder: 'next',
      now: monday,
      seconds: 1,
      rest: 0,
      limit: 9,
    });
    expect(left.map(({ tries }) => tries)).toEqual([1]);
  });
});

it('goes on when the store was away for a moment', async () => {
  const { outbox, digests } = postsInMemory();
  const real = await speaking();
  let away = 3;
  const failing = <Given extends unknown[], Answer>(ask: (...given: Given) => Promise<Answer>) => {
    return (...given: Given): Promise<Answer> => {
      away -= 1;
      return away >= 0 ? Promise.reject(new StoreError('busy')) : ask(...given);
    };
  };
  const collection = {
    ...real.collection,
    outbox: { ...outbox, take: failing((taking: Taking) => outbox.take(taking)) },
    digests,
  };
  const { poster, speaker, lines } = await speaking({ kinds, collection }, { every: 1 });
  await outbox.add([post('a')]);
  const running = speaker.start();
  while (poster.posted.length < 1) await new Promise((resolve) => setTimeout(resolve, 2));
  await running.stop();
  expect(lines.filter((line) => line.includes('StoreError: busy'))).toHaveLength(3);
});
