import { StoreError } from '../../src/index.ts';
import type { Delivery } from '../posting.ts';
import { wasNeverSent } from '../unsent.ts';
import { PlatformError } from './platform-error.ts';

const restricted = 'The workspace does not let Reftel write in the channel; one of its administrators can allow it.';
const uninstalled = 'Reftel was taken out of the workspace; install it again.';

/**
 * What nobody but a person can put right, by Slack's word for it (docs.slack.dev/reference/methods/chat.postMessage,
 * errors), as what to do about it.
 */
const closings: Readonly<Record<string, string>> = {
  channel_not_found: 'The channel is gone, or Reftel can not see it; choose another, or invite Reftel into it.',
  not_in_channel: 'Reftel is no member of the channel; invite it (/invite), and post it again.',
  is_archived: 'The channel is archived; unarchive it or choose another.',
  restricted_action: restricted,
  restricted_action_read_only_channel: restricted,
  restricted_action_thread_only_channel: restricted,
  restricted_action_non_threadable_channel: restricted,
  restricted_action_thread_locked: 'The thread is locked; choose another channel.',
  account_inactive: uninstalled,
  token_revoked: uninstalled,
  not_installed: uninstalled,
  team_access_not_granted: uninstalled,
  missing_scope:
    'Reftel lacks a permission in the workspace; its operator can write the manifest again (reftel manifest slack), and reinstall the app.',
};
/** Nobody in a channel can help where the token or the network is wrong: it is tried again, rarely. */
const pauses = { refusedToken: 600, limited: 30, unconnected: 30, store: 30, anew: 1 } as const;
const limited = new Set(['ratelimited', 'http_429', 'message_limit_exceeded', 'rate_limited']);
const refusedToken = new Set(['invalid_auth', 'not_authed', 'token_expired']);
const broken = /^(?:unreachable|http_5\d\d|internal_error|fatal_error|request_timeout|service_unavailable)$/u;

/**
 * What became of a call that failed. Trouble without a time to come again, and a line that broke, tell nothing: it may have arrived.
 * @throws what is neither Slack's refusal, nor a store that is away, nor the end of a wait
 */
export function outcomeOf(error: unknown): Exclude<Delivery, { readonly outcome: 'sent' }> {
  if (error instanceof Error && error.name === 'AbortError') return { outcome: 'unknown' };
  // The store is asked for tokens only, before anything is sent.
  if (error instanceof StoreError) return { outcome: 'busy', seconds: pauses.store };
  if (!(error instanceof PlatformError)) throw error;
  const { code, retryAfter } = error;
  const why = closings[code];
  if (why !== undefined) return { outcome: 'closed', why };
  if (refusedToken.has(code)) return { outcome: 'busy', seconds: pauses.refusedToken };
  if (code === 'invalid_cursor') return { outcome: 'busy', seconds: pauses.anew };
  if (limited.has(code)) return { outcome: 'busy', seconds: Math.max(1, retryAfter ?? pauses.limited) };
  if (!broken.test(code)) return { outcome: 'closed', why: `Slack does not take it there (${code}).` };
  if (retryAfter !== undefined) return { outcome: 'busy', seconds: Math.max(1, retryAfter) };
  return wasNeverSent(error) ? { outcome: 'busy', seconds: pauses.unconnected } : { outcome: 'unknown' };
}

/** The same of a call that only looked: where nothing is known, it is to be made again. */
export function lookedOutcome(error: unknown): Exclude<Delivery, { readonly outcome: 'sent' | 'unknown' }> {
  const outcome = outcomeOf(error);
  return outcome.outcome === 'unknown' ? { outcome: 'busy', seconds: pauses.unconnected } : outcome;
}
