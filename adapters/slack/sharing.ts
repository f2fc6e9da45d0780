import type { Permission } from '../permission.ts';
import type { Reach } from './reach.ts';
import type { Service } from './settings.ts';

const space = 'slack-shared';
const days = 90;

/** A message of a response URL never learns its own id, so what is remembered is who showed which question where. */
function keyIn({ team, channel = '' }: Reach, key: string): string {
  return `slack:${team}:${channel}:${key}`;
}

async function sharers(reach: Reach, key: string, { collection, now }: Service): Promise<readonly string[]> {
  const note = await collection.notes.read(space, keyIn(reach, key), now().toISOString());
  return note === undefined || note.expired ? [] : (JSON.parse(note.value) as string[]);
}

/** Remembers who showed an answer to a channel, so that they can take it back. */
export async function rememberSharing(reach: Reach, key: string, service: Service): Promise<void> {
  const known = await sharers(reach, key, service);
  const expires = new Date(service.now().getTime() + days * 86_400_000).toISOString();
  const users = [...new Set([...known.slice(-99), reach.user])];
  await service.collection.notes.write(space, keyIn(reach, key), JSON.stringify(users), expires);
}

/** Whether somebody may take a shared answer away: who shared it, and administrators. */
export async function mayUnshare(
  reach: Reach,
  key: string,
  service: Service,
  { admins }: Permission = service.permission,
): Promise<boolean> {
  return admins.has(reach.user) || (await sharers(reach, key, service)).includes(reach.user);
}
