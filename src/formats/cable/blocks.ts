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

/** Decides which numbers at line starts begin paragraphs: each in its turn, never a figure or a list inside a paragraph. */
class Numbering {
  private last: number | undefined;
  private marked = false;

  accepts(start: PortionStart, line: Line, previous: Line | undefined): boolean {
    if (start.number === undefined)
      return line.gap || line.broken || previous === undefined || endsSentence(previous.text);
    const sure = start.mark !== undefined || start.pilcrow;
    const step = this.last === undefined ? undefined : start.number - this.last;
    const next = step === undefined || (step >= 1 && step <= farthestJump);
    const restarts = start.number === 1 && line.gap && !this.marked;
    const accepted = sure ? next || line.gap : step === 1 || restarts || (step === undefined && start.number <= 50);
    if (!accepted) return false;
    this.last = start.number;
    this.marked ||= start.mark !== undefined;
    return true;
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
    else if (start !== undefined && numbering.accepts(start, line, previous))
      blocks.push({ kind: 'portion', lines: [line], portion: start });
    else if (open === undefined || line.gap || line.broken || open.kind === 'rule' || open.kind === 'heading')
      blocks.push({ kind: 'words', lines: [line] });
    else open.lines.push(line);
    previous = line;
  }
  return blocks;
}
