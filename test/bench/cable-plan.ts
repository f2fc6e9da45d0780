import type { Cable, DocumentId } from '../../src/document.ts';
import type { Material } from './material.ts';
import { zipfRank } from './vocabulary.ts';

/** English names, as a text writes them. */
export const months = 'January February March April May June July August September October November December'.split(
  ' ',
);
const firstYear = 1973;
const years = 37;
/** Cumulative shares of the levels among cables that were published; how the header, a mark and a reader write them. */
const levels = [
  { upTo: 0.42, line: 'UNCLAS', mark: 'U', word: 'UNCLASSIFIED' },
  { upTo: 0.53, line: 'LIMITED OFFICIAL USE', mark: 'LOU', word: 'LIMITED OFFICIAL USE' },
  { upTo: 0.93, line: 'C O N F I D E N T I A L', mark: 'C', word: 'CONFIDENTIAL' },
  { upTo: 1, line: 'S E C R E T', mark: 'S', word: 'SECRET' },
] as const;
const mostTags = 4;

/** What is settled about a cable before a word of it is written. `date` is `YYYY-MM-DD`. */
export interface Plan {
  readonly id: DocumentId;
  readonly serial: number;
  readonly station: string;
  readonly year: number;
  readonly date: string;
  readonly level: (typeof levels)[number];
  readonly tags: readonly (readonly [code: string, name: string])[];
  /** The header's lines down to the subject's label. */
  readonly header: string;
}

/** Two digits. */
export function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** One of a list whose first are the most popular (Zipf). */
export function popular<T>(random: () => number, list: readonly T[]): T {
  return list[zipfRank(random, list.length)] as T;
}

/** Draws station, date, level and TAGS. */
export function planOf({ stations, tags: all }: Material, random: () => number, serial: number): Plan {
  const station = popular(random, stations);
  const year = firstYear + Math.floor(random() * years);
  const month = Math.floor(random() * 12);
  const day = 1 + Math.floor(random() * 28);
  const share = random();
  const level = levels.find(({ upTo }) => share < upTo) ?? levels[0];
  const tags = [...new Set(Array.from({ length: mostTags }, () => popular(random, all)))];
  const header = [
    `R ${two(day)}1200Z ${months[month]?.slice(0, 3).toUpperCase()} ${two(year % 100)}`,
    `FM AMEMBASSY ${station}`,
    'TO SECSTATE WASHDC',
    `${level.line} ${station} ${String(serial).padStart(6, '0')}`,
    'SIPDIS',
    'E.O. 12958: DECL: 01/01/2030',
    `TAGS: ${tags.map(([code]) => code).join(', ')}`,
    'SUBJECT: ',
  ].join('\n');
  const id = `${two(year % 100)}${station}${serial}` as DocumentId;
  return { id, serial, station, year, date: `${year}-${two(month + 1)}-${two(day)}`, level, tags, header };
}

/** The plan as a reader of the header finds it. */
export function cableOf({ id, station, date, level, tags }: Plan): Cable {
  return {
    mrn: id,
    sentAt: `${date}T12:00Z`,
    precedence: 'ROUTINE',
    from: { name: `AMEMBASSY ${station}`, excluded: [] },
    to: [{ name: 'SECSTATE WASHDC', excluded: [] }],
    info: [],
    classification: level.word,
    captions: ['SIPDIS'],
    tags: tags.map(([code, name]) => ({ code, name, kind: 'subject' })),
    declassify: { order: '12958', on: '2030-01-01' },
    classifiedBy: undefined,
    signers: [],
    summary: undefined,
    summaryParagraphs: [],
  };
}
