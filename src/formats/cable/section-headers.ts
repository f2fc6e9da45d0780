import { captionsIn } from './captions.ts';
import { classificationLine } from './classification.ts';
import { isEnd } from './divide-headers.ts';
import { isClassificationOnly } from './furniture.ts';
import { isHeaderLabel } from './labels.ts';
import type { Line } from './lines.ts';
import { portionStart } from './portions.ts';
import { isDateLine } from './transmission.ts';

const mostLines = 60;
const transmissionStart = /^(?:VZCZC|(?:ZZ|OO|PP|RR) R[A-Z]{4,7}\b|DE R[A-Z]{4,7}\b)/u;

/** What the Department printed above the date-time group in the 1970s: distribution, relay line, numbers of the copy. */
const distribution =
  /^(?:(?:(?:ORIGIN|ACTION|INFO)\s+)?[A-Z/]{1,8}-\d{2}\b|(?:DRAFTED|APPROVED|CLEARED) BY\b|-{6,}|\/\d{3} [A-Z]$|(?:\d{2,6}|\d{6}Z|\/\d{2})(?: (?:\d{6}Z?|\/\d{2})){0,2}$)/u;

/** Whether a line is the classification line of a section behind the first. */
function opensSection(line: Line, index: number): boolean {
  if (!/\bOF\s+\d/u.test(line.text.slice(0, 120))) return false;
  const found = classificationLine(line, index);
  return found?.serial !== undefined && found.section !== undefined && found.section[0] > 1;
}

/** Where the section's header begins: with its own transmission lines, if they stand above. */
function firstLine(lines: readonly Line[], at: number): number {
  let first = at;
  for (let index = at - 1; index >= Math.max(0, at - mostLines); index -= 1) {
    const text = lines[index]?.text ?? '';
    if (portionStart(text) !== undefined) break;
    if (isDateLine(text) || transmissionStart.test(text)) first = index;
  }
  for (; first < at && first > 0; first -= 1) {
    const text = lines[first - 1]?.text ?? '';
    if (text.length > 120 || !(distribution.test(text) || isEnd(text) || isClassificationOnly(text))) break;
  }
  return first;
}

/** The line behind the section's header: captions and labelled fields with their wrapped lines are repeated there. */
function lineBehind(lines: readonly Line[], at: number): number {
  let labelled = false;
  let end = at + 1;
  for (; end < Math.min(lines.length, at + mostLines); end += 1) {
    const line = lines[end];
    if (line === undefined || portionStart(line.text) !== undefined) break;
    if (isHeaderLabel(line.text)) labelled = true;
    else if (captionsIn(line.text) === undefined && !(labelled && !line.gap)) break;
  }
  return end;
}

/** The body's lines without the headers that copies of several sections repeat; what was broken there goes on. */
export function withoutSectionHeaders(lines: readonly Line[]): readonly Line[] {
  const kept: Line[] = [];
  let left = 0;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined || !opensSection(line, index)) continue;
    const first = Math.max(left, firstLine(lines, index));
    for (const each of lines.slice(left, first)) kept.push(each);
    left = lineBehind(lines, index);
    const next = lines[left];
    if (next !== undefined) kept.push({ ...next, broken: true });
    left += 1;
    index = left - 1;
  }
  if (left === 0) return lines;
  for (const each of lines.slice(left)) kept.push(each);
  return kept;
}
