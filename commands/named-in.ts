import { type Collection, canonicalId, type Document, findMrns } from '../src/index.ts';

/** Ids of one message that are looked up. */
export const mostIds = 20;
const someYear = 2000;

/** A document that the message names; `document` is absent when it is not in the collection. */
export interface Named {
  readonly start: number;
  readonly end: number;
  readonly written: string;
  readonly id: string;
  readonly document?: Document;
}

/** An id that is no cable's number: words and figures joined by hyphens. */
const slug = /(?<![\p{L}\p{N}./@-])[a-z0-9]+(?:-[a-z0-9]+){1,20}(?![\p{L}\p{N}@-])/giu;

/** The document ids in a message, in order: numbers of cables, and other ids that the collection has. */
export async function namedIn(text: string, collection: Collection): Promise<Named[]> {
  const named: Named[] = [];
  const known = new Map<string, Document | undefined>();
  const look = async (words: string) => {
    if (!known.has(words)) known.set(words, known.size < mostIds ? await collection.document(words) : undefined);
    return known.get(words);
  };
  for (const { text: written, id, start, end } of findMrns(text)) {
    const document = await look(written);
    const canonical = document?.id ?? canonicalId(id ?? written, { year: someYear }) ?? written;
    named.push({ start, end, written, id: canonical, ...(document === undefined ? {} : { document }) });
  }
  for (const { 0: written, index: start } of text.matchAll(slug)) {
    const end = start + written.length;
    if (named.some((each) => each.start < end && start < each.end)) continue;
    const document = await look(written);
    if (document !== undefined && document.id.toLowerCase() === written.toLowerCase())
      named.push({ start, end, written, id: document.id, document });
  }
  return named.sort((one, other) => one.start - other.start);
}
