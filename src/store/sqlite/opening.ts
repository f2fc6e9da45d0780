import type { Access } from '../../access/access.ts';
import type { Document, Paragraph, Span } from '../../document.ts';
import type { DocumentView } from '../store.ts';
import { withhold } from '../withholding.ts';
import type { Connection } from './connection.ts';
import { type PackedText, unpacked } from './original.ts';

interface OriginalRow extends PackedText {
  readonly key: number;
  readonly path: string;
  readonly addedAt: string;
  readonly header: string;
}

interface ParagraphRow {
  readonly position: number;
  readonly label: string;
  readonly mark: string | null;
  readonly heading: string | null;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly spans: string;
}

/** The document as it was put, less what lies above the access; undefined when nothing of it may be seen. */
export function view(connection: Connection, id: string, access: Access): DocumentView | undefined {
  const row = connection.one<OriginalRow>(
    `SELECT d.key, d.path, d.added_at AS addedAt, o.header, o.source, o.packed
     FROM document d JOIN original o ON o.document = d.key WHERE d.id = @id AND d.lowest <= @level`,
    { id, level: access.level },
  );
  if (row === undefined) return undefined;
  const header = JSON.parse(row.header) as Omit<Document, 'paragraphs' | 'source'> & {
    readonly source: Omit<Document['source'], 'text'>;
  };
  const text = unpacked(row);
  const paragraphs = connection
    .all<ParagraphRow>(
      `SELECT p.position, p.label, x.mark, x.heading, x.text, x.start, x.end, x.spans
       FROM paragraph p JOIN paragraph_text x ON x.paragraph = p.key WHERE p.document = @key ORDER BY p.position`,
      { key: row.key },
    )
    .map(paragraphOf);
  const document: Document = {
    ...header,
    ...absentAsUndefined(header),
    paragraphs,
    source: { ...header.source, text },
  };
  return { ...withhold(document, access), path: row.path, addedAt: row.addedAt };
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
  };
}

function spansOf(numbers: readonly number[]): Span[] {
  const spans: Span[] = [];
  for (let each = 0; each + 2 < numbers.length; each += 3)
    spans.push({ at: numbers[each] ?? 0, start: numbers[each + 1] ?? 0, length: numbers[each + 2] ?? 0 });
  return spans;
}

/** JSON drops members that are undefined; the shapes have them. */
function absentAsUndefined({ date, cable }: Pick<Document, 'date' | 'cable'>): Pick<Document, 'date' | 'cable'> {
  return {
    date: { ...date, edtf: date.edtf },
    ...(cable === undefined
      ? {}
      : {
          cable: {
            ...cable,
            mrn: cable.mrn,
            sentAt: cable.sentAt,
            precedence: cable.precedence,
            from: cable.from,
            classification: cable.classification,
            declassify: { order: cable.declassify.order, on: cable.declassify.on },
            classifiedBy: cable.classifiedBy,
            summary: cable.summary,
          },
        }),
  };
}
