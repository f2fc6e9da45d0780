import { describe, expect, it } from 'vitest';
import type { PostKind } from '../../commands/post-kind.ts';
import { StoreError, type Taking } from '../../src/index.ts';
import { postsInMemory } from '../doubles/posts.ts';
import { speaking, watchLike, watchPost } from '../doubles/speaking.ts';

const kinds = [watchLike];
const monday = '2026-11-23T09:00:00.000Z';

describe('a platform that never answers', () => {
  it('is not waited for for ever', async () => {
    const { collection, poster, turn } = await speaking({ kinds }, { longest: 0.01 });
    await collection.outbox.add([watchPost('a')]);
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
      Array.from({ length: count }, (_, at) => watchPost(`${channel}-${at}`, { channel: `slack:T1:${channel}` }));
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
    const { collection, poster, speaker } = await speaking({ kinds: [watchLike, slow] }, { grace: 10_000 });
    await collection.outbox.add([watchPost('a'), watchPost('b', { kind: 'slow', channel: 'slack:T1:C2' })]);
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
    await collection.outbox.add([watchPost('a')]);
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
  await outbox.add([watchPost('a')]);
  const running = speaker.start();
  while (poster.posted.length < 1) await new Promise((resolve) => setTimeout(resolve, 2));
  await running.stop();
  expect(lines.filter((line) => line.includes('StoreError: busy'))).toHaveLength(3);
});
