import { type ParseArgsConfig, parseArgs } from 'node:util';
import { nearestWords } from '../commands/nearest.ts';
import { AskError, ConfigError, StoreError } from '../src/index.ts';
import { finding, run, start } from './cli-asking.ts';
import { doctor } from './cli-doctor.ts';
import { parse } from './cli-documents.ts';
import { exporting } from './cli-export.ts';
import { ingest } from './cli-ingest.ts';
import { manifest, register } from './cli-online.ts';
import { people } from './cli-people.ts';
import { removing } from './cli-remove.ts';
import { exits, type Subcommand, UsageError, type World } from './cli-world.ts';
import { written } from './terminal/conversation.ts';
import { visible } from './terminal/visible.ts';

/** A new subcommand is its file and its name here. */
const subcommands: readonly Subcommand[] = [
  start,
  run,
  finding,
  parse,
  ingest,
  removing,
  people,
  exporting,
  register,
  manifest,
  doctor,
];

function helpText(): string {
  const width = Math.max(...subcommands.map(({ usage }) => usage.length));
  return [
    'Reftel answers questions about a collection of documents, with a citation behind every claim.',
    '',
    ...subcommands.map(({ usage, summary }) => `  reftel ${usage.padEnd(width)}  ${summary}`),
    '',
    '  --help      this text, or that of a subcommand (reftel run --help)',
    '  --version   the version',
    '',
    'Exit status: 0 answered, 1 could not be answered, 2 wrong usage, 78 wrong settings. Data goes to standard output, errors to',
    'standard error. Settings: REFTEL_DATA, the folder for what is kept (default data); REFTEL_STORE, where documents are stored',
    '(default sqlite: and a file in that folder).',
    '',
  ].join('\n');
}

function subcommandHelp({ usage, summary, help, options }: Subcommand): string {
  const lines = Object.entries(options).map(([name, { describes }]) => `  --${name.padEnd(8)}  ${describes}`);
  return [`reftel ${usage}`, '', `${summary}.`, help, '', ...lines, '  --help      this text', ''].join('\n');
}

function wrongOption(error: unknown, { name, options }: Subcommand): UsageError | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!code.startsWith('ERR_PARSE_ARGS') || !(error instanceof Error)) return undefined;
  const typed = /'--?([^' =]+)/u.exec(error.message)?.[1];
  if (code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION' || typed === undefined)
    return new UsageError(error.message.split('\n')[0]);
  const near = nearestWords(typed, [...Object.keys(options), 'help', 'version'])[0];
  return new UsageError(
    `reftel ${name} has no option --${typed}; ${near === undefined ? `see reftel ${name} --help` : `did you mean --${near}?`}`,
  );
}

function parsed(subcommand: Subcommand, rest: readonly string[]) {
  const options: NonNullable<ParseArgsConfig['options']> = {
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean' },
  };
  for (const [name, { type }] of Object.entries(subcommand.options)) options[name] = { type };
  try {
    const { values, positionals } = parseArgs({ args: [...rest], options, allowPositionals: true, strict: true });
    const single: Record<string, string | boolean | undefined> = {};
    for (const [name, value] of Object.entries(values)) if (!Array.isArray(value)) single[name] = value;
    return { values: single, positionals };
  } catch (error) {
    throw wrongOption(error, subcommand) ?? error;
  }
}

function named(name: string): Subcommand {
  const found = subcommands.find((each) => each.name === name);
  if (found !== undefined) return found;
  const near = nearestWords(
    name,
    subcommands.map((each) => each.name),
  )[0];
  const hint = name.startsWith('/')
    ? `; to ask a question: reftel run "${name} ..."`
    : near === undefined
      ? '; see reftel --help'
      : `; did you mean reftel ${near}?`;
  throw new UsageError(`There is no subcommand "${name}"${hint}`);
}

async function carryOut(typed: readonly string[], world: World): Promise<number> {
  const [first, ...others] = typed;
  if (first === '--help' || first === '-h' || first === 'help') {
    const wanted = others[0];
    await written(world.output, wanted === undefined ? helpText() : subcommandHelp(named(wanted)));
    return exits.done;
  }
  const bare = first === undefined || first.startsWith('-');
  const subcommand = bare ? start : named(first);
  const { values, positionals } = parsed(subcommand, bare ? typed : others);
  if (values['help'] === true || values['version'] === true) {
    await written(
      world.output,
      values['help'] === true ? (bare ? helpText() : subcommandHelp(subcommand)) : `${world.version}\n`,
    );
    return exits.done;
  }
  const [least, most] = subcommand.words;
  if (
    positionals.length < least ||
    positionals.length > most ||
    (least > 0 && positionals.every((word) => word.trim() === ''))
  ) {
    throw new UsageError(`Usage: reftel ${subcommand.usage}`);
  }
  return subcommand.run(positionals, values, world);
}

/** Runs a command line and resolves to its exit status. Never throws: what went wrong is told on standard error. */
export async function cli(typed: readonly string[], world: World): Promise<number> {
  try {
    return await carryOut(typed, world);
  } catch (error) {
    const tell = (line: string) => written(world.error, `${visible(line)}\n`);
    if (error instanceof UsageError) {
      await tell(error.message);
      return exits.usage;
    }
    if (error instanceof ConfigError) {
      for (const problem of error.problems) await tell(problem);
      return exits.settings;
    }
    if (error instanceof StoreError || error instanceof AskError) {
      await tell(error.message);
      return error instanceof AskError && error.usage ? exits.usage : exits.unanswered;
    }
    const incident = world.desk.incident();
    world.desk.log(`incident ${incident}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    await tell(`Something broke on our side (incident ${incident}). It has been written down.`);
    return exits.unanswered;
  }
}
