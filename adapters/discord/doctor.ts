import { type APIApplication, type APIApplicationCommand, ApplicationFlags, type REST, Routes } from 'discord.js';
import type { Command } from '../../commands/command.ts';
import { ConfigError } from '../../src/index.ts';
import type { Permission } from '../permission.ts';
import type { Finding } from '../platform.ts';
import { applicationOf, type DiscordSettings, defaultApi } from './application.ts';
import { definitionsOf } from './definitions.ts';
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
  const route =
    guild === undefined ? Routes.applicationCommands(application) : Routes.applicationGuildCommands(application, guild);
  const held = (await rest.get(route)) as readonly APIApplicationCommand[];
  const names = new Set(held.map(({ name }) => name));
  const missing = definitionsOf(commands).filter(({ name }) => !names.has(name));
  const fine = missing.length === 0;
  const list = missing.map(({ name }) => name).join(', ');
  return {
    what: 'discord commands',
    fine,
    says: fine ? `${held.length} registered` : `not registered: ${list}; run reftel register`,
  };
}

async function servers(rest: REST, { places }: Permission): Promise<Finding> {
  const held = (await rest.get(Routes.userGuilds())) as readonly { readonly id: string; readonly name: string }[];
  const closed = held.filter(({ id }) => !places.has(id));
  const says =
    closed.length === 0
      ? `on ${held.length}, all in REFTEL_ALLOW`
      : `on ${closed
          .map(({ id }) => id)
          .slice(0, 10)
          .join(', ')} without being in REFTEL_ALLOW: nobody there gets an answer`;
  return { what: 'discord servers', fine: closed.length === 0, says };
}

async function looked(what: string, look: () => Promise<Finding>): Promise<Finding> {
  try {
    return await look();
  } catch (error) {
    return { what, fine: false, says: `could not be looked at (${JSON.stringify(failureLine(error))})` };
  }
}

/** Token, intents, where interactions go, registration and servers, against the live API. Never throws. */
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
      await looked('discord servers', () => servers(rest, permission)),
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
