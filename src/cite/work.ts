import type { Document } from '../document.ts';
import { titleCase } from './title-case.ts';

/** A calendar date as citation styles need it; month and day are absent where the source does not say. */
export interface CiteDate {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

/** What the styles know of a document. Everything is printed text; nothing is escaped yet. */
export interface Work {
  readonly id: string;
  readonly kind: Document['kind'];
  /** In title case where the source has capitals only. */
  readonly title: string;
  readonly date: CiteDate | undefined;
  readonly authors: readonly string[];
  /** Sender of a cable, in words ("U.S. Department of State"). */
  readonly sender: string | undefined;
  /** First action addressee, in words; `recipients` counts all of them. */
  readonly recipient: string | undefined;
  readonly recipients: number;
  readonly outlet: string | undefined;
  /** `07 STATE 130159`. */
  readonly number: string | undefined;
  /** As released, in title case ("Confidential"). */
  readonly classification: string | undefined;
  /** Number of the text that is cited, where the document has had several and it is not the first. */
  readonly version: number | undefined;
  /** Printed labels of the cited paragraphs: `3`, `3–5`; absent for the whole. */
  readonly locator: string | undefined;
}

const senders: readonly (readonly [RegExp, string])[] = [
  [/^SECSTATE\b.*/u, 'U.S. Department of State'],
  [/^AMEMBASSY /u, 'U.S. Embassy '],
  [/^AMCONSUL /u, 'U.S. Consulate '],
  [/^USMISSION /u, 'U.S. Mission '],
  [/^USLO /u, 'U.S. Liaison Office '],
  [/^USINT /u, 'U.S. Interests Section '],
];

/** A cable station in words: abbreviations of kinds of post are spelled out, the rest is title-cased. */
export function stationInWords(name: string): string {
  for (const [pattern, words] of senders) {
    if (pattern.test(name)) return words.endsWith(' ') ? words + titleCase(name.replace(pattern, '')) : words;
  }
  return titleCase(name);
}

/** `07STATE130159` as people write it: `07 STATE 130159`. */
export function spacedMrn(id: string): string {
  return id.replace(/^(\d{2})(\D+)(\d+)$/u, '$1 $2 $3');
}

/** The day, month or year of an EDTF date; undefined where the year is unknown or spans several. */
export function citeDate(edtf: string | undefined): CiteDate | undefined {
  const parts = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?(?:T|$)/u.exec(edtf ?? '');
  if (parts === null) return undefined;
  return {
    year: Number(parts[1]),
    ...(parts[2] === undefined ? {} : { month: Number(parts[2]) }),
    ...(parts[3] === undefined ? {} : { day: Number(parts[3]) }),
  };
}

/** Collects what the styles need. `labels` are the printed labels of the cited paragraphs, in order; none: the whole document. */
export function workOf(document: Document, labels: readonly string[]): Work {
  const { cable } = document;
  const first = labels[0];
  const last = labels.at(-1);
  const title = /\p{Ll}/u.test(document.title) ? document.title : titleCase(document.title);
  return {
    id: document.id,
    kind: document.kind,
    title,
    date: citeDate(document.date.edtf),
    authors: document.authors,
    sender: cable?.from === undefined ? undefined : stationInWords(cable.from.name),
    recipient: cable?.to[0] === undefined ? undefined : stationInWords(cable.to[0].name),
    recipients: cable?.to.length ?? 0,
    outlet: document.outlet,
    number: cable?.mrn === undefined ? undefined : spacedMrn(cable.mrn),
    classification: cable?.classification === undefined ? undefined : titleCase(cable.classification),
    version: document.version === 1 ? undefined : document.version,
    locator: first === undefined ? undefined : first === last ? first : `${first}–${last}`,
  };
}
