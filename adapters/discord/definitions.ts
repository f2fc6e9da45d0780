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
import { type Option, optionsOf } from '../../commands/options.ts';

/** https://discord.com/developers/docs/interactions/application-commands: figures of a definition. */
const most = { description: 100, options: 25, choices: 25, choice: 100 } as const;

/** Message context menus, by what they do. Their names are what a person reads in the menu. */
export const messageMenus = { verify: 'Verify quotes', find: 'Find in documents' } as const;

/** Everywhere: on a server, in direct messages with the app, and in other conversations of somebody who installed it. */
const everywhere = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
};

/** Whether a command changes what is held or done; only administrators may run it. */
export function writes(command: Command & { readonly writes?: boolean }): boolean {
  return command.writes === true;
}

function clipped(text: string, length: number): string {
  const characters = [...text];
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : text;
}

function choicesOf({ choices }: Option): { readonly name: string; readonly value: string }[] {
  return choices.filter((value) => value.length <= most.choice).map((value) => ({ name: value, value }));
}

function definedOption(option: Option, completed: boolean): APIApplicationCommandBasicOption {
  const { name, required, least, most: greatest } = option;
  const head = {
    name,
    description: clipped(option.description === '' ? name : option.description, most.description),
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
  const choices = choicesOf(option);
  if (choices.length > 0 && choices.length <= most.choices) {
    return { ...head, type: ApplicationCommandOptionType.String, choices };
  }
  return {
    ...head,
    type: ApplicationCommandOptionType.String,
    ...(completed || choices.length > 0 ? { autocomplete: true } : {}),
  };
}

/** Required options first, as Discord demands; otherwise in order of place. What is completed is the first option that takes words. */
function definedOptions(command: Command): APIApplicationCommandBasicOption[] {
  const options = optionsOf(command);
  const completed = command.complete === undefined ? undefined : options.find(({ kind }) => kind === 'text')?.name;
  return [...options.filter(({ required }) => required), ...options.filter(({ required }) => !required)]
    .slice(0, most.options)
    .map((option) => definedOption(option, option.name === completed));
}

function slash(command: Command, name: string): RESTPostAPIChatInputApplicationCommandsJSONBody {
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    description: clipped(command.summary, most.description),
    options: definedOptions(command),
    default_member_permissions: writes(command) ? PermissionFlagsBits.ManageGuild.toString() : null,
    ...everywhere,
  };
}

/** All commands as Discord registers them: slash commands under their names and aliases, and the entries of a message's menu. */
export function definitionsOf(commands: readonly Command[]): readonly RESTPostAPIApplicationCommandsJSONBody[] {
  const named = commands.flatMap((command) => [command.name, ...command.aliases].map((name) => slash(command, name)));
  const menus = Object.values(messageMenus).map((name) => ({
    type: ApplicationCommandType.Message as const,
    name,
    default_member_permissions: null,
    ...everywhere,
  }));
  return [...named, ...menus];
}
