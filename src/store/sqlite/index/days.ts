/** No day at all. */
export const undated = 0;

/**
 * A calendar day (`YYYY-MM-DD`, a minus before years before 0) as a whole number that sorts as days do; `undated` for
 * anything else. No day is 0.
 */
export function dayNumberOf(text: string | null | undefined): number {
  const [, sign, year, month, day] = /^(-?)(\d{4})-(\d\d)-(\d\d)$/u.exec(text ?? '') ?? [];
  if (year === undefined) return undated;
  return (sign === '-' ? -1 : 1) * Number(year) * 10_000 + Number(month) * 100 + Number(day);
}

/** SQL that sorts by such a column of days as their numbers do: as texts, years before 0 would run backwards. */
export function inTime(column: string): string {
  return `CAST(${column} AS INTEGER), ${column}`;
}

/** The day that `dayNumberOf` made a number of. */
export function dayOf(number: number): string {
  const year = Math.floor(number / 10_000);
  const rest = number - year * 10_000;
  const two = (part: number) => String(part).padStart(2, '0');
  const shown = `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
  return `${shown}-${two(Math.floor(rest / 100))}-${two(rest % 100)}`;
}
