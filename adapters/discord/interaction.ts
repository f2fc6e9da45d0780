import {
  type APIApplicationCommandInteractionDataOption,
  type APIInteraction,
  type APIMessage,
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  ComponentType,
  MessageFlags,
} from 'discord.js';
import type { Asker as Asking, Context } from '../../commands/command.ts';
import { readButtonId } from '../buttons.ts';
import type { Asker } from '../permission.ts';

/** Values as they were given with a slash command or in a modal, by option. */
export type Values = Readonly<Record<string, string | number | boolean>>;

/** Who asks and from where. A server counts as the place only where the app was added to it: a user install asks as its user, anywhere. */
export function askerOf(interaction: APIInteraction): Asker {
  const user = (interaction.member?.user ?? interaction.user)?.id ?? '';
  const owners = interaction.authorizing_integration_owners ?? {};
  const byUser =
    owners[ApplicationIntegrationType.UserInstall] !== undefined &&
    owners[ApplicationIntegrationType.GuildInstall] === undefined;
  const place = interaction.guild_id;
  return place === undefined || byUser ? { user } : { user, place };
}

/** Under what notes are kept: the server that the app was added to, or `@` and who installed it for themselves or writes to it. */
export function homeOf(interaction: APIInteraction): string {
  const { user, place } = askerOf(interaction);
  return place ?? `@${interaction.authorizing_integration_owners?.[ApplicationIntegrationType.UserInstall] ?? user}`;
}

/** The channel that an interaction comes from; a thread is a channel of its own. */
export function channelOf(interaction: APIInteraction): string | undefined {
  return interaction.channel?.id ?? interaction.channel_id;
}

/** Who asks, who will read the answer, in which language and channel, and who is told how far it is. */
export type Reading = Pick<Context, 'asker' | 'audience' | 'locale' | 'channel' | 'progress'>;

/** The note under which settings of a channel are kept; those of one server begin alike. */
export function channelKey(home: string, channel: string): string {
  return `discord:${home}:${channel}`;
}

/** Who asks, for commands that keep something for them; Discord tells nobody's time zone. */
function askingOf({ member, user }: APIInteraction): Asking {
  const who = member?.user ?? user;
  const name = member?.nick ?? who?.global_name ?? who?.username;
  return { id: `discord:${who?.id ?? ''}`, ...(name === undefined ? {} : { name }) };
}

/** The language is the asker's, or the server's where everybody reads. Direct messages are no channel: nothing can be switched on there. */
export function readingOf(interaction: APIInteraction, audience: 'private' | 'public'): Reading {
  const own = 'locale' in interaction ? interaction.locale : undefined;
  const locale = audience === 'public' ? (interaction.guild_locale ?? own) : own;
  const channel = channelOf(interaction);
  const { place } = askerOf(interaction);
  return {
    asker: askingOf(interaction),
    audience,
    ...(locale === undefined ? {} : { locale }),
    ...(channel === undefined || place === undefined ? {} : { channel: channelKey(place, channel) }),
  };
}

interface Attached {
  readonly attachments?: Readonly<Record<string, { readonly url: string }>>;
}

/** A slash command's options; a file becomes its address. */
export function slashValues(
  options: readonly APIApplicationCommandInteractionDataOption[] = [],
  resolved: Attached = {},
): Values {
  const values: Record<string, string | number | boolean> = {};
  for (const option of options) {
    if (!('value' in option)) continue;
    const file = option.type === ApplicationCommandOptionType.Attachment ? String(option.value) : undefined;
    values[option.name] = file === undefined ? option.value : (resolved.attachments?.[file]?.url ?? file);
  }
  return values;
}

/** The option that is being typed, with what stands there so far. */
export function focusedOption(
  options: readonly APIApplicationCommandInteractionDataOption[] = [],
): { readonly name: string; readonly typed: string } | undefined {
  for (const option of options) {
    if ('focused' in option && option.focused === true) return { name: option.name, typed: String(option.value) };
  }
  return undefined;
}

/** As much of a component as is looked at. */
export interface Part {
  readonly custom_id?: string;
  readonly content?: unknown;
  readonly value?: unknown;
  readonly values?: unknown;
  readonly type?: number;
  readonly component?: unknown;
  readonly components?: unknown;
  readonly accessory?: unknown;
}

/** Everything that stands in rows, sections, labels and containers, bounded as Discord bounds it (40 components a message). */
export function partsOf(components: unknown, found: Part[] = []): readonly Part[] {
  for (const each of Array.isArray(components) ? (components as readonly unknown[]) : []) {
    if (found.length > 200 || typeof each !== 'object' || each === null) break;
    const part = each as Part;
    found.push(part);
    partsOf([...(Array.isArray(part.components) ? part.components : []), part.component, part.accessory], found);
  }
  return found;
}

/** What was written into a modal, by the field's id, and the addresses of files; empty fields are left out. */
export function modalValues(components: unknown, resolved: Attached = {}): Values {
  const values: Record<string, string> = {};
  for (const { custom_id: id, value, type, values: chosen } of partsOf(components)) {
    const picked = Array.isArray(chosen) ? (chosen as readonly unknown[]) : [];
    const files = () => picked.flatMap((each) => resolved.attachments?.[String(each)]?.url ?? []).join('\n');
    const text = type === ComponentType.StringSelect ? picked[0] : type === ComponentType.FileUpload ? files() : value;
    if (id !== undefined && typeof text === 'string' && text.trim() !== '') values[id] = text;
  }
  return values;
}

/** The key of the question that a message of ours answers: every answer has a button that carries it. */
export function shownKey(message: Pick<APIMessage, 'components'>): string | undefined {
  for (const { custom_id: id } of partsOf(message.components)) {
    const pressed = id === undefined ? undefined : readButtonId(id);
    if (pressed?.press === 'share' || pressed?.press === 'missed') return pressed.key;
  }
  return undefined;
}

/** Whether only one person sees a message. */
export function isHidden(message: Pick<APIMessage, 'flags'>): boolean {
  return ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
}
