import { setTimeout as pause } from 'node:timers/promises';
import { asPlatformError, PlatformError } from './platform-error.ts';

/**
 * How often a call may be made. `again`: doing it twice does no harm, so it is retried when Slack breaks or can't be
 * reached. `once`: it puts something before people's eyes (chat.postMessage is not idempotent), so it is retried only
 * where Slack says that it has not been done: 429, 503, and whatever trouble comes with a time to try again. `never`:
 * whoever calls decides when to try again.
 */
export type Policy = 'again' | 'once' | 'never';

const mostTries = 4;
/** An answer that comes later than this is no answer. */
const longestWait = 60;
const untouched = new Set(['ratelimited', 'http_429', 'http_503']);
const broken = /^(?:unreachable|http_5\d\d|internal_error|fatal_error|request_timeout|service_unavailable)$/u;

/** Whether Slack says that nothing was done: in so many words, or by telling when to try again. */
function isUntouched({ code, retryAfter }: PlatformError): boolean {
  return untouched.has(code) || (retryAfter !== undefined && broken.test(code));
}

/** Whether Slack may have done what was asked although the call failed. */
export function mayHaveArrived(error: unknown): boolean {
  return error instanceof PlatformError && broken.test(error.code) && !isUntouched(error);
}

/** Seconds to wait before the next try; undefined when there should be none. */
function waitAfter(error: unknown, policy: Policy, tries: number): number | undefined {
  if (!(error instanceof PlatformError) || tries >= mostTries || policy === 'never') return undefined;
  const retried = isUntouched(error) || (policy === 'again' && broken.test(error.code));
  const wait = error.retryAfter ?? 2 ** (tries - 1);
  return retried && wait <= longestWait ? wait : undefined;
}

/**
 * Makes a call to Slack and waits as told when Slack is busy.
 * @throws PlatformError when Slack refuses or stays away; an AbortError when `signal` aborts a wait
 */
export async function patiently<Result>(
  call: () => Promise<Result>,
  policy: Policy,
  signal: AbortSignal,
): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await call();
    } catch (raw) {
      const error = asPlatformError(raw);
      const seconds = waitAfter(error, policy, tries);
      if (seconds === undefined) throw error;
      await pause(seconds * 1_000, undefined, { signal });
    }
  }
}
