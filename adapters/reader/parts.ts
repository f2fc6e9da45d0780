import type { Paragraph } from '../../src/index.ts';

/** Neighbouring paragraphs that are shown on one page. */
export interface Part {
  /** From 1. */
  readonly number: number;
  readonly paragraphs: readonly Paragraph[];
}

/** Units of text on one page, unless a single paragraph is longer. */
const roomOfPart = 200_000;
const mostParagraphs = 2_000;

/** A text in parts that a browser and a person can bear: most have one. */
export function partsOf(paragraphs: readonly Paragraph[]): Part[] {
  const parts: { number: number; paragraphs: Paragraph[] }[] = [];
  let room = 0;
  for (const paragraph of paragraphs) {
    const last = parts.at(-1);
    if (last === undefined || room < paragraph.text.length || last.paragraphs.length >= mostParagraphs) {
      parts.push({ number: parts.length + 1, paragraphs: [paragraph] });
      room = roomOfPart;
    } else last.paragraphs.push(paragraph);
    room -= paragraph.text.length;
  }
  return parts;
}

/** The number of the part that holds a paragraph; of the first where it is in none. */
export function partAt(parts: readonly Part[], paragraph: Paragraph | undefined): number {
  return parts.find(({ paragraphs }) => paragraph !== undefined && paragraphs.includes(paragraph))?.number ?? 1;
}
