import { createHmac, randomUUID } from 'node:crypto';
import { slackChannel, slackTeam, slackUser } from './slack-world.ts';

/** What the app said to a request, and the JSON it acknowledged with. */
export interface Acknowledged {
  readonly status: number;
  readonly body: unknown;
}

/** A request to an HTTP receiver, ready to be sent (again). */
export interface Signed {
  readonly type: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

const secret = 'a-signing-secret';
export const signingSecret = secret;

/** Signs a body as Slack does (docs.slack.dev/authentication/verifying-requests-from-slack). */
export function signed(type: string, text: string, at = Math.floor(Date.now() / 1_000), key = secret): Signed {
  const digest = createHmac('sha256', key).update(`v0:${at}:${text}`).digest('hex');
  return { type, text, headers: { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${digest}` } };
}

const form = 'application/x-www-form-urlencoded';

export function formOf(fields: Readonly<Record<string, string>>): Signed {
  return signed(form, new URLSearchParams(fields).toString());
}

export function payloadOf(payload: unknown): Signed {
  return formOf({ payload: JSON.stringify(payload) });
}

export function eventOf(envelope: unknown): Signed {
  return signed('application/json', JSON.stringify(envelope));
}

export async function sendTo(port: number, { type, text, headers }: Signed): Promise<Acknowledged> {
  const answer = await fetch(`http://127.0.0.1:${port}/slack/events`, {
    method: 'POST',
    headers: { 'content-type': type, ...headers },
    body: text,
    signal: AbortSignal.timeout(30_000),
  });
  const said = await answer.text();
  return { status: answer.status, body: said.startsWith('{') ? JSON.parse(said) : said };
}

let ticks = 0;

/** A timestamp of Slack's form that no other message has. */
export function timestamp(): string {
  ticks += 1;
  return `1700000000.${String(ticks).padStart(6, '0')}`;
}

const person = { id: slackUser, username: 'admin', team_id: slackTeam };
const team = { id: slackTeam, domain: 'emulate' };
const channel = { id: slackChannel, name: 'general' };

export interface Place {
  readonly user?: string;
  readonly channel?: string;
  /** `mpdm-…` for group direct messages, `privategroup` for private channels. */
  readonly channelName?: string;
  readonly team?: string;
}

export function slashCommand(
  command: string,
  text: string,
  responseUrl: string,
  trigger: string = randomUUID(),
  place: Place = {},
): Record<string, string> {
  return {
    token: 'legacy',
    command,
    text,
    response_url: responseUrl,
    trigger_id: trigger,
    user_id: place.user ?? slackUser,
    user_name: 'admin',
    team_id: place.team ?? slackTeam,
    team_domain: 'emulate',
    channel_id: place.channel ?? slackChannel,
    channel_name: place.channelName ?? channel.name,
    api_app_id: 'A0REFTEL',
    is_enterprise_install: 'false',
  };
}

function channelAt({ channel: id = slackChannel, channelName: name = channel.name }: Place): object {
  return { id, name };
}

/** A press; `ephemeral` messages come without the message itself. */
export function blockAction(
  action: Readonly<Record<string, unknown>>,
  responseUrl: string,
  { ephemeral = true, ts = timestamp(), ...place }: Place & { readonly ephemeral?: boolean; readonly ts?: string } = {},
): Record<string, unknown> {
  return {
    type: 'block_actions',
    user: { ...person, id: place.user ?? slackUser },
    api_app_id: 'A0REFTEL',
    token: 'legacy',
    team,
    channel: channelAt(place),
    container: { type: 'message', message_ts: ts, channel_id: slackChannel, is_ephemeral: ephemeral },
    trigger_id: randomUUID(),
    response_url: responseUrl,
    actions: [{ block_id: 'b', action_ts: timestamp(), ...action }],
    ...(ephemeral ? {} : { message: { type: 'message', user: 'U0REFTEL', ts, text: 'shared' } }),
  };
}

export function blockSuggestion(action: string, value: string): Record<string, unknown> {
  return {
    type: 'block_suggestion',
    user: person,
    team,
    api_app_id: 'A0REFTEL',
    token: 'legacy',
    container: { type: 'view', view_id: 'V1' },
    action_id: action,
    block_id: 'b',
    value,
    view: { id: 'V1', type: 'modal' },
  };
}

export function viewSubmission(
  view: Readonly<Record<string, unknown>>,
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return {
    type: 'view_submission',
    team,
    user: person,
    api_app_id: 'A0REFTEL',
    token: 'legacy',
    trigger_id: randomUUID(),
    view: { id: `V${randomUUID()}`, team_id: slackTeam, hash: 'h', ...view, state: { values } },
  };
}

export function messageAction(
  callback: string,
  text: string,
  responseUrl: string,
  trigger: string = randomUUID(),
  place: Place = {},
): Record<string, unknown> {
  return {
    type: 'message_action',
    callback_id: callback,
    trigger_id: trigger,
    response_url: responseUrl,
    action_ts: timestamp(),
    team,
    user: { id: slackUser, name: 'admin', team_id: slackTeam },
    channel: channelAt(place),
    message_ts: timestamp(),
    message: { type: 'message', user: slackUser, ts: timestamp(), text },
    token: 'legacy',
  };
}

export function envelope(event: Readonly<Record<string, unknown>>, id: string = randomUUID()): Record<string, unknown> {
  return {
    token: 'legacy',
    team_id: slackTeam,
    api_app_id: 'A0REFTEL',
    type: 'event_callback',
    event_id: `Ev${id}`,
    event_time: 1_700_000_000,
    authorizations: [
      { enterprise_id: null, team_id: slackTeam, user_id: 'U0REFTEL', is_bot: true, is_enterprise_install: false },
    ],
    event: { event_ts: timestamp(), ...event },
  };
}

/** Waits until `look` gives something, at most half a minute. */
export async function eventually<Found>(look: () => Found | undefined | false, what: string): Promise<Found> {
  const end = Date.now() + 30_000;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`this never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
