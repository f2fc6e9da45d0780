import { expect, it } from 'vitest';
import { missed } from '../../../adapters/slack/missed.ts';
import type { Service } from '../../../adapters/slack/settings.ts';
import type { Command } from '../../../commands/command.ts';
import { commands } from '../../../commands/index.ts';
import { someDay } from '../../doubles/asking.ts';
import { collectionOf } from '../../doubles/collection.ts';

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
  const quiet = { info: () => {}, warn: () => {}, error: () => {} };
  const service: Service = {
    settings: { mode: 'socket', apiUrl: 'http://127.0.0.1:9/', readMessages: false },
    collection,
    commands: counted,
    permission: { places: new Set(['T1']), users: new Set(), admins: new Set() },
    desk: { log: () => {}, incident: () => '7F3K' },
    log: quiet,
    now: () => someDay,
    idsIn: () => [],
    signal: new AbortController().signal,
  };
  await missed({ command: 'here', options: { what: 'ids', state: 'on' } }, 'slack:T1:1', service);
  expect(runs).toBe(0);
  expect(await collection.notes.list('feedback', '', someDay.toISOString(), 10)).toHaveLength(1);
  await missed({ command: 'stats', options: {} }, 'slack:T1:2', service);
  expect(runs).toBe(1);
});
