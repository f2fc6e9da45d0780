import type { webApi } from '@slack/bolt';
import { patiently } from './patience.ts';
import { PlatformError } from './platform-error.ts';
import { isDirect } from './reach.ts';

/** Where a link stands in a message that is still being written. */
const composer = 'COMPOSER';

/**
 * Whether a conversation is direct messages, of two people or of a group, for events that do not tell. The app asks for
 * `mpim:read` alone, so that Slack says `missing_scope` of channels (docs.slack.dev/reference/methods/conversations.info);
 * a conversation that it does not show to the app may be one of people, and counts as such.
 * @throws PlatformError when Slack can't be asked
 */
export async function isDirectConversation(
  channel: string,
  client: webApi.WebClient,
  signal: AbortSignal,
): Promise<boolean> {
  if (isDirect({ channel })) return true;
  if (channel === composer) return false;
  try {
    const { channel: found } = await patiently(() => client.conversations.info({ channel }), 'again', signal);
    return found?.is_mpim === true || found?.is_im === true;
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    if (error.code === 'missing_scope') return false;
    if (error.code === 'channel_not_found') return true;
    throw error;
  }
}
