import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { corpus } from '../fuzz/corpus.ts';
import { mutated } from '../fuzz/mutations.ts';
import { complaint } from '../fuzz/reading.ts';

/** Damaged files, many more than `npm test` tries: `npm run nightly:fuzz -- --inputs 200000 --seed 1`. */
const { values } = parseArgs({
  options: { inputs: { type: 'string', default: '200000' }, seed: { type: 'string', default: String(Date.now()) } },
});
const inputs = Number(values.inputs);
const seed = Number(values.seed);
const started = performance.now();
let tried = 0;

const result = await fc.check(
  fc.asyncProperty(mutated(corpus()), async (file) => {
    tried += 1;
    if (tried % 2_000 === 0) {
      const seconds = Math.round((performance.now() - started) / 1000);
      process.stderr.write(`\r${tried.toLocaleString('en-GB')} of ${inputs.toLocaleString('en-GB')}, ${seconds} s`);
    }
    const wrong = await complaint(file);
    if (wrong !== undefined) throw new Error(`${file.name}: ${wrong}`);
  }),
  { numRuns: inputs, seed },
);
process.stderr.write('\n');
if (result.failed) {
  process.stdout.write(`seed ${seed}, after ${result.numRuns} inputs: ${String(result.errorInstance)}\n`);
  process.stdout.write(`${JSON.stringify(result.counterexample)}\n`);
  process.exitCode = 1;
} else
  process.stdout.write(
    `${inputs.toLocaleString('en-GB')} damaged files (seed ${seed}): all read, or refused with a reason\n`,
  );
