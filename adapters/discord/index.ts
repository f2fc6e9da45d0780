import type { Command } from '../../commands/command.ts';
import { type Collection, ConfigError } from '../../src/index.ts';
import type { Desk } from '../dispatch.ts';
import { insisting } from '../insisting.ts';
import type { Permission } from '../permission.ts';
import type { Log } from '../platform.ts';
import type { Poster } from '../posting.ts';
import type { ReaderLinks } from '../reader-links.ts';
import { answerInteraction } from './answering.ts';
import { applicationOf, type DiscordSettings, defaultApi } from './application.ts';
import { attachmentsAt } from './attachments.ts';
import { forgetAbsent, forgetHome, isOnServer } from './forgetting.ts';
import { type Hearing, openGateway } from './gateway.ts';
import { interactionsEndpoint, openEndpoint } from './http.ts';
import { answerIds, type IdsIn } from './ids-in-messages.ts';
import { discordPoster } from './posting.ts';
import { register } from './registration.ts';
import { connect, failureLine, wireOf } from './sending.ts';
import type { Service } from './service.ts';
import { verifier } from './signature.ts';
import { underWay } from './under-way.ts';

export type { DiscordSettings } from './application.ts';
export { definitionsOf } from './definitions.ts';
export { doctorDiscord } from './doctor.ts';
export type { IdsIn } from './ids-in-messages.ts';

/** What Discord needs of the rest of the program. */
export interface Going {
  readonly settings: DiscordSettings;
  readonly collection: Collection;
  readonly commands: readonly Command[];
  readonly permission: Permission;
  readonly desk: Desk;
  readonly log: Log;
  readonly now: () => Date;
  /** Where there is a reader, for the links of citations. */
  readonly links?: ReaderLinks | undefined;
  /** For ids in ordinary messages; without it none are looked for. */
  readonly idsIn?: IdsIn;
}

/** While it is online. */
export interface Online {
  /** The port that is listened on, for the HTTP endpoint. */
  readonly port?: number;
  /** How it speaks unasked; over HTTP that needs a token. */
  readonly poster?: Poster;
  /** Lets the answers under way be sent, then goes offline. */
  stop(): Promise<void>;
}

/** After a second a person wonders; Discord gives up after three. */
const deferAfter = 1_200;
const day = 86_400_000;

/**
 * Registers the commands where they changed, with the application's id as the API tells it; `look`: or where Discord
 * holds others than it was told.
 * @throws ConfigError without a token, or when Discord refuses it
 */
export async function registerDiscord(
  {
    settings: { token, apiUrl = defaultApi, guild },
    collection,
    commands,
    now,
  }: Pick<Going, 'settings' | 'collection' | 'commands' | 'now'>,
  look = false,
): Promise<'registered' | 'unchanged'> {
  if (token === undefined)
    throw new ConfigError(['DISCORD_TOKEN is not set; commands can not be registered without it']);
  const rest = connect(apiUrl, token);
  try {
    const { id } = await applicationOf(rest);
    const where = { application: id, api: apiUrl, ...(guild === undefined ? {} : { guild }) };
    return await register(rest, collection.notes, where, commands, now(), look);
  } finally {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  }
}

function serviceOf(going: Going, signal: AbortSignal, patience: number): Service {
  const { collection, commands, permission, desk, log, now, links, settings } = going;
  const { cards } = settings;
  const file = attachmentsAt(settings.apiUrl, signal);
  const own = { cards, signal, file, offered: new Map(), deferAfter: patience };
  return { collection, commands, permission, desk, log, now, links, ...own };
}

function posterOf({ settings: { token, apiUrl = defaultApi } }: Going, service: Service): Pick<Online, 'poster'> {
  return token === undefined ? {} : { poster: discordPoster(service, apiUrl, token) };
}

async function overHttp(going: Going, publicKey: string): Promise<Online> {
  const { settings, collection, now, log } = going;
  const { notes } = collection;
  const ending = new AbortController();
  const service = serviceOf(going, ending.signal, 0);
  const rest = connect(settings.apiUrl ?? defaultApi, settings.token);
  const work = underWay();
  // Over HTTP Discord tells of no server that the app was taken off: it has to be asked.
  const lookAround = () => {
    if (settings.token !== undefined)
      work.track(forgetAbsent(collection, (guild) => isOnServer(rest, guild), now(), log));
  };
  const deauthorized = (user: string) => {
    work.track(forgetHome(collection, `@${user}`, now(), log));
    lookAround();
  };
  const handle = interactionsEndpoint(service, await verifier(publicKey, notes, now), rest, deauthorized);
  const endpoint = await openEndpoint(async (request, response) => {
    const answering = handle(request, response);
    work.track(answering);
    await answering;
  }, settings.port ?? 3000);
  log.info({ port: endpoint.port }, 'listening for Discord');
  lookAround();
  const looking = setInterval(lookAround, day).unref();
  return {
    port: endpoint.port,
    ...posterOf(going, service),
    async stop() {
      clearInterval(looking);
      await Promise.all([endpoint.stop(), work.ended()]);
      ending.abort();
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
    },
  };
}

/** Commands that could not be registered keep nobody from asking with those that are. */
async function registered(going: Going): Promise<void> {
  try {
    going.log.info({ commands: await registerDiscord(going) }, 'commands on Discord');
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    going.log.error(failureLine(error), 'commands could not be registered');
  }
}

async function overGateway(going: Going, token: string): Promise<Online> {
  const { settings, log, idsIn, collection, now } = going;
  const ending = new AbortController();
  const service = serviceOf(going, ending.signal, deferAfter);
  const work = underWay();
  const { apiUrl = defaultApi, readMessages } = settings;
  const line = { api: apiUrl, token, readMessages: readMessages && idsIn !== undefined };
  const hearing: Hearing = {
    interaction: (heard, rest) => work.track(answerInteraction(service, heard, wireOf(rest, heard))),
    message: (heard, rest) => {
      if (idsIn !== undefined) work.track(answerIds(service, rest, heard, idsIn));
    },
    online: (isOn) => work.track(forgetAbsent(collection, isOn, now(), log)),
    removed: (guild) => work.track(forgetHome(collection, guild, now(), log)),
  };
  const gateway = await insisting(
    async () => {
      await registered(going);
      return openGateway(line, hearing, log);
    },
    { name: 'Discord', log, failure: failureLine },
  );
  return {
    ...posterOf(going, service),
    async stop() {
      await work.ended();
      ending.abort();
      await gateway.stop();
    },
  };
}

/**
 * Goes online on Discord: through the gateway, or with a public key through the HTTP endpoint. Commands are registered
 * first, where they changed. While Discord is away it is tried again in the background.
 * @throws ConfigError for settings that Discord refuses
 */
export async function startDiscord(going: Going): Promise<Online> {
  const { token, publicKey } = going.settings;
  if (publicKey !== undefined) {
    if (token !== undefined) await registered(going);
    return overHttp(going, publicKey);
  }
  if (token === undefined) throw new ConfigError(['DISCORD_TOKEN is not set']);
  return overGateway(going, token);
}
