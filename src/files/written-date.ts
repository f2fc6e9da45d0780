import { bounds, edtfOf } from '../edtf.ts';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const iso = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?=[T\s]|$)/u;
const dayFirst = /^(\d{1,2})[\s-]([A-Za-z]{3,9})\.?,?[\s-](\d{4})(?!\d)/u;
const monthFirst = /^([A-Za-z]{3,9})\.?\s(\d{1,2}),?\s(\d{4})(?!\d)/u;
const slashes = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)/u;

function monthOf(name: string): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function valid(year: number, month: number, day: number): string | undefined {
  const edtf = edtfOf(year, month, day);
  return month > 0 && bounds(edtf) !== undefined ? edtf : undefined;
}

/**
 * The EDTF of a date as tables and forms have it (`1974-12-16 08:00`, `16 DEC 1974`, `Dec. 16, 1974`, `12/16/1974`), to the
 * day at most. Of two numbers with slashes the one above 12 is the day; where both may be, the date is none unless
 * `monthFirst` says which is which.
 */
export function edtfOfWritten(text: string, order: { readonly monthFirst?: boolean } = {}): string | undefined {
  const date = text.trim().slice(0, 40);
  const [whole, year, month, day] = iso.exec(date) ?? [];
  if (whole !== undefined) {
    const edtf = edtfOf(Number(year), ...[month, day].flatMap((part) => (part === undefined ? [] : [Number(part)])));
    return bounds(edtf) === undefined || Number(month ?? 1) > 12 ? undefined : edtf;
  }
  const named = dayFirst.exec(date);
  if (named !== null) return valid(Number(named[3]), monthOf(named[2] ?? ''), Number(named[1]));
  const american = monthFirst.exec(date);
  if (american !== null) return valid(Number(american[3]), monthOf(american[1] ?? ''), Number(american[2]));
  const numbers = slashes.exec(date);
  if (numbers === null) return undefined;
  const [one, other, last] = [Number(numbers[1]), Number(numbers[2]), Number(numbers[3])];
  if (order.monthFirst === true || other > 12 || one === other) return valid(last, one, other);
  return one > 12 ? valid(last, other, one) : undefined;
}
