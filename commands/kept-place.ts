import type { Action, Pin } from './reply.ts';

/** Exact words of a document; `paragraph` is its index, absent for words of the header or the foot. */
export type Place = Omit<Pin, 'pin'> & { readonly version: number };

/** The button that keeps a citation: just this place, whatever else has the same words. */
export function keepAction({ document, version = 1, paragraph, start, end }: Omit<Pin, 'pin'>, note?: string): Action {
  const id = `${document} #${version}:${paragraph ?? ''}:${start}-${end}`;
  return { label: ['Keep'], command: 'keep', options: { what: 'add', id, ...(note === undefined ? {} : { note }) } };
}

/** The place that a button names; undefined for what somebody typed. */
export function pressedPlace(typed: string): Place | undefined {
  const [, document, version, paragraph, start, end] =
    /^(\S.*) #(\d{1,9}):(\d{0,9}):(\d{1,9})-(\d{1,9})$/su.exec(typed) ?? [];
  if (document === undefined) return undefined;
  const within = paragraph === '' ? {} : { paragraph: Number(paragraph) };
  return { document, version: Number(version), ...within, start: Number(start), end: Number(end) };
}
