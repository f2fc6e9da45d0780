import type { Document, DocumentId, MetadataField } from '../document.ts';
import { bounds, precisionOf } from '../edtf.ts';
import type { Stated } from '../extract.ts';
import { canonicalId } from '../mrn/index.ts';
import { slug } from './slug.ts';

const latestYear = 2100;

/** What a document's text says of a field, to compare with what is stated beside it. */
function written(document: Document, field: MetadataField): string | undefined {
  if (field === 'date') return document.date.edtf;
  if (field === 'authors') return document.authors.length === 0 ? undefined : document.authors.join(', ');
  if (field === 'classification') return document.cable?.classification ?? document.classification;
  if (field === 'id') return document.cable?.mrn;
  // Without one printed, the title is the opening words: any stated one is better.
  if (field === 'title') return document.titleAt === undefined ? undefined : document.title;
  return document[field];
}

/** A cable's header is what was sent: what stands beside it fills only what it leaves open. */
function yields(document: Document, field: MetadataField): boolean {
  return document.kind === 'cable' && written(document, field) !== undefined;
}

function alike(one: string, other: string): boolean {
  const bare = (text: string) =>
    text
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '');
  const [a, b] = [bare(one), bare(other)];
  return a.startsWith(b) || b.startsWith(a);
}

function withField(document: Document, field: MetadataField, stated: Stated): Document {
  const value = stated[field];
  if (value === undefined) return document;
  if (field === 'date') {
    const edtf = stated.date ?? '';
    return { ...document, date: { edtf, precision: precisionOf(edtf), basis: 'metadata' } };
  }
  if (field === 'authors') return { ...document, authors: stated.authors ?? [], authorsAt: [] };
  if (field === 'title') {
    const { titleAt: _, ...rest } = document;
    const title = stated.title ?? '';
    const named = document.kind === 'cable' && document.cable?.mrn !== undefined;
    return { ...rest, title, ...(named ? {} : { id: slug(title, document.source.sha256) }) };
  }
  if (field === 'id') {
    const id = canonicalId(stated.id ?? '', { year: latestYear }) ?? slug(stated.id ?? '', document.source.sha256);
    return { ...document, id: id as DocumentId };
  }
  return { ...document, [field]: value };
}

const fields: readonly MetadataField[] = [
  'title',
  'id',
  'authors',
  'date',
  'outlet',
  'url',
  'classification',
  'language',
];

/**
 * Lays what is stated beside a text over the document that was read from it. What a person or a file states counts more
 * than what was guessed from a layout, less than the header of a cable; where both speak and differ there is a warning.
 */
export function withStated(document: Document, stated: Stated): Document {
  let stands = stated.kind === undefined || document.kind === 'cable' ? document : { ...document, kind: stated.kind };
  const warnings: string[] = [];
  const taken: MetadataField[] = [];
  for (const field of fields) {
    const value = stated[field];
    if (value === undefined || value.length === 0) continue;
    if (field === 'date' && bounds(stated.date ?? '') === undefined) {
      warnings.push(`the date stated beside the text is not a date: ${stated.date}`);
      continue;
    }
    const said = written(document, field);
    const other = typeof value === 'string' ? value : value.join(', ');
    // A headline above another headline is no disagreement, two subjects of one cable are.
    const number = document.cable?.mrn;
    const numbered = number !== undefined && canonicalId(other, { year: latestYear }) === number;
    const matters = field !== 'title' || (document.kind === 'cable' && !numbered);
    if (matters && said !== undefined && !alike(said, other))
      warnings.push(`${field}: the text says "${said}", what stands beside it says "${other}"`);
    if (yields(document, field) || said === other) continue;
    stands = withField(stands, field, stated);
    taken.push(field);
  }
  return {
    ...stands,
    ...(taken.length === 0 ? {} : { fromMetadata: [...new Set([...(document.fromMetadata ?? []), ...taken])] }),
    warnings: [...stands.warnings, ...warnings],
  };
}
