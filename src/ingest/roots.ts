import { realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { describedBy } from '../files/sidecar-names.ts';
import { isPassedOver } from './walk.ts';

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** Whether reading a folder comes to a path below it: no name between is passed over, and no link leads there. */
async function comesTo(folder: string, path: string): Promise<boolean> {
  const between = relative(folder, path);
  if (between.split(sep).some(isPassedOver)) return false;
  try {
    return join(await realpath(folder), between) === (await realpath(path));
  } catch {
    // Nothing is there, or it can't be told: the path is looked at by itself.
    return false;
  }
}

/** Of absolute paths those to be read, each thing once: a sidecar stands for its file, a folder for what is below it. */
export async function pathsToRead(paths: readonly string[]): Promise<readonly string[]> {
  const described = paths.map((path) => {
    const file = describedBy(basename(path));
    return file === undefined ? path : join(dirname(path), file);
  });
  const wanted = new Set(described);
  const kept: string[] = [];
  for (const path of wanted) {
    let covered = false;
    for (let folder = dirname(path); !covered; folder = dirname(folder)) {
      covered = wanted.has(folder) && folder !== path && (await comesTo(folder, path));
      if (folder === dirname(folder)) break;
    }
    if (!covered) kept.push(path);
  }
  return kept;
}

/** Of absolute paths those that are not below another. */
export function outermost(paths: readonly string[]): readonly string[] {
  const kept: string[] = [];
  // In order of name a folder stands before what is below it.
  for (const path of [...new Set(paths)].sort()) if (!kept.some((folder) => isBelow(path, folder))) kept.push(path);
  return kept;
}
