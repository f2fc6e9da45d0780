import { createHash } from 'node:crypto';
import type { Citation, DocumentId } from '../document.ts';
import { bounds } from '../edtf.ts';
import type { DocumentItem, EventItem, ExportFormat, ExportItem, PersonItem } from './item.ts';

/** Schemas and property names are those of the FollowTheMoney model (followthemoney.tech), values always lists of text. */
interface Entity {
  readonly id: string;
  readonly schema: 'PlainText' | 'Person' | 'Event' | 'Documentation';
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

function entity(
  id: string,
  schema: Entity['schema'],
  values: Readonly<Record<string, string | undefined | readonly (string | undefined)[]>>,
): Entity {
  const properties = Object.entries(values).flatMap(([name, value]) => {
    const texts = [...new Set([value].flat().filter((text): text is string => text !== undefined && text !== ''))];
    return texts.length === 0 ? [] : [[name, texts] as const];
  });
  return { id, schema, properties: Object.fromEntries(properties) };
}

function idOf(...parts: readonly (string | number)[]): string {
  return createHash('sha1').update(JSON.stringify(parts)).digest('hex');
}

function documentId(id: DocumentId | string): string {
  return idOf('document', id);
}

/** The model's dates are ISO 8601, cut where they are not known further; anything vaguer has no place in it. */
function isoDate(edtf: string | undefined): string | undefined {
  return edtf !== undefined && /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}Z)?)?)?$/u.test(edtf) ? edtf : undefined;
}

function documentEntity({ document }: DocumentItem): Entity {
  const { cable, kind, date } = document;
  const day = isoDate(cable?.sentAt ?? date.edtf);
  return entity(documentId(document.id), 'PlainText', {
    name: document.title,
    title: document.title,
    fileName: document.source.name,
    author: [...document.authors, ...(cable?.signers ?? [])],
    publisher: document.outlet,
    sourceUrl: document.url,
    [kind === 'article' ? 'publishedAt' : 'authoredAt']: day,
    messageId: cable?.mrn,
    keywords: cable?.tags.map(({ code }) => code),
    summary: cable?.summary,
    notes: cable?.classification ?? document.classification,
    bodyText: document.paragraphs.map(({ text }) => text).join('\n\n'),
  });
}

/** What links somebody to a document: the words, and where they stand. */
function link(person: string, citation: Citation, role: string, judgement?: string): Entity {
  const { document, start, end, quote, pin } = citation;
  return entity(idOf('link', person, document, start, end, role), 'Documentation', {
    document: documentId(document),
    entity: person,
    role,
    status: judgement === undefined ? undefined : `as judged by ${judgement}`,
    summary: quote,
    recordId: pin,
  });
}

function personEntities({ id, name, variants, roles, mentions }: PersonItem): readonly Entity[] {
  const own = idOf('person', id);
  const cited = [...roles.flatMap(({ citations }) => citations), ...mentions];
  const person = entity(own, 'Person', {
    name,
    alias: variants.map(({ text }) => text).filter((text) => text !== name),
    position: roles.filter(({ judgement }) => judgement === undefined).map(({ title }) => title),
    proof: cited.map(({ document }) => documentId(document)),
  });
  return [
    person,
    ...roles.flatMap(({ title, judgement, citations }) => citations.map((each) => link(own, each, title, judgement))),
    ...mentions.map((each) => link(own, each, 'mentioned')),
  ];
}

function eventEntity({ id, date, status, citation }: EventItem): Entity {
  const span = bounds(date.edtf);
  const exact = isoDate(date.edtf);
  return entity(idOf('event', id), 'Event', {
    name: citation.quote,
    summary: citation.quote,
    date: exact,
    startDate: exact === undefined ? span?.first : undefined,
    endDate: exact === undefined ? span?.last : undefined,
    notes: status === 'stated' ? undefined : status,
    proof: documentId(citation.document),
    recordId: citation.pin,
  });
}

function entitiesOf(item: ExportItem): readonly Entity[] {
  if (item.type === 'document') return [documentEntity(item)];
  return item.type === 'person' ? personEntities(item) : [eventEntity(item)];
}

/** Entities of FollowTheMoney, one JSON object a line, as Aleph and OpenAleph read them. */
export const followthemoney: ExportFormat = {
  name: 'followthemoney',
  ending: '.ftm.ndjson',
  mixes: true,
  head: () => '',
  lines: (item) =>
    entitiesOf(item)
      .map((each) => `${JSON.stringify(each)}\n`)
      .join(''),
};
