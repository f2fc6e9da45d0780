import { ConfigError } from '../src/index.ts';
import type { Log } from './platform.ts';

/** Something that runs until it is stopped. */
export interface Running {
  stop(): Promise<void>;
}

/** Who is waited for, and what the log may know of a failure. */
export interface Awaited {
  readonly name: string;
  readonly log: Log;
  readonly failure: (error: unknown) => object;
}

const longestPause = 30_000;

/**
 * Starts something that may have to wait for a network: what fails at first is tried again, ever more rarely, until it
 * works or is stopped.
 * @throws ConfigError at the first try, since no waiting helps there
 */
export async function insisting(start: () => Promise<Running>, { name, log, failure }: Awaited): Promise<Running> {
  let running: Running | undefined;
  let timer: NodeJS.Timeout | undefined;
  let trying: Promise<void> | undefined;
  let stopped = false;

  async function again(pause: number): Promise<void> {
    try {
      running = await start();
      if (stopped) await running.stop();
    } catch (error) {
      if (error instanceof ConfigError) log.error({ problems: error.problems }, `not online on ${name}`);
      else later(error, Math.min(longestPause, pause * 2));
    }
  }
  function later(error: unknown, pause: number): void {
    log.warn({ ...failure(error), seconds: pause / 1_000 }, `${name} is away, trying again`);
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
