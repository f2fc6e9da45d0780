import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import type { Notes } from '../../src/index.ts';
import type { Permission } from '../permission.ts';

const space = 'slack-install';
const version = 'v1';
/** A salt of the program's own: the key is what is secret, and the same key has to open what it has sealed. */
const salt = 'reftel:slack-install:v1';
const derive = promisify<string, string, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);

/** A workspace that may not install the app. */
export class WorkspaceRefused extends Error {
  override readonly name = 'WorkspaceRefused';
}

/** Text sealed with a key and bound to a label, so that it can't be read, changed, or passed off as another's. */
export interface Seal {
  seal(text: string, label: string): string;
  /** @throws Error when it was sealed with another key or label, or has been changed */
  open(sealed: string, label: string): string;
}

/** AES-256-GCM with a key derived by scrypt (N = 2^15, r = 8, p = 1) from the operator's `REFTEL_KEY`. */
export async function sealWith(secret: string): Promise<Seal> {
  const key = await derive(secret, salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 });
  return {
    seal(text, label) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(label));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [version, ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.');
    },
    open(text, label) {
      const [form, ...parts] = text.split('.');
      const [nonce, tag, sealed] = parts.map((part) => Buffer.from(part, 'base64url'));
      if (form !== version || nonce?.length !== 12 || tag?.length !== 16 || sealed === undefined) {
        throw new Error('this is nothing that was sealed here');
      }
      const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(label)).setAuthTag(tag);
      return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
    },
  };
}

/** What an installation is kept under; an installation for a whole organisation has no workspace and is refused. */
function workspaceOf(installation: Installation): string {
  const team = installation.team?.id;
  if (installation.isEnterpriseInstall === true || team === undefined) {
    throw new WorkspaceRefused('Reftel is installed workspace by workspace, not for a whole organisation.');
  }
  return team;
}

/**
 * Who has installed the app, kept in the store and sealed. A workspace that the operator has not listed is refused
 * before anything is kept (`WorkspaceRefused`); `refused` then gets its fresh token, to give it back.
 */
export function installationStore(
  notes: Notes,
  sealing: Seal,
  permission: Permission,
  now: () => Date,
  refused: (token: string) => Promise<void>,
): InstallationStore {
  const find = async (team: string): Promise<Installation<'v1' | 'v2', boolean>> => {
    const note = await notes.read(space, team, now().toISOString());
    if (note === undefined) throw new Error('this workspace has not installed Reftel');
    return JSON.parse(sealing.open(note.value, team)) as Installation;
  };
  return {
    async storeInstallation(installation) {
      const token = installation.bot?.token;
      try {
        const team = workspaceOf(installation as Installation);
        if (!permission.places.has(team)) {
          throw new WorkspaceRefused(
            `Reftel has not been opened to this workspace (${team}). Its operator can add it.`,
          );
        }
        await notes.write(space, team, sealing.seal(JSON.stringify(installation), team));
      } catch (error) {
        if (error instanceof WorkspaceRefused && token !== undefined) await refused(token);
        throw error;
      }
    },
    async fetchInstallation(query: InstallationQuery<boolean>) {
      if (query.teamId === undefined) throw new Error('no workspace is named');
      return find(query.teamId);
    },
    async deleteInstallation({ teamId }: InstallationQuery<boolean>) {
      if (teamId !== undefined) await forgetInstallation(notes, teamId);
    },
  };
}

/** Takes out what a workspace gave when it installed the app. */
export async function forgetInstallation(notes: Notes, team: string): Promise<void> {
  await notes.remove(space, team);
}

/** A workspace that has installed the app, and the token it gave; without one where the key does not open what is kept. */
export interface Kept {
  readonly team: string;
  readonly token?: string;
}

function keptOf(team: string, value: string, sealing: Seal): Kept {
  try {
    const { bot } = JSON.parse(sealing.open(value, team)) as Installation;
    return bot === undefined ? { team } : { team, token: bot.token };
  } catch {
    return { team };
  }
}

/** What one workspace gave when it installed the app; undefined where it has not. */
export async function keptInstallation(
  notes: Notes,
  sealing: Seal,
  now: Date,
  team: string,
): Promise<Kept | undefined> {
  const note = await notes.read(space, team, now.toISOString());
  return note === undefined ? undefined : keptOf(team, note.value, sealing);
}

/** The first `limit` installations that are kept, in order of workspace. */
export async function keptInstallations(
  notes: Notes,
  sealing: Seal,
  now: Date,
  limit: number,
): Promise<readonly Kept[]> {
  const found = await notes.list(space, '', now.toISOString(), limit);
  return found.map(({ key: team, value }) => keptOf(team, value, sealing));
}
