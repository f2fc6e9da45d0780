import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import {
  type APIInteraction,
  type APIInteractionResponse,
  InteractionResponseType,
  InteractionType,
  type REST,
} from 'discord.js';
import { ConfigError } from '../../src/index.ts';
import { answerInteraction } from './answering.ts';
import { AlreadyAnswered, failureOf, type Wire, wireOf } from './sending.ts';
import type { Service } from './service.ts';
import type { Verify } from './signature.ts';
import { readWebhookEvent } from './webhook-events.ts';

/** An interaction is some kilobytes; a long message in a menu's target some more. */
const mostBytes = 1_000_000;

/** Undefined when it is longer than any interaction. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function end(response: ServerResponse, status: number, body?: APIInteractionResponse): void {
  if (response.headersSent || response.destroyed) return;
  const text = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, {
    ...(text === '' ? {} : { 'content-type': 'application/json' }),
    ...(status === 204 ? {} : { 'content-length': Buffer.byteLength(text) }),
  });
  response.end(text);
}

/** What was said in the response is known to Discord a moment after we sent it: until then it does not know the interaction. */
const pauses: readonly number[] = [150, 400, 1_000];

async function soon<Result>(send: () => Promise<Result>): Promise<Result> {
  for (const pause of pauses) {
    try {
      return await send();
    } catch (error) {
      if (failureOf(error) !== 'gone') throw error;
      await new Promise((resume) => setTimeout(resume, pause));
    }
  }
  return send();
}

/** The first answer goes back as the response to the request; everything else through the API. */
function wireOver(response: ServerResponse, rest: REST, interaction: APIInteraction): Wire {
  const wire = wireOf(rest, interaction);
  return {
    first: async (body) => {
      if (response.headersSent) throw new AlreadyAnswered('the request has had its response');
      end(response, 200, body);
      return undefined;
    },
    edit: (message) => soon(() => wire.edit(message)),
    follow: (message) => soon(() => wire.follow(message)),
    remove: () => soon(() => wire.remove()),
    discard: (message, by) => wire.discard(message, by),
    original: () => soon(() => wire.original()),
  };
}

function readInteraction(body: Buffer): APIInteraction | undefined {
  try {
    const read: unknown = JSON.parse(body.toString('utf8'));
    const known = typeof read === 'object' && read !== null && 'type' in read && Number(read.type) in InteractionType;
    return known ? (read as APIInteraction) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Takes interactions as signed requests. Whatever is not Discord's, of these minutes and new gets 401 and is not read.
 * An answer is announced in the response and put in its place through the API, where a refusal is seen and made up for.
 * Webhook events may be sent here too; `deauthorized` hears of users who took the app off their account.
 */
export function interactionsEndpoint(
  service: Service,
  verify: Verify,
  rest: REST,
  deauthorized: (user: string) => void,
) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      if (request.method !== 'POST') return end(response, 405);
      const body = await bodyOf(request);
      if (body === undefined) {
        response.setHeader('connection', 'close');
        return end(response, 413);
      }
      const header = (name: string) => [request.headers[name]].flat()[0];
      const signature = header('x-signature-ed25519');
      if (!(await verify({ signature, timestamp: header('x-signature-timestamp'), body }))) return end(response, 401);
      const told = readWebhookEvent(body);
      if (told !== undefined) {
        if (told.kind === 'deauthorized') deauthorized(told.user);
        return end(response, 204);
      }
      const interaction = readInteraction(body);
      if (interaction === undefined) return end(response, 400);
      if (interaction.type === InteractionType.Ping) return end(response, 200, { type: InteractionResponseType.Pong });
      await answerInteraction(service, interaction, wireOver(response, rest, interaction));
      end(response, 202);
    } catch (error) {
      service.log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'request not answered');
      end(response, 500);
    }
  };
}

export interface Endpoint {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Listens for interactions.
 * @throws ConfigError when the port can't be had
 */
export async function openEndpoint(
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  port: number,
): Promise<Endpoint> {
  const server: Server = createServer({ requestTimeout: 10_000, headersTimeout: 5_000 }, (request, response) => {
    void handle(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        new ConfigError([`PORT ${port} can't be listened on (${'code' in error ? String(error.code) : error.name})`]),
      ),
    );
    server.listen(port, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 2_000).unref();
      }),
  };
}
