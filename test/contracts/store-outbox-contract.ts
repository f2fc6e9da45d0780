import { describe, expect, it } from 'vitest';
import type { DuePost, Taking } from '../../src/store/outbox.ts';
import type { Store } from '../../src/store/store.ts';

const now = '2026-11-23T09:00:00.000Z';
const later = '2026-11-23T10:00:00.000Z';

/** A post of this key in this channel. */
export function postOf(key: string, channel = 'slack:T1:C1', parts: Partial<DuePost> = {}): DuePost {
  return { key, channel, owner: 'slack:T1:U1', kind: 'digest', body: '{"from":"ü\u0000"}', due: now, ...parts };
}

const taking: Taking = { platforms: ['slack'], holder: 'one', now, seconds: 60, rest: 0, limit: 10 };
const sent = { state: 'sent', messages: ['1700000000.000100'] } as const;
const tooLate = { state: 'dropped', why: 'too late' } as const;

/** What every store must do with posts on their way. `store` is the one of the present test, and empty. */
export function outboxContract(store: () => Pick<Store, 'outbox' | 'digests'>): void {
  const keysTaken = async (parts: Partial<Taking> = {}) =>
    (await store().outbox.take({ ...taking, ...parts })).map(({ key }) => key);
  const channels = (count: number) => Array.from({ length: count }, (_, at) => `slack:T1:C${at}`);

  describe('the outbox', () => {
    it('gives a post as it was added, when it is due, and only once', async () => {
      const { outbox } = store();
      const post = postOf('a', 'slack:T1:C1', { digest: 7 });
      expect(await outbox.add([post, postOf('b', 'slack:T1:C2', { due: later })])).toBe(2);
      const started = Date.now();
      const [taken, ...others] = await outbox.take(taking);
      expect(taken).toEqual({ ...post, tries: 0, since: expect.any(String) });
      expect(Math.abs(Date.parse(taken?.since ?? '') - started)).toBeLessThan(60_000);
      expect(others).toEqual([]);
      expect(await keysTaken()).toEqual([]);
      expect(await keysTaken({ now: later, holder: 'two' })).toEqual(['b']);
    });

    it('takes a key once, also when it was sent', async () => {
      const { outbox } = store();
      expect(await outbox.add([postOf('a'), postOf('a'), postOf('b')])).toBe(2);
      await outbox.take(taking);
      expect(await outbox.settle('a', 'one', sent)).toBe(true);
      expect(await outbox.add([postOf('a', 'slack:T1:C9')])).toBe(0);
      expect(await keysTaken()).toEqual(['b']);
    });

    it('takes nothing of other platforms', async () => {
      await store().outbox.add([postOf('a'), postOf('b', 'discord:1:2'), postOf('c', 'slacker:1:2')]);
      expect(await keysTaken({ platforms: [] })).toEqual([]);
      expect(await keysTaken({ platforms: ['discord', 'slack'] })).toEqual(expect.arrayContaining(['a', 'b']));
      expect(await keysTaken({ platforms: ['discord', 'slack'] })).toEqual([]);
    });

    it('has one post a channel on its way, the longest due first', async () => {
      const { outbox } = store();
      await outbox.add([postOf('new'), postOf('old', 'slack:T1:C1', { due: '2026-11-20T09:00:00.000Z' })]);
      expect(await keysTaken()).toEqual(['old']);
      expect(await keysTaken()).toEqual([]);
      await outbox.settle('old', 'one', tooLate);
      expect(await keysTaken()).toEqual(['new']);
    });

    it('serves channels in turn, however much waits in one', async () => {
      const { outbox } = store();
      const many = Array.from({ length: 30 }, (_, at) => postOf(`many-${at}`, 'slack:T1:C0'));
      await outbox.add([...many, ...channels(5).map((channel) => postOf(`of ${channel}`, channel, { due: later }))]);
      const served: string[] = [];
      for (let turn = 0; turn < 8; turn += 1) {
        for (const { key, channel } of await outbox.take({ ...taking, now: later, limit: 2 })) {
          served.push(channel);
          await outbox.settle(key, 'one', sent);
        }
      }
      expect(new Set(served.slice(0, 6)).size).toBe(5);
    });

    it('lets a channel rest after what was sent, and not after what was dropped', async () => {
      const { outbox } = store();
      await outbox.add([postOf('a1'), postOf('a2'), postOf('b1', 'slack:T1:C2'), postOf('b2', 'slack:T1:C2')]);
      await outbox.take(taking);
      await outbox.settle('a1', 'one', sent);
      await outbox.settle('b1', 'one', tooLate);
      expect(await keysTaken({ rest: 60 })).toEqual(['b2']);
      expect(await keysTaken()).toEqual(['a2']);
    });

    it('gives a post to another when its holder has not held on to it, and says how often it was taken', async () => {
      const { outbox } = store();
      await outbox.add([postOf('a')]);
      const [first] = await outbox.take({ ...taking, seconds: -1 });
      const [second] = await outbox.take({ ...taking, holder: 'two' });
      expect(second).toEqual({ ...first, tries: 1 });
      expect(await outbox.hold('a', 'one', 60)).toBe(false);
      expect(await outbox.settle('a', 'one', sent)).toBe(false);
      expect(await outbox.release('a', 'one', 0, true)).toBe(false);
      expect(await outbox.hold('a', 'two', -1)).toBe(true);
      expect(await keysTaken({ holder: 'three' })).toEqual(['a']);
    });

    it('takes a post back: to be looked for, or as it was', async () => {
      const { outbox } = store();
      await outbox.add([postOf('a')]);
      await outbox.take(taking);
      expect(await outbox.release('a', 'one', 0, true)).toBe(true);
      const [again] = await outbox.take(taking);
      expect(again?.tries).toBe(0);
      expect(await outbox.release('a', 'one', 0, false)).toBe(true);
      const [looked] = await outbox.take(taking);
      expect(looked).toEqual({ ...again, tries: 1 });
      await outbox.release('a', 'one', 0, true);
      expect(await outbox.take(taking)).toEqual([looked]);
    });

    it('lets a channel wait as long as its first post has to', async () => {
      const { outbox } = store();
      await outbox.add([postOf('a'), postOf('b'), postOf('c', 'slack:T1:C2')]);
      await outbox.take(taking);
      await outbox.release('a', 'one', 60, true);
      await outbox.release('c', 'one', 0, true);
      expect(await keysTaken({ now: later })).toEqual(['c']);
    });

    it('forgets what belongs to channels that begin so, which is no pattern', async () => {
      const { outbox } = store();
      await outbox.add([postOf('a', 'slack:T_:C1'), postOf('b', 'slack:T1:C1'), postOf('c', 'slack:T1:C2')]);
      expect(await outbox.forget('slack:T_:')).toBe(1);
      expect(await outbox.forget('slack:T1:C1')).toBe(1);
      expect(await keysTaken()).toEqual(['c']);
    });

    it('sweeps what was settled before, and nothing that is on its way', async () => {
      const { outbox } = store();
      await outbox.add([postOf('a'), postOf('b')]);
      await outbox.take(taking);
      await outbox.settle('a', 'one', sent);
      expect(await outbox.sweep('2001-01-01T00:00:00.000Z')).toBe(0);
      expect(await outbox.sweep('2901-01-01T00:00:00.000Z')).toBe(1);
      expect(await keysTaken()).toEqual(['b']);
    });
  });
}
