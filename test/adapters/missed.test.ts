import { expect, it } from 'vitest';
import { missed } from '../../adapters/missed.ts';
import type { Command, Context } from '../../commands/command.ts';
import { commands } from '../../commands/index.ts';
import { someDay } from '../doubles/asking.ts';
import { collectionOf } from '../doubles/collection.ts';

it('"Not what I meant" is noted without running again what changes something', async () => {
  let runs = 0;
  const counted = commands.map(
    (command): Command => ({
      ...command,
      run: (options, context) => {
        runs += 1;
        return command.run(options, context);
      },
    }),
  );
  const collection = collectionOf();
  const context: Context = { collection, audience: 'private', now: () => someDay, commands: counted };
  const desk = { log: () => {}, incident: () => '7F3K' };
  await missed({ command: 'here', options: { what: 'ids', state: 'on' } }, 'slack:T1:1', context, desk);
  expect(runs).toBe(0);
  expect(await collection.notes.list('feedback', '', someDay.toISOString(), 10)).toHaveLength(1);
  await missed({ command: 'stats', options: {} }, 'slack:T1:2', context, desk);
  expect(runs).toBe(1);
});
