import type { Citation, Document, DocumentId, Heading, Paragraph, Reference } from '../../src/document.ts';
import type { EventFact, Mention, RoleFact } from '../../src/facts/facts.ts';
import type { Made } from './generator.ts';
import type { Material, Sentence } from './material.ts';
import { zipfRank } from './vocabulary.ts';

const months = 'January February March April May June July August September October November December'.split(' ');
const firstYear = 1973;
const years = 37;
/** Cumulative shares of the levels among cables that were published. */
const levels = [
  [0.42, 'UNCLAS', 'U', 'UNCLASSIFIED'],
  [0.53, 'LIMITED OFFICIAL USE', 'LOU', 'LIMITED OFFICIAL USE'],
  [0.93, 'C O N F I D E N T I A L', 'C', 'CONFIDENTIAL'],
  [1, 'S E C R E T', 'S', 'SECRET'],
] as const;
const headingShare = 0.2;
const headings = ['COMMENT', 'SUMMARY', 'BACKGROUND', 'NEXT STEPS', 'ECONOMIC ISSUES', 'MEETING WITH THE MINISTER'];

const two = (number: number) => String(number).padStart(2, '0');

/** Writes one cable from top to bottom, and notes on the way where everything stands. */
export class CableDraft {
  readonly #material: Material;
  readonly #random: () => number;
  readonly #cast: readonly string[];
  readonly #serial: number;
  readonly #station: string;
  readonly #year: number;
  readonly #month: number;
  readonly #day: number;
  readonly #classification: (typeof levels)[number];
  readonly #tags: readonly (readonly [string, string])[];
  readonly #paragraphs: Paragraph[] = [];
  readonly #headings: Heading[] = [];
  readonly #references: Reference[] = [];
  readonly #mentions: Mention[] = [];
  readonly #roles: RoleFact[] = [];
  readonly #events: EventFact[] = [];
  #subject: { text: string; start: number; end: number } = { text: '', start: 0, end: 0 };
  #source = '';
  #start = -1;
  #heading: string | undefined;
  #named: { name: string; start: number; end: number; role?: string }[] = [];
  #told: { edtf: string; start: number; end: number }[] = [];

  constructor(material: Material, random: () => number, serial: number, cast: readonly string[]) {
    this.#material = material;
    this.#random = random;
    this.#cast = cast;
    this.#serial = serial;
    this.#station = this.#popular(material.stations);
    this.#year = firstYear + Math.floor(random() * years);
    this.#month = Math.floor(random() * 12);
    this.#day = 1 + Math.floor(random() * 28);
    const share = random();
    this.#classification = levels.find(([upTo]) => share < upTo) ?? levels[0];
    this.#tags = [...new Set(Array.from({ length: 4 }, () => this.#popular(material.tags)))];
  }

  #popular<T>(list: readonly T[]): T {
    return list[zipfRank(this.#random, list.length)] as T;
  }

  get #id(): DocumentId {
    return `${two(this.#year % 100)}${this.#station}${this.#serial}` as DocumentId;
  }

