import type { Citation, Document, Heading, Paragraph, Reference } from '../../src/document.ts';
import type { EventFact, Mention, RoleFact } from '../../src/facts/facts.ts';
import { cableOf, months, type Plan, planOf, popular, two } from './cable-plan.ts';
import type { Made } from './generator.ts';
import type { Material, Sentence } from './material.ts';

const headingShare = 0.2;
const headings = ['COMMENT', 'SUMMARY', 'BACKGROUND', 'NEXT STEPS', 'ECONOMIC ISSUES', 'MEETING WITH THE MINISTER'];

/** Writes one cable from top to bottom, and notes on the way where everything stands. */
export class CableDraft {
  readonly #material: Material;
  readonly #random: () => number;
  readonly #cast: readonly string[];
  readonly #plan: Plan;
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
    this.#plan = planOf(material, random, serial);
  }

  /** The lines down to the subject, and a reference to another cable. */
  head(subject: string): void {
    const { header, year, serial } = this.#plan;
    this.#source = header;
    this.#subject = this.#write(subject);
    const station = popular(this.#random, this.#material.stations);
    const text = `${two(year % 100)} ${station} ${1 + Math.floor(this.#random() * serial)}`;
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
    this.#source += `${this.#paragraphs.length + 1}. (${this.#plan.level.mark}) `;
    this.#start = this.#source.length;
  }

  /** The first two of the cast meet on a day: two mentions, a role and an event. */
  meeting(): void {
    const start = this.#source.length;
    const month = Math.floor(this.#random() * 12);
    const day = 1 + Math.floor(this.#random() * 28);
    this.#source += `On ${months[month]} ${day}, ${this.#plan.year}, Ambassador `;
    this.#name(0, true, 'Ambassador');
    this.#source += ' met Foreign Minister ';
    this.#name(1, true, 'Foreign Minister');
    this.#source += ' at the ministry.';
    this.#told.push({ edtf: `${this.#plan.year}-${two(month + 1)}-${two(day)}`, start, end: this.#source.length - 1 });
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
      mark: this.#plan.level.mark,
      heading: this.#heading,
      text: this.#source.slice(start),
      start,
      end,
      spans: [{ at: 0, start, length: end - start }],
    };
    this.#paragraphs.push(paragraph);
    const cited = (from: number, to: number): Citation => ({
      document: this.#plan.id,
      paragraph: paragraph.index,
      start: from,
      end: to,
      quote: this.#source.slice(from, to),
      pin: `${this.#plan.id} ¶${paragraph.label}`,
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
    const id = this.#plan.id;
    const document: Document = {
      id,
      format: 'cable',
      kind: 'cable',
      title: this.#subject.text,
      titleAt: this.#subject,
      date: { edtf: this.#plan.date, precision: 'minute', basis: 'header' },
      paragraphs: this.#paragraphs,
      headings: this.#headings,
      references: this.#references,
      authors: [],
      authorsAt: [],
      signersAt: [],
      warnings: [],
      source: { name: `${id}.txt`, sha256: id, text: this.#source },
      cable: cableOf(this.#plan),
    };
    const facts = { mentions: this.#mentions, roles: this.#roles, events: this.#events };
    return { text: this.#source, entry: { path: `/made/${id}.txt`, document, facts } };
  }
}
