import { DocumentError } from '../../errors.ts';
import { Draft, partOf } from '../draft.ts';
import type { Part } from '../file-kind.ts';
import { edtfOfMarked } from '../frus/dates.ts';
import { frusExtract, sectionExtract } from '../frus/document.ts';
import { inline, leftOut, lines } from './elements.ts';
import { Header } from './header.ts';
import { Section } from './section.ts';

type Attributes = Readonly<Record<string, string>>;

/** An open element, and what began with it. */
interface Open {
  readonly name: string;
  readonly section?: Section;
  readonly note?: { readonly draft: Draft; readonly label: string; readonly source: boolean };
  readonly heading?: boolean;
}

const deepest = 256;
const extractor = 'saxes 6.0.0';
const numbered = /^\[?\d{1,5}[A-Za-z]?\]?\.\s+/u;

/** Puts together the parts of a TEI file from its elements, in the order in which they end. */
export class TeiReader {
  readonly parts: Part[] = [];
  readonly #file: string;
  readonly #header: Header;
  readonly #open: Open[] = [];
  readonly #sections: Section[] = [];
  /** Notes that are open, within each other; none of them outside of a section. */
  readonly #notes: Draft[] = [];
  readonly #names = new Set<string>();
  #skipping = 0;
  #attachments = 0;
  #documents = 0;
  #page: string | undefined;
  #labelled = false;

  constructor(file: string) {
    this.#file = file;
    this.#header = new Header(file);
  }

