import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPModuleFunctions, HTTPReceiver, type HTTPReceiverOptions } from '@slack/bolt';
import type { Notes } from '../../src/index.ts';

const { buildNoBodyResponse, defaultBodyLimit, isRawBodyError, parseAndVerifyHTTPRequest, parseHTTPRequestBody } =
  HTTPModuleFunctions;

const space = 'slack-signature';
/** Where Slack calls: commands, presses, events, and the question whether the address is ours. */
const path = '/slack/events';
/** Bolt takes a request for five minutes after its timestamp; a signature is remembered a little longer. */
const remembered = 6 * 60_000;
/** All that Bolt leaves of the one request that Slack does not sign: whether anybody is here. */
const sslCheck = 'ssl_check=1';

function header({ headers }: IncomingMessage, name: string): string {
  const value = headers[name];
  return typeof value === 'string' ? value : '';
}

function isAsked({ method, url = '' }: IncomingMessage): boolean {
  return method === 'POST' && url.split('?', 1)[0] === path;
}

/**
 * Bolt's HTTP receiver behind a door that lets a signed request in once: what is forged, unsigned, older than five
 * minutes, or comes a second time with the same signature gets 401, what is no JSON object 400. What Slack itself sends
 * again is signed anew.
 */
export class OnceReceiver extends HTTPReceiver {
  readonly #notes: Notes;
  readonly #now: () => Date;
  readonly #signing: { readonly signingSecret: string; readonly bodyLimit: number | string };

  constructor(options: HTTPReceiverOptions & { readonly signingSecret: string }, notes: Notes, now: () => Date) {
    super(options);
    const { signingSecret, bodyLimit = defaultBodyLimit, logger } = options;
    this.#notes = notes;
    this.#now = now;
    this.#signing = { signingSecret, bodyLimit };
    const listener = this.requestListener;
    this.requestListener = (request, response) => {
      if (!isAsked(request)) return listener(request, response);
      void this.#refusal(request).then(
        (status) => (status === undefined ? listener(request, response) : refuse(response, status)),
        (error: unknown) => {
          logger?.error('a request could not be checked', error);
          refuse(response, 500);
        },
      );
    };
  }

  /** The status that a request is refused with; undefined when it may come in. What was read of it stays with it. */
  async #refusal(request: IncomingMessage): Promise<number | undefined> {
    // Bolt knows a form by the bare name of its type.
    request.headers['content-type'] = header(request, 'content-type').split(';', 1)[0]?.trim().toLowerCase() ?? '';
    let read: Awaited<ReturnType<typeof parseAndVerifyHTTPRequest>>;
    try {
      read = await parseAndVerifyHTTPRequest(this.#signing, request);
    } catch (error) {
      return isRawBodyError(error) && error.statusCode === 413 ? 413 : 401;
    }
    if (read.rawBody.toString() === sslCheck) return undefined;
    if (!(await this.#isNew(request))) return 401;
    return isObject(() => parseHTTPRequestBody(read)) ? undefined : 400;
  }

  /** A request is known by its signature alone, since Bolt reads no more of that header. */
  async #isNew(request: IncomingMessage): Promise<boolean> {
    const digest = header(request, 'x-slack-signature').split('=')[1] ?? '';
    const at = Number(header(request, 'x-slack-request-timestamp')) * 1_000;
    const now = this.#now();
    const expires = new Date(Math.max(now.getTime(), at) + remembered);
    return this.#notes.claim(space, digest, now.toISOString(), expires.toISOString());
  }
}

function refuse(response: ServerResponse, status: number): void {
  if (!response.headersSent) buildNoBodyResponse(response, status);
}

function isObject(read: () => unknown): boolean {
  try {
    const found = read();
    return typeof found === 'object' && found !== null && !Array.isArray(found);
  } catch {
    return false;
  }
}
