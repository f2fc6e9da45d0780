import type { webApi } from '@slack/bolt';
import type { Asker } from '../permission.ts';
import {
  channelOutlet,
  directMessages,
  ephemeralOutlet,
  type Outlet,
  type Responding,
  responseOutlet,
} from './sending.ts';

/** Who asked, where, and how they can be answered. */
export interface Reach {
  readonly client: webApi.WebClient;
  /** The workspace. */
  readonly team: string;
  readonly user: string;
  /** What they are called, where Slack tells it. */
  readonly name?: string;
  /** The person's own workspace where Slack tells it: in a channel shared between companies it may be another one. */
  readonly home?: string;
  /** Absent in the app's home and for modals without a channel. */
  readonly channel?: string;
  /** The channel is direct messages of a group, whose ids look like those of channels. */
  readonly direct?: boolean;
  readonly thread?: string;
  readonly responseUrl?: string;
  /** Private answers take the place of the message whose button was pressed. */
  readonly replaces?: boolean;
}

/** Whether a conversation has two members: the app sees none of these but its own. Slack's ids of them begin with D. */
function isOfTwo(channel: string | undefined): boolean {
  return channel?.startsWith('D') === true;
}

/** Whether a conversation is direct messages, of two or of a group. */
export function isDirect({ channel, direct }: Pick<Reach, 'channel' | 'direct'>): boolean {
  return direct === true || isOfTwo(channel);
}

/** What the name of a conversation tells of it, in commands, presses and shortcuts: a group's is `mpdm-ann--ben-1`. */
export function directByName(name: string | undefined): Pick<Reach, 'direct'> {
  return name === 'directmessage' || name?.startsWith('mpdm-') === true ? { direct: true } : {};
}

/** What somebody is called, in whichever payload. */
export function namedOf({
  name,
  username,
}: {
  readonly name?: string;
  readonly username?: string;
}): Pick<Reach, 'name'> {
  const known = name ?? username;
  return known === undefined || known === '' ? {} : { name: known };
}

/** As the permission sees them: in direct messages the person counts, elsewhere the workspace they belong to. */
export function askerOf(asking: Pick<Reach, 'user' | 'team' | 'home' | 'channel' | 'direct'>): Asker {
  const { user, team, home = team } = asking;
  return isDirect(asking) ? { user } : { user, place: home };
}

function responding({ thread, replaces }: Reach, audience: 'private' | 'public'): Responding {
  return {
    audience,
    ...(thread === undefined ? {} : { thread }),
    ...(replaces === true && audience === 'private' ? { replaces } : {}),
  };
}

/** A message to the person alone, opened when it is needed. */
function directOutlet({ client, user }: Reach, signal: AbortSignal): Outlet {
  return {
    name: 'direct message',
    everybody: false,
    async send(message) {
      const channel = await directMessages(client, user, signal);
      return channelOutlet(client, channel, undefined, signal).send(message);
    },
  };
}

/** For one person in a conversation: as an ordinary message where only they and the app are. */
function outletsThere({ client, channel, thread, user }: Reach, signal: AbortSignal): readonly Outlet[] {
  if (channel === undefined) return [];
  if (isOfTwo(channel)) return [channelOutlet(client, channel, thread, signal)];
  return [ephemeralOutlet(client, { channel, user, ...(thread === undefined ? {} : { thread }) }, signal)];
}

/**
 * The ways to answer somebody, best first. What everybody sees is posted as the app where it is a member, since Slack then
 * tells where the message stands; a response URL needs no membership. Private answers never take a public way.
 */
export function outletsOf(reach: Reach, audience: 'private' | 'public', signal: AbortSignal): readonly Outlet[] {
  const { client, channel, thread, responseUrl } = reach;
  const response = responseUrl === undefined ? [] : [responseOutlet(responseUrl, responding(reach, audience), signal)];
  if (audience === 'public') {
    return [...(channel === undefined ? [] : [channelOutlet(client, channel, thread, signal)]), ...response];
  }
  return [...response, ...outletsThere(reach, signal), directOutlet(reach, signal)];
}
