import type { App, InstallationStore } from '@slack/bolt';
import { handled } from './handling.ts';
import type { Service } from './settings.ts';

/** Notes that belong to a workspace, by space and by how their keys begin. */
const spaces = ['ids', 'feedback', 'slack-shared', 'schedule'] as const;
const atOnce = 500;
const mostRounds = 200;

/** Takes out everything that is kept for a workspace, its tokens first. */
export async function forget(team: string, { collection, now }: Service, store?: InstallationStore): Promise<void> {
  await store?.deleteInstallation?.({ teamId: team, enterpriseId: undefined, isEnterpriseInstall: false });
  for (const space of spaces) {
    for (let round = 0; round < mostRounds; round += 1) {
      const notes = await collection.notes.list(space, `slack:${team}:`, now().toISOString(), atOnce);
      for (const { key } of notes) await collection.notes.remove(space, key);
      if (notes.length < atOnce) break;
    }
  }
}

/** When the app is taken out of a workspace, or its tokens are, nothing of that workspace stays. */
export function onRemoval(app: App, service: Service, store?: InstallationStore): void {
  app.event('app_uninstalled', async ({ body }) => {
    await handled('removal', service, undefined, async () => {
      await forget(body.team_id, service, store);
      return { command: 'app_uninstalled', outcome: 'answer' };
    });
  });
  app.event('tokens_revoked', async ({ event, body }) => {
    // A person who takes back only their own token leaves the app where it is.
    if ((event.tokens.bot ?? []).length === 0) return;
    await handled('removal', service, undefined, async () => {
      await forget(body.team_id, service, store);
      return { command: 'tokens_revoked', outcome: 'answer' };
    });
  });
}
