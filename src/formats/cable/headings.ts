import { type Block, endsSentence } from './blocks.ts';

const longestHeading = 140;
const mostLines = 3;
/** Headings that stand alone in any case, also with a point or colon behind them. */
const named =
  /^(?:(?:BEGIN\s)?(?:EXECUTIVE\s)?SUMM?ARY|SUMMAY|COMMENT|INTRODUCTION|CONCLUSION|BACKGROUND|ACTION REQUEST(?:ED)?|BIO(?:GRAPHIC)? NOTE|NOTE|KEY POINTS)(?:\s?(?:AND|\/|&)\s?[A-Z ]{3,30})?[.:]?$/iu;
const finalSign = /(?<!\.\s?\.\s?)[.,;]["'”’)\]]*$/u;

const textOf = (block: Block) => block.lines.map((line) => line.text).join(' ');

/** Handling sentences and the words around quoted texts stand alone, but head nothing. */
const handling =
  /^(?:(?:BEGIN|END)\b(?!.*SUMMARY)|END SUMMARY|SENSITIVE BUT|NOT FOR|PLEASE|FROM |THIS (?:IS|MESSAGE|CABLE)|PAGE |ENTIRE TEXT)/iu;

function looksLikeHeading(text: string): boolean {
  return (
    !handling.test(text) &&
    text.length <= longestHeading &&
    /[\p{L}]{2}/u.test(text) &&
    /^["'“‘(¿¡#]*[\p{Lu}\d]/u.test(text)
  );
}

/**
 * Whether a rule stands beneath the block. A rule that opens the next heading's frame (rule, words, rule) does not
 * count, unless the block has a rule above it too.
 */
function ruled(blocks: readonly Block[], at: number): boolean {
  const block = blocks[at];
  if (block === undefined || block.lines.length > mostLines || blocks[at + 1]?.kind !== 'rule') return false;
  const framed = blocks[at + 2];
  const opensNext =
    framed?.kind === 'words' &&
    framed.lines.length <= mostLines &&
    blocks[at + 3]?.kind === 'rule' &&
    !isFinished(framed);
  return !opensNext || blocks[at - 1]?.kind === 'rule';
}

const isFinished = (block: Block) => finalSign.test(textOf(block));

/** What came before a block. */
export interface Context {
  /** Whether the block right before it was found to be a heading. */
  readonly afterHeading: boolean;
  /** Whether a numbered paragraph is open that ends in a list: its last line is no sentence. */
  readonly inList: boolean;
}

/**
 * Whether a block of words is a heading: Markdown's sign, a rule beneath (a blank line may stand between), a heading's
 * usual word alone, one line right before a numbered paragraph, or one line of capitals between blank lines (at the
 * text's end, below small letters). A wrapped sentence never is one, nor is what stands over the parts of a list inside a
 * paragraph (the sides of a meeting, with their participants below).
 */
export function isHeading(blocks: readonly Block[], at: number, { afterHeading, inList }: Context): boolean {
  const block = blocks[at];
  if (block === undefined || block.kind === 'rule' || block.kind === 'portion') return false;
  if (block.kind === 'heading') return true;
  if (block.lines.length > mostLines) return false;
  const text = textOf(block);
  if (!looksLikeHeading(text)) return false;
  const before = blocks[at - 1];
  const next = blocks[at + 1];
  if (inList && !named.test(text) && !(next?.kind === 'rule' && blocks[at + 2]?.kind === 'portion')) return false;
  if (ruled(blocks, at)) return !finalSign.test(text) || named.test(text);
  if (block.lines.length === 1 && named.test(text)) return true;
  if (finalSign.test(text) || block.lines.length > 1) return false;
  const lastLine = before?.kind === 'rule' || before?.kind === 'heading' ? undefined : before?.lines.at(-1);
  if (lastLine !== undefined && !endsSentence(lastLine.text) && !afterHeading) return false;
  const follows = next?.kind === 'portion' && next.portion?.number !== undefined;
  if (follows && !text.endsWith(':')) return text.length <= 100;
  const capitals = text === text.toUpperCase() && text.length <= 100;
  if (!capitals || block.lines[0]?.gap !== true) return false;
  return next === undefined ? /\p{Ll}{2}/u.test(lastLine?.text ?? '') : next.lines[0]?.gap === true;
}

/** Where a paragraph's last line is a heading, because a rule follows it at once: the block cut in two. */
export function withHeadingsCutOff(blocks: readonly Block[]): Block[] {
  const result: Block[] = [];
  for (const [index, block] of blocks.entries()) {
    const next = blocks[index + 1];
    const last = block.lines.at(-1);
    const before = block.lines.at(-2);
    const glued =
      next?.kind === 'rule' &&
      next.lines[0]?.gap === false &&
      (block.kind === 'portion' || block.kind === 'words') &&
      last !== undefined &&
      before !== undefined &&
      endsSentence(before.text) &&
      last.text.length <= 100 &&
      !finalSign.test(last.text) &&
      looksLikeHeading(last.text);
    if (!glued || last === undefined) result.push(block);
    else {
      result.push({ ...block, lines: block.lines.slice(0, -1) });
      result.push({ kind: 'words', lines: [last] });
    }
  }
  return result;
}
