import { isOrganizationCode, isPlaceCode, isSubjectCode } from './tag-dictionary.ts';

/** What a code costs in a chain of glued ones, less the surer it is; undefined where it can't stand there. */
function priceOf(code: string, atEnd: boolean): number | undefined {
  if (code.length === 2) return atEnd && (isPlaceCode(code) || isOrganizationCode(code)) ? 1 : undefined;
  if (isSubjectCode(code)) return 0;
  if (isOrganizationCode(code)) return 0.5;
  return /^K[A-Z]{3}$/u.test(code) ? 1 : undefined;
}

/**
 * Splits glued codes (ECONEFIN, ITPHUM, MARRNATO) into subject, program and organization codes with countries at either
 * end; undefined when the letters are not such a chain.
 */
export function segmented(glued: string): string[] | undefined {
  if (!/^[A-Z]{6,80}$/u.test(glued)) return undefined;
  const best: (readonly string[] | undefined)[] = [[]];
  const cost: number[] = [0];
  for (let end = 1; end <= glued.length; end += 1) {
    for (const length of [5, 4, 3, 2]) {
      const start = end - length;
      const before = start < 0 ? undefined : best[start];
      if (before === undefined) continue;
      const code = glued.slice(start, end);
      const atEnd = start === 0 || end === glued.length || isPlaceCode(glued.slice(end, end + 2));
      const price = priceOf(code, atEnd);
      if (price === undefined) continue;
      const total = (cost[start] ?? 0) + price;
      if (best[end] === undefined || total < (cost[end] ?? 0)) {
        best[end] = [...before, code];
        cost[end] = total;
      }
    }
  }
  const found = best[glued.length];
  return found === undefined || !found.some((code) => isSubjectCode(code)) ? undefined : [...found];
}
