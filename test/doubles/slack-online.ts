import type { Permission } from '../../adapters/permission.ts';
import type { Log } from '../../adapters/platform.ts';
import type { ReaderLinks } from '../../adapters/reader-links.ts';
import { scopesOf } from '../../adapters/slack/connection.ts';
import { startSlack } from '../../adapters/slack/index.ts';
import type { SlackSettings } from '../../adapters/slack/settings.ts';
import type { Command } from '../../commands/command.ts';
import { commands } from '../../commands/index.ts';
import type { Collection } from '../../src/index.ts';
import {
  type Acknowledged,
  eventOf,
  eventually,
  formOf,
  type Place,
  payloadOf,
  sendTo,
  signingSecret,
  slashCommand,
} from './slack-driver.ts';
import { type Call, type SlackWorld, slackApp, slackTeam, slackUser, slackWorld } from './slack-world.ts';

/** One line of the log. */
export interface Line {
  readonly level: 'info' | 'warn' | 'error';
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** What a test may choose; everything else is the app as it is run. */
export interface Chosen {
  readonly settings?: Partial<SlackSettings>;
  readonly permission?: Partial<Permission>;
  readonly commands?: readonly Command[];
  readonly idsIn?: (text: string) => readonly string[];
  readonly now?: () => Date;
  readonly links?: ReaderLinks;
}

/** A running adapter with a stand-in for Slack around it. */
export interface Online {
  readonly world: SlackWorld;
  readonly port: number;
  readonly log: readonly Line[];
  readonly collection: Collection;
  command(line: string, place?: Place): Promise<Call[]>;
  interact(payload: unknown): Promise<Acknowledged>;
  event(envelope: unknown): Promise<Acknowledged>;
  /** Resolves to the calls of a method made since `clear`, once there are so many. */
  called(method: string, count?: number): Promise<readonly Call[]>;
  /** Resolves once an interaction of this kind has been written to the log since `clear`. */
  done(kind: string): Promise<Line>;
  clear(): void;
  stop(): Promise<void>;
}

function logOf(lines: Line[]): Log {
  const write = (level: Line['level']) => (fields: object, message: string) =>
    void lines.push({ level, fields: { ...fields }, message });
  return { info: write('info'), warn: write('warn'), error: write('error') };
}

/** Calls with the uploads last: the picture of an answer is uploaded before it. */
function answersFirst(calls: readonly Call[]): Call[] {
  const isUpload = ({ method }: Call) => /^files\.|^upload$/u.test(method);
  return [...calls.filter((call) => !isUpload(call)), ...calls.filter(isUpload)];
}

/** Starts the adapter over `collection`; by HTTP unless told otherwise. */
export async function online(collection: Collection, chosen: Chosen = {}): Promise<Online> {
  const log: Line[] = [];
  const base = { mode: 'http', readMessages: false, port: 0, signingSecret, botToken: slackApp.botToken } as const;
  const wanted = { ...base, ...chosen.settings };
  const world = await slackWorld(scopesOf({ commands, settings: { ...wanted, apiUrl: '' } }));
  const settings: SlackSettings = { ...wanted, apiUrl: world.apiUrl };
  let incidents = 0;
  const running = await startSlack({
    settings,
    collection,
    commands: chosen.commands ?? commands,
    permission: { places: new Set([slackTeam]), users: new Set([slackUser]), admins: new Set(), ...chosen.permission },
    desk: {
      log: (line) => void log.push({ level: 'error', fields: {}, message: line }),
      incident: () => {
        incidents += 1;
        return `T${incidents}`;
      },
    },
    log: logOf(log),
    now: chosen.now ?? (() => new Date()),
    ...(chosen.links === undefined ? {} : { links: chosen.links }),
    ...(chosen.idsIn === undefined ? {} : { idsIn: chosen.idsIn }),
  }).catch(async (error: unknown) => {
    await world.close();
    throw error;
  });
  const port = running.port ?? 0;
  const since = { line: 0 };
  const done = (kind: string) =>
    eventually(() => log.slice(since.line).find((line) => line.fields['kind'] === kind), `a ${kind} in the log`);
  const clear = () => {
    since.line = log.length;
    world.clear();
  };
  return {
    world,
    port,
    log,
    collection,
    async command(line, place = {}) {
      clear();
      const [name = '', ...rest] = line.split(' ');
      const trigger = await world.trigger();
      const { status } = await sendTo(
        port,
        formOf(slashCommand(name, rest.join(' '), world.responseUrl(), trigger, place)),
      );
      if (status !== 200) throw new Error(`the command was answered with ${status}`);
      await done('command');
      return answersFirst(world.calls);
    },
    interact: (payload) => sendTo(port, payloadOf(payload)),
    event: (envelope) => sendTo(port, eventOf(envelope)),
    async called(method, count = 1) {
      await eventually(() => world.callsOf(method).length >= count, `${method}, ${count} times`);
      return world.callsOf(method);
    },
    done,
    clear,
    async stop() {
      await running.stop();
      await world.close();
    },
  };
}
