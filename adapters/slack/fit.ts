import { lettersWithin } from './escape.ts';

const sentenceEnd = /[.!?…。！？]["'”’»)\]]*\s+/gu;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Letters looked at on each side of a place where text has to be cut inside a word. */
const around = 400;
/** A boundary counts when at least this part of the room is used. */
const worthwhile = 0.4;

function lastEnd(text: string, ends: RegExp): number {
  let last = 0;
  for (const { index, 0: found } of text.matchAll(ends)) last = index + found.length;
  return last;
}

/** The last boundary between graphemes up to `end`; between code points where one grapheme fills everything. */
function graphemeEnd(text: string, end: number): number {
  let from = Math.max(0, end - around);
  if (/^[\udc00-\udfff]/u.test(text.slice(from, from + 1))) from += 1;
  const cluster = graphemes.segment(text.slice(from, end + around)).containing(end - from);
  if (cluster !== undefined && cluster.index > 0) return from + cluster.index;
  const low = text.charCodeAt(end);
  return low >= 0xdc00 && low <= 0xdfff && end > 1 ? end - 1 : Math.max(1, end);
}

/**
 * Where to cut a text so that its beginning has room: after a paragraph, else a sentence, else a word, else between
 * graphemes. The text's length when all of it has room; at least 1 for any other text.
 */
export function cutWithin(text: string, room: number): number {
  const end = lettersWithin(text, room).letters;
  if (end >= text.length) return text.length;
  const head = text.slice(0, end);
  for (const boundary of [/\n+/gu, sentenceEnd, /\s+/gu]) {
    const cut = lastEnd(head, boundary);
    if (cut >= end * worthwhile && cut > 0) return cut;
  }
  return graphemeEnd(text, end);
}

/** A label of at most `most` characters; one that was shortened ends in `…`. */
export function shortened(text: string, most: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= most) return line;
  const end = graphemeEnd(line, most - 1);
  return `${line.slice(0, Math.min(end, most - 1)).trimEnd()}…`;
}

/** Something that takes room in a message. */
export interface Sized {
  readonly weight: number;
}

/** How much messages hold. */
export interface Room {
  readonly messages: number;
  readonly pieces: number;
  readonly weight: number;
}

function total(pieces: readonly Sized[]): number {
  return pieces.reduce((sum, piece) => sum + piece.weight, 0);
}

/**
 * Pieces in order on as few messages as possible, `tail` whole on the last one. What has no room at all comes back as
 * `left`, from some piece on to the end; then `note(left)` stands before the tail. No piece and no tail may be larger than a message.
 */
export function packed<Piece extends Sized>(
  pieces: readonly Piece[],
  tail: readonly Piece[],
  room: Room,
  note: (left: readonly Piece[]) => Piece,
): { readonly messages: readonly (readonly Piece[])[]; readonly left: readonly Piece[] } {
  const fits = (held: readonly Piece[], more: readonly Piece[]) =>
    held.length + more.length <= room.pieces && total(held) + total(more) <= room.weight;
  const messages: Piece[][] = [[]];
  let last: Piece[] = messages[0] ?? [];
  let taken = 0;
  for (const piece of pieces) {
    if (!fits(last, [piece])) {
      if (messages.length === room.messages) break;
      last = [];
      messages.push(last);
    }
    last.push(piece);
    taken += 1;
  }
  if (taken === pieces.length && fits(last, tail)) {
    last.push(...tail);
    return { messages, left: [] };
  }
  if (taken === pieces.length && messages.length < room.messages)
    return { messages: [...messages, [...tail]], left: [] };
  const ending = () => [note(pieces.slice(taken)), ...tail];
  while (last.length > 0 && !fits(last, ending())) {
    last.pop();
    taken -= 1;
  }
  last.push(...ending());
  return { messages, left: pieces.slice(taken) };
}
