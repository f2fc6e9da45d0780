import type { Part } from './parts.ts';

/** Where a paragraph stands: its page, its id there, and how it is called. */
export interface Anchor {
  readonly part: number;
  /** `p3`; no other paragraph has it. */
  readonly id: string;
  readonly label: string;
}

/** By a paragraph's index. */
export type Anchors = ReadonlyMap<number, Anchor>;

/** `p` and the printed number; a number that is printed again gets a second one behind it. */
export function anchorsOf(parts: readonly Part[]): Anchors {
  const anchors = new Map<number, Anchor>();
  const taken = new Set<string>();
  for (const { number: part, paragraphs } of parts) {
    for (const { index, label } of paragraphs) {
      const plain = `p${label.toLowerCase().replace(/[^a-z0-9]+/gu, '-')}`;
      const id = taken.has(plain) ? `${plain}-n${index + 1}` : plain;
      taken.add(id);
      anchors.set(index, { part, id, label });
    }
  }
  return anchors;
}
