/** Where and when a report was written, at its head: "SANTIAGO, Chile, Aug. 23, 2011 —", "Washington, March 4 (AP) -". */

const SHOUTED = "\\p{Lu}[\\p{Lu} .'’-]{2,30}(?:, \\p{Lu}[\\p{L} .]{1,30}){0,2},?";
/** In small letters a place is known by its comma and by the agency or the long dash behind the date. */
const NAMED = "\\p{Lu}[\\p{L}.'’-]{2,20}(?: \\p{Lu}[\\p{L}.'’-]{2,20}){0,2},";
const DATE = '(?:\\p{Lu}\\p{L}{2,8}\\.? \\d{1,2}|\\d{1,2} \\p{Lu}\\p{L}{2,8}\\.?)(?:,? \\d{4})?';
const AGENCY = ' \\([^)]{1,30}\\)';
const DATELINE = new RegExp(
  `^\\W{0,4}(?:${SHOUTED} ${DATE}(?:${AGENCY})? ?(?:--|[—–]|- )|${NAMED} ${DATE}(?:${AGENCY} ?(?:--|[—–-])| ?(?:--|—)))\\s*`,
  'u',
);

/** How many units of a paragraph's beginning are its dateline. */
export function datelineEnd(text: string): number {
  return DATELINE.exec(text.slice(0, 160))?.[0].length ?? 0;
}
