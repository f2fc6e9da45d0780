import { commands } from '../../commands/index.ts';
import { seedCollection } from '../seeds/collection.ts';
import { tickingClock } from './discord-asking.ts';
import { botToken, type DiscordServer } from './discord-server.ts';

/** To be called at the top of a test file: what `registerDiscord` and the doctor are handed, for a server of our own, with other settings on top. */
export function goingTo(server: () => DiscordServer) {
  const collection = seedCollection();
  return (settings: object = {}) => ({
    settings: {
      token: botToken,
      cards: 'embed' as const,
      readMessages: false,
      apiUrl: server().api,
      ...settings,
    },
    collection: collection(),
    commands,
    now: tickingClock(),
  });
}
