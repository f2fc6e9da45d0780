import { type Line, lineOf, type Row, rowsOf } from './lines.ts';
import type { Piece } from './pieces.ts';

/** A column has at least so many lines, each side of the gutter. */
const fewestLines = 5;
/** Of the width of the text: a narrower column is one of a table or a list of marks. */
const narrowest = 0.2;
/** Of the lines of a column, so many have at least so many words: columns of figures are tables. */
const [proseShare, proseWords] = [0.6, 3];
const deepest = 3;
/** Gutters that are tried on a page, at whole points. */
const mostGutters = 24;

interface Extent {
  readonly from: number;
  readonly to: number;
}

function extentOf(rows: readonly Row[]): Extent {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const { pieces } of rows)
    for (const { x, end } of pieces) {
      from = Math.min(from, x);
      to = Math.max(to, end);
    }
  return { from, to };
}

/** Places that few lines cross, between a fifth and four fifths of the width: the emptiest of each empty stretch. */
function guttersOf(rows: readonly Row[], { from, to }: Extent): number[] {
  const width = Math.ceil(to - from);
  if (!(width > 0 && width < 20_000)) return [];
  const changes = new Int32Array(width + 2);
  const clamp = (x: number) => Math.max(0, Math.min(width + 1, Math.floor(x - from)));
  for (const { pieces } of rows)
    for (const { x, end } of pieces) {
      const [first, last] = [clamp(x), clamp(end)];
      changes[first] = (changes[first] ?? 0) + 1;
      changes[last + 1] = (changes[last + 1] ?? 0) - 1;
    }
  const stretches: { x: number; crossed: number }[] = [];
  let covered = 0;
  let begin = 0;
  for (let x = 0; x <= width; x++) {
    const change = changes[x] ?? 0;
    if (change !== 0) {
      if (x - begin >= 3) stretches.push({ x: (begin + x) / 2, crossed: covered });
      begin = x;
    }
    covered += change;
  }
  return stretches
    .filter(({ x, crossed }) => x > width * narrowest && x < width * (1 - narrowest) && crossed < rows.length / 2)
    .sort((one, other) => one.crossed - other.crossed)
    .slice(0, mostGutters)
    .map(({ x }) => x + from);
}

function isCrossed({ pieces, size }: Row, gutter: number): boolean {
  return pieces.some(({ x, end }) => x < gutter - size * 0.1 && end > gutter + size * 0.1);
}

/** Whether the pieces on one side of a gutter read as a column of text. */
function isProse(pieces: readonly Piece[], width: number): boolean {
  const lines = rowsOf(pieces).map((row) => lineOf(row, 0, 0));
  if (lines.length < fewestLines) return false;
  const broad = lines.filter(({ x, end }) => end - x > width * narrowest).length;
  const wordy = lines.filter(({ text, spread }) => !spread && text.split(/\s+/u).length >= proseWords).length;
  return broad > lines.length / 2 && wordy > lines.length * proseShare;
}

/** Bands of a page between which the gutter is crossed; `columns` where both sides read as columns. */
interface Band {
  readonly rows: Row[];
  columns: boolean;
}

function bandsAt(rows: readonly Row[], gutter: number, width: number): Band[] {
  const bands: Band[] = [];
  for (const row of rows) {
    const columns = !isCrossed(row, gutter);
    const band = bands.at(-1);
    if (band?.columns === columns) band.rows.push(row);
    else bands.push({ rows: [row], columns });
  }
  for (const band of bands) {
    if (!band.columns) continue;
    const [left, right] = sides(band.rows, gutter);
    band.columns = isProse(left, width) && isProse(right, width);
  }
  return bands;
}

function sides(rows: readonly Row[], gutter: number): [Piece[], Piece[]] {
  const pieces = rows.flatMap((row) => row.pieces);
  return [
    pieces.filter(({ x, end }) => (x + end) / 2 < gutter),
    pieces.filter(({ x, end }) => (x + end) / 2 >= gutter),
  ];
}

/** The rows of a page in reading order, block by block: what is set in columns is read column by column. */
export function blocksOf(pieces: readonly Piece[], depth = 0): Row[][] {
  const rows = rowsOf(pieces);
  if (depth >= deepest || rows.length < fewestLines) return rows.length === 0 ? [] : [rows];
  const extent = extentOf(rows);
  const inColumns = (bands: readonly Band[]) =>
    bands.reduce((sum, { columns, rows: lines }) => sum + (columns ? lines.length : 0), 0);
  let best: { gutter: number; bands: Band[]; count: number } | undefined;
  for (const gutter of guttersOf(rows, extent)) {
    const bands = bandsAt(rows, gutter, extent.to - extent.from);
    const count = inColumns(bands);
    if (count > (best?.count ?? 0)) best = { gutter, bands, count };
  }
  if (best === undefined) return [rows];
  const blocks: Row[][] = [];
  let whole: Row[] = [];
  const close = () => {
    if (whole.length > 0) blocks.push(whole);
    whole = [];
  };
  for (const band of best.bands) {
    if (!band.columns) {
      whole.push(...band.rows);
      continue;
    }
    close();
    for (const side of sides(band.rows, best.gutter)) blocks.push(...blocksOf(side, depth + 1));
  }
  close();
  return blocks;
}

/** The lines of a page in reading order; blocks are counted on from `block`. */
export function linesOf(groups: readonly (readonly Piece[])[], page: number, block: number): Line[] {
  return groups
    .flatMap((pieces) => blocksOf(pieces))
    .flatMap((rows, at) => rows.map((row) => lineOf(row, page, block + at)))
    .filter(({ text }) => text !== '');
}
