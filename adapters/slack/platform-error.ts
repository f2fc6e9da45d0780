import { webApi } from '@slack/bolt';

/** Slack refused or is busy. `code` is Slack's own word for it (`invalid_blocks`) or `http_503`, `unreachable`. */
export class PlatformError extends Error {
  override readonly name = 'PlatformError';
  readonly code: string;
  /** Seconds that Slack asks to wait. */
  readonly retryAfter: number | undefined;

  constructor(code: string, retryAfter?: number, options?: ErrorOptions) {
    super(`Slack says ${code}`, options);
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** `Retry-After` in seconds; undefined when there is none that can be read. */
export function secondsOf(header: string | null | undefined): number | undefined {
  return header !== null && header !== undefined && /^\d{1,6}$/u.test(header.trim()) ? Number(header) : undefined;
}

/** An error of the library as ours; anything that is none of its errors stays what it is. */
export function asPlatformError(error: unknown): unknown {
  if (error instanceof webApi.WebAPIRateLimitedError) return new PlatformError('ratelimited', error.retryAfter);
  if (error instanceof webApi.WebAPIPlatformError) return new PlatformError(error.data.error);
  if (error instanceof webApi.WebAPIHTTPError) {
    return new PlatformError(`http_${error.statusCode}`, secondsOf(error.headers['retry-after']));
  }
  if (error instanceof webApi.WebAPIRequestError) return new PlatformError('unreachable', undefined, { cause: error });
  return error;
}
