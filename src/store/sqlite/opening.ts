import type { Access } from '../../access/access.ts';
import type { Document, Paragraph, Span } from '../../document.ts';
import type { DocumentView } from '../store.ts';
import { withhold } from '../withholding.ts';
import { numbered, paged } from './cards.ts';
import type { Connection } from './connection.ts';
import { absentAsUndefined, type PackedText, unpacked } from './original.ts';
import { otherPaths } from './paths.ts';
import { provenance } from './provenance.ts';
import { otherVersions, viewOfVersion } from './versions.ts';

interface OriginalRow extends PackedText {
  readonly key: number;
  readonly path: string;
  readonly addedAt: string;
  readonly version: number;
  readonly header: string;
}

interface ParagraphRow {
  readonly position: number;
  readonly label: string;
  readonly page: string | null;
  readonly mark: string | null;
  readonly heading: string | null;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly spans: string;
}

const columns = 'd.key, d.path, d.added_at AS addedAt, d.version, o.header, o.source, o.packed';
const joined = 'document d JOIN original o ON o.document = d.key';

/** The document as it was put, less what lies above the access; undefined when nothing of it may be seen. */
export function view(connection: Connection, id: string, access: Access, version?: number): DocumentView | undefined {
  const row = connection.one<OriginalRow>(`SELECT ${columns} FROM ${joined} WHERE d.id = @id AND d.lowest <= @level`, {
    id,
    level: access.level,
  });
  if (row === undefined) return undefined;
  const others = otherVersions(connection, row.key, access);
  const by = (number: number) => {
    const addedBy = provenance(connection, { document: row.key, version: number });
    return addedBy === undefined ? {} : { addedBy };
  };
  const versions = others === 0 ? {} : { versions: { total: others + 1, current: row.version } };
  if (version !== undefined && version !== row.version) {
    const place = { document: row.key, number: version };
    const other = viewOfVersion(connection, place, documentOf(connection, row), access);
    return other === undefined ? undefined : { ...other, ...versions, ...by(version) };
  }
  const alsoIn = otherPaths(connection, { document: row.key, version: row.version }, row.path);
  return {
    ...withhold(documentOf(connection, row), access),
    path: row.path,
    addedAt: row.addedAt,
    ...(alsoIn.total === 0 ? {} : { alsoIn }),
    ...versions,
    ...by(row.version),
  };
}

/** The document as `view` gives it; of its paragraphs only these, where the reader sees all of it. */
export function passages(
  connection: Connection,
  id: string,
  access: Access,
  paragraphs: readonly number[],
): Document | undefined {
  const row = connection.one<OriginalRow & { readonly whole: number }>(
    `SELECT ${columns}, d.level <= @level AND NOT EXISTS
       (SELECT 1 FROM paragraph p WHERE p.document = d.key AND p.level > @level) AS whole
     FROM ${joined} WHERE d.id = @id AND d.lowest <= @level`,
    { id, level: access.level },
  );
  if (row === undefined) return undefined;
  return row.whole === 1
    ? documentOf(connection, row, paragraphs)
    : withhold(documentOf(connection, row), access).document;
}

/** The current text of a document as a whole. */
export function currentDocument(connection: Connection, key: number): Document {
  const row = connection.one<OriginalRow>(`SELECT ${columns} FROM ${joined} WHERE d.key = @key`, { key });
  if (row === undefined) throw new Error(`there is no document ${key}`);
  return documentOf(connection, row);
}

/** With all its paragraphs, or with those of these indices. */
function documentOf(connection: Connection, row: OriginalRow, only?: readonly number[]): Document {
  const header = JSON.parse(row.header) as Omit<Document, 'paragraphs' | 'source'> & {
    readonly source: Omit<Document['source'], 'text'>;
  };
  const paragraphs = connection
    .all<ParagraphRow>(
      `SELECT p.position, p.label, p.page, x.mark, x.heading, x.text, x.start, x.end, x.spans
       FROM paragraph p JOIN paragraph_text x ON x.paragraph = p.key WHERE p.document = @key
       ${only === undefined ? '' : 'AND p.position IN (SELECT value FROM json_each(@only))'} ORDER BY p.position`,
      { key: row.key, ...(only === undefined ? {} : { only: JSON.stringify(only) }) },
    )
    .map(paragraphOf);
  return {
    ...header,
    ...absentAsUndefined(header),
    ...numbered(row.version),
    paragraphs,
    source: { ...header.source, text: unpacked(row) },
  };
}

function paragraphOf(row: ParagraphRow): Paragraph {
  const { position: index, label, text, start, end } = row;
  return {
    index,
    label,
    mark: row.mark ?? undefined,
    heading: row.heading ?? undefined,
    text,
    start,
    end,
    spans: spansOf(JSON.parse(row.spans) as number[]),
    ...paged(row.page),
  };
}

function spansOf(numbers: readonly number[]): Span[] {
  const spans: Span[] = [];
  for (let each = 0; each + 2 < numbers.length; each += 3)
    spans.push({ at: numbers[each] ?? 0, start: numbers[each + 1] ?? 0, length: numbers[each + 2] ?? 0 });
  return spans;
}
