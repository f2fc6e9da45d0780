import { describe, expect, it } from 'vitest';
import type { Asker } from '../../commands/command.ts';
import { DigestWorld } from './digest-world.ts';

const world = new DigestWorld();
const berlin: Asker = { id: 'slack:T1:U1', name: 'Ada', zone: async () => 'Europe/Berlin' };
const monday = '/digest create Monday news when:"every monday 09:00"';
const button = (reply: { actions: readonly { label: readonly unknown[] }[] }, label: string) =>
  reply.actions.findIndex((each) => each.label[0] === label);

describe('/digest create', () => {
  it('says what it tells of, when it is posted, and the next time by the clock of who reads', async () => {
    const { reply, text } = await world.ask(monday, 'slack:T1:C1', { asker: berlin });
    expect(text).toContain('Digest 1: Monday news');
    expect(text).toContain('new documents');
    expect(text).toContain('Mondays at 09:00 (Europe/Berlin)');
    expect(text).toContain('Monday 23 November 2026, 09:00 (Europe/Berlin)');
    expect(JSON.stringify(reply)).toContain('{"instant":"2026-11-23T08:00:00.000Z","zone":"Europe/Berlin"}');
    expect(await world.collection.digests.get(1)).toMatchObject({
      channel: 'slack:T1:C1',
      owner: 'slack:T1:U1',
      schedule: 'every monday 09:00',
      zone: 'Europe/Berlin',
      told: '2026-11-16T08:00:00.000Z',
      next: '2026-11-23T08:00:00.000Z',
    });
  });

  it('goes by the zone that is typed, else of the asker, else of the channel, else by UTC and says so', async () => {
    const channel = 'discord:1:zones';
    const typed = await world.ask('/digest create a when:"daily 9" zone:"new york"', channel, { asker: berlin });
    expect(typed.text).toContain('every day at 09:00 (America/New_York)');
    expect((await world.ask('/digest create b when:"daily 9"', channel, { asker: berlin })).text).toContain(
      'your time zone',
    );
    expect((await world.ask('/digest create c when:"daily 9"', channel)).text).toContain('Times are UTC');
    expect((await world.ask('/here zone Kathmandu', channel)).text).toMatch(/Time zone of this channel: Asia\/Kat/u);
    expect((await world.ask('/digest create d when:"daily 9"', channel)).text).toMatch(
      /every day at 09:00 \(Asia\/Kat/u,
    );
    expect((await world.ask('/here zone off', channel)).text).toContain('no time zone');
    const forged: Asker = { id: 'x', zone: async () => 'Atlantis/*_`' };
    expect((await world.ask('/digest create e when:"daily 9"', channel, { asker: forged })).text).toContain('(UTC)');
  });

  it('takes several contents, and names itself by them', async () => {
    const line =
      '/digest create when:"0 8 1 * *" content:both search:"human rights" person:Kozulin tag:PREL items:5 quiet:true';
    const { text } = await world.ask(line, 'discord:1:several');
    expect(text).toContain('New documents · on this day · "human rights" · Kozulin · TAGS PREL');
    expect(text).toContain('on the 1st of the month at 08:00 (UTC)');
    expect(text).toContain('at most 5; when there is nothing, nothing is posted');
  });

  it.each([
    ['/digest create News', 'Say when it is posted'],
    ['/digest create News when:"every mondya"', '"mondya" is no part of a schedule'],
    ['/digest create News when:"every 5 minutes"', 'every 15 minutes is the most often'],
    ['/digest create News when:"30 february"', 'There is no 30 February'],
    ['/digest create News when:daily zone:Atlantis', 'is no time zone'],
    ['/digest create News when:daily content:none', 'tell of nothing'],
    ['/digest create News when:daily search:"\\"open"', 'never closed'],
    ['/digest create News when:daily items:26', 'items is a whole number from 1 to 25'],
  ])('refuses %s', async (line, words) => {
    const { reply, text } = await world.ask(line, 'discord:1:refusing');
    expect(reply.outcome).toBe('problem');
    expect(text).toContain(words);
    expect((await world.ask('/digest list', 'discord:1:refusing')).reply.outcome).toBe('nothing');
  });

  it('is for a channel, and for 50 of them at most', async () => {
    expect((await world.ask(monday)).text).toContain('Digests are posted in a channel');
    for (let count = 0; count < 50; count += 1)
      await world.ask(`/digest create n${count} when:daily`, 'discord:1:full');
    expect((await world.ask(monday, 'discord:1:full')).text).toContain('has 50 digests, no more');
    expect((await world.ask('/digest list page:5', 'discord:1:full')).text).toContain('n49');
  });
});

describe('a digest', () => {
  const channel = 'discord:1:life';

  it('is listed, opened by number or name, and belongs to its channel', async () => {
    await world.ask(monday, channel);
    const [own] = await world.collection.digests.list(channel, { limit: 1 });
    expect((await world.ask('/digest list', channel)).text).toContain('next Monday 16 November 2026, 09:00 (UTC)');
    expect((await world.ask(`/digest list ${own?.number}`, channel)).text).toContain('Mondays at 09:00');
    expect((await world.ask('/digest list monday NEWS', channel)).text).toContain('Mondays at 09:00');
    expect((await world.ask('/digest list mondy news', channel)).text).toContain('/digest list monday news');
    expect((await world.ask(`/digest remove ${own?.number}`, 'discord:1:lif')).reply.outcome).toBe('problem');
  });

  it('is listed, opened and paused from a terminal too, whatever became of its channel', async () => {
    const operator = { asker: { id: 'terminal:ann' } };
    const [own] = await world.collection.digests.list(channel, { limit: 1 });
    expect((await world.ask('/digest list page:6', undefined, operator)).text).toContain(channel);
    expect((await world.ask(`/digest pause ${own?.number}`, undefined, operator)).text).toContain('paused: by ');
    expect((await world.ask(`/digest resume ${own?.number}`, undefined, operator)).text).toContain('It goes on');
    expect((await world.ask('/digest remove 99999', undefined, operator)).text).toContain('There is no digest "99999"');
    // A direct message has no channel either.
    for (const line of ['/digest list', `/digest remove ${own?.number}`])
      expect((await world.ask(line, undefined, { asker: { id: 'discord:9' } })).reply.outcome).toBe('problem');
  });

  it('is changed in what is said only', async () => {
    const { text } = await world.ask('/digest edit Monday news when:"weekdays at 8" items:3', channel);
    expect(text).toContain('weekdays at 08:00 (UTC)');
    expect(text).toContain('at most 3');
    expect(text).toContain('Tuesday 17 November 2026, 08:00');
    const more = await world.ask('/digest edit search:amnesty name:"Every morning"', channel);
    expect(more.text).toContain('Every morning');
    expect(more.text).toContain('new documents · "amnesty"');
    expect(more.text).toContain('weekdays at 08:00 (UTC)');
    expect((await world.ask('/digest edit search:none', channel)).text).not.toContain('amnesty');
    expect((await world.ask('/digest edit', channel)).text).toContain('Say what to change');
    expect((await world.ask('/digest edit content:none', channel)).text).toContain('tell of nothing');
    expect((await world.ask('/digest edit when:never', channel)).reply.outcome).toBe('problem');
  });

  it('pauses and goes on', async () => {
    const paused = await world.ask('/digest pause', channel, { asker: berlin });
    expect(paused.text).toContain('paused: by Ada on 2026-11-16');
    const [stored] = await world.collection.digests.list(channel, { limit: 1 });
    expect([stored?.next, stored?.paused]).toEqual([undefined, 'by Ada on 2026-11-16']);
    expect((await world.ask('/digest edit when:"daily 10"', channel)).text).toContain('paused: by Ada');
    world.at('2026-11-18T12:00:00Z');
    const resumed = await world.press(paused.reply.actions[button(paused.reply, 'Resume')], channel);
    expect(resumed.text).toContain('Thursday 19 November 2026, 10:00 (UTC)');
    expect((await world.collection.digests.list(channel, { limit: 1 }))[0]).toMatchObject({
      next: '2026-11-19T10:00:00.000Z',
    });
  });

  it('is made again as it was by the button that undoes its removal', async () => {
    const removed = await world.ask('/digest remove', channel);
    expect((await world.ask('/digest list', channel)).reply.outcome).toBe('nothing');
    const again = await world.press(removed.reply.actions[0], channel);
    expect(removed.reply.actions[0]?.options).toMatchObject({ since: '2026-11-16T08:00:00.000Z' });
    expect(again.text).toContain('Every morning');
    expect(again.text).toContain('every day at 10:00 (UTC)');
    expect(again.text).toContain('at most 3');
  });

  it('is posted at once, with a key of its own, and the plan stays', async () => {
    const [before] = await world.collection.digests.list(channel, { limit: 1 });
    await world.ask('/digest now', channel, { asker: berlin });
    const take = {
      platforms: ['discord'],
      holder: 'h',
      now: new Date(world.time).toISOString(),
      seconds: 60,
      rest: 0,
      limit: 9,
    };
    const [post] = await world.collection.outbox.take(take);
    expect(post?.key).toMatch(new RegExp(`^digest-${before?.number}-now-[a-z0-9]+$`, 'u'));
    expect(post).toMatchObject({ kind: 'digest', channel, owner: 'slack:T1:U1', digest: before?.number });
    expect((await world.collection.digests.list(channel, { limit: 1 }))[0]).toEqual(before);
  });

  it('is completed: digests, schedules, zones, TAGS', async () => {
    const { digestCompleters } = await import('../../commands/digest-options.ts');
    const complete = async (option: string, prefix: string) =>
      (await digestCompleters[option]?.(prefix, world.context(channel)))?.map(({ label }) => label);
    expect(await complete('digest', 'every')).toHaveLength(1);
    expect(await complete('when', 'friday')).toContain('every friday 16:00');
    expect(await complete('zone', 'berl')).toEqual(['Europe/Berlin']);
  });
});
