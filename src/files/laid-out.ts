import type { Passage } from '../extract.ts';

/** A piece of text that stands by itself in a file; line breaks inside it are the file's. */
export interface Block {
  readonly kind: 'heading' | 'paragraph';
  readonly text: string;
}

/** Blocks as one text, a blank line between two, with their places in it. */
export function laidOut(blocks: readonly Block[]): { readonly text: string; readonly passages: readonly Passage[] } {
  const passages: Passage[] = [];
  let start = 0;
  for (const { kind, text } of blocks) {
    passages.push({ kind, start, end: start + text.length });
    start += text.length + 2;
  }
  return { text: blocks.map(({ text }) => text).join('\n\n'), passages };
}
