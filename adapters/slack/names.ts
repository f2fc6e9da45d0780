import type { Command } from '../../commands/command.ts';
import { ConfigError } from '../../src/index.ts';
import { limits } from './limits.ts';

/**
 * Names of Slack's own commands. A manifest that has one of them is refused whole. There is no official list: these
 * were seen refused, or stand in Slack's help (slack.com/help/articles/201259356, built-in commands).
 */
export const reservedNames: ReadonlySet<string> = new Set(
  (
    'active apps archive away call close collapse dm dnd expand feed feedback help huddle invite join keys kick leave ' +
    'me msg mute open part prefs pro remind remove rename search shortcuts shrug star status topic who'
  ).split(' '),
);

const umbrellaName = 'reftel';
const prefixForm = /^(?:[a-z][a-z0-9_-]{0,15})?$/u;

/** One slash command in Slack: what it is called there, with its slash, and what it runs. */
export interface SlackName {
  readonly slash: string;
  /** Absent for the umbrella, whose text begins with the name of a command. */
  readonly command?: Command;
}

function named(name: string, prefix: string): string {
  if (!prefixForm.test(prefix)) {
    throw new ConfigError([
      `the prefix of Slack commands is a small letter and up to 15 of a-z, 0-9, - and _; "${prefix}" is not`,
    ]);
  }
  return prefix + name;
}

/**
 * What a command is called in Slack, with its slash: its own name, else its first alias that is free there, else one
 * that begins with `reftel-`. Names belong to the whole workspace and the app that came last wins, hence the prefix.
 * @throws ConfigError for a prefix that Slack would not take
 */
export function slackName({ name, aliases }: Pick<Command, 'name' | 'aliases'>, prefix = ''): string {
  const candidates = [name, ...aliases, `${umbrellaName}-${name}`].map((each) => named(each, prefix));
  const free = candidates.find((each) => !reservedNames.has(each) && each.length < limits.manifest.command);
  return `/${free ?? named(umbrellaName, prefix)}`;
}

/** The umbrella, `/reftel <command> …`, which reaches everything. */
export function umbrella(prefix = ''): string {
  return `/${named(umbrellaName, prefix)}`;
}

/**
 * The slash commands of the app: the umbrella, then one for each command as far as Slack has room. A command whose
 * names are all taken is reached by the umbrella alone.
 */
export function slackNames(commands: readonly Command[], prefix = ''): readonly SlackName[] {
  const names = new Map<string, SlackName>([[umbrella(prefix), { slash: umbrella(prefix) }]]);
  for (const command of commands) {
    const slash = slackName(command, prefix);
    if (!names.has(slash) && names.size < limits.manifest.commands) names.set(slash, { slash, command });
  }
  return [...names.values()];
}
