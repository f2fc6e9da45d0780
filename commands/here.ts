import { z } from 'zod';
import { AskError } from '../src/index.ts';
import { about, type Command, type Context, share } from './command.ts';
import { reply } from './compose.ts';
import { foreign, type Reply } from './reply.ts';
import { channelZone, completeZone, setChannelZone, zoneTyped } from './time-zone.ts';

/** Space of the notes that say what a channel switched on; keys are channels. */
export const idsSpace = 'ids';

const options = z.object({
  what: z
    .enum(['ids', 'zone'])
    .meta(about('ids: replies to document numbers in ordinary messages; zone: the time zone of this channel')),
  state: z.enum(['on', 'off', 'show']).default('show').meta(about('on, off, or show how it stands')),
  zone: zoneTyped.optional().meta(about('For zone: a city or a zone (Europe/Berlin, New York)')),
  share,
});

type State = z.output<typeof options>['state'];

async function ids(state: State, channel: string, { collection: { notes }, now }: Context): Promise<Reply> {
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
}

async function zoneOf(state: State, zone: string | undefined, channel: string, context: Context): Promise<Reply> {
  if (zone === undefined && state === 'on')
    throw new AskError('say which time zone', {
      usage: true,
      suggestions: ['/here zone Berlin', '/here zone New York'],
    });
  if (zone !== undefined || state === 'off') await setChannelZone(zone, channel, context);
  const set = await channelZone(context);
  return reply({
    title: set === undefined ? ['This channel has no time zone.'] : ['Time zone of this channel: ', foreign(set)],
    blocks: [
      {
        kind: 'text',
        text:
          set === undefined
            ? ['Digests that are made here run by the time zone of whoever makes them, else by UTC.']
            : ['Now: ', { instant: context.now().toISOString(), zone: set }],
      },
    ],
    actions:
      set === undefined ? [] : [{ label: ['Take it back'], command: 'here', options: { what: 'zone', state: 'off' } }],
  });
}

/** `/here`: what this channel wants unasked, and what its clocks show. */
export const here: Command<typeof options> = {
  name: 'here',
  aliases: [],
  summary: 'Set what is done unasked in this channel, and its time zone',
  description:
    'With ids on, a document number in an ordinary message of this channel (see 07 MINSK 352) gets a small reply with title and date. It works only where the operator has set REFTEL_READ_MESSAGES=on; messages of other channels are dropped unread. zone is the time zone of digests that are made here by people whose own is not known.',
  examples: ['/here ids on', '/here ids off', '/here zone Berlin', '/here zone off'],
  options,
  writes: true,
  complete: { zone: completeZone },
  async run({ what, state, zone }, context): Promise<Reply> {
    const { channel } = context;
    if (channel === undefined) throw new AskError('this is no channel; ask it in a channel of Discord or Slack');
    return what === 'ids' ? ids(state, channel, context) : zoneOf(state, zone, channel, context);
  },
};
