import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** `npm run eval [-- PART [options]]`: runs the quality measurements in this folder, each a script of its own. */
const parts = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts') && name !== 'run.ts')
  .map((name) => name.replace(/\.ts$/u, ''));
const [asked, ...options] = process.argv.slice(2);

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
