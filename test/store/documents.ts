import { citeSource, spansOf } from '../../src/citation.ts';
import type { Cable, Citation, Document, DocumentDate, DocumentId, Paragraph, Tag } from '../../src/document.ts';
import type { EventFact, Facts, Mention, RoleFact } from '../../src/facts/facts.ts';
import type { FileRecord } from '../../src/store/files.ts';
import type { Batch, Entry } from '../../src/store/store.ts';

/** One paragraph to be made: its text, its portion mark and the heading above it. */
export interface Written {
  readonly text: string;
  readonly mark?: string;
  readonly heading?: string;
}

/** A document to be made: what is not said is as plain as can be. */
export interface Wanted {
  readonly id: string;
  readonly title?: string;
  readonly header?: string;
  readonly foot?: string;
  readonly paragraphs: readonly (Written | string)[];
  readonly edtf?: string;
  readonly precision?: DocumentDate['precision'];
  readonly outlet?: string;
  readonly cable?: Partial<Cable>;
  /** References, by words that stand in the source. */
  readonly references?: readonly { readonly text: string; readonly id?: string }[];
}

/** Makes a document whose source holds title, header, paragraphs and foot, each with its right offsets. */
export function documentOf(wanted: Wanted): Document {
  const title = wanted.title ?? `Title of ${wanted.id}`;
  let source = `${title}\n${wanted.header ?? ''}\n`;
  const places: { heading?: { start: number; end: number }; start: number; end: number }[] = [];
  const texts = wanted.paragraphs.map((each) => (typeof each === 'string' ? { text: each } : each));
  for (const { text, mark, heading } of texts) {
    const headingStart = source.length;
    if (heading !== undefined) source += `${heading}\n`;
    const headingEnd = headingStart + (heading?.length ?? 0);
    source += `\n${places.length + 1}. ${mark === undefined ? '' : `(${mark}) `}`;
    const start = source.length;
    source += `${text}\n`;
    places.push({
      ...(heading === undefined ? {} : { heading: { start: headingStart, end: headingEnd } }),
      start,
      end: start + text.length,
    });
  }
  source += wanted.foot ?? '';
  const paragraphs: Paragraph[] = texts.map(({ mark, heading }, index) => ({
    index,
    label: String(index + 1),
    mark,
    heading,
    ...spansOf(source, [places[index] ?? { start: 0, end: 0 }]),
  }));
  const headings = places.flatMap(({ heading }, paragraph) =>
    heading === undefined ? [] : [{ text: source.slice(heading.start, heading.end), ...heading, paragraph }],
  );
  return {
    id: wanted.id as DocumentId,
    format: wanted.cable === undefined ? 'article' : 'cable',
    kind: wanted.cable === undefined ? 'article' : 'cable',
    title,
    titleAt: { text: title, start: 0, end: title.length },
    date: {
      edtf: wanted.edtf,
      precision: wanted.edtf === undefined ? 'unknown' : (wanted.precision ?? 'day'),
      basis: wanted.edtf === undefined ? 'unknown' : 'header',
    },
    paragraphs,
    headings,
    references: (wanted.references ?? []).map(({ text, id }) => {
      const start = source.indexOf(text);
      return { text, kind: 'cable' as const, ...(id === undefined ? {} : { id }), start, end: start + text.length };
    }),
    authors: [],
    authorsAt: [],
    signersAt: [],
    ...(wanted.outlet === undefined ? {} : { outlet: wanted.outlet }),
    warnings: [],
    source: { name: `${wanted.id}.txt`, sha256: `sha of ${wanted.id}`, text: source },
    ...(wanted.cable === undefined ? {} : { cable: { ...plainCable, ...wanted.cable } }),
  };
}

const plainCable: Cable = {
  mrn: undefined,
  sentAt: undefined,
  precedence: undefined,
  from: undefined,
  to: [],
  info: [],
  classification: undefined,
  captions: [],
  tags: [],
  declassify: { order: undefined, on: undefined },
  classifiedBy: undefined,
  signers: [],
  summary: undefined,
  summaryParagraphs: [],
};

/** An addressee or sender of this name. */
export function addressee(name: string): Cable['to'][number] {
  return { name, excluded: [] };
}

/** A tag spelled out. */
export function tag(code: string, name = code): Tag {
  return { code, name, kind: 'subject' };
}

/** Cites words of the document's source; the paragraph is the one they stand in. */
export function citing(document: Document, words: string): Citation {
  const start = document.source.text.indexOf(words);
  if (start < 0) throw new Error(`"${words}" is not in ${document.id}`);
  const paragraph = document.paragraphs.find((each) => each.start <= start && start < each.end);
  return citeSource(document, start, start + words.length, paragraph);
}

/** A mention of `name` where the source says `text`. */
export function mentionOf(document: Document, name: string, text: string): Mention {
  return { name, text, citation: citing(document, text), rule: 'test' };
}

/** A role of `name`, stated by `words`. */
export function roleOf(document: Document, name: string, title: string, words: string): RoleFact {
  return { name, title, citation: citing(document, words), rule: 'test' };
}

/** An event of a day, told by `words`. */
export function eventOf(document: Document, edtf: string, words: string): EventFact {
  const citation = citing(document, words);
  const precision = edtf.startsWith('XXXX') ? 'unknown' : edtf.length === 10 ? 'day' : 'month';
  const basis = precision === 'unknown' ? 'unresolved' : 'stated';
  return { date: { edtf, precision, basis }, text: citation.quote, status: 'stated', citation, rule: 'test' };
}

/** A document with its facts, read from a path of its own. */
export function entryOf(document: Document, facts: Partial<Facts> = {}, path = `/in/${document.source.name}`): Entry {
  return { path, document, facts: { mentions: [], roles: [], events: [], ...facts } };
}

/** A file as it was looked at, when nothing else is said: read, and small. */
export function recordOf(path: string, parts: Partial<FileRecord> = {}): FileRecord {
  return { path, sha256: `bytes of ${path}`, size: 100, modified: 1_700_000_000_000.5, ...parts };
}

/** Entries as one batch, each from a file of its own. */
export function batchOf(...entries: readonly Entry[]): Batch {
  return { entries, files: entries.map(({ path }) => recordOf(path)) };
}
