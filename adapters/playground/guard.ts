import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { loopback } from '../web-server.ts';

/** Why a request is not answered, in words for whoever sees the page. */
export interface Refusal {
  readonly status: 400 | 403 | 404 | 405 | 413 | 414 | 415;
  readonly says: string;
}

/** What of a request tells where it comes from. */
export interface Caller {
  readonly method: string;
  readonly url: string;
  readonly header: (name: string) => string | undefined;
  readonly cookie: (name: string) => string | undefined;
}

const longestAddress = 2_000;

function same(given: string, expected: string): boolean {
  const [left, right] = [given, expected].map((each) => createHash('sha256').update(each).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}

/**
 * Lets in the browser that was given the address with this start's token, and nobody else: no page of another address may
 * drive the playground, neither with that browser's cookie (cross-site requests) nor under a name that it made lead to
 * this machine (DNS rebinding). Cookies know no ports, so other programs' pages on this machine count as foreign too.
 */
export class Guard {
  readonly token = randomBytes(24).toString('base64url');
  readonly #session = randomBytes(24).toString('base64url');
  readonly #hosts: ReadonlySet<string>;
  readonly #cookieName: string;

  constructor(port: number) {
    this.#hosts = new Set([`${loopback}:${port}`, `localhost:${port}`]);
    this.#cookieName = `reftel_playground_${port}`;
  }

  /** The cookie that the token is exchanged for. */
  get cookie(): string {
    return `${this.#cookieName}=${this.#session}; Path=/; HttpOnly; SameSite=Strict`;
  }

  /** Whether an address carries the token; undefined where it carries none. */
  opens(given: string | undefined): boolean | undefined {
    return given === undefined ? undefined : same(given, this.token);
  }

  /** A request under a foreign name, from a foreign page, or of a kind that is never answered. */
  foreign({ method, url, header }: Caller): Refusal | undefined {
    if (url.length > longestAddress) return { status: 414, says: 'This address is too long.' };
    if (!this.#hosts.has(header('host')?.toLowerCase() ?? '')) return { status: 404, says: 'There is nothing here.' };
    if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') {
      return { status: 405, says: 'The playground answers GET, HEAD and POST.' };
    }
    const site = header('sec-fetch-site');
    const opening = method === 'GET' && header('sec-fetch-mode') === 'navigate';
    const elsewhere = site !== undefined && site !== 'same-origin' && site !== 'none' && !opening;
    const origin = header('origin')?.toLowerCase();
    const other = method === 'POST' ? origin !== this.#originOf(header) : false;
    return elsewhere || other
      ? { status: 403, says: 'Only the page of the playground itself may ask for this.' }
      : undefined;
  }

  /** Nothing but the door opens without the cookie. */
  unknown({ cookie }: Caller): Refusal | undefined {
    return same(cookie(this.#cookieName) ?? '', this.#session)
      ? undefined
      : { status: 403, says: 'Open the address that was printed when Reftel started: it ends in a token.' };
  }

  #originOf(header: Caller['header']): string {
    return `http://${header('host')?.toLowerCase() ?? ''}`;
  }
}
