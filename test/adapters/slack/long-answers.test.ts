import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { Command } from '../../../commands/command.ts';
import { reply } from '../../../commands/compose.ts';
import { commands } from '../../../commands/index.ts';
import { button, pick } from '../../doubles/slack-blocks.ts';
import { blockAction, slashCommand } from '../../doubles/slack-driver.ts';
import { online } from '../../doubles/slack-online.ts';
import { slackApp } from '../../doubles/slack-world.ts';
import { seedCollection } from '../../seeds/collection.ts';

const collection = seedCollection();
const socket = { settings: { mode: 'socket', appToken: slackApp.appToken } } as const;
afterEach(() => void vi.restoreAllMocks());

/** Tells how far it is, again six seconds later, and once more at once. */
const slow: Command = {
  name: 'slow',
  aliases: [],
  summary: 'Takes its time',
  description: 'Takes its time.',
  examples: ['/slow'],
  options: z.object({}),
  async run(_, { progress }) {
    progress?.('Checked 1 of 3');
    const later = performance.now() + 6_000;
    vi.spyOn(performance, 'now').mockReturnValue(later);
    for (const done of [2, 3]) progress?.(`Checked ${done} of 3`);
    vi.restoreAllMocks();
    return reply({ title: ['All of them'] });
  },
};

describe('a long answer over a socket', () => {
  it('tells the asker now and then how far it is, before it comes', async () => {
    const slack = await online(collection(), { ...socket, commands: [slow] });
    const fields = slashCommand('/slow', '', slack.world.responseUrl(), await slack.world.trigger());
    await slack.world.frames.send('slash_commands', fields);
    await slack.done('command');
    const said = slack.world.callsOf('response_url').map(({ body }) => [body['text'], body['response_type']]);
    expect(said).toEqual([
      ['Checked 2 of 3', 'ephemeral'],
      [expect.stringContaining('All of them'), 'ephemeral'],
    ]);
    expect(slack.world.problems).toEqual([]);
    await slack.stop();
  });
});

describe('what an answer offers', () => {
  it('works after a restart: what it keeps, its files, its picture, the way on', async () => {
    const first = await online(collection(), { ...socket, commands });
    const typed = async (name: string, text: string) => {
      first.clear();
      const fields = slashCommand(name, text, first.world.responseUrl(), await first.world.trigger());
      await first.world.frames.send('slash_commands', fields);
      await first.done('command');
      return first.world.callsOf('response_url')[0];
    };
    const found = await typed('/find', '"human rights"');
    const drawn = await typed('/timeline', 'belarus');
    const listed = await typed('/batch', 'STATE 130159');
    await first.stop();

    const second = await online(collection(), { ...socket, commands });
    const pressed = async (action: Record<string, unknown>) => {
      second.clear();
      await second.world.frames.send('interactive', blockAction(action, second.world.responseUrl()));
      await second.done('button');
      return second.world.calls.map(({ method, body }) => `${method} ${JSON.stringify(body['text'])}`).join('\n');
    };
    expect(await pressed(pick(found, /07STATE130159/u))).toContain('Kept');
    expect(await pressed(button(drawn, 'Share to channel'))).toMatch(
      /files\.completeUploadExternal.*Timeline of belarus/su,
    );
    expect(await pressed(button(listed, 'Share to channel'))).toMatch(/1 line looked up, 1 found/u);
    expect([...first.world.problems, ...second.world.problems]).toEqual([]);
    await second.stop();
  });
});
