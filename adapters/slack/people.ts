import type { Asker } from '../../commands/command.ts';
import { patiently } from './patience.ts';
import type { Reach } from './reach.ts';

/** Whether a name is one of the time zone database. */
function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/**
 * Who asks, for commands that keep something for them. Their time zone is asked for when somebody wants it (users.info,
 * docs.slack.dev/reference/objects/user-object), and unknown where Slack does not tell it.
 */
export function askingOf(
  { client, team, user, name }: Pick<Reach, 'client' | 'team' | 'user' | 'name'>,
  signal: AbortSignal,
): Asker {
  let asked: Promise<string | undefined> | undefined;
  async function zone(): Promise<string | undefined> {
    try {
      const { user: found } = await patiently(() => client.users.info({ user }), 'again', signal);
      return found?.tz !== undefined && isZone(found.tz) ? found.tz : undefined;
    } catch {
      return undefined;
    }
  }
  return {
    id: `slack:${team}:${user}`,
    ...(name === undefined ? {} : { name }),
    zone() {
      asked ??= zone();
      return asked;
    },
  };
}
