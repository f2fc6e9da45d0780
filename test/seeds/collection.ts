import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import {
  type Citation,
  type Collection,
  type Document,
  openCollection,
  packageRoot,
  parseDocument,
} from '../../src/index.ts';

export const cableFile = join(packageRoot, 'seeds', '000_a3f0bff099e31b92.txt');
export const articleFile = join(packageRoot, 'seeds', '002_6a6b67eeadef4280.txt');

export function parseFile(file: string): Document {
  return parseDocument(readFileSync(file), { name: file });
}

/** A collection of both seeds in a store of its own, open for the tests of one file. */
export function seedCollection(): () => Collection {
  let collection: Collection | undefined;
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'reftel-seeds-'));
    collection = await openCollection({ url: `sqlite:${join(folder, 'store.sqlite')}` });
    await collection.ingest([join(packageRoot, 'seeds')]);
  });
  afterAll(async () => {
    await collection?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    if (collection === undefined) throw new Error('the collection is open while tests run only');
    return collection;
  };
}

/** The invariant, written without the program's own folding. */
export function isVerbatim(citation: Citation, sourceText: string): boolean {
  return sourceText.slice(citation.start, citation.end).split(/\s+/u).filter(Boolean).join(' ') === citation.quote;
}
