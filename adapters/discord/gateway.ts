import {
  type APIInteraction,
  Client,
  DiscordjsError,
  Events,
  GatewayDispatchEvents,
  GatewayIntentBits,
  Options,
  type REST,
  ShardClientUtil,
} from 'discord.js';
import { ConfigError } from '../../src/index.ts';
import type { Running } from '../insisting.ts';
import type { Log } from '../platform.ts';
import type { Heard } from './ids-in-messages.ts';
import { failureLine, restOptions } from './sending.ts';

/** How the gateway is reached. */
export interface Line {
  readonly api: string;
  readonly token: string;
  /** Ordinary messages are heard too; this needs the "Message Content" intent. */
  readonly readMessages: boolean;
}

/** What is done with what comes in. None of these may throw. */
export interface Hearing {
  interaction(interaction: APIInteraction, rest: REST): void;
  message(heard: Heard, rest: REST): void;
  /** All shards are online; `isOn` says whether the app is on a server, in doubt (one of another process) that it is. */
  online(isOn: (guild: string) => boolean): void;
  /** The app was taken off a server. */
  removed(guild: string): void;
}

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes: those after which nothing reconnects. */
const hopeless: Readonly<Record<number, string>> = {
  4004: 'DISCORD_TOKEN is no longer valid; reset it in the developer portal and set the new one',
  4010: 'the shard is not one that Discord knows',
  4011: 'the app is on so many servers that it has to be sharded',
  4012: 'the version of the gateway is gone; a newer discord.js is needed',
  4013: 'the intents are not known to Discord',
  4014: 'REFTEL_READ_MESSAGES needs "Message Content Intent", switched on in the developer portal under Bot',
};

function follow(client: Client, log: Log): void {
  client.once(Events.ClientReady, ({ guilds, options }) =>
    log.info({ servers: guilds.cache.size, shards: options.shardCount ?? 1 }, 'online on Discord'),
  );
  client.on(Events.ShardReconnecting, (shard) => log.warn({ shard }, 'lost the gateway, reconnecting'));
  client.on(Events.ShardResume, (shard, events) => log.info({ shard, events }, 'back on the gateway'));
  client.on(Events.ShardError, (error, shard) => log.warn({ shard, error: error.name }, 'gateway error'));
  client.on(Events.ShardDisconnect, ({ code }, shard) =>
    log.error({ shard, code, todo: hopeless[code] ?? 'see the code' }, 'off the gateway for good'),
  );
  client.on(Events.Invalidated, () => log.error({}, 'the gateway ended the session for good'));
  client.on(Events.Error, (error) => log.error(failureLine(error), 'discord.js'));
}

/** As much of discord.js as hands a packet to the handlers that build its own objects; not part of its typed surface. */
interface PacketHandling {
  handlePacket(packet?: { readonly t?: string }, shard?: unknown): boolean;
}

/** discord.js builds objects of everything that it hears. What it can't read is its own loss: nothing here waits for these objects, and it must not end the program. */
function shield({ ws }: Client, log: Log): void {
  const handling = ws as unknown as PacketHandling;
  const handle = handling.handlePacket.bind(ws);
  handling.handlePacket = (packet, shard) => {
    try {
      return handle(packet, shard);
    } catch (error) {
      log.warn({ packet: packet?.t, error: error instanceof Error ? error.name : 'unknown' }, 'not read by discord.js');
      return true;
    }
  };
}

/** Why going online failed, where whoever runs it can put it right. */
function configError(error: unknown): ConfigError | undefined {
  if (error instanceof DiscordjsError && error.code === 'TokenInvalid') {
    return new ConfigError(['DISCORD_TOKEN is refused by Discord; copy it anew from the developer portal, under Bot']);
  }
  return error instanceof Error && /disallowed intents/iu.test(error.message)
    ? new ConfigError([hopeless[4014] ?? ''])
    : undefined;
}

/**
 * Goes online through the gateway, with as many shards as Discord asks for, and stays: discord.js resumes and reconnects.
 * Interactions are taken as they come over the wire, so that they are answered as those of the HTTP endpoint are.
 * @throws ConfigError when Discord refuses the token or the intents
 */
export async function openGateway({ api, token, readMessages }: Line, hearing: Hearing, log: Log): Promise<Running> {
  const reading = readMessages ? [GatewayIntentBits.GuildMessages, GatewayIntentBits.MessageContent] : [];
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, ...reading],
    allowedMentions: { parse: [] },
    rest: restOptions(api),
    shards: 'auto',
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0, ReactionManager: 0 }),
  });
  follow(client, log);
  shield(client, log);
  const { rest } = client;
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (heard: APIInteraction) => hearing.interaction(heard, rest));
  if (readMessages) client.ws.on(GatewayDispatchEvents.MessageCreate, (heard: Heard) => hearing.message(heard, rest));
  client.ws.on(GatewayDispatchEvents.GuildDelete, ({ id, unavailable }: { id: string; unavailable?: boolean }) => {
    if (unavailable !== true) hearing.removed(id);
  });
  client.once(Events.ClientReady, ({ guilds, ws, options }) => {
    // READY names all servers of a shard, those in trouble too.
    const isOurs = (guild: string) =>
      ws.shards.has(ShardClientUtil.shardIdForGuildId(guild, options.shardCount ?? ws.shards.size));
    hearing.online((guild) => guilds.cache.has(guild) || !isOurs(guild));
  });
  try {
    await client.login(token);
  } catch (error) {
    await client.destroy();
    throw configError(error) ?? error;
  }
  return {
    async stop() {
      // Going offline closes the shards; that is no loss to warn of.
      client.removeAllListeners(Events.ShardReconnecting);
      await client.destroy();
    },
  };
}
