import { seen } from '../outline.ts';

/** A stretch of text in one font, turned upright. In points; y grows downwards and is that of the line it stands on. */
export interface Piece {
  readonly words: string;
  readonly x: number;
  readonly end: number;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  readonly rightToLeft: boolean;
  /** Quarter turns by which it stands on the page; 0 is upright. */
  readonly turn: number;
}

/** What pdf.js says of a stretch of text. */
export interface Item {
  readonly str: string;
  readonly dir: string;
  readonly width: number;
  readonly transform: readonly number[];
  readonly fontName: string;
}

const quarter = Math.PI / 2;
/** Larger text is decoration, and nobody prints smaller. */
const [smallest, largest] = [1, 400];

/** The pieces of a page as it is shown; blanks between them are their distances. */
export function piecesOf(
  items: readonly Item[],
  view: readonly number[],
  isBold: (font: string) => boolean,
): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const { str, dir, width, transform, fontName } of items) {
    const words = seen(str.normalize('NFC')).replaceAll('\n', ' ');
    if (words.trim() === '') continue;
    const [a, b, c, d, e, f] = combined(view, transform);
    const size = Math.hypot(c, d);
    const turn = (Math.round(Math.atan2(b, a) / quarter) + 4) % 4;
    const [cos, sin] = [Math.round(Math.cos(turn * quarter)), Math.round(Math.sin(turn * quarter))];
    const [x, y] = [e * cos + f * sin, f * cos - e * sin];
    if (![x, y, width, size].every(Number.isFinite) || size < smallest || size > largest) continue;
    pieces.push({ words, x, end: x + width, y, size, bold: isBold(fontName), rightToLeft: dir === 'rtl', turn });
  }
  return pieces;
}

type Matrix = readonly [number, number, number, number, number, number];

function combined(outer: readonly number[], inner: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = outer;
  const [p = 0, q = 0, r = 0, s = 0, t = 0, u = 0] = inner;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

/** The pieces by how they are turned, what most of the page is printed in first. */
export function byTurn(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const groups = [0, 1, 2, 3].map((turn) => pieces.filter((piece) => piece.turn === turn));
  const weight = (group: readonly Piece[]) => group.reduce((sum, { words }) => sum + words.length, 0);
  return groups.filter((group) => group.length > 0).sort((one, other) => weight(other) - weight(one));
}
