import { PassThrough } from 'node:stream';
import { cli } from '../../adapters/cli.ts';
import { platforms } from '../../adapters/platforms.ts';
import { packageRoot } from '../../src/index.ts';
import { someDay } from './asking.ts';

/** What goes in and what comes out of a command line under test. */
export interface Streams {
  readonly input: PassThrough;
  readonly output: PassThrough;
  readonly error: PassThrough;
}

export function streamsOf(): Streams {
  return { input: new PassThrough(), output: new PassThrough(), error: new PassThrough() };
}

/** Runs a command line, on a day that stands still unless told otherwise; resolves to its exit status. */
export function typedAt(
  { input, output, error }: Streams,
  typed: readonly string[],
  environment: Readonly<Record<string, string>>,
  terminal = false,
  now: () => Date = () => someDay,
): Promise<number> {
  return cli(typed, {
    input,
    output,
    error,
    environment,
    root: packageRoot,
    version: '1.2.3',
    now,
    signal: new AbortController().signal,
    desk: { log: (line) => void error.write(`${line}\n`), incident: () => '7F3K' },
    ink: { colour: false },
    platforms,
    interactive: { input: terminal, error: false },
  });
}
