import type { Line } from './lines.ts';

/** Lines that belong together. */
export interface Paragraph {
  readonly lines: Line[];
  heading: boolean;
}

/** How the body of a document is set. */
interface Setting {
  /** Letter size in points. */
  readonly size: number;
  readonly bold: boolean;
  /** From one line to the next, in letter sizes. */
  readonly leading: number;
}

/** Where the lines of a block begin and end. */
interface Measure {
  readonly left: number;
  readonly right: number;
}

const marker = /^(?:[•▪◦‣·●○■□–—*-]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s|¶|§)/iu;
const finished = /[.!?:;…]["'”’»)\]]{0,3}\d{0,3}$/u;
const longestHeading = 200;

function commonest(values: Iterable<readonly [value: number, weight: number]>, otherwise: number): number {
  const weights = new Map<number, number>();
  for (const [value, weight] of values) weights.set(value, (weights.get(value) ?? 0) + weight);
  let best = otherwise;
  for (const [value, weight] of weights) if (weight > (weights.get(best) ?? 0)) best = value;
  return best;
}

function settingOf(lines: readonly Line[]): Setting {
  const size = commonest(
    lines.map((line) => [Math.round(line.size * 2) / 2, line.text.length] as const),
    10,
  );
  const letters = lines.reduce((sum, { text }) => sum + text.length, 0);
  const boldLetters = lines.reduce((sum, { text, bold }) => sum + (bold ? text.length : 0), 0);
  const steps: (readonly [number, number])[] = [];
  for (const [at, line] of lines.entries()) {
    const last = lines[at - 1];
    if (last === undefined || last.block !== line.block || !isAlike(last, line)) continue;
    const step = Math.round(((line.y - last.y) / line.size) * 20) / 20;
    if (step > 0.8 && step < 3) steps.push([step, line.text.length]);
  }
  return { size, bold: boldLetters > letters / 2, leading: commonest(steps, 1.2) };
}

function isAlike(one: Line, other: Line): boolean {
  return Math.abs(one.size - other.size) <= Math.max(one.size, other.size) * 0.07;
}

function measuresOf(lines: readonly Line[]): Map<number, Measure> {
  const blocks = new Map<number, Line[]>();
  for (const line of lines) {
    const block = blocks.get(line.block);
    if (block === undefined) blocks.set(line.block, [line]);
    else block.push(line);
  }
  return new Map(
    [...blocks].map(([block, own]) => {
      const ends = own.map(({ end }) => end).sort((one, other) => one - other);
      const left = own.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY);
      return [block, { left, right: ends[Math.floor((ends.length - 1) * 0.95)] ?? left }];
    }),
  );
}

/** Cuts the lines of a document, in reading order, into paragraphs and headings. */
export class Typesetting {
  readonly #setting: Setting;
  readonly #measures: Map<number, Measure>;

  constructor(lines: readonly Line[]) {
    this.#setting = settingOf(lines);
    this.#measures = measuresOf(lines);
  }

  paragraphs(lines: readonly Line[]): Paragraph[] {
    const paragraphs: Paragraph[] = [];
    for (const line of lines) {
      const open = paragraphs.at(-1);
      if (open === undefined || this.#begins(open.lines, line)) paragraphs.push({ lines: [line], heading: false });
      else open.lines.push(line);
    }
    for (const paragraph of paragraphs) paragraph.heading = this.#isHeading(paragraph.lines);
    return this.#joined(paragraphs);
  }

  #rightOf(line: Line): number {
    return this.#measures.get(line.block)?.right ?? line.end;
  }

  /** Whether the first word of a line would have had room at the end of the one before. */
  #hadRoom(last: Line, line: Line): boolean {
    const [word = ''] = line.text.split(/\s/u, 1);
    const width = ((line.end - line.x) / Math.max(1, line.text.length)) * (word.length + 1);
    return last.end + width < this.#rightOf(last) - last.size * 0.5;
  }

  /** Whether a line begins a paragraph behind the lines of the open one. */
  #begins(open: readonly Line[], line: Line): boolean {
    const [first] = open;
    const last = open.at(-1);
    if (first === undefined || last === undefined || last.block !== line.block) return true;
    if (!isAlike(last, line) || last.bold !== line.bold) return true;
    const gap = (line.y - last.y) / line.size;
    const usual = line.size > this.#setting.size * 1.1 ? Math.max(this.#setting.leading, 1.3) : this.#setting.leading;
    if (gap > usual + Math.max(0.25, usual * 0.2) || gap < 0) return true;
    const ended = finished.test(last.text);
    const step = (line.x - last.x) / line.size;
    const second = open[1];
    const hangs = second !== undefined && second.x - first.x > first.size * 0.6;
    if (hangs && line.x < second.x - first.size * 0.6) return true;
    if (marker.test(line.text) && (ended || this.#hadRoom(last, line) || step < -0.6)) return true;
    if (step > 0.6) {
      const behindMarker = open.length === 1 && marker.test(last.text);
      return !behindMarker && (ended || this.#hadRoom(last, line));
    }
    return ended && !/[;:]$/u.test(last.text) && this.#hadRoom(last, line);
  }

  #isHeading(lines: readonly Line[]): boolean {
    const [first] = lines;
    const text = lines.map((line) => line.text).join(' ');
    if (first === undefined || lines.length > 4 || text.length > longestHeading || !/\p{L}{2}/u.test(text))
      return false;
    if (lines.some(({ spread }) => spread) || /[,;]$|\.\s?\.\s?\./u.test(text)) return false;
    if (first.size >= this.#setting.size * 1.12) return true;
    return first.bold && !this.#setting.bold && !/\.$/u.test(text) && first.size >= this.#setting.size * 0.95;
  }

  /** Small print below the text of a page. */
  #isNote({ lines: [first] }: Paragraph): boolean {
    return first !== undefined && first.size < this.#setting.size * 0.93;
  }

  /** Joins what goes on in the next column or on the next page; notes below the text stay behind the whole paragraph. */
  #joined(paragraphs: readonly Paragraph[]): Paragraph[] {
    const joined: Paragraph[] = [];
    let body: Paragraph | undefined;
    for (const paragraph of paragraphs) {
      if (this.#isNote(paragraph)) {
        joined.push(paragraph);
        continue;
      }
      if (body !== undefined && this.#goesOn(body, paragraph)) {
        body.lines.push(...paragraph.lines);
        continue;
      }
      joined.push(paragraph);
      body = paragraph;
    }
    return joined;
  }

  #goesOn(body: Paragraph, next: Paragraph): boolean {
    const last = body.lines.at(-1);
    const [first] = next.lines;
    if (last === undefined || first === undefined || last.block === first.block || first.page > last.page + 1)
      return false;
    if (body.heading || next.heading || !isAlike(last, first) || last.bold !== first.bold) return false;
    if (last.spread || first.spread || marker.test(first.text)) return false;
    if (/\p{L}-$/u.test(last.text)) return /^\p{L}/u.test(first.text);
    if (finished.test(last.text)) return false;
    if (/^[\p{Ll},(]/u.test(first.text)) return true;
    const left = this.#measures.get(first.block)?.left ?? first.x;
    return !this.#hadRoom(last, first) && first.x - left < first.size * 0.6;
  }
}
