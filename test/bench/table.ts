import type { Timing } from './measure.ts';

/** A table: the first row names the columns. */
export type Table = readonly (readonly string[])[];

/** Three figures or so. */
export const number = (value: number) =>
  value >= 100 ? String(Math.round(value)) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
/** Of one, without the leading zero. */
export const share = (value: number) => value.toFixed(3).replace(/^0(?=\.)/u, '');
/** Millions of bytes. */
export const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
/** Whether a goal is reached. */
export const mark = (holds: boolean) => (holds ? '✓' : '✗');
/** Where nothing was measured. */
export const none = '–';

/** `p50/p95/p99`, with the number of questions where it is less than was asked for. */
export function timing(each: Timing | undefined, asked = 1_000): string {
  if (each === undefined) return none;
  const few = each.queries < asked ? ` (${each.queries})` : '';
  return `${number(each.p50)}/${number(each.p95)}/${number(each.p99)}${few}`;
}

/** As a Markdown table, or with columns in line. */
export function drawn(table: Table, markdown: boolean): string {
  const widths = (table[0] ?? []).map((_, at) => Math.max(...table.map((row) => (row[at] ?? '').length)));
  const padded = (row: readonly string[]) => row.map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - cell.length));
  const lines = table.map((row) => (markdown ? `| ${row.join(' | ')} |` : padded(row).join('  ').trimEnd()));
  const rule = markdown ? `|${widths.map(() => '---|').join('')}` : '';
  return [lines[0], ...(markdown ? [rule] : []), ...lines.slice(1)].join('\n');
}
