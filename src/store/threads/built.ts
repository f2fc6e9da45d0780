import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { packageRoot } from '../../data.ts';
import { StoreError } from '../../errors.ts';

/**
 * The built file of a module, for a thread: it knows nothing of TypeScript. The program that runs from its sources finds it
 * where it was built last.
 * @param module its URL
 * @throws StoreError where the program was never built
 */
export function builtFile(module: string): URL {
  const beside = fileURLToPath(module).replace(/\.ts$/u, '.js');
  const found = [beside, join(packageRoot, 'dist', relative(packageRoot, beside))].find((each) => existsSync(each));
  if (found === undefined) throw new StoreError('A store in threads needs the built program: npm run build.');
  return pathToFileURL(found);
}
