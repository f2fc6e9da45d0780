import { webApi } from '@slack/bolt';
import { clientOptions } from './connection.ts';
import { keptInstallation, sealWith } from './installations.ts';
import { patiently } from './patience.ts';
import { PlatformError } from './platform-error.ts';
import type { Service } from './settings.ts';

/** The bot in a workspace: what it calls with, and who it is. */
export interface Own {
  readonly client: webApi.WebClient;
  readonly user: string;
  readonly bot: string;
}

/**
 * How Slack is called in a workspace where nobody has asked: with the one token there is, or with what the workspace gave
 * when it installed the app. Both throw PlatformError (`not_installed` where it has not) and StoreError.
 */
export function workspaces(service: Service) {
  const { settings, collection, now } = service;
  const { mode, botToken = '', key = '' } = settings;
  const sealing = mode === 'oauth' ? sealWith(key) : undefined;
  const known = new Map<string, Own>();

  async function tokenOf(team: string): Promise<string> {
    if (sealing === undefined) return botToken;
    const installed = await keptInstallation(collection.notes, await sealing, now(), team);
    if (installed === undefined) throw new PlatformError('not_installed');
    if (installed.token === undefined) throw new PlatformError('invalid_auth');
    return installed.token;
  }

  async function clientOf(team: string): Promise<webApi.WebClient> {
    return new webApi.WebClient(await tokenOf(team), clientOptions(service));
  }

  /** The bot there; asked of Slack once for each token. */
  async function ownOf(team: string, signal: AbortSignal): Promise<Own> {
    const client = await clientOf(team);
    const before = known.get(team);
    if (before !== undefined && before.client.token === client.token) return before;
    const { user_id: user = '', bot_id: bot = '' } = await patiently(() => client.auth.test(), 'never', signal);
    const found = { client, user, bot };
    known.set(team, found);
    return found;
  }

  return { clientOf, ownOf };
}
