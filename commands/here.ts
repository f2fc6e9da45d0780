import { z } from 'zod';
import { AskError } from '../src/index.ts';
import { about, type Command, share } from './command.ts';
import { reply } from './compose.ts';
import type { Reply } from './reply.ts';

/** Space of the notes that say what a channel switched on; keys are channels. */
export const idsSpace = 'ids';

const options = z.object({
  what: z.enum(['ids']).meta(about('What to switch: ids, replies to document numbers in ordinary messages')),
  state: z.enum(['on', 'off', 'show']).default('show').meta(about('on, off, or show how it stands')),
  share,
});

/** `/here`: what this channel wants unasked. */
export const here: Command<typeof options> = {
  name: 'here',
  aliases: [],
  summary: 'Switch on or off what is done unasked in this channel',
  description:
    'With ids on, a document number in an ordinary message of this channel (see 07 MINSK 352) gets a small reply with title and date. It works only where the operator has set REFTEL_READ_MESSAGES=on; messages of other channels are dropped unread.',
  examples: ['/here ids on', '/here ids off'],
  options,
  writes: true,
  async run({ state }, { collection, channel, now }): Promise<Reply> {
    if (channel === undefined) throw new AskError('this is no channel; ask it in a channel of Discord or Slack');
    const { notes } = collection;
    if (state === 'on') await notes.write(idsSpace, channel, 'on');
    if (state === 'off') await notes.remove(idsSpace, channel);
    const note = await notes.read(idsSpace, channel, now().toISOString());
    const on = note?.value === 'on';
    return reply({
      title: [`Document numbers in messages of this channel: ${on ? 'on' : 'off'}`],
      actions: [
        {
          label: [on ? 'Switch off' : 'Switch on'],
          command: 'here',
          options: { what: 'ids', state: on ? 'off' : 'on' },
        },
      ],
    });
  },
};
