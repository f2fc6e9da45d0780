import { limits } from './limits.ts';
import { isBlank, lengthOf, markdown, type Spans, sliceOf } from './spans.ts';

/** A piece of an answer, in the order of reading. `gap` sets it off from what stands before. */
export type Part =
  | {
      readonly kind: 'line';
      readonly spans: Spans;
      readonly gap: boolean;
      /** Small print, or a heading. */
      readonly size?: 'small' | 'heading';
      /** The document that the line cites: a button that opens it may stand beside. */
      readonly opens?: string;
    }
  | { readonly kind: 'code'; readonly text: string; readonly gap: boolean }
  | { readonly kind: 'field'; readonly name: string; readonly value: Spans };

/** What holds parts and has an end: a message that is being filled. */
export interface Tray {
  /** Units of Markdown that still go in, for a part of this kind. */
  room(part: Part): number;
  put(part: Part): void;
}

/** Units that a piece of Markdown takes. */
export type Measure = (markdown: string) => number;

/** A part is cut where at least so many units are free, and only when it is so long that cutting beats moving it. */
const worthCutting = 200;
const movedWhole = 1_500;
const around = 200;
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const prefixes = { small: '-# ', heading: '### ' } as const;

/** A part as Markdown; a field's value only. A code block never holds a fence: `copyPart` sees to that. */
export function written(part: Part): string {
  switch (part.kind) {
    case 'line':
      return (part.size === undefined ? '' : prefixes[part.size]) + markdown(part.spans);
    case 'code':
      return `\`\`\`\n${part.text}\n\`\`\``;
    case 'field':
      return markdown(part.value);
  }
}

/** Words to be copied as they stand: a code block, or plain lines where the words themselves would end one. */
export function copyPart(text: string): Part {
  return text.includes('```')
    ? { kind: 'line', spans: [{ text }], gap: true }
    : { kind: 'code', text: text.trim() === '' ? '(blank)' : text, gap: true };
}

/** The last boundary of [from, to] that the segmenter finds, to be taken before anything longer. */
function lastBoundary(segmenter: Intl.Segmenter, text: string, from: number, to: number): number | undefined {
  const { index = 0 } = segmenter.segment(text.slice(from, to + around)).containing(to - from) ?? {};
  return index > 0 ? from + index : undefined;
}

/** Where to cut a text of which at most `most` letters go first: after a paragraph, a sentence, a word, a grapheme. */
export function cutPoint(text: string, most: number): number {
  if (most >= text.length) return text.length;
  const half = Math.floor(most / 2);
  const paragraph = text.lastIndexOf('\n', most - 1) + 1;
  if (paragraph > half) return paragraph;
  const sentence = lastBoundary(sentences, text, Math.max(half, most - 2_000), most);
  if (sentence !== undefined) return sentence;
  const word = text.lastIndexOf(' ', most - 1) + 1;
  if (word > half) return word;
  const grapheme = lastBoundary(graphemes, text, Math.max(0, most - around), most);
  if (grapheme !== undefined) return grapheme;
  const inPair = /[\ud800-\udbff]/.test(text.charAt(most - 1));
  return Math.max(1, inPair && most > 1 ? most - 1 : most);
}

/** The most letters, out of `length`, that take at most `room` units: letters only add to what they take. */
function most(length: number, room: number, taken: (letters: number) => number): number {
  const whole = taken(length);
  if (whole <= room) return length;
  // A letter takes one unit or more, but for blanks at an end.
  const surely = Math.max(0, length - (whole - room));
  let low = taken(surely) <= room ? surely : 0;
  let high = length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (taken(middle) <= room) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A line in two: the first takes at most `room` units. */
export function splitSpans(spans: Spans, room: number, measure: Measure): readonly [Spans, Spans] {
  const length = lengthOf(spans);
  const letters = most(Math.min(length, room), room, (each) => measure(markdown(sliceOf(spans, 0, each))));
  const text = spans.map((span) => span.text).join('');
  const at = letters >= length ? length : cutPoint(text, Math.max(1, letters));
  return [sliceOf(spans, 0, at), sliceOf(spans, at, length)];
}

function splitPart(part: Part, room: number, measure: Measure): readonly [Part, Part] {
  if (part.kind === 'code') {
    const own = measure(written({ ...part, text: '' }));
    const letters = most(Math.min(part.text.length, room), room - own, (each) => measure(part.text.slice(0, each)));
    const at = cutPoint(part.text, Math.max(1, letters));
    return [
      { ...part, text: part.text.slice(0, at).replace(/\n$/u, '') },
      { ...part, text: part.text.slice(at) },
    ];
  }
  if (part.kind === 'field') {
    const [first, rest] = splitSpans(part.value, room, measure);
    const name = part.name.endsWith(' (continued)') ? part.name : `${part.name} (continued)`;
    return [
      { ...part, value: first },
      { ...part, name, value: rest },
    ];
  }
  const own = part.size === undefined ? 0 : prefixes[part.size].length;
  const [first, rest] = splitSpans(part.spans, room - own, measure);
  return [
    { ...part, spans: first },
    { ...part, spans: rest, gap: false },
  ];
}

function isEmpty(part: Part): boolean {
  return part.kind === 'line'
    ? isBlank(part.spans)
    : part.kind === 'code'
      ? part.text.trim() === ''
      : isBlank(part.value);
}

function lettersOf(part: Part): number {
  return part.kind === 'line' ? lengthOf(part.spans) : part.kind === 'code' ? part.text.length : lengthOf(part.value);
}

/** Units of a part. What has more letters than any tray has room is not written out to be measured: Markdown only adds. */
function sizeOf(part: Part, measure: Measure): number {
  const letters = lettersOf(part);
  return letters > limits.embed.sum ? letters : measure(written(part));
}

/**
 * Fills trays with parts, in order, for as long as `next` gives a tray; gives back how many letters are left over. Parts
 * are moved whole where that wastes little and cut at paragraph, sentence, word, grapheme otherwise. A tray without any
 * part must have room for 200 units of every kind.
 */
export function fill(parts: readonly Part[], next: () => Tray | undefined, measure: Measure): number {
  const waiting = [...parts].reverse();
  let tray = next();
  while (tray !== undefined) {
    const part = waiting.pop();
    if (part === undefined) break;
    if (isEmpty(part)) continue;
    const room = tray.room(part);
    const size = sizeOf(part, measure);
    if (size <= room) tray.put(part);
    else if (room >= worthCutting && (size > movedWhole || part.kind === 'field')) {
      const [first, rest] = splitPart(part, room, measure);
      if (!isEmpty(first)) tray.put(first);
      waiting.push(rest);
    } else {
      waiting.push(part);
      tray = next();
    }
  }
  return waiting.reduce((sum, part) => sum + lettersOf(part), 0);
}
