/** Dates as EDTF strings (ISO 8601-2). Placeholder signatures; see the functions. */

/** First and last calendar day (`YYYY-MM-DD`) that an EDTF date may mean; undefined when it has no place on the calendar (`XXXX-04`). */
export function bounds(edtf: string): { first: string; last: string } | undefined {
  const day = /^\d{4}-\d{2}-\d{2}/u.exec(edtf)?.[0];
  return day === undefined ? undefined : { first: day, last: day };
}
