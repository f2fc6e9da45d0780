import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Seed } from './mutations.ts';

const root = resolve(import.meta.dirname, '../..');
/** Larger files would make each input slow without making it stranger. */
const largest = 6_000;

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(root, folder, name))
    .filter((path) => statSync(path).isFile())
    .sort();
}

/** Real files: the seeds and the fixtures of every reader, small ones whole. */
export function corpus(): readonly Seed[] {
  const paths = [...filesBelow('seeds'), ...filesBelow('test/fixtures')];
  return paths
    .map((path) => ({ name: path.slice(path.lastIndexOf('/') + 1), bytes: readFileSync(path) }))
    .filter(({ bytes }) => bytes.length > 0 && bytes.length <= largest);
}
