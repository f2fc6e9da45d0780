import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { packageRoot } from '../../src/index.ts';
import { discordServer } from '../doubles/discord-server.ts';

it('a file is sent to Discord though Slack was loaded first', async () => {
  const server = await discordServer();
  const program = join(packageRoot, 'test', 'fixtures', 'both-platforms.js');
  const child = spawn(process.execPath, [program, server.api], { stdio: ['ignore', 'pipe', 'inherit'] });
  expect(await text(child.stdout)).toBe('sent');
  expect(server.requests.flatMap(({ files }) => files.map(({ name }) => name))).toEqual(['picture.png']);
  await server.stop();
});
