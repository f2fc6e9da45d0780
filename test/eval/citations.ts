/**
 * `npm run eval -- citations [--data FOLDER]`: whether every event, role and mention in the volumes of Foreign Relations and in
 * the seeds has a citation that is a slice of its source. Prints how many there are and every one that isn't.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/data.ts';
import type { Document } from '../../src/document.ts';
import { factsOfFile } from '../../src/facts/index.ts';
import { fileOf, readFile } from '../../src/ingest/reading.ts';
import { citationFaults } from '../doubles/fact-citations.ts';
import { volumesFolder } from './given/data-folder.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function measure(path: string, name: string): Promise<number> {
  const documents: Document[] = [];
  let failures = 0;
  for await (const each of readFile(fileOf(path, readFileSync(path)))) {
    if ('document' in each) documents.push(each.document);
    else failures += 1;
  }
  const facts = factsOfFile(documents);
  const count = (of: 'events' | 'roles' | 'mentions'): number => facts.reduce((sum, each) => sum + each[of].length, 0);
  const faults = documents.flatMap((document, at) => {
    const found = facts[at];
    return found === undefined ? [`${document.id} has no facts`] : citationFaults(document, found);
  });
  print(
    `${name.padEnd(26)} documents ${documents.length} (${failures} unread)  events ${count('events')}  roles ${count('roles')}  mentions ${count('mentions')}  violations ${faults.length}`,
  );
  for (const each of faults.slice(0, 20)) print(`  ${each.slice(0, 300)}`);
  return faults.length;
}

const seeds = join(packageRoot, 'seeds');
const volumes = volumesFolder();
let violations = 0;
for (const folder of [seeds, volumes]) {
  if (!existsSync(folder)) print(`No volumes in ${folder}: only the seeds are looked at.`);
  else
    for (const name of readdirSync(folder).filter((each) => /\.(?:json|txt|xml)$/u.test(each)))
      violations += await measure(join(folder, name), name);
}
process.exitCode = violations === 0 ? 0 : 1;
