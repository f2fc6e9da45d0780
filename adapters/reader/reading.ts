import { type NamedPerson, peopleNamedIn } from '../../commands/document-reading.ts';
import type {
  Access,
  Collection,
  Document,
  DocumentCard,
  DocumentView,
  Paragraph,
  StoredReference,
  TimelineEvent,
  Version,
} from '../../src/index.ts';
import type { Place, Range } from './addresses.ts';
import { type Anchors, anchorsOf } from './anchors.ts';
import { type Part, partAt, partsOf } from './parts.ts';

/** Everything that a page shows, as whoever asked may see it. */
export interface Reading {
  readonly view: DocumentView;
  readonly document: Document;
  readonly access: Access;
  readonly place: Place;
  /** The paragraphs shown, of a text that may be longer. */
  readonly part: Part;
  readonly parts: number;
  readonly anchors: Anchors;
  /** Cited words: those of the address, and whole paragraphs that it names. */
  readonly ranges: readonly Range[];
  /** Whom the part names, the most often named first. */
  readonly people: readonly (readonly [string, NamedPerson])[];
  readonly events: readonly TimelineEvent[];
  /** Events that are not in `events`, which is bounded. */
  readonly moreEvents: number;
  readonly references: readonly StoredReference[];
  readonly citedBy: readonly DocumentCard[];
  /** Where there is more than one. */
  readonly versions: readonly Version[];
}

const mostEvents = 60;
const mostVersions = 20;

/** Current texts have facts in the store; of others only what stands in the text itself is known. */
function isCurrent({ document, versions }: DocumentView): boolean {
  return versions === undefined || versions.current === (document.version ?? 1);
}

/** The other documents that refer to one, each once. */
function citing(references: readonly StoredReference[], own: string): DocumentCard[] {
  const cards = new Map(references.map(({ from }) => [from.id, from]));
  cards.delete(own as DocumentCard['id']);
  return [...cards.values()];
}

function citedRanges(document: Document, { ranges, labels }: Place): Range[] {
  const wanted = new Set(labels.map((label) => label.toLowerCase()));
  const whole = document.paragraphs.filter(({ label }) => wanted.has(label.toLowerCase()));
  return [...ranges, ...whole.map(({ start, end }) => ({ start, end }))];
}

function firstCited(document: Document, ranges: readonly Range[]): Paragraph | undefined {
  return document.paragraphs.find((paragraph) =>
    ranges.some(({ start, end }) => start < paragraph.end && paragraph.start < end),
  );
}

/**
 * Reads a document for a page. Undefined when there is none of this id and version, or nothing of it may be seen.
 * `collection` is everybody's; `access` is what whoever asks may see.
 */
export async function readingOf(
  id: string,
  place: Place,
  everybody: Collection,
  access: Access,
): Promise<Reading | undefined> {
  const collection = everybody.as(access);
  const { version } = place;
  const view = await collection.view(id, version === undefined ? {} : { version });
  if (view === undefined) return undefined;
  const { document } = view;
  const ranges = citedRanges(document, place);
  const all = partsOf(document.paragraphs);
  const number = place.part ?? partAt(all, firstCited(document, ranges));
  const part = all[Math.min(number, all.length) - 1] ?? { number: 1, paragraphs: [] };
  const current = isCurrent(view);
  const told = current ? await collection.eventsOf(document.id, { limit: mostEvents }) : { events: [], total: 0 };
  const people = [...peopleNamedIn({ ...document, paragraphs: part.paragraphs })];
  return {
    view,
    document,
    access,
    place,
    part,
    parts: all.length,
    anchors: anchorsOf(all),
    ranges,
    people: people.sort(([, one], [, other]) => other.count - one.count),
    events: told.events,
    moreEvents: told.total - told.events.reduce((sum, { reports = [] }) => sum + 1 + reports.length, 0),
    references: current ? await collection.references(document.id) : [],
    citedBy: citing(await collection.citedBy(document.id), document.id),
    versions:
      view.versions === undefined
        ? []
        : ((await collection.history(document.id, { limit: mostVersions }))?.versions ?? []),
  };
}
