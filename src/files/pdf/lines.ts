import type { Piece } from './pieces.ts';

/** Pieces that stand on one line, from left to right. */
export interface Row {
  readonly pieces: readonly Piece[];
  readonly y: number;
  readonly size: number;
}

/** A printed line. `block` is the column or band it stands in, counted over the document in reading order. */
export interface Line {
  readonly text: string;
  readonly x: number;
  readonly end: number;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  /** Cells of a table, or words set far apart. */
  readonly spread: boolean;
  /** Counted from 0. */
  readonly page: number;
  readonly block: number;
}

/** Of the letter size: raised and lowered figures stand within it, the next line does not. */
const sameLine = 0.3;
const raised = 0.6;
/** Of the letter size: a narrower gap is kerning, a wider one a blank, a far wider one parts cells. */
const blank = 0.12;
const wide = 1.5;

/** The rows of pieces that stand side by side. */
export function rowsOf(pieces: readonly Piece[]): Row[] {
  const rows: { pieces: Piece[]; y: number; size: number }[] = [];
  for (const piece of [...pieces].sort((one, other) => one.y - other.y || one.x - other.x)) {
    const row = rows.at(-1);
    const larger = Math.max(piece.size, row?.size ?? 0);
    const unlike = row !== undefined && Math.min(piece.size, row.size) < larger * 0.8;
    if (row === undefined || piece.y - row.y > larger * (unlike ? raised : sameLine)) {
      rows.push({ pieces: [piece], y: piece.y, size: piece.size });
      continue;
    }
    row.pieces.push(piece);
    if (piece.size > row.size) Object.assign(row, { y: piece.y, size: piece.size });
  }
  for (const row of rows) row.pieces.sort((one, other) => one.x - other.x);
  return rows;
}

/** A row as a printed line: words that the file sets piece by piece are put together. */
export function lineOf(row: Row, page: number, block: number): Line {
  const letters = row.pieces.reduce((sum, { words }) => sum + words.length, 0);
  const count = (which: (piece: Piece) => boolean) =>
    row.pieces.reduce((sum, piece) => sum + (which(piece) ? piece.words.length : 0), 0);
  const backwards = count(({ rightToLeft }) => rightToLeft) > letters / 2;
  let text = '';
  let spread = false;
  let last: Piece | undefined;
  for (const piece of backwards ? row.pieces.toReversed() : row.pieces) {
    if (last !== undefined && isShadow(last, piece)) continue;
    const gap = last === undefined ? 0 : backwards ? last.x - piece.end : piece.x - last.end;
    const note = last !== undefined && piece.size < row.size * 0.8 && /^\d/u.test(piece.words) && /\p{L}$/u.test(text);
    if (gap > row.size * wide) {
      text = `${text.trimEnd()}  ${piece.words.trimStart()}`;
      spread = true;
    } else
      text +=
        (gap > row.size * blank || note) && !/\s$/u.test(text) && !/^\s/u.test(piece.words)
          ? ` ${piece.words}`
          : piece.words;
    last = piece;
  }
  const bold = count((piece) => piece.bold) > letters * 0.7;
  const x = row.pieces.reduce((least, piece) => Math.min(least, piece.x), Number.POSITIVE_INFINITY);
  const end = row.pieces.reduce((most, piece) => Math.max(most, piece.end), Number.NEGATIVE_INFINITY);
  return { text: printed(text), x, end, y: row.y, size: row.size, bold, spread, page, block };
}

/** The same words drawn twice, a little apart, to look bold. */
function isShadow(one: Piece, other: Piece): boolean {
  const near = one.size * 0.15;
  return one.words === other.words && Math.abs(one.x - other.x) < near && Math.abs(one.y - other.y) < near;
}

/** A soft hyphen is printed at the end of a line and nowhere else. */
function printed(text: string): string {
  return text
    .trim()
    .replace(/\u00ad$/u, '-')
    .replaceAll('\u00ad', '');
}
