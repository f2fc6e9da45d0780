import fc from 'fast-check';
import { expect, it } from 'vitest';
import { corpus } from './corpus.ts';
import { mutated } from './mutations.ts';
import { complaint } from './reading.ts';

const inputs = 1_500;

it(`reads ${inputs} damaged files into documents or reasons, none in more than a second`, async () => {
  await fc.assert(
    fc.asyncProperty(mutated(corpus()), async (file) => {
      expect(await complaint(file)).toBeUndefined();
    }),
    { numRuns: inputs, endOnFailure: true },
  );
}, 300_000);
