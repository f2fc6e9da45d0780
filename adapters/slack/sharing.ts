import { randomBytes } from 'node:crypto';
import { patiently } from './patience.ts';
import { PlatformError } from './platform-error.ts';
import type { Reach } from './reach.ts';
import { deleteOriginal } from './sending.ts';
import type { Service } from './settings.ts';

/** Space of the notes about shared answers; keys are `slack:TEAM:SHARE`. */
export const sharedSpace = 'slack-shared';
const days = 90;
/** What Slack says of something that is not there any more. */
const gone = new Set(['message_not_found', 'file_not_found', 'file_deleted']);

/** One answer that was shown to everybody: by whom, and what is known of its parts. */
export interface Share {
  readonly user: string;
  readonly channel?: string;
  /** Timestamps of its messages, as far as Slack tells them. */
  readonly messages: readonly string[];
  /** How many more there are: a response URL does not tell what it posted. Each has its own Delete button. */
  readonly untold: number;
  readonly files: readonly string[];
}

/** What has been sent of an answer. It is filled in while it goes out, so that it is right when sending breaks off. */
export interface Sent {
  /** Timestamps; undefined where Slack does not tell. */
  readonly messages: (string | undefined)[];
  /** Ids of the files that went where the messages did. */
  readonly files: string[];
}

/** What could not be taken away of a shared answer. */
export interface Left {
  /** Parts that Slack did not delete. */
  readonly refused: number;
  /** Messages with a Delete button of their own; undefined when it is not known any more whether there are any. */
  readonly untold: number | undefined;
}

/** Twelve letters that stand for one shared answer, and that nobody can guess. */
export function newShareId(): string {
  return randomBytes(9).toString('base64url');
}

function keyIn(team: string, id: string): string {
  return `slack:${team}:${id}`;
}

async function write(id: string, team: string, share: Share, { collection, now }: Service): Promise<void> {
  const expires = new Date(now().getTime() + days * 86_400_000).toISOString();
  await collection.notes.write(sharedSpace, keyIn(team, id), JSON.stringify(share), expires);
}

/** Remembers who showed an answer to everybody and what of it was sent, so that they can take it back. */
export async function rememberShare(
  id: string,
  { team, user, channel }: Pick<Reach, 'team' | 'user' | 'channel'>,
  { messages, files }: Sent,
  service: Service,
): Promise<void> {
  const told = messages.filter((each) => each !== undefined);
  const untold = messages.length - told.length;
  const where = channel === undefined ? {} : { channel };
  await write(id, team, { user, ...where, messages: told, untold, files }, service);
}

/** The shared answer that a Delete button belongs to; undefined when it was too long ago. */
export async function shareOf(
  id: string,
  { team }: Pick<Reach, 'team'>,
  { collection, now }: Service,
): Promise<Share | undefined> {
  const note = await collection.notes.read(sharedSpace, keyIn(team, id), now().toISOString());
  return note === undefined || note.expired ? undefined : (JSON.parse(note.value) as Share);
}

/** Whether somebody may take a shared answer away: whoever shared it, and administrators. */
export function mayUnshare(
  share: Share | undefined,
  user: string,
  { permission }: Pick<Service, 'permission'>,
): boolean {
  return share?.user === user || permission.admins.has(user);
}

/** Whether something is away after an attempt to delete it. */
async function isAway(deleting: () => Promise<unknown>, { log, signal }: Service): Promise<boolean> {
  try {
    await patiently(deleting, 'again', signal);
    return true;
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    if (gone.has(error.code)) return true;
    log.warn({ platform: 'slack', refusal: error.code }, 'Slack did not delete a part of a shared answer');
    return false;
  }
}

/** Deletes one after the other and gives those that stay. */
async function staying(
  ids: readonly string[],
  deleting: (id: string) => Promise<unknown>,
  service: Service,
): Promise<readonly string[]> {
  const left: string[] = [];
  for (const id of ids) if (!(await isAway(() => deleting(id), service))) left.push(id);
  return left;
}

/**
 * Takes a shared answer away: every message and file that is known, and the message whose button was `pressed` (its
 * timestamp), which a response URL deletes also where the app is no member. What stays is remembered for another try.
 */
export async function takeBack(
  id: string,
  share: Share | undefined,
  pressed: string,
  reach: Reach,
  service: Service,
): Promise<Left> {
  const { client, responseUrl, team } = reach;
  const channel = share?.channel ?? reach.channel ?? '';
  const remove = (ts: string) => client.chat.delete({ channel, ts });
  const known = share ?? { user: reach.user, channel, messages: [], untold: 0, files: [] };
  const files = await staying(known.files, (file) => client.files.delete({ file }), service);
  const others = known.messages.filter((ts) => ts !== pressed);
  const messages = await staying(others, remove, service);
  const away =
    (responseUrl !== undefined && (await isAway(() => deleteOriginal(responseUrl), service))) ||
    (await isAway(() => remove(pressed), service));
  const untold = Math.max(0, known.untold - (known.messages.includes(pressed) ? 0 : 1));
  const left: Share = { ...known, messages: away ? messages : [...messages, pressed], untold, files };
  if (left.messages.length + left.files.length + untold > 0) await write(id, team, left, service);
  else await service.collection.notes.remove(sharedSpace, keyIn(team, id));
  return { refused: left.messages.length + files.length, untold: share === undefined ? undefined : untold };
}
