/** Of connections that never came to be: https://nodejs.org/api/errors.html#common-system-errors, https://undici.nodejs.org/#/docs/api/Errors. */
const unconnected: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const deepest = 6;

/** Whether a request failed before any of it was sent, as far as the error tells: no connection came to be. */
export function wasNeverSent(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > deepest) return false;
  const { code, cause, original, errors } = error as Error & Readonly<Record<string, unknown>>;
  if (unconnected.has(code)) return true;
  if (Array.isArray(errors) && errors.length > 0) return errors.every((each) => wasNeverSent(each, depth + 1));
  return [cause, original].some((each) => wasNeverSent(each, depth + 1));
}
