import { plainWords } from './letters.ts';
import type { Saying } from './picture.ts';

const mostSummary = 500;

function moreWords(left: number): string {
  return left === 0 ? '' : `… and ${left.toLocaleString('en-GB')} more.`;
}

/**
 * What a picture says, in at most `most` UTF-16 units (600 or more): its counts, then as many of its things as have room, and how many more
 * there are.
 */
export function fittedSaying({ summary, lines, more }: Saying, most: number): string {
  const parts = [plainWords(summary, mostSummary)];
  let used = parts[0]?.length ?? 0;
  let shown = 0;
  for (const line of lines) {
    const words = plainWords(line);
    const after = moreWords(lines.length - shown - 1 + more);
    if (used + 1 + words.length + (after === '' ? 0 : after.length + 1) > most) break;
    parts.push(words);
    used += 1 + words.length;
    shown += 1;
  }
  const left = moreWords(lines.length - shown + more);
  return [...parts, ...(left === '' ? [] : [left])].join('\n');
}
