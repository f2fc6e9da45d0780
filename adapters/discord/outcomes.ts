import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { Delivery } from '../posting.ts';
import { wasNeverSent } from '../unsent.ts';

/** Discord has trouble and says when to come again. */
export class ComeAgain extends Error {
  override readonly name = 'ComeAgain';
  readonly seconds: number;

  constructor(seconds: number) {
    super(`Discord asks to come again in ${seconds} seconds`);
    this.seconds = seconds;
  }
}

/**
 * What nobody but a person can put right, by code, https://docs.discord.com/developers/topics/opcodes-and-status-codes#json,
 * as what to do about it.
 */
const closings: Readonly<Record<number, string>> = {
  10003: 'The channel is gone; choose another.',
  10004: 'Reftel was taken off the server.',
  50001: 'Reftel may not see the channel; give its role "View Channel" there.',
  50008: 'Nothing can be written in a channel of this kind; choose another.',
  50013:
    'Reftel may not write in the channel, or not read what it wrote there; give its role "Send Messages", "Send Messages in Threads", "Embed Links", "Attach Files" and "Read Message History" there.',
  50024: 'Nothing can be written in a channel of this kind; choose another.',
  50083: 'The thread is archived; open it again or choose another channel.',
  160005: 'The thread is locked; unlock it or choose another channel.',
  200000: "The server's AutoMod does not let this post pass.",
  200001: "The server's AutoMod does not let this post pass.",
};
const slowmode = 20_016;
/** Nobody in a channel can help where the token or the network is wrong: it is tried again, rarely. */
const pauses = { refusedToken: 600, unconnected: 30 } as const;

/** Seconds, at least one. */
function whole(seconds: number): number {
  return Math.max(1, Math.ceil(seconds));
}

function ofRefusal({ code, status, rawError }: DiscordAPIError): Exclude<Delivery, { readonly outcome: 'sent' }> {
  const why = closings[Number(code)];
  if (why !== undefined) return { outcome: 'closed', why };
  if (status === 401) return { outcome: 'busy', seconds: pauses.refusedToken };
  if (Number(code) === slowmode || status === 429) {
    return { outcome: 'busy', seconds: whole('retry_after' in rawError ? Number(rawError.retry_after) : 1) };
  }
  return { outcome: 'closed', why: `Discord does not take it there (${code}).` };
}

/** Whether Discord refuses a message for what is in it, so that a simpler one may pass. */
export function isTooRich(error: unknown): boolean {
  if (!(error instanceof DiscordAPIError) || closings[Number(error.code)] !== undefined) return false;
  return error.status === 400 || error.status === 413;
}

/** Errors of undici and of aborted requests carry a code or this name; a mistake of ours has neither. */
function isOfTheNetwork(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || 'code' in error || error.cause !== undefined);
}

/**
 * What became of a request that failed. Trouble without a time to come again, and a line that broke, tell nothing: it may have arrived.
 * @throws what is neither Discord's refusal nor the network's failure
 */
export function outcomeOf(error: unknown): Exclude<Delivery, { readonly outcome: 'sent' }> {
  if (error instanceof RateLimitError) return { outcome: 'busy', seconds: whole(error.retryAfter / 1_000) };
  if (error instanceof ComeAgain) return { outcome: 'busy', seconds: whole(error.seconds) };
  if (error instanceof DiscordAPIError) return ofRefusal(error);
  if (error instanceof HTTPError) return { outcome: 'unknown' };
  if (wasNeverSent(error)) return { outcome: 'busy', seconds: pauses.unconnected };
  if (isOfTheNetwork(error)) return { outcome: 'unknown' };
  throw error;
}

/** The same of a request that only looked: where nothing is known, it is to be made again. */
export function lookedOutcome(error: unknown): Exclude<Delivery, { readonly outcome: 'sent' | 'unknown' }> {
  const outcome = outcomeOf(error);
  return outcome.outcome === 'unknown' ? { outcome: 'busy', seconds: pauses.unconnected } : outcome;
}
