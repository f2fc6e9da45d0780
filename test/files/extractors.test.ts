import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('names the versions of its libraries as they are installed', () => {
  const root = join(import.meta.dirname, '../..');
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  for (const [kind, library] of [
    ['pdf', 'unpdf'],
    ['docx', 'mammoth'],
    ['mail', 'postal-mime'],
  ] as const)
    expect(readFileSync(join(root, `src/files/${kind}/index.ts`), 'utf8')).toContain(
      `'${library} ${dependencies[library]}'`,
    );
});
