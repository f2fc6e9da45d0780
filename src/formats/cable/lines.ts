import { DocumentError } from '../../errors.ts';
import { matchesIn } from '../../matches.ts';
import { brokenFurnitureAt, furnitureIn, goesOnWithStamp, isClassificationOnly, isStamp } from './furniture.ts';

/**
 * One printed line, or a part of it where a copy was reflowed: source [start, end), without blanks at its ends. Blank
 * lines and page furniture are none: `gap` says that blank lines stand before it, `broken` that furniture does.
 * `joined` marks a part that starts in mid line.
 */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly gap: boolean;
  readonly broken: boolean;
  readonly joined: boolean;
}

export interface Lines {
  readonly lines: readonly Line[];
  /** Page and section lines that were left out, the first fifty. */
  readonly furniture: readonly string[];
}

const mostLines = 1_000_000;
/** A longer line is prose; nothing is looked for inside it. */
const longestScanned = 20_000;
const rule = /(?<!\S)(?:-{4,}|={4,})(?!\S)/gu;
const pilcrow = /(?<=\s)¶\s?(?:\d{1,3}|[A-Z])[.)]/gu;
/** A marked paragraph that starts in mid line, behind a finished sentence. */
const portion = /(?<=[.!?:)"”]\s{1,3})\d{1,3}\.\s?\((?:TS|S|C|U|SBU|LOU)(?:\/{1,2}[A-Z]{2,9})?\)\s/gu;
/** Where the parts of a header begin that a copy put on one line. */
const headerParts =
  /(?<=\s)(?:DE R[A-Z]{4,7} #|ZN[RY] [A-Z]{5}|(?:[ZOPRY] ){1,4}\d{6}Z [A-Z]{3} \d{2}|FM [A-Z]{3}|TO R[A-Z]{4,7}\/|INFO R[A-Z]{4,7}\/|R[A-Z]{4,7}\/[A-Z]{3}|C O N F I D E N T I A L|S E C R E T|UNCLAS |SIPDIS\b|NOFORN\b(?! [A-Z] )|E\.O\. 1[1-3]\d{3}:|TAGS:|SUBJECT:|REF:|Classified By:)/gu;
const flatHeader = /\sZN[RY] [A-Z]{5}\s/u;
/** What every cut inside a line stands at; most lines have none of it. */
const anyCut = /-{4}|={4}|¶|\d\.\s?\(|PAGE|\sOF\s|\sZN[RY] |Declassified\//u;

/** The parts of a reflowed line: furniture out; rules of dashes, and text starting with a pilcrow, for themselves. */
function partsOf(text: string): { from: number; to: number; out: boolean }[] {
  if (text.length > longestScanned || !anyCut.test(text)) return [{ from: 0, to: text.length, out: false }];
  const out = furnitureIn(text);
  const cuts = new Set([0, text.length]);
  for (const each of out) cuts.add(each.from).add(each.to);
  for (const each of matchesIn(text, rule)) cuts.add(each.index).add(each.index + each[0].length);
  const starts = flatHeader.test(text) ? [pilcrow, portion, headerParts] : [pilcrow, portion];
  for (const start of starts) for (const each of matchesIn(text, start)) cuts.add(each.index);
  const places = [...cuts].sort((left, right) => left - right);
  return places.slice(1).map((to, index) => {
    const from = places[index] ?? 0;
    return { from, to, out: out.some((each) => each.from <= from && to <= each.to) };
  });
}

/**
 * The lines of a text, whatever ends them, without page furniture and stamps.
 * @throws DocumentError when there are more lines than any cable has
 */
export function linesOf(source: string, file: string): Lines {
  const lines: Line[] = [];
  const furniture: string[] = [];
  let gap = false;
  let broken = false;
  const drop = (text: string) => {
    broken = true;
    if (furniture.length < 50) furniture.push(text);
  };
  for (const printed of printedLines(source)) {
    if (printed.text.trim() === '') {
      gap = true;
      continue;
    }
    for (const [index, part] of partsOf(printed.text).entries()) {
      const raw = printed.text.slice(part.from, part.to);
      const text = raw.trim();
      if (text === '') continue;
      const start = printed.start + part.from + (raw.length - raw.trimStart().length);
      const last = lines.at(-1);
      const half = last === undefined ? undefined : brokenFurnitureAt(last.text, text);
      if (part.out || isStamp(text)) {
        while (part.out && /PAGE/u.test(text) && isClassificationOnly(lines.at(-1)?.text ?? '')) {
          gap = lines.pop()?.gap === true || gap;
        }
        drop(text);
      } else if (last !== undefined && half !== undefined) {
        lines.pop();
        const kept = last.text.slice(0, half).trimEnd();
        if (kept !== '') lines.push({ ...last, text: kept, end: last.start + kept.length });
        gap ||= last.gap;
        drop(`${last.text.slice(half)} ${text}`);
      } else if (broken && brokenFurnitureAt(furniture.at(-1) ?? '', text) === 0) drop(text);
      else if (broken && goesOnWithStamp(text, furniture.at(-1) ?? '')) drop(text);
      else {
        lines.push({ start, end: start + text.length, text, gap, broken, joined: index > 0 });
        gap = false;
        broken = false;
      }
    }
    if (lines.length > mostLines) throw new DocumentError(file, `has more than ${mostLines} lines`, mostLines);
  }
  return { lines, furniture };
}

function* printedLines(source: string): Generator<{ start: number; text: string }> {
  let start = 0;
  for (const end of matchesIn(source, /\r\n?|\n/gu)) {
    yield { start, text: source.slice(start, end.index) };
    start = end.index + end[0].length;
  }
  yield { start, text: source.slice(start) };
}
