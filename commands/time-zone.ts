import { z } from 'zod';
import { AskError, readZone, zonesLike } from '../src/index.ts';
import type { Completer, Context } from './command.ts';

/** A time zone as typed, by its name or a city; becomes its name. */
export const zoneTyped = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .transform((text, context) => {
    const zone = known(text);
    if (zone !== undefined) return zone;
    context.addIssue('is a city such as Berlin, or a time zone such as Europe/Berlin');
    return z.NEVER;
  });

/** Space of the notes that say which time zone a channel has; keys are channels. */
const zoneSpace = 'zone';

/** A time zone and whose it is. */
export interface ZoneFound {
  /** IANA. */
  readonly zone: string;
  /** `nobody`: nobody said one, it is UTC. */
  readonly of: 'typed' | 'asker' | 'channel' | 'nobody';
}

/** What a channel is set to; undefined where nothing is. */
export async function channelZone({ collection, channel, now }: Context): Promise<string | undefined> {
  if (channel === undefined) return undefined;
  return (await collection.notes.read(zoneSpace, channel, now().toISOString()))?.value;
}

/** Sets the zone of this channel; without one takes it back. */
export async function setChannelZone(
  zone: string | undefined,
  channel: string,
  { collection }: Context,
): Promise<void> {
  if (zone === undefined) await collection.notes.remove(zoneSpace, channel);
  else await collection.notes.write(zoneSpace, channel, zone);
}

/** The zone that a program or a person gave, if it is one. */
function known(zone: string | undefined): string | undefined {
  if (zone === undefined) return undefined;
  try {
    return readZone(zone);
  } catch (error) {
    if (error instanceof AskError) return undefined;
    throw error;
  }
}

/**
 * The zone that was typed, else the asker's as the platform knows it, else the channel's, else UTC.
 * @throws AskError for what was typed and is none
 */
export async function zoneFor(typed: string | undefined, context: Context): Promise<ZoneFound> {
  if (typed !== undefined) return { zone: readZone(typed), of: 'typed' };
  const asker = known(await context.asker?.zone?.());
  if (asker !== undefined) return { zone: asker, of: 'asker' };
  const channel = known(await channelZone(context));
  return channel === undefined ? { zone: 'UTC', of: 'nobody' } : { zone: channel, of: 'channel' };
}

/** Completions of a time zone, by city too. */
export const completeZone: Completer = async (prefix) =>
  zonesLike(prefix, 25).map((value) => ({ value, label: value }));
