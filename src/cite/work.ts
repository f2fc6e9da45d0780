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
  /** Where it was published, and the day it was last seen there or here. */
  readonly url: string | undefined;
  readonly accessed: CiteDate | undefined;
  /** BCP 47 tag. */
  readonly language: string | undefined;
  /** Of a document printed in *Foreign Relations of the United States*: `1969–1976, Volume XII`, and its number there. */
  readonly frus: { readonly volume: string; readonly document: string } | undefined;
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

const romans: readonly (readonly [number, string])[] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string {
  const step = romans.find(([size]) => size <= value);
  return step === undefined ? '' : step[1] + roman(value - step[0]);
}

/**
 * Volume and document number from an address of the Office of the Historian
 * (https://history.state.gov/historicaldocuments/frus1969-76v38p1/d12): `1969–1976, Volume XXXVIII, Part 1`, `12`.
 */
export function frusPlace(url: string | undefined): Work['frus'] {
  const address = /\/historicaldocuments\/frus(\d{4})(?:-(\d{2}))?(v|ve)(\d{1,3})(?:p(\d))?\/d(\d{1,5}[A-Za-z]?)$/u;
  const [, first = '', last, kind, volume = '', part, document = ''] = address.exec(url ?? '') ?? [];
  if (document === '') return undefined;
  const years = last === undefined ? first : `${first}–${first.slice(0, 2)}${last}`;
  const number = kind === 've' ? `E–${Number(volume)}` : roman(Number(volume));
  return { volume: `${years}, Volume ${number}${part === undefined ? '' : `, Part ${part}`}`, document };
}

/** Collects what the styles need. `labels` are the printed labels of the cited paragraphs, in order; none: the whole document. `accessed`: an ISO day. */
export function workOf(document: Document, labels: readonly string[], accessed?: string): Work {
  const { cable } = document;
  const classification = cable?.classification ?? document.classification;
  const first = labels[0];
  const last = labels.at(-1);
  const printed = document.title.replace(/(?<=[^\s.\p{Lu}])\.$/u, '');
  const title = /\p{Ll}/u.test(printed) ? printed : titleCase(printed);
  const number =
    cable?.mrn ?? (document.kind === 'cable' && /^\d{2}\D+\d+$/u.test(document.id) ? document.id : undefined);
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
    url: document.url,
    accessed: document.url === undefined ? undefined : citeDate(accessed),
    language: document.language,
    frus: frusPlace(document.url),
    number: number === undefined ? undefined : spacedMrn(number),
    classification: classification === undefined ? undefined : titleCase(classification),
    version: document.version === 1 ? undefined : document.version,
    locator: first === undefined ? undefined : first === last ? first : `${first}–${last}`,
  };
}
