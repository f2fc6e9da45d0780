import { Draft } from '../draft.ts';
import type { MarkedDate } from '../frus/dates.ts';
import type { Footnote } from '../frus/document.ts';

const mostNotes = 20_000;

/** A document, a section of front or back matter, or the body outside of documents, while it is read. */
export class Section {
  readonly kind: 'document' | 'section' | 'rest';
  readonly id: string;
  readonly number: string;
  readonly editorial: boolean;
  readonly draft = new Draft();
  readonly notes: Footnote[] = [];
  /** Passages that stand before the body: the head and the dateline. */
  before = 0;
  head = '';
  sourceNote: string | undefined;
  place: string | undefined;
  dated: MarkedDate | undefined;
  readonly #computed: MarkedDate;

  constructor(kind: Section['kind'], attributes: Readonly<Record<string, string>>, id: string) {
    this.kind = kind;
    this.id = id;
    this.number = attributes['n'] ?? '';
    this.editorial = attributes['subtype'] === 'editorial-note';
    const from = attributes['frus:doc-dateTime-min'];
    this.#computed = { from, to: attributes['frus:doc-dateTime-max'] };
  }

  /** What the dateline marks, otherwise what the edition computed; editorial notes have none. */
  get date(): MarkedDate {
    return this.editorial ? {} : (this.dated ?? this.#computed);
  }

  /** The first date of the dateline that is marked as one counts. */
  dating({ when, from, to, notBefore, notAfter }: Readonly<Record<string, string>>): void {
    const dated = { when, from, to, notBefore, notAfter };
    if (Object.values(dated).some((value) => value !== undefined)) this.dated ??= dated;
  }

  /** Adds a footnote; the one at the head of a document says where it comes from. */
  note(label: string, text: string, source: boolean): void {
    if (source) this.sourceNote ??= text;
    if (text !== '' && this.notes.length < mostNotes) this.notes.push({ label: label.slice(0, 20), text });
  }
}
