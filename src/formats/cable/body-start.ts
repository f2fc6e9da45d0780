import type { Line } from './lines.ts';
import { portionStart } from './portions.ts';

/** A header is not longer than this many lines. */
const mostHeaderLines = 2_000;
const summaryHeading = /^(?:#{1,6}\s+)?(?:-{2,}\s*)?SUMMARY\s*[:.]?(?:\s*-{2,})?$/iu;

/** Index of the first line that starts a paragraph or heads the summary, behind the labels that open the header. */
export function bodyStart(lines: readonly Line[]): number {
  const limit = Math.min(lines.length, mostHeaderLines);
  for (let index = 0; index < limit; index += 1) {
    const line = lines[index];
    if (line === undefined) break;
    if (summaryHeading.test(line.text)) return index;
    const start = portionStart(line.text);
    if (start === undefined || (start.number === undefined && !line.gap && index > 0)) continue;
    if (start.number !== undefined && start.mark === undefined && !start.pilcrow && start.number > 9 && index > 0)
      continue;
    return index;
  }
  return limit;
}
