import { type APIApplication, ApplicationFlags, type REST } from 'discord.js';
import type { Command } from '../../commands/command.ts';
import { ConfigError } from '../../src/index.ts';
import type { Permission } from '../permission.ts';
import type { Finding } from '../platform.ts';
import { applicationOf, type DiscordSettings, defaultApi } from './application.ts';
import { copies, type Held, heldServers, permissions, presence } from './doctor-servers.ts';
import { differenceOf, heldCommands } from './held-commands.ts';
import { connect, failureLine } from './sending.ts';

function intents({ flags }: APIApplication, readMessages: boolean): readonly Finding[] {
  if (!readMessages) return [];
  const either = ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited;
  const fine = (flags & either) !== 0;
  const todo =
    'off; switch on "Message Content Intent" in the developer portal under Bot, or leave REFTEL_READ_MESSAGES out';
  return [{ what: 'discord intents', fine, says: fine ? 'Message Content is on' : todo }];
}

function endpoint(application: APIApplication, { publicKey }: DiscordSettings): readonly Finding[] {
  const what = 'discord endpoint';
  const url = application.interactions_endpoint_url ?? undefined;
  if (publicKey === undefined) {
    const todo = `interactions go to ${url ?? ''}, not to the gateway; empty "Interactions Endpoint URL" in the developer portal, or set DISCORD_PUBLIC_KEY`;
    return [{ what, fine: url === undefined, says: url === undefined ? 'gateway' : todo }];
  }
  if (publicKey.toLowerCase() !== application.verify_key.toLowerCase()) {
    return [
      { what, fine: false, says: 'DISCORD_PUBLIC_KEY is not this app\'s; copy "Public Key" from the developer portal' },
    ];
  }
  const todo = 'set "Interactions Endpoint URL" in the developer portal to the public address of this program';
  return [{ what, fine: url !== undefined, says: url ?? todo }];
}

async function registration(
  rest: REST,
  application: string,
  guild: string | undefined,
  commands: readonly Command[],
): Promise<Finding> {
  const held = await heldCommands(rest, application, guild);
  const { missing, changed, left } = differenceOf(held, commands);
  const wrong = [
    ...(missing.length === 0 ? [] : [`not registered: ${missing.join(', ')}`]),
    ...(changed.length === 0 ? [] : [`registered otherwise: ${changed.join(', ')}`]),
    ...(left.length === 0 ? [] : [`registered, but no commands any more: ${left.join(', ')}`]),
  ];
  const says = wrong.length === 0 ? `${held.length} registered` : `${wrong.join('; ')}; run reftel register`;
  return { what: 'discord commands', fine: wrong.length === 0, says };
}

async function looked(what: string, look: () => Promise<Finding>): Promise<Finding> {
  try {
    return await look();
  } catch (error) {
    return { what, fine: false, says: `could not be looked at (${JSON.stringify(failureLine(error))})` };
  }
}

async function onServers(
  rest: REST,
  application: string,
  guild: string | undefined,
  permission: Permission,
): Promise<readonly Finding[]> {
  let held: readonly Held[] | undefined;
  const servers = await looked('discord servers', async () => {
    held = await heldServers(rest);
    return presence(held, permission, application);
  });
  if (held === undefined) return [servers];
  const known = held;
  return [
    servers,
    permissions(known, permission, application),
    await looked('discord copies', () => copies(rest, application, guild, known)),
  ];
}

/** Token, intents, where interactions go, registration, servers and permissions there, against the live API. Never throws. */
export async function doctorDiscord(
  settings: DiscordSettings,
  commands: readonly Command[],
  permission: Permission,
): Promise<readonly Finding[]> {
  const { token, apiUrl = defaultApi, guild, readMessages } = settings;
  if (token === undefined) return [{ what: 'discord token', fine: false, says: 'DISCORD_TOKEN is not set' }];
  const rest = connect(apiUrl, token);
  try {
    const application = await applicationOf(rest);
    return [
      { what: 'discord token', fine: true, says: `of the app ${application.name} (${application.id})` },
      ...intents(application, readMessages),
      ...endpoint(application, settings),
      await looked('discord commands', () => registration(rest, application.id, guild, commands)),
      ...(await onServers(rest, application.id, guild, permission)),
    ];
  } catch (error) {
    const says =
      error instanceof ConfigError
        ? error.problems.join('; ')
        : `Discord can't be reached at ${apiUrl} (${JSON.stringify(failureLine(error))})`;
    return [{ what: 'discord token', fine: false, says }];
  } finally {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  }
}
