import { type App, AuthorizationError, HTTPReceiver, type HTTPReceiverOptions, type ReceiverEvent } from '@slack/bolt';
import type { Notes } from '../../src/index.ts';

const space = 'slack-signature';
/** Bolt takes a request for five minutes after its timestamp; a signature is remembered a little longer. */
const remembered = 6 * 60_000;

/** What identifies a request: the digest of its signature alone, since Bolt reads no more of that header. */
interface Signed {
  readonly digest: string;
  /** Milliseconds. */
  readonly at: number;
}

function header(value: string | readonly string[] | undefined): string {
  return typeof value === 'string' ? value : '';
}

/**
 * Bolt's HTTP receiver, which answers 401 to requests that are forged, unsigned or older than five minutes; this one
 * does the same for a request that comes a second time with the same signature. What Slack itself sends again is signed anew.
 */
export class OnceReceiver extends HTTPReceiver {
  readonly #notes: Notes;
  readonly #now: () => Date;

  constructor(options: HTTPReceiverOptions, notes: Notes, now: () => Date) {
    super({
      ...options,
      customPropertiesExtractor: ({ headers }) => {
        const digest = header(headers['x-slack-signature']).split('=')[1] ?? '';
        return { digest, at: Number(headers['x-slack-request-timestamp']) * 1_000 } satisfies Signed;
      },
    });
    this.#notes = notes;
    this.#now = now;
  }

  override init(app: App): void {
    const once = async (event: ReceiverEvent): Promise<void> => {
      if (!(await this.#isNew(event.customProperties as Signed | undefined))) {
        throw new AuthorizationError('This request was answered before', new Error('replayed'));
      }
      await app.processEvent(event);
    };
    super.init(Object.create(app, { processEvent: { value: once } }) as App);
  }

  async #isNew(signed: Signed | undefined): Promise<boolean> {
    if (signed === undefined || !/^[\da-f]{64}$/u.test(signed.digest)) return false;
    const now = this.#now();
    const expires = new Date(Math.max(now.getTime(), signed.at) + remembered);
    return this.#notes.claim(space, signed.digest, now.toISOString(), expires.toISOString());
  }
}
