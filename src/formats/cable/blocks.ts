import { isClassificationOnly } from './furniture.ts';
import type { Line } from './lines.ts';
import { type PortionStart, portionStart } from './portions.ts';

/** Lines that stand together: a rule of dashes, a Markdown heading, the start of a paragraph, or other words. */
export interface Block {
  readonly kind: 'rule' | 'heading' | 'portion' | 'words';
  readonly lines: readonly Line[];
  /** Set for `portion`. */
  readonly portion?: PortionStart;
}

const rule = /^(?:-{3,}|={3,}|\*{3,}|_{3,}|(?:- ){3,}-?)$/u;
const markdownHeading = /^#{1,6}\s+\S/u;
const farthestJump = 3;

/** What stands before a line that starts with a number. */
interface Before {
  readonly line: Line | undefined;
  readonly block: Pick<Block, 'kind' | 'lines'> | undefined;
}

/** Whether a new paragraph may follow: a sentence or heading has ended, or nothing came yet. */
function isFinished({ line, block }: Before): boolean {
  if (line === undefined || block === undefined || block.kind === 'rule' || block.kind === 'heading') return true;
  const alone = block.kind === 'words' && block.lines.length === 1 && line.gap && !line.broken;
  return alone || endsSentence(line.text);
}

/**
 * Decides which numbers at line starts begin paragraphs: each in its turn, never a figure that a wrapped line starts
 * with, nor a list inside a paragraph.
 */
class Numbering {
  private last: number | undefined;
  private marked = false;
  /** Whether blank lines stand between paragraphs. */
  private spaced = false;
  /** The last item of a list inside the open paragraph. */
  private item: number | undefined;

  accepts(start: PortionStart, line: Line, before: Before): boolean {
    const apart = line.gap || line.broken || isFinished(before);
    if (start.number === undefined) return apart;
    const sure = start.mark !== undefined || start.pilcrow;
    const step = this.last === undefined ? undefined : start.number - this.last;
    const accepted = sure
      ? line.gap || step === undefined || (step >= 1 && step <= farthestJump)
      : this.acceptsBare(start.number, step, line, before);
    if (!accepted) {
      if (start.number === 1 || start.number === (this.item ?? 0) + 1) this.item = start.number;
      return false;
    }
    this.last = start.number;
    this.item = undefined;
    this.marked ||= start.mark !== undefined;
    this.spaced ||= line.gap;
    return true;
  }

  /** A number without a mark: the next one, behind a finished sentence; where others are marked, also as they are spaced. */
  private acceptsBare(number: number, step: number | undefined, line: Line, before: Before): boolean {
    if (number === (this.item ?? 0) + 1 && this.item !== undefined) return false;
    if (!isFinished(before) && !(line.gap && !line.broken)) return false;
    if (this.marked) return step === 1 && (line.gap || !this.spaced);
    return step === undefined ? number <= 50 : step === 1 || (number === 1 && line.gap);
  }
}

/** Whether words end as sentences do. */
export function endsSentence(text: string): boolean {
  return /[.!?:]["'”’)\]]*$/u.test(text.slice(-8));
}

/** The body's lines in blocks; classifications that stand alone on their line are page furniture and fall out. */
export function blocksOf(lines: readonly Line[]): Block[] {
  const blocks: { kind: Block['kind']; lines: Line[]; portion?: PortionStart }[] = [];
  const numbering = new Numbering();
  let previous: Line | undefined;
  for (const line of lines) {
    if (isClassificationOnly(line.text)) continue;
    const open = blocks.at(-1);
    const start = portionStart(line.text);
    if (rule.test(line.text)) blocks.push({ kind: 'rule', lines: [line] });
    else if (markdownHeading.test(line.text)) blocks.push({ kind: 'heading', lines: [line] });
    else if (start !== undefined && numbering.accepts(start, line, { line: previous, block: open }))
      blocks.push({ kind: 'portion', lines: [line], portion: start });
    else if (open === undefined || line.gap || line.broken || open.kind === 'rule' || open.kind === 'heading')
      blocks.push({ kind: 'words', lines: [line] });
    else open.lines.push(line);
    previous = line;
  }
  return blocks;
}
