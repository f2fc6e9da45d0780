import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, parse, resolve } from 'node:path';

/**
 * Makes a folder with those above it. One level at a time: a recursive mkdir never ends on file systems that refuse
 * new folders with "no such file" (nodejs/node, `/proc`).
 * @throws the file system's own error
 */
export function makeFolder(path: string): void {
  const missing: string[] = [];
  let folder = resolve(path);
  while (!existsSync(folder) && folder !== parse(folder).root) {
    missing.push(folder);
    folder = dirname(folder);
  }
  if (!statSync(folder).isDirectory()) {
    throw Object.assign(new Error(`${folder} is not a folder`), { code: missing.length === 0 ? 'EEXIST' : 'ENOTDIR' });
  }
  for (const each of missing.reverse()) mkdirSync(each);
}
