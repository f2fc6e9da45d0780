import { webApi } from '@slack/bolt';
import type { Finding } from '../platform.ts';
import { clientOptions, scopesOf } from './connection.ts';
import { type Kept, keptInstallations, sealWith } from './installations.ts';
import { slackNames } from './names.ts';
import { patiently } from './patience.ts';
import { PlatformError } from './platform-error.ts';
import type { Service } from './settings.ts';

/** What the doctor needs to know. */
export type Examined = Pick<Service, 'settings' | 'commands' | 'permission' | 'collection' | 'now' | 'log' | 'signal'>;

/** Installations are looked at one after the other. */
const mostInstallations = 50;
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

/** The same for a token that nobody has copied: it came with an installation. */
const again = 'Slack does not know the token any more: install the app again';
const adviceOnInstallations: typeof advice = { ...advice, invalid_auth: again, not_authed: again };

function failure(what: string, error: unknown, words = advice): Finding {
  if (!(error instanceof PlatformError)) throw error;
  return { what, fine: false, says: words[error.code] ?? `Slack says ${error.code}` };
}

function place(what: string, team: string, { permission }: Examined): Finding {
  const fine = permission.places.has(team);
  return { what, fine, says: fine ? `${team} may ask` : `${team} is not in REFTEL_ALLOW: nobody there can ask` };
}

function scopes(what: string, granted: readonly string[] | undefined, examined: Examined): Finding {
  const missing = granted === undefined ? [] : scopesOf(examined).filter((scope) => !granted.includes(scope));
  if (missing.length === 0) return { what, fine: true, says: 'all that the manifest asks for' };
  const says = `${missing.join(', ')} missing: write the manifest again (reftel manifest slack) and reinstall the app`;
  return { what, fine: false, says };
}

/** Whose a token is and what it may do. @throws PlatformError when Slack refuses it */
async function tried(token: string, examined: Examined) {
  const client = new webApi.WebClient(token, clientOptions(examined));
  const answer = await patiently(() => client.auth.test(), 'once', examined.signal);
  const { team_id: team = '', team: name = '', user = '', response_metadata } = answer;
  return { team, says: `${user} in ${name} (${team})`, granted: response_metadata?.scopes };
}

async function botToken(token: string, examined: Examined): Promise<Finding[]> {
  try {
    const { team, says, granted } = await tried(token, examined);
    return [
      { what: 'Slack token', fine: true, says },
      place('Slack place', team, examined),
      scopes('Slack scopes', granted, examined),
    ];
  } catch (error) {
    return [failure('Slack token', error)];
  }
}

async function installation({ team, token }: Kept, examined: Examined): Promise<Finding[]> {
  const listed = place(`Slack place ${team}`, team, examined);
  const what = `Slack token ${team}`;
  if (token === undefined) {
    const says = 'REFTEL_KEY does not open what is kept: set the key that it was kept with, or install the app again';
    return [listed, { what, fine: false, says }];
  }
  try {
    const { says, granted } = await tried(token, examined);
    return [listed, { what, fine: true, says }, scopes(`Slack scopes ${team}`, granted, examined)];
  } catch (error) {
    return [listed, failure(what, error, adviceOnInstallations)];
  }
}

/** Every workspace that has installed the app. */
async function installations(key: string, examined: Examined): Promise<Finding[]> {
  const { collection, now } = examined;
  const kept = await keptInstallations(collection.notes, await sealWith(key), now(), mostInstallations + 1);
  const what = 'Slack workspaces';
  if (kept.length === 0)
    return [{ what, fine: true, says: 'none has installed the app yet: the page is /slack/install' }];
  const findings: Finding[] = [];
  for (const each of kept.slice(0, mostInstallations)) findings.push(...(await installation(each, examined)));
  const more = kept.length > mostInstallations;
  return more
    ? [...findings, { what, fine: true, says: `only the first ${mostInstallations} were looked at` }]
    : findings;
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

function http({ settings }: Examined): Finding {
  const says = `port ${settings.port ?? 3000}, path /slack/events, behind https`;
  return { what: 'Slack HTTP', fine: true, says };
}

/**
 * Looks at tokens, workspaces, scopes and Socket Mode with the live API; by OAuth, at every installation that is kept.
 * @throws ConfigError for a prefix that won't do
 */
export async function doctorSlack(examined: Examined): Promise<readonly Finding[]> {
  const { mode, botToken: bot, appToken: app, key } = examined.settings;
  return [
    ...(mode === 'oauth' || bot === undefined ? [] : await botToken(bot, examined)),
    ...(mode !== 'oauth' || key === undefined ? [] : await installations(key, examined)),
    ...(mode === 'socket' && app !== undefined ? [await appToken(app, examined)] : []),
    ...(mode === 'socket' ? [] : [http(examined)]),
    commandNames(examined),
  ];
}
