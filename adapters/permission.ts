import { type Access, everything } from '../src/index.ts';

/** Who may ask, from the first day online. Ids are Discord servers and users, Slack workspaces and users. */
export interface Permission {
  /** Servers and workspaces whose channels may ask (`REFTEL_ALLOW`). */
  readonly places: ReadonlySet<string>;
  /** Who may ask in direct messages and with a user install (`REFTEL_ALLOW_USERS`). */
  readonly users: ReadonlySet<string>;
  /** Who may run commands that write (`REFTEL_ADMINS`). */
  readonly admins: ReadonlySet<string>;
}

/** Where a question comes from. `place` is absent in direct messages and where the app is only installed by a user. */
export interface Asker {
  readonly user: string;
  readonly place?: string;
}

/** Why somebody may not ask, in a sentence for them; undefined when they may. `writes`: the command changes something. */
export function refusal(
  { places, users, admins }: Permission,
  { user, place }: Asker,
  writes = false,
): string | undefined {
  if (place === undefined && !users.has(user)) {
    return 'Reftel answers direct messages only from people whom its operator has listed.';
  }
  if (place !== undefined && !places.has(place)) {
    return 'Reftel has not been opened to this place. Its operator can add it to the list of those that may ask.';
  }
  return writes && !admins.has(user)
    ? 'This changes what Reftel holds or does; only its administrators may.'
    : undefined;
}

/** How much somebody sees who may ask. Until a policy narrows it, by channel and by asker: everything. */
export function accessOf(_permission: Permission): Access {
  return everything;
}
