import { webApi } from '@slack/bolt';
import type { Permission } from '../permission.ts';
import type { Finding } from '../platform.ts';
import { clientOptions, scopesOf } from './connection.ts';
import { slackNames } from './names.ts';
import { patiently } from './patience.ts';
import { PlatformError } from './platform-error.ts';
import type { Service } from './settings.ts';

/** What the doctor needs to know. */
export type Examined = Pick<Service, 'settings' | 'commands' | 'log' | 'signal'> & { readonly permission: Permission };

const where = 'https://api.slack.com/apps';
const advice: Readonly<Record<string, string>> = {
  invalid_auth: `the token is wrong: copy it again from ${where}`,
  not_authed: `the token is wrong: copy it again from ${where}`,
  account_inactive: 'the app was removed from the workspace: install it again',
  token_revoked: 'the token was revoked: install the app again',
  not_allowed_token_type:
    'this is the wrong kind of token: SLACK_BOT_TOKEN begins with xoxb-, SLACK_APP_TOKEN with xapp-',
  unreachable: 'Slack could not be reached: check the network and SLACK_API_URL',
};

function failure(what: string, error: unknown): Finding {
  if (!(error instanceof PlatformError)) throw error;
  return { what, fine: false, says: advice[error.code] ?? `Slack says ${error.code}` };
}

async function botToken(token: string, examined: Examined): Promise<Finding[]> {
  const client = new webApi.WebClient(token, clientOptions(examined));
  try {
    const {
      team_id: team = '',
      team: name = '',
      user = '',
      response_metadata,
    } = await patiently(() => client.auth.test(), 'once', examined.signal);
    const listed = examined.permission.places.has(team);
    const granted = response_metadata?.scopes;
    const missing = granted === undefined ? [] : scopesOf(examined).filter((scope) => !granted.includes(scope));
    return [
      { what: 'Slack token', fine: true, says: `${user} in ${name} (${team})` },
      {
        what: 'Slack place',
        fine: listed,
        says: listed ? `${team} may ask` : `${team} is not in REFTEL_ALLOW: nobody there can ask`,
      },
      {
        what: 'Slack scopes',
        fine: missing.length === 0,
        says:
          missing.length === 0
            ? 'all that the manifest asks for'
            : `${missing.join(', ')} missing: write the manifest again (reftel manifest slack) and reinstall the app`,
      },
    ];
  } catch (error) {
    return [failure('Slack token', error)];
  }
}

async function appToken(token: string, examined: Examined): Promise<Finding> {
  const client = new webApi.WebClient(token, clientOptions(examined));
  try {
    await patiently(() => client.apps.connections.open({}), 'once', examined.signal);
    return { what: 'Slack socket', fine: true, says: 'Socket Mode can be opened' };
  } catch (error) {
    return failure('Slack socket', error);
  }
}

function commandNames({ commands, settings }: Examined): Finding {
  const names = slackNames(commands, settings.prefix).map(({ slash }) => slash);
  return {
    what: 'Slack names',
    fine: true,
    says: `${names.join(' ')} (Slack shows them once the app has this manifest: reftel manifest slack)`,
  };
}

/** Looks at tokens, the workspace, scopes and Socket Mode with the live API. @throws ConfigError for a prefix that won't do */
export async function doctorSlack(examined: Examined): Promise<readonly Finding[]> {
  const { settings } = examined;
  const bot =
    settings.botToken === undefined || settings.mode === 'oauth' ? [] : await botToken(settings.botToken, examined);
  const socket =
    settings.mode === 'socket' && settings.appToken !== undefined ? [await appToken(settings.appToken, examined)] : [];
  const http: Finding[] =
    settings.mode === 'socket'
      ? []
      : [{ what: 'Slack HTTP', fine: true, says: `port ${settings.port ?? 3000}, path /slack/events, behind https` }];
  return [...bot, ...socket, ...http, commandNames(examined)];
}
