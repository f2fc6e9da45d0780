#!/usr/bin/env node
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { availableParallelism, userInfo } from 'node:os';
import { join } from 'node:path';
import { config } from 'dotenv';
import { packageRoot } from '../src/index.ts';
import { cli } from './cli.ts';
import { exits, type World } from './cli-world.ts';
import { platforms } from './platforms.ts';
import { visible } from './terminal/visible.ts';

/** Letters and digits that nobody confuses when reading them out. */
const incidentLetters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Whoever the process runs as; a container may run it as nobody that the system knows. */
function operator(): string {
  try {
    return userInfo().username;
  } catch {
    return 'operator';
  }
}

config({ path: join(packageRoot, '.env'), quiet: true });

const { stdin, stdout, stderr, env } = process;
const ending = new AbortController();
const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string };

// Whoever reads the output may go first (`| head`): that is no error, and nobody is left to tell.
for (const stream of [stdout, stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? exits.done : exits.unanswered);
  });
}

let interrupted = false;
// The first signal lets the work at hand come to an end; the second does not wait for it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (ending.signal.aborted) process.exit(exits.interrupted);
    interrupted = signal === 'SIGINT';
    ending.abort();
  });
}

const world: World = {
  input: stdin,
  output: stdout,
  error: stderr,
  environment: env,
  root: packageRoot,
  version,
  now: () => new Date(),
  signal: ending.signal,
  platforms,
  operator: operator(),
  desk: {
    log: (line) => stderr.write(`${new Date().toISOString()} ${visible(line)}\n`),
    incident: () => Array.from({ length: 4 }, () => incidentLetters[randomInt(incidentLetters.length)]).join(''),
  },
  ink: {
    colour: stdout.isTTY === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb',
    ...(stdout.isTTY === true ? { width: Math.max(40, Math.min(stdout.columns || 80, 140)) } : {}),
  },
  threads: availableParallelism(),
  interactive: { input: stdin.isTTY === true && stdout.isTTY === true, error: stderr.isTTY === true },
};

const status = await cli(process.argv.slice(2), world);
process.exitCode = interrupted ? exits.interrupted : status;
// A prompt or a pipe that is still open must not keep a program alive that has nothing left to do.
stdin.destroy();
