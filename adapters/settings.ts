import { accessSync, constants } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { ConfigError, type CsvMapping, csvMapping, makeFolder } from '../src/index.ts';

/** What the person who runs it may decide, with every default filled in. */
export interface Settings {
  /** Absolute path of the folder that holds what Reftel keeps. */
  readonly data: string;
  /** Where documents are stored, as `openCollection` takes it: `sqlite:` and an absolute path. */
  readonly store: string;
  /** Which columns of tables hold what, where their names do not tell. */
  readonly csv: CsvMapping;
}

const schema = z.object({
  REFTEL_DATA: z.string().trim().min(1, 'is empty; give a folder, or leave it out for "data"').default('data'),
  REFTEL_STORE: z
    .string()
    .trim()
    .regex(/^sqlite:./u, 'has to be sqlite: and the path of a file')
    .optional(),
});

/** The mapping of columns, or what is wrong with it. */
function mappingOf(setting: string | undefined): {
  readonly mapping: CsvMapping;
  readonly problems: readonly string[];
} {
  try {
    return { mapping: csvMapping(setting ?? ''), problems: [] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { mapping: {}, problems: error.problems.map((problem) => `REFTEL_CSV: ${problem}`) };
  }
}

/**
 * Settings from the environment. Relative paths start at `root`, the project's folder; a setting that is there but empty is an error.
 * @throws ConfigError with every problem at once
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>, root: string): Settings {
  const read = schema.safeParse(environment);
  const { mapping, problems: wrong } = mappingOf(environment['REFTEL_CSV']);
  if (!read.success || wrong.length > 0) {
    const problems = (read.error?.issues ?? []).map(({ path, message }) => {
      const name = String(path[0]);
      return `${name} ${message}, not "${environment[name] ?? ''}"`;
    });
    throw new ConfigError([...problems, ...wrong]);
  }
  const data = resolve(root, read.data.REFTEL_DATA);
  const file = read.data.REFTEL_STORE?.slice('sqlite:'.length) ?? join(data, 'reftel.sqlite');
  const inMemory = file === ':memory:';
  return { data, store: `sqlite:${inMemory ? file : resolve(root, file)}`, csv: mapping };
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known: Readonly<Record<string, string>> = {
    ENOENT: 'the file system makes no folder there',
    EACCES: 'it may not be read and written (permission denied)',
    EPERM: 'it may not be read and written (permission denied)',
    EROFS: 'the file system is read-only',
    EEXIST: 'a file of that name is in the way',
    ENOTDIR: 'a file is in the way of the folder',
    ENOSPC: 'the disk is full',
  };
  return known[code] ?? `it can't be used (${code === '' ? String(error) : code})`;
}

/**
 * Makes the data folder where it is missing and sees that it can be read and written.
 * @throws ConfigError that names the folder and why
 */
export function prepareFolder({ data }: Settings): void {
  try {
    makeFolder(data);
    accessSync(data, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new ConfigError([`REFTEL_DATA is ${data}, but ${reason(error)}`]);
  }
}
