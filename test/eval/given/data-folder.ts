import { join, resolve } from 'node:path';
import { packageRoot } from '../../../src/data.ts';

/** The folder with the development data: the one after `--data`, or `shared/data` beside the project. The same for every measurement. */
export function dataFolder(args: readonly string[] = process.argv): string {
  const at = args.indexOf('--data');
  const given = at < 0 ? undefined : args[at + 1];
  return given === undefined ? join(packageRoot, '..', 'shared', 'data') : resolve(given);
}

/** The volumes of Foreign Relations in it. */
export function volumesFolder(): string {
  return join(dataFolder(), 'frus');
}
