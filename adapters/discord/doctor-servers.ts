import { PermissionsBitField, type REST, type RESTAPIPartialCurrentUserGuild, Routes } from 'discord.js';
import type { Permission } from '../permission.ts';
import type { Finding } from '../platform.ts';
import { heldCommands } from './held-commands.ts';

/**
 * What an app needs on a server to answer there, to reply to ids, to take back what was shared, to post with what is too
 * long in a thread under it, and to find its own posts again.
 */
const needed = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
] as const;

const atOnce = 200;
const mostRounds = 50;
const mostNamed = 10;
/** More servers than this are not asked one by one. */
const mostLookedAt = 25;

/** Id and permissions of a server that the app is on. */
export type Held = Pick<RESTAPIPartialCurrentUserGuild, 'id' | 'permissions'>;

/** All servers that the app is on. */
export async function heldServers(rest: REST): Promise<readonly Held[]> {
  const held: Held[] = [];
  for (let round = 0; round < mostRounds; round += 1) {
    const after = held.at(-1)?.id;
    const query = new URLSearchParams({ limit: String(atOnce), ...(after === undefined ? {} : { after }) });
    const more = (await rest.get(Routes.userGuilds(), { query })) as readonly Held[];
    held.push(...more);
    if (more.length < atOnce) break;
  }
  return held;
}

/** Where somebody who may manage a server adds the app to it, or gives it what it lacks. */
function installLink(application: string): string {
  const permissions = new PermissionsBitField(needed).bitfield.toString();
  const query = new URLSearchParams({ client_id: application, scope: 'bot applications.commands', permissions });
  return `https://discord.com/oauth2/authorize?${query.toString()}`;
}

function listed(ids: readonly string[]): string {
  const more = ids.length - mostNamed;
  return ids.slice(0, mostNamed).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** Ids of Discord are digits; those of Slack's workspaces, in the same list, begin with a letter. */
function isServer(id: string): boolean {
  return /^\d{5,20}$/u.test(id);
}

/** Whether the app is where it may answer, and nowhere else. */
export function presence(held: readonly Held[], { places }: Permission, application: string): Finding {
  const there = new Set(held.map(({ id }) => id));
  const closed = [...there].filter((id) => !places.has(id));
  const absent = [...places].filter((id) => isServer(id) && !there.has(id));
  const wrong = [
    ...(closed.length === 0 ? [] : [`on ${listed(closed)} without being in REFTEL_ALLOW: nobody there gets an answer`]),
    ...(absent.length === 0
      ? []
      : [`not on ${listed(absent)}, in REFTEL_ALLOW: add it there with ${installLink(application)}`]),
  ];
  const says = wrong.length === 0 ? `on ${held.length}, all in REFTEL_ALLOW` : wrong.join('; ');
  return { what: 'discord servers', fine: wrong.length === 0, says };
}

/** What the app's roles lack on the servers where it may answer; single channels may take away more. */
export function permissions(held: readonly Held[], { places }: Permission, application: string): Finding {
  const lacking = held.flatMap(({ id, permissions: bits }) => {
    const own = new PermissionsBitField(BigInt(bits));
    const missing = places.has(id) ? needed.filter((name) => !own.has(name)) : [];
    const words = missing.map((name) => name.replace(/(?<=[a-z])(?=[A-Z])/gu, ' '));
    return words.length === 0 ? [] : [`${id}: ${words.join(', ')}`];
  });
  const todo = `missing on ${listed(lacking)}; give them to its role in the server's settings, or add it anew with ${installLink(application)}`;
  return {
    what: 'discord permissions',
    fine: lacking.length === 0,
    says: lacking.length === 0 ? 'all that are needed' : todo,
  };
}

/** Commands that stand twice in somebody's list: on a server beside those for everywhere. */
export async function copies(rest: REST, application: string, guild: string | undefined, held: readonly Held[]) {
  const what = 'discord copies';
  if (guild !== undefined) {
    const everywhere = await heldCommands(rest, application);
    const todo = `${everywhere.length} commands are registered everywhere beside those of ${guild}, where they stand twice; run reftel register once without DISCORD_GUILD, then again with it`;
    return { what, fine: everywhere.length === 0, says: everywhere.length === 0 ? 'none' : todo };
  }
  const twice: string[] = [];
  for (const { id } of held.slice(0, mostLookedAt)) {
    if ((await heldCommands(rest, application, id)).length > 0) twice.push(id);
  }
  const todo = `commands stand twice on ${listed(twice)}; run reftel register once with DISCORD_GUILD set to it, then again without`;
  return { what, fine: twice.length === 0, says: twice.length === 0 ? 'none' : todo };
}
