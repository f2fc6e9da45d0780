import { setTimeout as pause } from 'node:timers/promises';
import type { types, webApi } from '@slack/bolt';
import type { Log } from '../platform.ts';
import { mayHaveArrived, type Policy, patiently } from './patience.ts';
import { PlatformError, secondsOf } from './platform-error.ts';

/** What is sent: blocks to look at, text for notifications and screen readers. */
export interface Sendable {
  readonly text: string;
  readonly blocks: readonly types.KnownBlock[];
  /** The same blocks with words in the place of pictures. */
  readonly worded?: readonly types.KnownBlock[];
}

/** One way to put messages before people. `send` throws `PlatformError` when Slack refuses. */
export interface Outlet {
  readonly name: string;
  /** Whether everybody in a channel sees it. */
  readonly everybody: boolean;
  /** Resolves to the timestamp of a message that everybody sees, where Slack tells it. */
  send(message: Sendable): Promise<string | undefined>;
}

/** Refusals that a simpler form of the same message may pass. */
const tooRich = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'invalid_arguments',
  'invalid_payload',
  'invalid_attachments',
  'msg_too_long',
]);
const pictures = new Set([
  'image',
  'table',
  'data_table',
  'data_visualization',
  'video',
  'carousel',
  'card',
  'markdown',
]);
/** Milliseconds that Slack may need to look at a picture before it can be shown. */
const readyAfter = 1_500;
const uses = 5;
const answerWithin = 10_000;

/**
 * A message and its simpler forms: words for pictures, without tables, then words alone. A picture that was uploaded a
 * moment ago may not be ready to be shown: the message is tried twice as it is.
 */
export function simplerForms({ worded, ...message }: Sendable): readonly Sendable[] {
  const full = worded ?? message.blocks;
  const plainer = full.filter(({ type }) => !pictures.has(type));
  const between = plainer.length > 0 && plainer.length < message.blocks.length && worded === undefined;
  return [
    message,
    ...(worded === undefined ? [] : [message, { ...message, blocks: worded }]),
    ...(between ? [{ ...message, blocks: plainer }] : []),
    { text: message.text, blocks: [] },
  ];
}

/**
 * Sends a message, simpler where Slack refuses it as it is, and writes the refusal down.
 * @throws PlatformError when even plain text is refused, or for any other reason
 */
export async function sendSimplifying(message: Sendable, outlet: Outlet, log: Log): Promise<string | undefined> {
  const forms = simplerForms(message);
  for (const [at, form] of forms.entries()) {
    try {
      return await outlet.send(form);
    } catch (error) {
      const simpler = error instanceof PlatformError && tooRich.has(error.code) && at < forms.length - 1;
      if (!simpler) throw error;
      log.warn(
        { platform: 'slack', refusal: error.code, outlet: outlet.name, blocks: form.blocks.map(({ type }) => type) },
        'Slack refused a message; trying a simpler form',
      );
      if (forms[at + 1] === form) await pause(readyAfter);
    }
  }
  return undefined;
}

/**
 * Sends all messages through the first outlet that takes them: the next one is asked for what is left when one fails.
 * `sent` hears of each message as it goes out, with its timestamp where Slack tells it.
 */
export async function sendAll(
  messages: readonly Sendable[],
  outlets: readonly Outlet[],
  log: Log,
  sent: (ts: string | undefined) => void = () => undefined,
): Promise<void> {
  let left = 0;
  for (const message of messages) {
    for (; ; left += 1) {
      const outlet = outlets[left];
      if (outlet === undefined) throw new PlatformError('no_way_to_answer');
      try {
        sent(await sendSimplifying(message, outlet, log));
        break;
      } catch (error) {
        // What everybody may have seen already is not sent another way.
        const seen = outlet.everybody && mayHaveArrived(error);
        if (!(error instanceof PlatformError) || seen || left === outlets.length - 1) throw error;
        log.warn({ platform: 'slack', refusal: error.code, outlet: outlet.name }, 'trying another way to answer');
      }
    }
  }
}

