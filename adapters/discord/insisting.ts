import { ConfigError } from '../../src/index.ts';
import type { Log } from './exchange.ts';
import { failureLine } from './sending.ts';

/** Something that runs until it is stopped. */
export interface Running {
  stop(): Promise<void>;
}

const longestPause = 30_000;

/**
 * Starts something that may have to wait for a network: what fails at first is tried again, ever more rarely, until it
 * works or is stopped.
 * @throws ConfigError at the first try, since no waiting helps there
 */
export async function insisting(start: () => Promise<Running>, log: Log): Promise<Running> {
  let running: Running | undefined;
  let timer: NodeJS.Timeout | undefined;
  let trying: Promise<void> | undefined;
  let stopped = false;

  async function again(pause: number): Promise<void> {
    try {
      running = await start();
      if (stopped) await running.stop();
    } catch (error) {
      if (error instanceof ConfigError) log.error({ problems: error.problems }, 'not online on Discord');
      else later(error, Math.min(longestPause, pause * 2));
    }
  }
  function later(error: unknown, pause: number): void {
    log.warn({ ...failureLine(error), seconds: pause / 1_000 }, 'Discord is away, trying again');
    if (stopped) return;
    timer = setTimeout(() => {
      trying = again(pause);
    }, pause);
  }

  try {
    running = await start();
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    later(error, 1_000);
  }
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await trying;
      await running?.stop();
    },
  };
}
