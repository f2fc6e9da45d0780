import { type APIApplication, DiscordAPIError, type REST, Routes } from 'discord.js';
import { ConfigError } from '../../src/index.ts';

/** What a session needs to know of where Discord is and how it is to be used. */
export interface DiscordSettings {
  readonly token?: string;
  /** With it, interactions come over HTTP instead of the gateway. */
  readonly publicKey?: string;
  /** Without a version. */
  readonly apiUrl?: string;
  /** Where commands are registered while they are being worked on. */
  readonly guild?: string;
  readonly cards: 'embed' | 'components';
  readonly readMessages: boolean;
  /** For the HTTP endpoint. */
  readonly port?: number;
}

export const defaultApi = 'https://discord.com/api';

/**
 * The app that the token belongs to.
 * @throws ConfigError when Discord refuses the token
 */
export async function applicationOf(rest: REST): Promise<APIApplication> {
  try {
    return (await rest.get(Routes.currentApplication())) as APIApplication;
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 401) {
      throw new ConfigError(['DISCORD_TOKEN is refused by Discord; copy it anew from the developer portal, under Bot']);
    }
    throw error;
  }
}
