import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/data.ts';
import type { Document } from '../../src/document.ts';
import { factsOf, factsOfFile } from '../../src/facts/index.ts';
import { parseDocument } from '../../src/formats/index.ts';
import { fileOf, readFile } from '../../src/ingest/reading.ts';
import { citationFaults } from '../doubles/fact-citations.ts';
import { generatedCable } from '../doubles/generated-cable.ts';

async function documentsOf(folder: string, name: string): Promise<Document[]> {
  const documents: Document[] = [];
  for await (const each of readFile(fileOf(name, readFileSync(join(folder, name)))))
    if ('document' in each) documents.push(each.document);
  return documents;
}

async function factsIn(folder: string, names: readonly string[]): Promise<{ count: number; faults: string[] }> {
  const found = { count: 0, faults: [] as string[] };
  for (const name of names) {
    const documents = await documentsOf(folder, name);
    for (const [at, facts] of factsOfFile(documents).entries()) {
      const document = documents[at];
      if (document === undefined) continue;
      found.count += facts.events.length + facts.roles.length + facts.mentions.length;
      found.faults.push(...citationFaults(document, facts));
    }
  }
  return found;
}

describe('every event, role and mention', () => {
  it('is cited by a slice of its source, in the seeds', async () => {
    const folder = join(packageRoot, 'seeds');
    const { count, faults } = await factsIn(folder, readdirSync(folder));
    expect(count).toBeGreaterThan(50);
    expect(faults).toEqual([]);
  });

  it('is cited by a slice of its source, in documents of three volumes', async () => {
    const folder = join(packageRoot, 'test', 'fixtures', 'frus');
    const { count, faults } = await factsIn(
      folder,
      readdirSync(folder).filter((name) => /\.(?:json|xml)$/u.test(name)),
    );
    expect(count).toBeGreaterThan(100);
    expect(faults).toEqual([]);
  });

  it('is cited by a slice of its source, in generated cables', () => {
    fc.assert(
      fc.property(generatedCable, ({ text }) => {
        const document = parseDocument(Buffer.from(text), { name: 'generated.txt' });
        expect(citationFaults(document, factsOf(document))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