/** What every message carries: no previews of links, and no markup in its text. */
const quiet = { unfurl_links: false, unfurl_media: false, mrkdwn: false } as const;

/** Words alone are sent without a list of blocks. */
function bodyOf({ text, blocks }: Sendable): { text: string; blocks?: types.KnownBlock[] } {
  return blocks.length === 0 ? { text } : { text, blocks: [...blocks] };
}

function refusalIn(body: string): string | undefined {
  const stated = /"error"\s*:\s*"([\w]{1,60})"/u.exec(body)?.[1];
  return stated ?? /^\s*([a-z]+(?:_[a-z]+)+)\s*$/u.exec(body)?.[1];
}

async function post(url: string, body: object): Promise<void> {
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(answerWithin),
    });
  } catch (cause) {
    throw new PlatformError('unreachable', undefined, { cause });
  }
  const said = await response.text();
  const refused = /"ok"\s*:\s*false/u.test(said);
  if (response.ok && !refused) return;
  const wait = secondsOf(response.headers.get('retry-after'));
  throw new PlatformError(refusalIn(said) ?? `http_${response.status}`, wait);
}

/** How a response URL is used: seen by whom, in which thread, in place of the message whose button was pressed. */
export interface Responding {
  readonly audience: 'private' | 'public';
  readonly thread?: string;
  readonly replaces?: boolean;
}

/** Through a response URL: five times within half an hour, also in channels that the app has not joined. */
export function responseOutlet(
  url: string,
  { audience, thread, replaces = false }: Responding,
  signal: AbortSignal,
): Outlet {
  let used = 0;
  return {
    name: 'response_url',
    everybody: audience === 'public',
    async send(message) {
      if (used >= uses) throw new PlatformError('used_url');
      const body = {
        response_type: audience === 'public' ? 'in_channel' : 'ephemeral',
        replace_original: replaces && used === 0,
        ...(thread === undefined ? {} : { thread_ts: thread }),
        ...quiet,
        ...bodyOf(message),
      };
      await patiently(() => post(url, body), 'once', signal);
      used += 1;
      return undefined;
    },
  };
}

/** Takes the message away whose button was pressed. @throws PlatformError when Slack refuses */
export async function deleteOriginal(url: string): Promise<void> {
  await post(url, { delete_original: true });
}

/** What goes with a message unseen (docs.slack.dev/messaging/message-metadata). */
export interface Metadata {
  readonly event_type: string;
  readonly event_payload: Readonly<Record<string, string | number>>;
}

/** As a message that everybody in the channel or thread sees. */
export function channelOutlet(
  client: webApi.WebClient,
  channel: string,
  thread: string | undefined,
  signal: AbortSignal,
  { policy = 'once', metadata }: { readonly policy?: Policy; readonly metadata?: Metadata } = {},
): Outlet {
  const place = thread === undefined ? { channel } : { channel, thread_ts: thread };
  const told = metadata === undefined ? {} : { metadata };
  return {
    name: 'chat.postMessage',
    everybody: true,
    async send(message) {
      const posting = () => client.chat.postMessage({ ...place, ...quiet, ...bodyOf(message), ...told });
      return (await patiently(posting, policy, signal)).ts;
    },
  };
}

/** As a message that one person sees. */
export function ephemeralOutlet(
  client: webApi.WebClient,
  { channel, user, thread }: { readonly channel: string; readonly user: string; readonly thread?: string },
  signal: AbortSignal,
): Outlet {
  const place = thread === undefined ? { channel, user } : { channel, user, thread_ts: thread };
  return {
    name: 'chat.postEphemeral',
    everybody: false,
    async send(message) {
      await patiently(() => client.chat.postEphemeral({ ...place, ...bodyOf(message) }), 'once', signal);
      return undefined;
    },
  };
}

/** The conversation of the app with one person; it is opened where there is none. */
export async function directMessages(client: webApi.WebClient, user: string, signal: AbortSignal): Promise<string> {
  const { channel } = await patiently(() => client.conversations.open({ users: user }), 'again', signal);
  if (channel?.id === undefined) throw new PlatformError('channel_not_found');
  return channel.id;
}
