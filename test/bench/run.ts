import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot } from '../../src/data.ts';
import { readMaterial } from './material.ts';
import { report } from './report.ts';
import { measured, type Results } from './results.ts';

const help = `npm run bench [-- options]: finding, measured over made cables (../shared/MEASURES.md, 1)
  --documents N    how many (25000); --all: 2500, 25000 and 251287
  --queries N      questions of each class (1000), --seconds N for each class and engine (2; 6 above 100,000 documents)
  --seed N         another collection (1); --fresh makes it again
  --cache FOLDER   where collections are kept; --data FOLDER with the development data
  --no-rivals      without MiniSearch and Fuse.js; raw FTS5 is always there
  --json FILE      all figures; --markdown prints tables for a README
`;
const all = [2_500, 25_000, 251_287];
/** Where a question takes long, fewer of them fit into as many seconds. */
const secondsFor = (documents: number) => (documents > 100_000 ? 6 : 2);

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '25000' },
    all: { type: 'boolean', default: false },
    queries: { type: 'string', default: '1000' },
    seconds: { type: 'string' },
    seed: { type: 'string', default: '1' },
    fresh: { type: 'boolean', default: false },
    cache: { type: 'string', default: join(tmpdir(), 'reftel-bench') },
    data: { type: 'string', default: join(packageRoot, '..', 'shared', 'data') },
    'no-rivals': { type: 'boolean', default: false },
    json: { type: 'string' },
    markdown: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  process.stdout.write(help);
  process.exit(0);
}
const data = resolve(values.data);
const material = readMaterial(data);
if (material === undefined) {
  process.stdout.write(`The development data is missing (${data}); name its folder with --data.\n`);
  process.exit(0);
}
const counts = {
  documents: Number(values.documents),
  asked: Number(values.queries),
  seconds: Number(values.seconds ?? secondsFor(Number(values.documents))),
  seed: Number(values.seed),
};
if (Object.values(counts).some((count) => !(count > 0))) {
  process.stderr.write(`Options take numbers above 0.\n${help}`);
  process.exit(2);
}

const started = performance.now();
const tell = (progress: string) => {
  process.stderr.write(`${((performance.now() - started) / 1_000).toFixed(0).padStart(5)} s  ${progress}\n`);
};
const results: Results[] = [];
for (const documents of values.all ? all : [counts.documents]) {
  const seconds = Number(values.seconds ?? secondsFor(documents));
  const options = { ...counts, documents, seconds, data, material, cache: resolve(values.cache), fresh: values.fresh };
  const result = await measured({ ...options, rivals: !values['no-rivals'], tell });
  results.push(result);
  process.stdout.write(`${report(result, values.markdown)}\n\n`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
}
tell('done');
