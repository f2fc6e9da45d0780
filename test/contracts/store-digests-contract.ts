import { describe, expect, it } from 'vitest';
import type { DigestPlan } from '../../src/store/digests.ts';
import type { Store } from '../../src/store/store.ts';
import { postOf } from './store-outbox-contract.ts';

const made = '2026-11-22T08:00:00.000Z';
const monday = '2026-11-23T09:00:00.000Z';
const tuesday = '2026-11-24T09:00:00.000Z';

const plan: DigestPlan = {
  channel: 'discord:1:2',
  owner: 'discord:9',
  name: "Minsk's ü",
  body: '{"items":5}',
  schedule: 'every day 09:00',
  zone: 'UTC',
};
const taking = { platforms: ['discord'], holder: 'one', now: tuesday, seconds: 60, rest: 0, limit: 10 };

/** What every store must do with digests. `store` is the one of the present test, and empty. */
export function digestsContract(store: () => Pick<Store, 'outbox' | 'digests'>): void {
  const numbersDue = async (now = monday) => (await store().digests.due(now, 10)).map(({ number }) => number);

  describe('digests', () => {
    it('come back as they were made, in order, page by page, those of channels that begin so', async () => {
      const { digests } = store();
      expect(await digests.create(plan, made, monday)).toBe(1);
      expect(await digests.create({ ...plan, channel: 'discord:_:2' }, made, undefined)).toBe(2);
      expect(await digests.create({ ...plan, channel: 'discord:1:3' }, made, monday)).toBe(3);
      const first = { ...plan, number: 1, told: made, next: monday };
      expect(await digests.get(1)).toEqual(first);
      expect(await digests.get(2)).toEqual({ ...plan, channel: 'discord:_:2', number: 2, told: made });
      expect(await digests.get(4)).toBeUndefined();
      const third = { ...first, channel: 'discord:1:3', number: 3 };
      expect(await digests.list('discord:1:', { limit: 5 })).toEqual([first, third]);
      expect(await digests.list('discord:1:', { limit: 5, offset: 1 })).toEqual([third]);
      expect(await digests.list('discord:_', { limit: 5 })).toHaveLength(1);
    });

    it('are no more than so many in a channel', async () => {
      const { digests } = store();
      const made2 = () => digests.create(plan, made, monday, 2);
      expect([await made2(), await made2(), await made2()]).toEqual([1, 2, undefined]);
      expect(await digests.create({ ...plan, channel: 'discord:1:3' }, made, monday, 2)).toBe(3);
    });

    it('are changed in part, paused and resumed', async () => {
      const { digests } = store();
      await digests.create(plan, made, monday);
      expect(await digests.change(1, { name: 'Other', next: null, paused: 'no access' })).toBe(true);
      const paused = { ...plan, name: 'Other', number: 1, told: made, paused: 'no access' };
      expect(await digests.get(1)).toEqual(paused);
      expect(await digests.change(1, { paused: null, next: tuesday, zone: 'Asia/Tokyo' })).toBe(true);
      const { paused: _, ...running } = paused;
      expect(await digests.get(1)).toEqual({ ...running, next: tuesday, zone: 'Asia/Tokyo' });
      expect(await digests.change(1, {})).toBe(true);
      expect(await digests.change(2, { name: 'None' })).toBe(false);
    });

    it('are due when their next run has come, unless they are paused, the longest overdue first', async () => {
      const { digests } = store();
      await digests.create(plan, made, monday);
      await digests.create(plan, made, made);
      await digests.create(plan, made, tuesday);
      await digests.create(plan, made, undefined);
      await digests.create(plan, made, made);
      await digests.change(5, { paused: 'by hand' });
      expect(await numbersDue()).toEqual([2, 1]);
      expect(await digests.due(tuesday, 1)).toHaveLength(1);
    });

    it('run once: the post waits in the outbox, and the digest has told of it when it is sent', async () => {
      const { digests, outbox } = store();
      await digests.create(plan, made, monday);
      const run = () =>
        digests.run({ number: 1, next: monday }, { next: tuesday, told: monday }, postOf('a', plan.channel));
      expect([await run(), await run()]).toEqual([true, false]);
      expect(await digests.get(1)).toMatchObject({ next: tuesday, told: made });
      const [taken] = await outbox.take(taking);
      expect(taken).toMatchObject({ key: 'a', digest: 1 });
      await outbox.settle('a', 'one', { state: 'sent', messages: [] });
      expect(await digests.get(1)).toMatchObject({ next: tuesday, told: monday });
    });

    it('have not told what was dropped', async () => {
      const { digests, outbox } = store();
      await digests.create(plan, made, monday);
      await digests.run({ number: 1, next: monday }, { next: tuesday, told: monday }, postOf('a', plan.channel));
      await outbox.take(taking);
      await outbox.settle('a', 'one', { state: 'dropped', why: 'too late' });
      expect(await digests.get(1)).toMatchObject({ next: tuesday, told: made });
    });

    it('are not due while a post of theirs is on its way', async () => {
      const { digests, outbox } = store();
      await digests.create(plan, made, monday);
      await digests.run({ number: 1, next: monday }, { next: tuesday, told: monday }, postOf('a', plan.channel));
      const again = () => digests.run({ number: 1, next: tuesday }, { told: tuesday }, undefined);
      expect([await numbersDue(tuesday), await again()]).toEqual([[], false]);
      await outbox.take(taking);
      await outbox.settle('a', 'one', { state: 'sent', messages: [] });
      expect([await numbersDue(tuesday), await again()]).toEqual([[1], true]);
      const { next, told } = (await digests.get(1)) ?? {};
      expect([next, told]).toEqual([undefined, tuesday]);
    });

    it('do not run when they were paused, removed or put off meanwhile', async () => {
      const { digests, outbox } = store();
      for (let count = 0; count < 3; count += 1) await digests.create(plan, made, monday);
      await digests.change(1, { paused: 'by hand' });
      await digests.remove(2);
      await digests.change(3, { next: tuesday });
      for (const number of [1, 2, 3])
        expect(await digests.run({ number, next: monday }, { told: monday }, postOf(`${number}`))).toBe(false);
      expect(await outbox.take({ ...taking, platforms: ['discord', 'slack'] })).toEqual([]);
    });

    it('are removed with what waits in the outbox, and their numbers are not used again', async () => {
      const { digests, outbox } = store();
      for (const key of ['a', 'b']) {
        const number = await digests.create(plan, made, monday);
        await digests.run({ number: number ?? 0, next: monday }, { told: monday }, postOf(key, plan.channel));
      }
      expect([await digests.remove(2), await digests.remove(2)]).toEqual([true, false]);
      expect((await outbox.take(taking)).map(({ key }) => key)).toEqual(['a']);
      expect(await digests.forget('discord:1:')).toBe(1);
      expect(await outbox.hold('a', 'one', 60)).toBe(false);
      expect(await digests.create(plan, made, monday)).toBe(3);
    });
  });
}