  /** @throws DocumentError when elements are nested too deeply */
  opened(name: string, attributes: Attributes): void {
    if (this.#open.length >= deepest) throw new DocumentError(this.#file, `elements nested deeper than ${deepest}`);
    if (this.#skipping > 0 || leftOut(name, attributes, this.#open.at(-1)?.name)) this.#skipping += 1;
    else if (!this.#header.opened(name, attributes)) {
      this.#open.push(this.#begun(name, attributes));
      return;
    }
    this.#open.push({ name });
  }

  text(words: string): void {
    if (this.#skipping > 0 || this.#header.text(words)) return;
    this.#draft()?.words(words);
  }

  closed(name: string): void {
    const open = this.#open.pop();
    if (this.#skipping > 0) {
      this.#skipping -= 1;
      return;
    }
    if (open === undefined || this.#header.closed(name)) return;
    if (open.note !== undefined) this.#noted(open.note);
    else if (open.section !== undefined) this.#ended(open.section);
    else this.#left(open);
  }

  /** Where words go: the innermost open note, otherwise the section. */
  #draft(): Draft | undefined {
    return this.#notes.at(-1) ?? this.#sections.at(-1)?.draft;
  }

  #inside(name: string): boolean {
    return this.#open.some((each) => each.name === name);
  }

  #begun(name: string, attributes: Attributes): Open {
    const section = this.#sections.at(-1);
    const draft = this.#draft();
    const kind = this.#sectionKind(name, attributes);
    if (kind !== undefined) return { name, section: this.#entered(kind, attributes) };
    if (name === 'pb') {
      this.#page = attributes['n'] ?? this.#page;
      if (this.#page !== undefined) for (const each of this.#sections) each.draft.page(this.#page);
    } else if (name === 'note' && section !== undefined && !/\binline\b/u.test(attributes['rend'] ?? '')) {
      const label = attributes['n'] ?? String(section.notes.length + 1);
      const source = attributes['type'] === 'source' || (this.#inside('head') && this.#atTop(section));
      const note = { draft: new Draft(), label, source };
      this.#notes.push(note.draft);
      return { name, note };
    } else if (name === 'lb') draft?.gap('\n');
    else if (name === 'cell') draft?.gap('\t');
    else if (name === 'item' && this.#labelled) this.#labelled = false;
    else if (!inline.has(name)) draft?.close('paragraph');
    if (name === 'attachment') this.#attachments += 1;
    if (name === 'date' && section !== undefined && this.#attachments === 0 && this.#inside('dateline'))
      section.dating(attributes);
    return { name, heading: name === 'head' || /\bsectiontitle/u.test(attributes['rend'] ?? '') };
  }

  #sectionKind(name: string, attributes: Attributes): Section['kind'] | undefined {
    if (this.#notes.length > 0) return undefined;
    if (name === 'div' && attributes['type'] === 'document') return 'document';
    // A text within a text (floatingText) has a body of its own, which is part of the section.
    if (this.#sections.length > 0) return undefined;
    if (name === 'body') return 'rest';
    const parent = this.#open.at(-1)?.name;
    if (name !== 'div') return undefined;
    return parent === 'front' || parent === 'back' ? 'section' : undefined;
  }

  #entered(kind: Section['kind'], attributes: Attributes): Section {
    this.#draft()?.close('paragraph');
    if (kind === 'document') this.#documents += 1;
    const id =
      attributes['xml:id'] ?? (kind === 'rest' ? 'body' : `${kind} ${attributes['n'] ?? this.parts.length + 1}`);
    const section = new Section(kind, attributes, this.#unique(id.slice(0, 100)));
    if (this.#page !== undefined) section.draft.page(this.#page);
    this.#sections.push(section);
    return section;
  }

  #unique(id: string): string {
    const name = this.#names.has(id) ? `${id} (${this.#names.size + 1})` : id;
    this.#names.add(name);
    return name;
  }

  /** Nothing but the head has been read of the section. */
  #atTop(section: Section): boolean {
    return section.draft.passages.length === 0;
  }

  #noted({ draft, label, source }: NonNullable<Open['note']>): void {
    draft.close('paragraph');
    this.#notes.pop();
    this.#sections.at(-1)?.note(label, draft.text.replace(/\s+/gu, ' '), source);
  }

  #left({ name, heading }: Open): void {
    const section = this.#sections.at(-1);
    const draft = this.#draft();
    if (name === 'attachment') this.#attachments -= 1;
    if (section === undefined || draft === undefined) return;
    if (name === 'label') {
      draft.words(' ');
      this.#labelled = true;
    } else if (name === 'placeName' && this.#attachments === 0 && this.#inside('dateline')) {
      section.place ??= draft.openText.trim();
    } else if (name === 'head' && draft === section.draft && this.#atTop(section) && draft.pending) {
      const text = draft.openText;
      const unmarked = section.kind === 'document' ? (numbered.exec(text)?.[0].length ?? 0) : 0;
      section.head = text.slice(unmarked).trim();
      draft.close('heading', { unmarked });
      section.before = 1;
    } else if (name === 'dateline' && draft === section.draft) {
      draft.close('paragraph');
      if (draft.passages.length === section.before + 1) section.before += 1;
    } else if (!inline.has(name) && name !== 'cell') {
      const inList = lines.has(name) || (name === 'head' && this.#open.at(-1)?.name === 'list');
      draft.close(heading === true ? 'heading' : 'paragraph', { inList });
      this.#labelled = false;
    }
  }

  #ended(section: Section): void {
    section.draft.close('paragraph');
    this.#sections.pop();
    const { id, kind, draft, notes, head } = section;
    const of = this.#header.volume;
    const empty = !draft.passages.some((passage) => passage.kind === 'paragraph');
    if (kind === 'document') {
      const failure = 'it has no text';
      const date = edtfOfMarked(section.date);
      const { before, sourceNote, place } = section;
      const document = { id, head, draft, before, notes, sourceNote, place, date, extractor };
      this.parts.push(empty && notes.length === 0 ? { name: id, failure } : partOf(id, frusExtract(of, document)));
    } else if (!empty) {
      const extract = sectionExtract(of, { id, head, draft, notes, extractor });
      const own = kind === 'rest' && this.#documents === 0;
      this.parts.push(partOf(id, own ? { ...extract, stated: this.#header.stated } : extract));
    }
  }
}
