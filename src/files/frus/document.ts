import type { Extract } from '../../extract.ts';
import type { Draft } from '../draft.ts';
import { unreadable } from '../text-stream.ts';
import { classificationOf } from './classification.ts';
import { isTelegram, telegramOf } from './telegram.ts';

/** The volume that a document stands in. */
export interface Volume {
  /** As in the address of its page: `frus1977-80v21`. */
  readonly id: string;
  readonly title: string;
}

export interface Footnote {
  /** As printed. */
  readonly label: string;
  readonly text: string;
}

/** A document of a volume, as it was read from TEI or JSON. */
export interface FrusDocument {
  /** `d61` */
  readonly id: string;
  /** Without its number. */
  readonly head: string;
  /** Head first, then dateline and body, all passages closed. */
  readonly draft: Draft;
  /** How many passages stand before the body: the head and, where there is one, the dateline. */
  readonly before: number;
  readonly notes: readonly Footnote[];
  readonly sourceNote: string | undefined;
  readonly place: string | undefined;
  /** EDTF; editorial notes have none. */
  readonly date: string | undefined;
  /** What the file states of a telegram beside its text; the text wins. */
  readonly stated?: {
    readonly number?: string | undefined;
    readonly subject?: string | undefined;
  };
  readonly extractor: string;
}

/** Footnotes stand below the text: a quotation from the body is not cut by them, and its paragraphs keep their count. */
function writeNotes(draft: Draft, notes: readonly Footnote[]): void {
  for (const [at, { label, text }] of notes.entries()) {
    if (at === 0) {
      draft.words('Notes');
      draft.close('heading');
    }
    draft.words(`${label}${/\d$/u.test(label) ? '.' : ''} ${text}`);
    draft.close('paragraph');
  }
}

/** The page of a document or section on the Office of the Historian's site; undefined for other editions. */
function addressOf(volume: Volume, id: string): string | undefined {
  return /^frus\d{4}[\w-]{0,40}$/u.test(volume.id) && /^[A-Za-z][\w-]{0,60}$/u.test(id)
    ? `https://history.state.gov/historicaldocuments/${volume.id}/${id}`
    : undefined;
}

/** What is stated of any section of a volume: its id is the volume's and its own, as its title may occur many times. */
function statedOf(volume: Volume, id: string, title: string): Extract['stated'] {
  const url = addressOf(volume, id);
  return { id: `${volume.id}-${id}`, kind: 'report', title, ...(url === undefined ? {} : { url }) };
}

/**
 * The extract of a document of *Foreign Relations of the United States*: text with head, dateline and body, the
 * footnotes below under the heading "Notes". Its title is its head, a telegram's the subject; a telegram whose sender,
 * year and number are known has the id of a cable, everything else that of its place (`frus1977-80v21-d61`).
 */
export function frusExtract(volume: Volume, document: FrusDocument): Extract {
  const { draft, head, sourceNote, date, stated } = document;
  const body = draft.passages.slice(document.before, document.before + 10).map(({ start, end }) => ({ start, end }));
  writeNotes(draft, document.notes);
  const { text } = draft;
  const paragraphs = body.map(({ start, end }) => text.slice(start, end));
  const telegram = isTelegram(head) ? telegramOf(head, paragraphs, document.place, date) : undefined;
  const number = telegram?.number ?? stated?.number;
  const subject = telegram === undefined ? undefined : (telegram.subject ?? stated?.subject);
  const classification = sourceNote === undefined ? undefined : classificationOf(sourceNote);
  const own = statedOf(volume, document.id, subject ?? head);
  const warnings = warningsOf(draft, text);
  if (stated?.number !== undefined && number !== stated.number)
    warnings.push(`the file states the telegram number ${stated.number}; the text prints ${number}`);
  return {
    text,
    extractor: document.extractor,
    stated: {
      ...own,
      ...(telegram?.id === undefined ? {} : { id: telegram.id, kind: 'cable' }),
      ...(date === undefined ? {} : { date }),
      ...(classification === undefined ? {} : { classification }),
    },
    // The title of a telegram is its subject: its head is a line of the text like others.
    passages: draft.passages.map((passage, at) =>
      at === 0 && subject !== undefined ? { ...passage, kind: 'paragraph' as const } : passage,
    ),
    pages: draft.pages,
    warnings,
  };
}

/** A part of a volume that is no document: a list of persons or terms, a preface. */
export interface FrusSection {
  readonly id: string;
  readonly head: string;
  readonly draft: Draft;
  readonly notes: readonly Footnote[];
  readonly extractor: string;
}

/** The extract of a part of a volume that is no document, with its notes below. */
export function sectionExtract(volume: Volume, { id, head, draft, notes, extractor }: FrusSection): Extract {
  writeNotes(draft, notes);
  const { text } = draft;
  return {
    text,
    extractor,
    stated: statedOf(volume, id, [head, volume.title].filter((words) => words !== '').join(', ')),
    passages: draft.passages,
    pages: draft.pages,
    warnings: warningsOf(draft, text),
  };
}

function warningsOf(draft: Draft, text: string): string[] {
  return [...unreadable(text), ...(draft.overfull ? ['it is too long: its end was left out'] : [])];
}
