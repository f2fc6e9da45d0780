import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `npm run eval [-- PART [options]]`: runs the quality measurements in this folder, each a script of its own. All take
 * `--data FOLDER`, where the development data is not in `shared/data` beside the project.
 */
const parts = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts') && name !== 'run.ts')
  .map((name) => name.replace(/\.ts$/u, ''));
const [first, ...rest] = process.argv.slice(2);
const asked = first?.startsWith('--') === true ? undefined : first;
const options = asked === undefined ? process.argv.slice(2) : rest;

if (asked !== undefined && !parts.includes(asked)) {
  process.stderr.write(`There is no measurement "${asked}"; there are ${parts.join(', ')}.\n`);
  process.exit(2);
}
let failed = 0;
for (const part of asked === undefined ? parts : [asked]) {
  process.stdout.write(`\n== ${part}\n`);
  const file = join(import.meta.dirname, `${part}.ts`);
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', file, ...options], { stdio: 'inherit' });
  if (status !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
