import { DocumentError } from '../errors.ts';

const fileSystem: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'there is no such file or folder',
  EACCES: 'it may not be read (permission denied)',
  EPERM: 'it may not be read (permission denied)',
};

/** Why a file can't be read, for what is thrown on the way; undefined for what is no fault of the file. */
export function reasonOf(error: unknown): string | undefined {
  if (error instanceof DocumentError) return error.line === undefined ? error.why : `line ${error.line}: ${error.why}`;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^E[A-Z0-9]+$/u.test(code) ? (fileSystem[code] ?? `it can't be read (${code})`) : undefined;
}

/** The same; what is no fault of the file is thrown on. */
export function whyOf(error: unknown): string {
  const why = reasonOf(error);
  if (why === undefined) throw error;
  return why;
}

/** Whether the file system says that there is nothing at a path. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
