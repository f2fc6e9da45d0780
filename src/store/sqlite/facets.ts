import type { Count, Facets } from '../store.ts';
import type { DocumentColumns, Field } from './index/documents.ts';

const facetSize = 25;

/** Counts by what documents have in common: their years, kinds, origins and tags. */
export class Tally {
  readonly #documents: DocumentColumns;
  readonly #counts: Uint32Array;

  constructor(documents: DocumentColumns) {
    this.#documents = documents;
    this.#counts = new Uint32Array(Math.max(1, documents.values.length));
  }

  /** So many more for every value of a document; a tag that stands there under two names counts once. */
  add(document: number, count: number): void {
    this.#documents.count(document, count, this.#counts);
  }

  /** As many more for the values of each document as stand at its key. */
  addAll(counts: Uint32Array): void {
    this.#documents.countAll(counts, this.#counts);
  }

  /** Values that were counted at all. */
  of(field: Field): Count[] {
    const { values, counted } = this.#documents;
    return values.flatMap((value) => {
      const count = value?.field === field && counted[value.key] === value.key ? (this.#counts[value.key] ?? 0) : 0;
      return value === undefined || count === 0 ? [] : [{ value: value.text, count }];
    });
  }

  facets(): Facets {
    const found: Record<Field, Count[]> = { year: [], origin: [], tag: [], kind: [], sender: [] };
    const { values, counted } = this.#documents;
    for (const [key, count] of this.#counts.entries()) {
      if (count === 0) continue;
      const value = values[key];
      if (value !== undefined && counted[key] === key) found[value.field].push({ value: value.text, count });
    }
    const best = (field: Field) => found[field].sort(mostFirst).slice(0, facetSize);
    return { year: best('year'), origin: best('origin'), tag: best('tag'), kind: best('kind') };
  }
}

/** By count; equal ones in the order of their letters' code points, whatever the language. */
export function mostFirst(one: Count, other: Count): number {
  return other.count - one.count || byCodePoint(one.value, other.value);
}

/** The order of texts in the database. Strings compare by UTF-16 units, which is the same below the surrogates. */
export function byCodePoint(one: string, other: string): number {
  if (/[\ud800-\uffff]/.test(one + other)) return Buffer.compare(Buffer.from(one), Buffer.from(other));
  return one < other ? -1 : Number(one > other);
}
