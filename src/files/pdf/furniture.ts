import type { Line } from './lines.ts';

/** Lines at the edge of a page that may be furniture, above and below. */
const edgeLines = 3;
/** Of the height of what is printed on the page: the zone at its head and at its foot. */
const zone = 0.15;
/** Lines at the same height on the page, in points. */
const sameHeight = 6;
/** So many pages with the same line are enough in any document. */
const enoughPages = 3;

/** A line as it repeats from page to page: page numbers count up, also Roman ones. */
function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/\d+/gu, '#')
    .replace(/^[ivxlc]{1,8}$|(?<=[-–|] ?)[ivxlc]{1,8}(?= ?[-–|]?$)/u, '#');
}

/** Numbers at either end of a line that may count pages, by how far they are ahead of the page. */
function countsOf({ text, page }: Line): string[] {
  const numbers = [/^\d{1,4}(?!\S)/u.exec(text)?.[0], /(?<!\S)\d{1,4}$/u.exec(text)?.[0]];
  return [...new Set(numbers)].flatMap((number) => (number === undefined ? [] : [`+${Number(number) - page}`]));
}

interface Edge {
  readonly line: Line;
  readonly head: boolean;
}

/** The lines at the head and those at the foot of a page, the outermost first. */
function edgesOf(lines: readonly Line[]): readonly [Edge[], Edge[]] {
  const down = [...lines].sort((one, other) => one.y - other.y);
  const [top, bottom] = [down[0]?.y ?? 0, down.at(-1)?.y ?? 0];
  const margin = (bottom - top) * zone;
  const heads = down.filter(({ y }) => y <= top + margin).slice(0, edgeLines);
  const feet = down.filter((line) => line.y >= bottom - margin && !heads.includes(line)).slice(-edgeLines);
  return [heads.map((line) => ({ line, head: true })), feet.toReversed().map((line) => ({ line, head: false }))];
}

/** What repeats: lines to leave out, and of those the ones to keep beside the text, as nothing else on paper says them. */
export interface Furniture {
  readonly out: ReadonlySet<Line>;
  /** At the head of the first page they stand on, and more than a page number. */
  readonly kept: ReadonlySet<Line>;
}

/**
 * Running heads and feet: at the same height, on three pages or on more than half of them, the same words but for
 * figures, or any words beside a number that counts the pages; nothing else may stand further out. `pages` holds the
 * lines of each.
 */
export function furnitureOf(pages: readonly (readonly Line[])[]): Furniture {
  const edges = pages.map(edgesOf);
  const repeated = repeatedAmong(edges.flat(2), pages.filter((lines) => lines.length > 0).length);
  const out = new Set<Line>();
  const kept = new Set<Line>();
  for (const side of edges.flat())
    for (const { line, head } of side) {
      if (!repeated.has(line)) break;
      out.add(line);
      if (head && line.page === 0 && !isNumbering(line.text)) kept.add(line);
    }
  return { out, kept };
}

/** Lines that repeat among those at the edges of so many pages. */
function repeatedAmong(edges: readonly Edge[], pages: number): ReadonlySet<Line> {
  const groups = new Map<string, Edge[]>();
  for (const edge of edges)
    for (const key of [keyOf(edge.line.text), ...countsOf(edge.line)]) {
      const place = `${edge.head ? 'head' : 'foot'} ${key}`;
      const group = groups.get(place);
      if (group === undefined) groups.set(place, [edge]);
      else group.push(edge);
    }
  const repeated = new Set<Line>();
  for (const level of [...groups.values()].flatMap(levelsOf)) {
    const on = new Set(level.map(({ line }) => line.page)).size;
    if (on >= enoughPages || (on > 1 && on > pages / 2)) for (const { line } of level) repeated.add(line);
  }
  return repeated;
}

/** Edges that stand at the same height. */
function levelsOf(edges: readonly Edge[]): Edge[][] {
  const levels: Edge[][] = [];
  for (const edge of [...edges].sort((one, other) => one.line.y - other.line.y)) {
    const level = levels.at(-1);
    if (level !== undefined && edge.line.y - (level[0]?.line.y ?? 0) <= sameHeight) level.push(edge);
    else levels.push([edge]);
  }
  return levels;
}

/** "3", "– 3 –", "iv", "Page 3 of 9", "p. 3", "Seite 3". */
function isNumbering(text: string): boolean {
  return !/\p{L}{2}/u.test(keyOf(text).replace(/\b(?:page|pages|of|seite|von|pág|página|de|стр|из)\b/gu, ''));
}
