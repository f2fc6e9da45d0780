import type { App } from '@slack/bolt';
import { forgetPlace, placeSpaces } from '../forgetting.ts';
import { handled } from './handling.ts';
import { forgetInstallation } from './installations.ts';
import type { Service } from './settings.ts';
import { sharedSpace } from './sharing.ts';

/** Spaces of notes whose keys begin with the workspace, `slack:TEAM:`; all others expire within an hour, or name no workspace. */
const spaces = [...placeSpaces, sharedSpace] as const;

/** Takes out everything that is kept for a workspace, its tokens first. */
async function forget(team: string, { collection, now }: Service): Promise<void> {
  await forgetInstallation(collection.notes, team);
  await forgetPlace(collection, spaces, `slack:${team}:`, now());
}

/** When the app is taken out of a workspace, or its tokens are, nothing of that workspace stays. */
export function onRemoval(app: App, service: Service): void {
  app.event('app_uninstalled', async ({ body }) => {
    await handled('removal', service, undefined, async () => {
      await forget(body.team_id, service);
      return { command: 'app_uninstalled', outcome: 'answer' };
    });
  });
  app.event('tokens_revoked', async ({ event, body }) => {
    // A person who takes back only their own token leaves the app where it is.
    if ((event.tokens.bot ?? []).length === 0) return;
    await handled('removal', service, undefined, async () => {
      await forget(body.team_id, service);
      return { command: 'tokens_revoked', outcome: 'answer' };
    });
  });
}