  /** The lines down to the subject, and a reference to another cable. */
  head(subject: string): void {
    const month = months[this.#month]?.slice(0, 3).toUpperCase();
    this.#source = `R ${two(this.#day)}1200Z ${month} ${two(this.#year % 100)}\nFM AMEMBASSY ${this.#station}\n`;
    this.#source += `TO SECSTATE WASHDC\n${this.#classification[1]} ${this.#station} ${String(this.#serial).padStart(6, '0')}\n`;
    this.#source += `SIPDIS\nE.O. 12958: DECL: 01/01/2030\nTAGS: ${this.#tags.map(([code]) => code).join(', ')}\nSUBJECT: `;
    this.#subject = this.#write(subject);
    const text = `${two(this.#year % 100)} ${this.#popular(this.#material.stations)} ${1 + Math.floor(this.#random() * this.#serial)}`;
    this.#source += '\nREF: ';
    this.#references.push({ ...this.#write(text), kind: 'cable', id: text.replaceAll(' ', '') });
    this.#source += '\n\n';
  }

  #write(text: string): { text: string; start: number; end: number } {
    const start = this.#source.length;
    this.#source += text;
    return { text, start, end: this.#source.length };
  }

  /** Ends the paragraph before and begins the next. */
  paragraph(): void {
    this.#close();
    this.#heading = this.#random() < headingShare ? headings[Math.floor(this.#random() * headings.length)] : undefined;
    if (this.#heading !== undefined) {
      this.#headings.push({ ...this.#write(this.#heading), paragraph: this.#paragraphs.length });
      this.#source += '\n\n';
    }
    this.#source += `${this.#paragraphs.length + 1}. (${this.#classification[2]}) `;
    this.#start = this.#source.length;
  }

  /** The first two of the cast meet on a day: two mentions, a role and an event. */
  meeting(): void {
    const start = this.#source.length;
    const month = Math.floor(this.#random() * 12);
    const day = 1 + Math.floor(this.#random() * 28);
    this.#source += `On ${months[month]} ${day}, ${this.#year}, Ambassador `;
    this.#name(0, true, 'Ambassador');
    this.#source += ' met Foreign Minister ';
    this.#name(1, true, 'Foreign Minister');
    this.#source += ' at the ministry.';
    this.#told.push({ edtf: `${this.#year}-${two(month + 1)}-${two(day)}`, start, end: this.#source.length - 1 });
  }

  #name(member: number, full: boolean, role?: string): void {
    const name = this.#cast[member % this.#cast.length] ?? '';
    const { start, end } = this.#write(full ? name : name.slice(name.lastIndexOf(' ') + 1));
    this.#named.push({ name, start, end, ...(role === undefined ? {} : { role }) });
  }

  /** A sentence with words replaced, its people taken by the cast. */
  sentence({ text, people }: Sentence, replaced: readonly { start: number; end: number; text: string }[]): void {
    if (this.#source.length > this.#start) this.#source += ' ';
    const shift = Math.floor(this.#random() * this.#cast.length);
    const words = replaced.map((each) => ({ ...each, person: -1 }));
    const changes = [...words, ...people.map(([start, end], person) => ({ start, end, text: '', person }))];
    let at = 0;
    for (const { start, end, text: other, person } of changes.sort((a, b) => a.start - b.start)) {
      if (start < at) continue;
      this.#source += text.slice(at, start);
      if (person < 0) this.#source += other;
      else this.#name(shift + person, text.slice(start, end).includes(' '));
      at = end;
    }
    this.#source += text.slice(at);
  }

  #close(): void {
    if (this.#start < 0) return;
    const [start, end] = [this.#start, this.#source.length];
    const paragraph: Paragraph = {
      index: this.#paragraphs.length,
      label: String(this.#paragraphs.length + 1),
      mark: this.#classification[2],
      heading: this.#heading,
      text: this.#source.slice(start),
      start,
      end,
      spans: [{ at: 0, start, length: end - start }],
    };
    this.#paragraphs.push(paragraph);
    const cited = (from: number, to: number): Citation => ({
      document: this.#id,
      paragraph: paragraph.index,
      start: from,
      end: to,
      quote: this.#source.slice(from, to),
      pin: `${this.#id} ¶${paragraph.label}`,
    });
    for (const { name, start: from, end: to, role } of this.#named) {
      const citation = cited(from, to);
      this.#mentions.push({ name, text: citation.quote, citation, rule: 'generated' });
      if (role !== undefined) this.#roles.push({ name, title: role, citation, rule: 'generated' });
    }
    for (const { edtf, start: from, end: to } of this.#told) {
      const citation = cited(from, to);
      const date = { edtf, precision: 'day', basis: 'stated' } as const;
      this.#events.push({ date, text: citation.quote, status: 'stated', citation, rule: 'generated' });
    }
    this.#named = [];
    this.#told = [];
    this.#source += '\n\n';
  }

  finish(): Made {
    this.#close();
    this.#start = -1;
    const id = this.#id;
    const edtf = `${this.#year}-${two(this.#month + 1)}-${two(this.#day)}`;
    const document: Document = {
      id,
      format: 'cable',
      kind: 'cable',
      title: this.#subject.text,
      titleAt: this.#subject,
      date: { edtf, precision: 'minute', basis: 'header' },
      paragraphs: this.#paragraphs,
      headings: this.#headings,
      references: this.#references,
      authors: [],
      authorsAt: [],
      signersAt: [],
      warnings: [],
      source: { name: `${id}.txt`, sha256: id, text: this.#source },
      cable: {
        mrn: id,
        sentAt: `${edtf}T12:00Z`,
        precedence: 'ROUTINE',
        from: { name: `AMEMBASSY ${this.#station}`, excluded: [] },
        to: [{ name: 'SECSTATE WASHDC', excluded: [] }],
        info: [],
        classification: this.#classification[3],
        captions: ['SIPDIS'],
        tags: this.#tags.map(([code, name]) => ({ code, name, kind: 'subject' })),
        declassify: { order: '12958', on: '2030-01-01' },
        classifiedBy: undefined,
        signers: [],
        summary: undefined,
        summaryParagraphs: [],
      },
    };
    const facts = { mentions: this.#mentions, roles: this.#roles, events: this.#events };
    return { text: this.#source, entry: { path: `/made/${id}.txt`, document, facts } };
  }
}
