import { setTimeout as pause } from 'node:timers/promises';
import type { SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../platform.ts';
import { asPlatformError, PlatformError } from './platform-error.ts';

const longestWait = 60;

/** A Socket Mode connection that is kept up until it is closed. */
export interface Socket {
  close(): Promise<void>;
}

function codeOf(error: unknown): string {
  return error instanceof PlatformError ? error.code : error instanceof Error ? error.message : 'closed';
}

/**
 * Opens Socket Mode and opens it again whenever it is lost: at once, then after 1, 2, 4 … 60 seconds, or as long as Slack
 * asks for. The library's own reconnecting is switched off, since a failure in it ends the process.
 * @throws PlatformError when the first connection fails (`invalid_auth`, `unreachable`)
 */
export async function keepSocket({ client }: SocketModeReceiver, log: Log, signal: AbortSignal): Promise<Socket> {
  let opening = true;
  let ended = false;
  const ending = new AbortController();
  const over = AbortSignal.any([signal, ending.signal]);

  async function reopen(): Promise<void> {
    opening = true;
    log.warn({ platform: 'slack' }, 'the socket was lost; opening it again');
    for (let wait = 0; !over.aborted; wait = Math.min(longestWait, Math.max(1, wait * 2))) {
      try {
        await pause(wait * 1_000, undefined, { signal: over });
        await client.start();
        log.info({ platform: 'slack' }, 'the socket is open again');
        break;
      } catch (raw) {
        if (over.aborted) return;
        const error = asPlatformError(raw);
        if (error instanceof PlatformError) wait = Math.max(wait, Math.min(error.retryAfter ?? 0, longestWait) / 2);
        log.warn({ platform: 'slack', refusal: codeOf(error) }, 'the socket could not be opened');
      }
    }
    opening = false;
  }

  client.on('disconnected', () => {
    if (!opening && !ended) void reopen();
  });
  try {
    await client.start();
  } catch (raw) {
    throw asPlatformError(raw) ?? new PlatformError('closed');
  }
  opening = false;
  log.info({ platform: 'slack' }, 'the socket is open');
  return {
    async close() {
      ended = true;
      ending.abort();
      await client.disconnect();
    },
  };
}
