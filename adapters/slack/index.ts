/** The door of the Slack adapter. */
import { AuthorizationError } from '@slack/bolt';
import type { Command } from '../../commands/command.ts';
import type { Collection } from '../../src/index.ts';
import type { Desk } from '../dispatch.ts';
import type { Permission } from '../permission.ts';
import type { Log } from '../platform.ts';
import type { Poster } from '../posting.ts';
import type { ReaderLinks } from '../reader-links.ts';
import { onAsking } from './asking.ts';
import { redacted } from './bolt-log.ts';
import { connect } from './connection.ts';
import { settled } from './handling.ts';
import { onHome } from './home.ts';
import { onLinks } from './links.ts';
import { onMessages } from './messages.ts';
import { slackPoster } from './posting.ts';
import { onPresses } from './presses.ts';
import { onRemoval } from './removal.ts';
import type { Service, SlackSettings } from './settings.ts';
import { onShortcuts } from './shortcuts.ts';

export { doctorSlack } from './doctor.ts';
export { PlatformError } from './platform-error.ts';

/** What `main.ts` hands in. */
export interface SlackParts {
  readonly settings: SlackSettings;
  readonly collection: Collection;
  readonly commands: readonly Command[];
  readonly permission: Permission;
  readonly desk: Desk;
  readonly log: Log;
  readonly now: () => Date;
  /** Where there is a reader: links of citations, and the links that unfurl. */
  readonly links?: ReaderLinks | undefined;
  /** Ids of documents in a text; none are found without it. */
  readonly idsIn?: (text: string) => readonly string[];
}

/** How it speaks unasked: through the Web API, whether it is connected or not. */
export function slackPosterOf({ idsIn = () => [], ...parts }: SlackParts): Poster {
  return slackPoster({ ...parts, idsIn, signal: new AbortController().signal });
}

/** A running adapter. */
export interface Running {
  /** For HTTP: where it listens. */
  readonly port?: number;
  /** Takes nothing new, lets what is being answered come to an end for a while, then gives up on it. */
  stop(): Promise<void>;
}

const patience = 5_000;

/** Resolves after so long, without keeping the process alive. */
function after(milliseconds: number): { readonly passed: Promise<void>; readonly cancel: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  return { passed, cancel: () => clearTimeout(timer) };
}

/**
 * Connects to Slack and answers there until it is stopped.
 * @throws ConfigError for settings that are missing, PlatformError when Slack refuses the token or can't be reached
 */
export async function startSlack({ idsIn = () => [], ...parts }: SlackParts): Promise<Running> {
  const ending = new AbortController();
  const service: Service = { ...parts, idsIn, signal: ending.signal };
  const { app, listen } = await connect(service);
  for (const register of [onAsking, onPresses, onShortcuts, onMessages, onHome, onLinks, onRemoval])
    register(app, service);
  app.error(async (error) => {
    service.log.error({ platform: 'slack', why: redacted(`${error.name}: ${error.message}`) }, 'a request failed');
    // A workspace without an installation gets 401 and sees that the command failed; an acknowledgement would be silence.
    if (error instanceof AuthorizationError) throw error;
  });
  const { close, port } = await listen();
  return {
    ...(port === undefined ? {} : { port }),
    async stop() {
      const closed = close();
      const waiting = after(patience);
      await Promise.race([settled(service), waiting.passed]);
      waiting.cancel();
      ending.abort();
      await settled(service);
      await closed;
    },
  };
}
