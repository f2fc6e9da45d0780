/** The door of the playground. */
import { ConfigError } from '../../src/index.ts';
import { loopback, serve } from '../web-server.ts';
import { playgroundApplication } from './application.ts';
import { Guard } from './guard.ts';
import type { Sources } from './showing.ts';

export type { Payloads, Sources } from './showing.ts';

/** The playground while it is listening. */
export interface RunningPlayground {
  readonly port: number;
  /** Its address, with the token that lets one in. */
  readonly url: string;
  stop(): Promise<void>;
}

const usualPort = 8787;
const anyPort = 0;

/**
 * Serves the playground, for this machine only; without a port on the usual one, or any other where that is taken.
 * @throws ConfigError when the port can't be had
 */
export async function startPlayground(sources: Sources, port?: number): Promise<RunningPlayground> {
  const late: { token?: string } = {};
  const on = (at: number) =>
    serve({ port: at, reach: 'loopback', setting: 'PLAYGROUND_PORT' }, (had) => {
      const guard = new Guard(had);
      late.token = guard.token;
      const application = playgroundApplication(sources, guard);
      return (request, environment) => application.fetch(request, environment);
    });
  const serving = await on(port ?? usualPort).catch((error: unknown) => {
    if (port !== undefined || !(error instanceof ConfigError)) throw error;
    return on(anyPort);
  });
  return { ...serving, url: `http://${loopback}:${serving.port}/?token=${late.token ?? ''}` };
}
