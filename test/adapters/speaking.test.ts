import { describe, expect, it } from 'vitest';
import { lettersOf, reply } from '../../commands/compose.ts';
import type { PostKind } from '../../commands/post-kind.ts';
import type { Reply } from '../../commands/reply.ts';
import { AskError } from '../../src/index.ts';
import { plainDigest, speaking, watchLike, watchPost } from '../doubles/speaking.ts';

const kinds = [plainDigest, watchLike];
const wordsOf = ({ lead = [], title, blocks }: Reply) =>
  [lead, title, ...blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []))].map(lettersOf).join('\n');
const monday = '2026-11-23T09:00:00.000Z';
const daily = '0 9 * * *';
/** What is written in the last two minutes before a run is told of by the next. */
const mondayTold = '2026-11-23T08:58:00.000Z';

describe('a digest', () => {
  it('goes out when it is due, and once', async () => {
    const { collection, poster, at, create } = await speaking();
    await create(daily);
    await at('2026-11-23T08:59:59.000Z');
    expect(poster.posted).toEqual([]);
    for (const second of [0, 1, 30]) await at(`2026-11-23T09:00:${`${second}`.padStart(2, '0')}.000Z`);
    expect(poster.posted.map(({ channel, reply: said }) => [channel, said.lead])).toEqual([['slack:T1:C1', undefined]]);
    expect(poster.posted[0]?.key).toMatch(/^[a-z0-9-]{1,25}$/u);
    expect(await collection.digests.get(1)).toMatchObject({ told: mondayTold, next: '2026-11-24T09:00:00.000Z' });
  });

  it('tells of the time since the last, in its own words', async () => {
    const { poster, at, create } = await speaking();
    await create(daily);
    await at(monday);
    await at('2026-11-24T09:00:02.000Z');
    const runs = poster.posted.map(({ reply: said }) => JSON.parse(wordsOf(said).split('\n').at(-1) ?? ''));
    const common = { digest: 1, name: 'Morning <news>', content: '{}', zone: 'UTC' };
    expect(runs).toEqual([
      { ...common, from: '2026-11-23T08:00:00.000Z', until: mondayTold },
      { ...common, from: mondayTold, until: '2026-11-24T08:58:00.000Z' },
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
    expect(said).toContain('"from":"2026-11-23T08:00:00.000Z","until":"2026-11-27T07:58:00.000Z"');
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
    await collection.outbox.add([watchPost('a'), watchPost('b', { channel: 'slack:T1:C2' })]);
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
    await collection.outbox.add([watchPost('a')]);
    const taking = { platforms: ['slack'], holder: 'dead', now: monday, rest: 0, limit: 1 };
    await collection.outbox.take({ ...taking, seconds: -1 });
    poster.posted.push({ key: 'a', channel: 'slack:T1:C1', reply: reply({ title: [] }) });
    await turn();
    expect(poster.posted).toHaveLength(1);
    expect(await collection.outbox.take({ ...taking, seconds: 1 })).toEqual([]);
  });

  it('that the platform was too busy for waits, and is not looked for', async () => {
    const { collection, poster, turn } = await speaking({ kinds });
    await collection.outbox.add([watchPost('a'), watchPost('b', { channel: 'slack:T1:C2' })]);
    poster.next.push({ outcome: 'busy', seconds: 0 }, { outcome: 'busy', seconds: 600 });
    await turn();
    await turn();
    expect([poster.posted.map(({ key }) => key), poster.looked]).toEqual([['a'], []]);
  });

  it('that no digest stands behind goes out however late', async () => {
    const { collection, poster, at } = await speaking({ kinds });
    await collection.outbox.add([watchPost('a')]);
    await at('2026-12-31T08:00:00.000Z');
    expect(poster.posted.map((each) => lettersOf(each.reply.lead ?? []))).toEqual([
      'Late: it was due on Monday 23 November 2026 08:00 (UTC).',
    ]);
  });

  it('stops what it comes from where its channel is closed', async () => {
    const closed: unknown[] = [];
    const stopping: PostKind = {
      ...watchLike,
      closed: async (body, why) => {
        closed.push([body, why]);
        return ['The watch 3 is paused.'];
      },
    };
    const { collection, poster, turn } = await speaking({ kinds: [stopping] });
    await collection.outbox.add([watchPost('a')]);
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
    await collection.outbox.add([watchPost('a'), watchPost('b', { kind: 'unheard-of', channel: 'slack:T1:C2' })]);
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
    await collection.outbox.add([watchPost('a')]);
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
    await collection.outbox.add([watchPost('a')]);
    poster.during = async (_, signal) => {
      await collection.outbox.forget('slack:T1:');
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    };
    poster.next.push({ outcome: 'unknown' });
    await turn();
    expect(lines.join('\n')).toContain('another process');
  });
});
