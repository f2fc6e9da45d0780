import { spansOf } from '../../citation.ts';
import type { Heading, Paragraph } from '../../document.ts';
import { type Block, endsSentence } from './blocks.ts';
import type { Line } from './lines.ts';

interface Draft {
  readonly label: string;
  readonly mark: string | undefined;
  readonly heading: string | undefined;
  readonly pieces: { start: number; end: number }[];
  /** The last line read, by which a break in mid sentence is known. */
  last: string;
  /** Whether it starts with a printed number or mark. */
  readonly printed: boolean;
}

/** Longer lines go in by pieces, so that no single match runs over all of a huge file. */
const longestPiece = 50_000;

/** Whether a line goes on with the sentence that a page break or a stray blank line interrupted. */
function goesOn(open: Draft, line: Line): boolean {
  if (endsSentence(open.last)) return line.broken && /^\p{Ll}/u.test(line.text);
  return line.broken || /^[\p{Ll},;)]/u.test(line.text) || (!line.gap && !line.joined);
}

/** Collects paragraphs and the headings above them, block by block, in the order of the page. */
export class Composition {
  readonly headings: Heading[] = [];
  private readonly drafts: Draft[] = [];
  private pending: Heading[] = [];
  private readonly numbered: boolean;
  private unprinted = 0;

  /** @param numbered whether any paragraph of the cable has a printed number */
  constructor(numbered: boolean) {
    this.numbered = numbered;
  }

  heading(source: string, block: Block): void {
    const first = block.lines[0];
    const last = block.lines.at(-1);
    if (first === undefined || last === undefined) return;
    const sign = /^#{1,6}\s+/u.exec(first.text)?.[0].length ?? 0;
    const start = first.start + sign;
    const { text } = spansOf(source, [{ start, end: last.end }]);
    if (text !== '') this.pending.push({ text, start, end: last.end, paragraph: this.drafts.length });
  }

  portion(block: Block): void {
    const { portion } = block;
    const first = block.lines[0];
    if (portion === undefined || first === undefined) return;
    const label = portion.number === undefined ? this.countedLabel() : String(portion.number);
    const at = Math.min(portion.wordsAt, first.text.length);
    const words = { ...first, start: first.start + at, text: first.text.slice(at) };
    this.open(label, portion.mark, [words, ...block.lines.slice(1)], true);
  }

  /**
   * Words without number or mark: the sentence before goes on, or they belong to the numbered paragraph before, unless a
   * heading parts them from it.
   */
  words(block: Block): void {
    const open = this.drafts.at(-1);
    const first = block.lines[0];
    if (first === undefined) return;
    const parted = this.pending.length > 0;
    const broken = open !== undefined && !parted && goesOn(open, first);
    const belongs = open !== undefined && !parted && this.numbered && (open.printed || /[a-z]$/u.test(open.label));
    if (open !== undefined && (broken || belongs)) this.extend(open, block.lines);
    else this.open(this.countedLabel(), undefined, block.lines, false);
  }

  /** Headings that nothing stands under, once `paragraphs` was read. */
  get stray(): readonly string[] {
    return this.pending.map(({ text }) => text);
  }

  /** What was collected. Headings below the last paragraph head nothing; with no paragraph at all they are paragraphs. */
  paragraphs(source: string): Paragraph[] {
    const alone = this.drafts.length === 0 ? this.pending.splice(0) : [];
    for (const { text, start, end } of alone)
      this.open(this.countedLabel(), undefined, [{ text, start, end, gap: true, broken: false, joined: false }], false);
    return this.worded().map(({ label, mark, heading, pieces }, index) => ({
      index,
      label,
      mark,
      heading,
      ...spansOf(source, pieces),
    }));
  }

  /** The drafts that have words; headings of the others stand over the next one. */
  private worded(): Draft[] {
    const kept = this.drafts.filter(({ pieces }) => pieces.length > 0);
    if (kept.length === this.drafts.length) return kept;
    const before = this.drafts.map(() => 0);
    for (let at = 1; at < before.length; at += 1)
      before[at] = (before[at - 1] ?? 0) + (this.drafts[at - 1]?.pieces.length === 0 ? 0 : 1);
    const headings = this.headings.splice(0).map((each) => ({ ...each, paragraph: before[each.paragraph] ?? 0 }));
    for (const each of headings) (each.paragraph < kept.length ? this.headings : this.pending).push(each);
    return kept;
  }

  /** Labels where nothing is printed: counted from 1; between printed numbers the one before with a letter. */
  private countedLabel(): string {
    if (!this.numbered) return String(this.drafts.length + 1);
    const last = this.drafts.at(-1);
    if (last === undefined) return '0';
    this.unprinted = last.printed && /^\d+$/u.test(last.label) ? 0 : this.unprinted;
    const letter = String.fromCharCode(97 + (this.unprinted % 26));
    this.unprinted += 1;
    return `${/^\d+/u.exec(last.label)?.[0] ?? '0'}${letter}`;
  }

  private open(label: string, mark: string | undefined, lines: readonly Line[], printed: boolean): void {
    const heading = this.pending.at(-1)?.text;
    const draft: Draft = { label, mark, heading, pieces: [], last: '', printed };
    this.drafts.push(draft);
    this.extend(draft, lines);
  }

  private extend(draft: Draft, lines: readonly Line[]): void {
    this.place(this.drafts.length - 1);
    for (const line of lines) if (line.text.trim() !== '') this.keep(draft, line);
    draft.last = lines.at(-1)?.text ?? draft.last;
  }

  private keep(draft: Draft, line: Line): void {
    let { start } = line;
    while (line.end - start > longestPiece) {
      const blank = line.text.indexOf(' ', start - line.start + longestPiece);
      if (blank === -1) break;
      draft.pieces.push({ start, end: line.start + blank });
      start = line.start + blank + 1;
    }
    draft.pieces.push({ start, end: line.end });
  }

  private place(paragraph: number): void {
    for (const heading of this.pending) this.headings.push({ ...heading, paragraph });
    this.pending = [];
  }
}
