import { describe, expect, it } from 'vitest';
import { forgetAbsent, forgetHome } from '../../../adapters/discord/forgetting.ts';
import { keptLog } from '../../doubles/discord-asking.ts';
import { notesInMemory } from '../../doubles/notes.ts';

const now = new Date('2026-03-04T10:00:00Z');
const spaces = ['ids', 'ids said', 'shared', 'shared token', 'feedback', 'schedule'];

async function notesOf(homes: readonly string[], each = 2) {
  const notes = notesInMemory();
  for (const space of spaces) {
    for (const home of homes) {
      for (let at = 0; at < each; at += 1) await notes.write(space, `discord:${home}:${at}`, '{}');
    }
  }
  const homesLeft = async () => {
    const held = await Promise.all(spaces.map((space) => notes.list(space, 'discord:', now.toISOString(), 10_000)));
    return [...new Set(held.flat().map(({ key }) => key.split(':')[1]))].sort();
  };
  return { notes, homesLeft };
}

describe('forgetting a server', () => {
  it('takes everything of it, in every space, and nothing of one whose id begins alike', async () => {
    const { notes, homesLeft } = await notesOf(['12', '123', '@12'], 700);
    await forgetHome(notes, '12', now, keptLog());
    expect(await homesLeft()).toEqual(['123', '@12']);
  });

  it('throws nothing where the store is away', async () => {
    const log = keptLog();
    const list = () => Promise.reject(new TypeError('away'));
    await forgetHome({ ...notesInMemory(), list }, '12', now, log);
    await forgetAbsent({ ...notesInMemory(), list }, () => false, now, log);
    expect(log.lines.map(({ level }) => level)).toEqual(['error', 'error']);
  });
});

describe('servers that the app is no longer on', () => {
  it('are found beside those with many notes; users and those that it is on stay', async () => {
    const busy = '1200000000000000001';
    const { notes, homesLeft } = await notesOf([busy], 1_200);
    const gone = ['1100000000000000001', '1200000000000000002', '2300000000000000001'];
    for (const home of [...gone, '@77', '']) await notes.write('shared', `discord:${home}:1`, '{}');
    await forgetAbsent(notes, (guild) => guild === busy, now, keptLog());
    expect(await homesLeft()).toEqual(['', busy, '@77']);
  });
});
