import { bounds } from '../edtf.ts';
import type { DocumentItem, EventItem, ExportFormat, ExportItem, ItemType, PersonItem } from './item.ts';

type Cell = string | number | undefined;

/** A cell of RFC 4180. One that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection). */
function cell(value: Cell): string {
  const text = String(value ?? '');
  const safe = /^[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text;
  return `"${safe.replace(/"/gu, '""')}"`;
}

/** A row of RFC 4180 with its line end. */
export function csvRow(cells: readonly Cell[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

const columns: Readonly<Record<ItemType, readonly string[]>> = {
  document: [
    'id',
    'version',
    'kind',
    'title',
    'date',
    'precision',
    'basis',
    'origin',
    'classification',
    'tags',
    'authors',
    'url',
    'language',
    'paragraphs',
    'file',
    'sha256',
    'from metadata',
  ],
  person: ['id', 'name', 'role', 'judgement', 'first', 'last', 'document', 'citation', 'start', 'end', 'quote'],
  event: ['date', 'first', 'last', 'precision', 'basis', 'status', 'document', 'citation', 'start', 'end', 'quote'],
};

function documentRow({ document }: DocumentItem): readonly Cell[] {
  const { cable, date, source } = document;
  return [
    document.id,
    document.version ?? 1,
    document.kind,
    document.title,
    date.edtf,
    date.precision,
    date.basis,
    cable?.from?.name ?? document.outlet,
    cable?.classification ?? document.classification,
    cable?.tags.map(({ code }) => code).join(' '),
    [...document.authors, ...(cable?.signers ?? [])].join('; '),
    document.url,
    document.language,
    document.paragraphs.length,
    source.name,
    source.sha256,
    document.fromMetadata?.join(' '),
  ];
}

function personRows({ id, name, roles, mentions }: PersonItem): readonly (readonly Cell[])[] {
  return [
    ...roles.flatMap(({ title, judgement, first, last, citations }) =>
      citations.map(({ document, pin, start, end, quote }) => [
        id,
        name,
        title,
        judgement,
        first,
        last,
        document,
        pin,
        start,
        end,
        quote,
      ]),
    ),
    ...mentions.map(({ document, pin, start, end, quote }) => [
      id,
      name,
      undefined,
      undefined,
      undefined,
      undefined,
      document,
      pin,
      start,
      end,
      quote,
    ]),
  ];
}

function eventRow({ date, status, citation }: EventItem): readonly Cell[] {
  const span = bounds(date.edtf);
  const { document, pin, start, end, quote } = citation;
  return [date.edtf, span?.first, span?.last, date.precision, date.basis, status, document, pin, start, end, quote];
}

function rowsOf(item: ExportItem): readonly (readonly Cell[])[] {
  if (item.type === 'document') return [documentRow(item)];
  return item.type === 'person' ? personRows(item) : [eventRow(item)];
}

/** A table a type; a person has a row for each citation. */
export const csv: ExportFormat = {
  name: 'csv',
  ending: '.csv',
  mixes: false,
  head: (type) => csvRow(columns[type]),
  lines: (item) => rowsOf(item).map(csvRow).join(''),
};
