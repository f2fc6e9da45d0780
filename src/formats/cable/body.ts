import { spansOf } from '../../citation.ts';
import type { Heading, Paragraph } from '../../document.ts';
import { type Block, blocksOf, endsSentence } from './blocks.ts';
import { isHeading, withHeadingsCutOff } from './headings.ts';
import type { Line } from './lines.ts';

interface Draft {
  readonly label: string;
  readonly mark: string | undefined;
  readonly heading: string | undefined;
  readonly pieces: { start: number; end: number }[];
  /** The last line read, by which a break in mid sentence is known. */
  last: string;
  readonly numbered: boolean;
}

export interface Body {
  readonly paragraphs: readonly Paragraph[];
  readonly headings: readonly Heading[];
}

/** Collects paragraphs and the headings above them. */
class Composition {
  readonly drafts: Draft[] = [];
  readonly headings: Heading[] = [];
  private pending: Heading[] = [];
  private readonly numbered: boolean;
  private unprinted = 0;

  constructor(numbered: boolean) {
    this.numbered = numbered;
  }

  heading(source: string, block: Block): void {
    const first = block.lines[0];
    const last = block.lines.at(-1);
    if (first === undefined || last === undefined) return;
    const sign = /^#{1,6}\s+/u.exec(first.text)?.[0].length ?? 0;
    const start = first.start + sign;
    const text = spansOf(source, [{ start, end: last.end }]).text.replace(/\s#+$/u, '');
    if (text !== '') this.pending.push({ text, start, end: last.end, paragraph: this.drafts.length });
  }

  portion(block: Block): void {
    const { portion } = block;
    const first = block.lines[0];
    if (portion === undefined || first === undefined) return;
    const label = portion.number === undefined ? this.label() : String(portion.number);
    const words = { ...first, start: first.start + Math.min(portion.wordsAt, first.text.length) };
    this.open(label, portion.mark, [words, ...block.lines.slice(1)], true);
  }

  words(block: Block): void {
    const open = this.drafts.at(-1);
    const first = block.lines[0];
    if (first === undefined) return;
    const broken = open !== undefined && this.pending.length === 0 && goesOn(open, first);
    const belongs = open?.numbered === true && this.numbered;
    if (open !== undefined && (broken || belongs)) this.extend(open, block.lines);
    else this.open(this.label(), undefined, block.lines, false);
  }

  /** Labels where nothing is printed: counted from 1; between printed numbers the one before with a letter. */
  private label(): string {
    if (!this.numbered) return String(this.drafts.length + 1);
    const before = /^\d+/u.exec(this.drafts.at(-1)?.label ?? '')?.[0] ?? '0';
    const letter = this.drafts.at(-1)?.numbered === true ? 0 : this.unprinted;
    this.unprinted = letter + 1;
    return before === '0' && this.drafts.length === 0 ? '0' : `${before}${String.fromCharCode(97 + (letter % 26))}`;
  }

  private open(label: string, mark: string | undefined, lines: readonly Line[], numbered: boolean): void {
    this.headings.push(...this.pending);
    const heading = this.pending.at(-1)?.text;
    this.pending = [];
    const draft: Draft = { label, mark, heading, pieces: [], last: '', numbered };
    this.drafts.push(draft);
    this.extend(draft, lines);
  }

  private extend(draft: Draft, lines: readonly Line[]): void {
    if (this.pending.length > 0) {
      this.headings.push(...this.pending.map((heading) => ({ ...heading, paragraph: this.drafts.length - 1 })));
      this.pending = [];
    }
    for (const line of lines) if (line.end > line.start) draft.pieces.push({ start: line.start, end: line.end });
    draft.last = lines.at(-1)?.text ?? draft.last;
  }

  /** Headings below the last paragraph belong to it. */
  finish(): void {
    const last = Math.max(0, this.drafts.length - 1);
    this.headings.push(...this.pending.map((heading) => ({ ...heading, paragraph: last })));
  }
}

/** Whether a line goes on with the sentence that a page break or a stray blank line interrupted. */
function goesOn(open: Draft, line: Line): boolean {
  if (endsSentence(open.last)) return line.broken && /^\p{Ll}/u.test(line.text);
  return line.broken || /^[\p{Ll},;)]/u.test(line.text) || (!line.gap && !line.joined);
}

/** Reads the body: paragraphs with label, mark, text and offsets, and every heading. */
export function bodyOf(lines: readonly Line[], source: string): Body {
  const blocks = withHeadingsCutOff(blocksOf(lines));
  const numbered = blocks.some((block) => block.portion?.number !== undefined);
  const composition = new Composition(numbered);
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'rule') continue;
    if (block.kind === 'portion') composition.portion(block);
    else if (isHeading(blocks, index)) composition.heading(source, block);
    else composition.words(block);
  }
  composition.finish();
  const paragraphs = composition.drafts.map(({ label, mark, heading, pieces }, index) => ({
    index,
    label,
    mark,
    heading,
    ...spansOf(source, pieces),
  }));
  return { paragraphs, headings: composition.headings };
}
