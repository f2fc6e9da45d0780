import { describe, expect, it } from 'vitest';
import { forgetAbsent, forgetHome } from '../../../adapters/discord/forgetting.ts';
import { keptLog } from '../../doubles/discord-asking.ts';
import { notesInMemory } from '../../doubles/notes.ts';
import { postsInMemory } from '../../doubles/posts.ts';
import { watchesInMemory } from '../../doubles/watches.ts';

const now = new Date('2026-03-04T10:00:00Z');
const spaces = ['ids', 'ids said', 'shared', 'shared token', 'feedback'];

/** Something of each kind that is kept for a place, for these places. */
async function keptOf(homes: readonly string[], each = 2) {
  const kept = { notes: notesInMemory(), ...postsInMemory(), watches: watchesInMemory() };
  for (const home of homes) {
    for (const space of spaces) {
      for (let at = 0; at < each; at += 1) await kept.notes.write(space, `discord:${home}:${at}`, '{}');
    }
    const post = { channel: `discord:${home}:1`, owner: 'discord:1', body: '{}' };
    await kept.watches.add({ ...post, kind: 'query', text: 'visa' });
    await kept.digests.create({ ...post, name: 'a', schedule: 'daily', zone: 'UTC' }, now.toISOString(), undefined);
    await kept.outbox.add([{ ...post, key: `k-${home.replace('@', '')}`, kind: 'digest', due: now.toISOString() }]);
  }
  const homesLeft = async () => {
    const held = await Promise.all(
      spaces.map((space) => kept.notes.list(space, 'discord:', now.toISOString(), 10_000)),
    );
    const digests = await kept.digests.list('discord:', { limit: 100 });
    const watches = (await kept.watches.list('discord:', { limit: 100 })).items;
    const posts = await kept.outbox.take({
      platforms: ['discord'],
      holder: 'a',
      now: now.toISOString(),
      seconds: 60,
      rest: 0,
      limit: 100,
    });
    const keys = [
      ...held.flat().map(({ key }) => key),
      ...[...digests, ...watches, ...posts].map(({ channel }) => channel),
    ];
    return [...new Set(keys.map((key) => key.split(':')[1]))].sort();
  };
  return { kept, homesLeft };
}

describe('forgetting a server', () => {
  it('takes everything of it, notes, digests, watches and posts on their way, and nothing of one whose id begins alike', async () => {
    const { kept, homesLeft } = await keptOf(['12', '123', '@12'], 700);
    await forgetHome(kept, '12', now, keptLog());
    expect(await homesLeft()).toEqual(['123', '@12']);
  });

  it('throws nothing where the store is away', async () => {
    const log = keptLog();
    const kept = {
      ...postsInMemory(),
      watches: watchesInMemory(),
      notes: { ...notesInMemory(), list: () => Promise.reject(new TypeError('away')) },
    };
    await forgetHome(kept, '12', now, log);
    await forgetAbsent(kept, () => false, now, log);
    expect(log.lines.map(({ level }) => level)).toEqual(['error', 'error']);
  });
});

describe('servers that the app is no longer on', () => {
  it('are found beside those with many notes; users and those that it is on stay', async () => {
    const busy = '1200000000000000001';
    const { kept, homesLeft } = await keptOf([busy], 1_200);
    const gone = ['1100000000000000001', '1200000000000000002', '2300000000000000001'];
    for (const home of [...gone, '@77', '']) await kept.notes.write('shared', `discord:${home}:1`, '{}');
    await forgetAbsent(kept, (guild) => guild === busy, now, keptLog());
    expect(await homesLeft()).toEqual(['', busy, '@77']);
  });

  it('are found where nothing but a digest is kept for them', async () => {
    const { kept, homesLeft } = await keptOf(['1100000000000000001'], 0);
    await forgetAbsent(kept, () => false, now, keptLog());
    expect(await homesLeft()).toEqual([]);
  });

  it('are found where nothing but a watch is kept for them', async () => {
    const { kept, homesLeft } = await keptOf([]);
    await kept.watches.add({ channel: 'discord:12:3', owner: 'discord:1', kind: 'query', text: 'visa' });
    expect(await homesLeft()).toEqual(['12']);
    await forgetAbsent(kept, () => false, now, keptLog());
    expect(await homesLeft()).toEqual([]);
  });
});
