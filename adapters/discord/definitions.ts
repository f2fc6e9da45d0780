import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Command } from '../../commands/command.ts';
import { type Option, offeredOptions } from '../../commands/options.ts';
import { labelOf } from './components.ts';
import { limits } from './limits.ts';
import { messageMenus } from './message-menus.ts';

const { command: most, autocomplete } = limits;

/** Everywhere: on a server, in direct messages with the app, and in other conversations of somebody who installed it. */
const everywhere = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
};

function choicesOf({ choices }: Option): { readonly name: string; readonly value: string }[] {
  return choices.filter((value) => value.length <= autocomplete.value).map((value) => ({ name: value, value }));
}

function definedOption(option: Option, completed: boolean): APIApplicationCommandBasicOption {
  const { name, required, least, most: greatest } = option;
  const head = {
    name,
    description: labelOf(option.description === '' ? name : option.description, most.description),
    required,
  };
  if (option.kind === 'boolean') return { ...head, type: ApplicationCommandOptionType.Boolean };
  if (option.kind === 'integer') {
    return {
      ...head,
      type: ApplicationCommandOptionType.Integer,
      ...(least === undefined ? {} : { min_value: least }),
      ...(greatest === undefined ? {} : { max_value: greatest }),
    };
  }
  if (option.kind === 'file') return { ...head, type: ApplicationCommandOptionType.Attachment };
  const choices = choicesOf(option);
  if (choices.length > 0 && choices.length <= autocomplete.choices) {
    return { ...head, type: ApplicationCommandOptionType.String, choices };
  }
  return {
    ...head,
    type: ApplicationCommandOptionType.String,
    ...(completed || choices.length > 0 ? { autocomplete: true } : {}),
  };
}

/** Required options first, as Discord demands; otherwise in order of place. */
function definedOptions(command: Command): APIApplicationCommandBasicOption[] {
  const options = offeredOptions(command);
  return [...options.filter(({ required }) => required), ...options.filter(({ required }) => !required)]
    .slice(0, most.options)
    .map((option) => definedOption(option, command.complete?.[option.name] !== undefined));
}

/** What writes is hidden from members without the right to manage the server. */
function permissions(writes: boolean | undefined): string | null {
  return writes === true ? PermissionFlagsBits.ManageGuild.toString() : null;
}

function slash(command: Command, name: string): RESTPostAPIChatInputApplicationCommandsJSONBody {
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    description: labelOf(command.summary, most.description),
    options: definedOptions(command),
    default_member_permissions: permissions(command.writes),
    ...everywhere,
  };
}

/** All commands as Discord registers them: slash commands under their names and aliases, and the entries of a message's menu. */
export function definitionsOf(commands: readonly Command[]): readonly RESTPostAPIApplicationCommandsJSONBody[] {
  const named = commands.flatMap((command) => [command.name, ...command.aliases].map((name) => slash(command, name)));
  const menus = messageMenus(commands).map(({ name, writes }) => ({
    type: ApplicationCommandType.Message as const,
    name,
    default_member_permissions: permissions(writes),
    ...everywhere,
  }));
  return [...named, ...menus];
}
