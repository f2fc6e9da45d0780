import { citePieces, fold } from '../../src/citation.ts';
import type { Document } from '../../src/document.ts';
import { factsOf } from '../../src/facts/index.ts';
import { Budget } from '../../src/files/budget.ts';
import { fileOf, readFile } from '../../src/ingest/reading.ts';
import type { Seed } from './mutations.ts';

/** Processor time that one input may take, seconds: a busy machine does not count. */
const longest = 1;

/** What an input of this size may come to. */
const limits = { depth: 4, parts: 2_000, bytes: 64 * 1024 ** 2, ratio: 200 };

function wrongIn(document: Document): string | undefined {
  const facts = factsOf(document);
  const citations = [
    ...document.paragraphs.flatMap((paragraph) => citePieces(document, paragraph)),
    ...facts.mentions.map(({ citation }) => citation),
    ...facts.roles.map(({ citation }) => citation),
    ...facts.events.map(({ citation }) => citation),
  ];
  const bad = citations.find(({ start, end, quote }) => fold(document.source.text.slice(start, end)) !== quote);
  if (bad !== undefined) return `not a slice of its source: ${bad.pin}`;
  return document.id === '' ? 'a document without an id' : undefined;
}

/**
 * Reads one input as the ingest would, with facts. Undefined when all is well: documents whose citations are slices of
 * their sources, or failures that say why. Otherwise what went wrong.
 */
export async function complaint({ name, bytes }: Seed): Promise<string | undefined> {
  const before = process.cpuUsage();
  try {
    for await (const read of readFile(fileOf(name, bytes), new Budget(limits))) {
      const wrong =
        'document' in read ? wrongIn(read.document) : read.failure === '' ? 'a failure without a reason' : undefined;
      if (wrong !== undefined) return wrong;
    }
  } catch (error) {
    return `threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  return seconds > longest ? `took ${seconds.toFixed(1)} s of processor time` : undefined;
}
