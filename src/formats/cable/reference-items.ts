import { idsIn } from './reference-ids.ts';

/** An item of a list of references, with its letter or number where it has one; offsets into the list. */
export interface Item {
  readonly label: string | undefined;
  readonly start: number;
  readonly end: number;
}

/** Whether words start with a cable's number. */
export function namesCable(text: string): boolean {
  return idsIn(text.slice(0, 60), { year: 2000, station: undefined, serial: undefined })[0]?.start === 0;
}

/** Splits the list at its letters: the first is A (or stands first), each next one at most three further. */
export function itemsOf(text: string): Item[] {
  const marks = [
    ...text.matchAll(
      /(?:^|(?<=[\s,;.)])|(?<=\d)(?=\([A-Z]\)[A-Z]{2}|[A-Z][.)]\s?[A-Z]{2}))(?:(?:¶|-{1,2})\s?)?(?:\(([A-Z]|\d{1,2})\):?|\[([A-Z])\]|([A-Z]|\d(?=[.)]))\s?[.):]{1,2}|\(?([A-Z])\s(?:-\s)?(?=[A-Z\d]{2}))(?=\s|$|\d|['’(]|[A-Z]{2})/giu,
    ),
  ];
  const cuts: { label: string; at: number; from: number; bracketed: boolean }[] = [];
  for (const mark of marks) {
    const bare = mark[4];
    const label = (mark[1] ?? mark[2] ?? mark[3] ?? bare ?? '').toUpperCase();
    const end = mark.index + mark[0].length;
    if (bare !== undefined && !namesCable(text.slice(end))) continue;
    const last = cuts.at(-1);
    const bracketed = mark[1] !== undefined;
    const numbered = /\d/u.test(label);
    const step = last === undefined || numbered ? 0 : label.charCodeAt(0) - last.label.charCodeAt(0);
    const starts = last === undefined && (label === 'A' || mark.index === 0 || (label === '1' && bracketed));
    const follows = last !== undefined && numbered === /\d/u.test(last.label) && step >= -1 && step <= 3;
    if (last !== undefined && text.slice(last.from, mark.index).trim() === '') {
      last.from = end;
      if (last.bracketed && !bracketed && cuts[0]?.bracketed === false) last.label = label;
    } else if (starts || follows) cuts.push({ label, at: mark.index, from: end, bracketed });
  }
  const items: Item[] = [];
  const first = cuts[0]?.at ?? text.length;
  if (text.slice(0, first).trim() !== '') items.push({ label: undefined, start: 0, end: first });
  for (const [index, cut] of cuts.entries())
    items.push({ label: cut.label, start: cut.from, end: cuts[index + 1]?.at ?? text.length });
  return items;
}
