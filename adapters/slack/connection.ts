import type { AddressInfo } from 'node:net';
import { App, SocketModeReceiver, webApi } from '@slack/bolt';
import { ConfigError } from '../../src/index.ts';
import { boltLog } from './bolt-log.ts';
import { installationStore, sealWith, WorkspaceRefused } from './installations.ts';
import { manifest } from './manifest.ts';
import { umbrella } from './names.ts';
import { patiently } from './patience.ts';
import { PlatformError } from './platform-error.ts';
import { OnceReceiver } from './receiver.ts';
import type { Service, SlackSettings } from './settings.ts';
import { keepSocket } from './socket.ts';

/** An app that is built and not yet listening. `listen` resolves to how it is shut again and, for HTTP, the port it listens on. */
export interface Connection {
  readonly app: App;
  readonly listen: () => Promise<{ readonly close: () => Promise<void>; readonly port?: number }>;
}

const callWithin = 15_000;

/** How the library calls Slack: no retries of its own (`patiently` decides by call), and no waiting that nobody sees. */
export function clientOptions({ settings, log }: Pick<Service, 'settings' | 'log'>): webApi.WebClientOptions {
  return {
    slackApiUrl: settings.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: callWithin,
    logger: boltLog(log),
  };
}

type With<Name extends keyof SlackSettings> = SlackSettings & Required<Pick<SlackSettings, Name>>;

function has<Name extends keyof SlackSettings>(
  settings: SlackSettings,
  names: readonly Name[],
): settings is With<Name> {
  return names.every((name) => settings[name] !== undefined && settings[name] !== '');
}

/** The settings of a mode, all there. @throws ConfigError that names those that are not */
function needed<Name extends keyof SlackSettings>(
  { settings }: Pick<Service, 'settings'>,
  names: readonly Name[],
): With<Name> {
  if (has(settings, names)) return settings;
  const missing = names.filter((name) => !has(settings, [name]));
  throw new ConfigError(missing.map((name) => `Slack by ${settings.mode} needs ${name}`));
}

/** Permissions that the app asks a workspace for: those of its manifest. */
export function scopesOf({ commands, settings }: Pick<Service, 'commands' | 'settings'>): string[] {
  const { prefix = '', readMessages, readerUrl } = settings;
  const reader = readerUrl === undefined ? {} : { readerUrl };
  return manifest(commands, { name: 'Reftel', prefix, readMessages, socketMode: true, ...reader }).oauth_config.scopes
    .bot;
}

/** The app's own ids in its workspace. @throws PlatformError when the token is refused or is not that of a bot */
async function whoAmI(service: Service, token: string): Promise<{ botId: string; botUserId: string }> {
  const client = new webApi.WebClient(token, clientOptions(service));
  const { bot_id: botId, user_id: botUserId } = await patiently(() => client.auth.test(), 'again', service.signal);
  if (botId === undefined || botUserId === undefined) throw new PlatformError('not_allowed_token_type');
  return { botId, botUserId };
}

function shared(service: Service) {
  return {
    clientOptions: clientOptions(service),
    logger: boltLog(service.log),
    convoStore: false as const,
    extendedErrorHandler: false,
  };
}

async function bySocket(service: Service): Promise<Connection> {
  const { botToken: token, appToken } = needed(service, ['botToken', 'appToken']);
  const receiver = new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    logger: boltLog(service.log),
    installerOptions: { clientOptions: clientOptions(service) },
  });
  const app = new App({ ...shared(service), receiver, token, ...(await whoAmI(service, token)) });
  return { app, listen: () => keepSocket(receiver, service.log, service.signal) };
}

function listening(app: App, receiver: OnceReceiver, port: number): Connection['listen'] {
  return async () => {
    const server = await receiver.start(port).catch((error: unknown) => {
      const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
      throw new ConfigError([`PORT ${port} can't be listened on (${why})`]);
    });
    return {
      port: (server.address() as AddressInfo).port,
      async close() {
        const closed = app.stop();
        server.closeIdleConnections();
        await closed;
      },
    };
  };
}

async function byHttp(service: Service): Promise<Connection> {
  const { botToken: token, signingSecret } = needed(service, ['botToken', 'signingSecret']);
  const { port = 3000 } = service.settings;
  const options = { signingSecret, logger: boltLog(service.log) };
  const receiver = new OnceReceiver(options, service.collection.notes, service.now);
  const app = new App({ ...shared(service), receiver, token, ...(await whoAmI(service, token)) });
  return { app, listen: listening(app, receiver, port) };
}

function page(title: string): string {
  const safe = title.replace(/[&<>"']/gu, (letter) => `&#${letter.charCodeAt(0)};`);
  return `<!doctype html><meta charset="utf-8"><title>Reftel</title><p>${safe}</p>`;
}

async function byOauth(service: Service): Promise<Connection> {
  const names = ['signingSecret', 'clientId', 'clientSecret', 'stateSecret', 'key'] as const;
  const { signingSecret, clientId, clientSecret, stateSecret, key } = needed(service, names);
  const { collection, permission, now, settings, log, signal } = service;
  const store = installationStore(collection.notes, await sealWith(key), permission, now, async (token) => {
    const client = new webApi.WebClient(token, clientOptions(service));
    await patiently(() => client.auth.revoke(), 'again', signal).catch((error: unknown) => {
      log.warn({ platform: 'slack', why: String(error) }, 'the token of a refused workspace could not be given back');
    });
  });
  const options = {
    signingSecret,
    clientId,
    clientSecret,
    stateSecret,
    installationStore: store,
    scopes: scopesOf(service),
    logger: boltLog(log),
    installerOptions: {
      clientOptions: clientOptions(service),
      authorizationUrl: new URL('../oauth/v2/authorize', settings.apiUrl).href,
      callbackOptions: {
        success: (
          installation: { team?: { id: string } | undefined },
          _: unknown,
          __: unknown,
          response: PageResponse,
        ) => {
          log.info({ platform: 'slack', team: installation.team?.id }, 'installed in a workspace');
          show(response, 200, `Reftel is installed. ${umbrella(settings.prefix)} help says how to ask.`);
        },
        failure: (error: Error, _: unknown, __: unknown, response: PageResponse) => {
          const refused = error instanceof WorkspaceRefused;
          log.warn({ platform: 'slack', why: error.name }, 'an installation failed');
          show(
            response,
            refused ? 403 : 400,
            refused ? error.message : 'Reftel could not be installed. Please start again.',
          );
        },
      },
    },
  };
  const receiver = new OnceReceiver(options, collection.notes, now);
  const app = new App({ ...shared(service), receiver });
  return { app, listen: listening(app, receiver, settings.port ?? 3000) };
}

/** As much of an HTTP response as a page needs. */
interface PageResponse {
  writeHead(status: number, headers: Record<string, string>): unknown;
  end(body: string): unknown;
}

function show(response: PageResponse, status: number, title: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
  response.end(page(title));
}

/**
 * The app in the mode that the settings name.
 * @throws ConfigError for settings that are missing, PlatformError when Slack refuses the token
 */
export async function connect(service: Service): Promise<Connection> {
  const build = { socket: bySocket, http: byHttp, oauth: byOauth }[service.settings.mode];
  return build(service);
}
