import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { envelope, formOf, sendTo, signingSecret, slashCommand } from '../../doubles/slack-driver.ts';
import { type Online, online } from '../../doubles/slack-online.ts';
import { slackApp, slackChannel, slackTeam, slackUser } from '../../doubles/slack-world.ts';
import { seedCollection } from '../../seeds/collection.ts';

const collection = seedCollection();
const { clientId, clientSecret } = slackApp;
const settings = {
  mode: 'oauth',
  clientId,
  clientSecret,
  signingSecret,
  stateSecret: 'a-state-secret',
  key: 'a-key',
} as const;
let slack: Online;

beforeAll(async () => {
  slack = await online(collection(), { settings });
});

afterAll(async () => {
  expect(slack.world.problems).toEqual([]);
  await slack.stop();
});

/** Walks through an installation as a browser does: our page, Slack's consent, back to us. */
async function install({ port, world }: Online, tamper: (url: URL) => void = () => undefined) {
  const start = await fetch(`http://127.0.0.1:${port}/slack/install`);
  const cookie = (start.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const link = /href="(http[^"]+)"/u.exec(await start.text())?.[1]?.replaceAll('&amp;', '&') ?? '';
  const authorize = new URL(link);
  const consent = new URLSearchParams(authorize.searchParams);
  consent.set('user_id', slackUser);
  consent.set('redirect_uri', slackApp.redirect);
  const agreed = await fetch(`${world.url}/oauth/v2/authorize/callback`, {
    method: 'POST',
    body: consent,
    redirect: 'manual',
  });
  const back = new URL(agreed.headers.get('location') ?? '');
  tamper(back);
  const done = await fetch(`http://127.0.0.1:${port}${back.pathname}${back.search}`, { headers: { cookie } });
  return { authorize, status: done.status, page: await done.text() };
}

async function kept() {
  return collection().notes.list('slack-install', '', new Date().toISOString(), 10);
}

describe('installing in many workspaces', () => {
  it('refuses a workspace that is not listed, keeps nothing of it, and gives its token back', async () => {
    const other = await online(collection(), { settings, permission: { places: new Set(['T0OTHER']) } });
    const { status, page } = await install(other);
    const revoked = other.world.callsOf('auth.revoke');
    await other.stop();
    expect(status).toBe(403);
    expect(page).toContain('has not been opened to this workspace');
    expect(revoked).toHaveLength(1);
    expect(await kept()).toEqual([]);
  });

  it('answers 401 to a workspace that has not installed it', async () => {
    expect(await sendTo(slack.port, formOf(slashCommand('/stats', '', slack.world.responseUrl())))).toMatchObject({
      status: 401,
    });
  });

  it('refuses a way back with a state that is not this browser’s', async () => {
    const { status } = await install(slack, (url) => url.searchParams.set('state', 'forged'));
    expect(status).toBe(400);
    expect(await kept()).toEqual([]);
  });

  it('installs where it is listed, with the scopes of the manifest, and answers there', async () => {
    const { authorize, status, page } = await install(slack);
    expect(authorize.origin).toBe(new URL(slack.world.url).origin);
    expect(authorize.searchParams.get('scope')).toContain('commands');
    expect({ status, page }).toMatchObject({ status: 200, page: expect.stringContaining('Reftel is installed') });
    const [note] = await kept();
    expect(note?.key).toBe(slackTeam);
    expect(note?.value).not.toContain('xoxb');
    const [answer] = await slack.command('/stats');
    expect(answer?.body['text']).toContain('2 documents');
    slack.clear();
    await slack.event(
      envelope({ type: 'app_mention', channel: slackChannel, user: slackUser, ts: '1.4', text: 'stats' }),
    );
    expect(await slack.called('chat.postMessage')).toHaveLength(1);
  });

  it('forgets tokens and notes when the app is taken out', async () => {
    slack.clear();
    await slack.event(envelope({ type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0REFTEL'] } }));
    await slack.done('removal');
    expect(await kept()).toEqual([]);
    slack.clear();
    await slack.event(envelope({ type: 'app_uninstalled' }));
    await slack.done('removal');
    expect(await sendTo(slack.port, formOf(slashCommand('/stats', '', slack.world.responseUrl())))).toMatchObject({
      status: 401,
    });
  });

  it('writes no token, code or secret to the log', () => {
    const all = JSON.stringify(slack.log);
    for (const secret of ['xoxb', clientSecret, 'a-state-secret', 'a-key', signingSecret])
      expect(all).not.toContain(secret);
  });
});
