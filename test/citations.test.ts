import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Citation, type Collection, openCollection, packageRoot, parseDocument } from '../src/index.ts';
import { generatedCable } from './doubles/generated-cable.ts';
import { isVerbatim } from './seeds/collection.ts';

/** Every object in an answer that looks like a citation, wherever it hides. */
function citationsIn(value: unknown, found: Citation[] = []): Citation[] {
  if (typeof value !== 'object' || value === null) return found;
  if ('quote' in value && 'start' in value && 'end' in value && 'document' in value) found.push(value as Citation);
  for (const inner of Object.values(value)) citationsIn(inner, found);
  return found;
}

async function everyAnswer(collection: Collection, ids: readonly string[]): Promise<unknown[]> {
  const answers: unknown[] = [await collection.timeline({})];
  for (const { value } of await collection.suggest('person', '', { limit: 25 }))
    answers.push(await collection.who(value));
  for (const query of ['belarus', 'embassy', 'the', 'release OR meeting', 'political*', '"political prisoners"']) {
    answers.push(await collection.find(query, { limit: 25 }));
  }
  for (const id of ids) {
    const document = await collection.document(id);
    answers.push(await collection.thread(id), await collection.references(id), await collection.similar(id));
    for (const label of new Set(document?.paragraphs.map((paragraph) => paragraph.label))) {
      answers.push(await collection.cite(id, { paragraph: label }));
    }
  }
  return answers;
}

describe('every citation anywhere', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'reftel-citations-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function check(name: string, paths: readonly string[], least: number): Promise<void> {
    const collection = await openCollection({ url: `sqlite:${join(folder, `${name}.sqlite`)}` });
    try {
      const added: string[] = [];
      const report = await collection.ingest(paths, {
        onFile: ({ documents }) => added.push(...documents.map(({ id }) => id)),
      });
      expect(report.failed).toBe(0);
      const texts = new Map<string, string>();
      for (const id of added) texts.set(id, (await collection.document(id))?.source.text ?? '');
      const citations = citationsIn(await everyAnswer(collection, added));
      expect(citations.length).toBeGreaterThanOrEqual(least);
      for (const citation of citations) {
        expect(isVerbatim(citation, texts.get(citation.document) ?? ''), JSON.stringify(citation)).toBe(true);
        expect(citation.quote).not.toBe('');
      }
    } finally {
      await collection.close();
    }
  }

  it('is a slice of its source, on both seeds', async () => {
    await check('seeds', [join(packageRoot, 'seeds')], 100);
  });

  it('is a slice of its source, on generated cables', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(generatedCable, { minLength: 1, maxLength: 4 }), async (cables) => {
        run += 1;
        const paths = cables.map(({ text }, at) => {
          const path = join(folder, `${run}-${at}.txt`);
          writeFileSync(path, text);
          return path;
        });
        await check(`generated-${run}`, paths, 1);
      }),
      { numRuns: 25 },
    );
  });

  it('finds the paragraphs that were written, across wraps and page markers', () => {
    fc.assert(
      fc.property(generatedCable, ({ text, paragraphs, id }) => {
        const document = parseDocument(text, { name: 'generated.txt' });
        expect(document.id).toBe(id);
        expect(document.paragraphs.map((paragraph) => paragraph.text)).toEqual(paragraphs);
      }),
      { numRuns: 200 },
    );
  });
});
