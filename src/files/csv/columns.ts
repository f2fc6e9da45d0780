import { ConfigError } from '../../errors.ts';
import { canonicalId } from '../../mrn/index.ts';

/** What a column of a table of documents can hold. */
export type Field =
  | 'id'
  | 'date'
  | 'title'
  | 'header'
  | 'body'
  | 'classification'
  | 'url'
  | 'outlet'
  | 'authors'
  | 'language';

/** Columns by the name that the first row gives them, or by their number counted from 1 in a table without names. */
export type CsvMapping = { readonly [Name in Field]?: string };

/** The columns of each field by index, the best first. */
export type Columns = { readonly [Name in Field]?: readonly number[] };

/** Names as tables have them, letters and digits only, the surest first. */
const usual: Readonly<Record<Field, readonly string[]>> = {
  id: 'canonicalid mrn cableid cablenumber referenceid refid documentnumber docnbr docnumber docid documentid id reference ref'.split(
    ' ',
  ),
  date: 'date sent sentdate datesent datetime created createdat published publishedat publicationdate docdate timestamp'.split(
    ' ',
  ),
  title: 'subject title headline'.split(' '),
  header: 'header headertext'.split(' '),
  body: 'body bodytext content text fulltext message messagetext cabletext article transcript'.split(' '),
  classification: 'classification originalclassification origclass'.split(' '),
  url: 'url link permalink sourceurl'.split(' '),
  outlet: 'outlet publication newspaper'.split(' '),
  authors: 'authors author byline'.split(' '),
  language: 'language lang'.split(' '),
};
const fields = Object.keys(usual) as Field[];

/** The public table of 251,287 cables: number, date, reference id, origin, classification, references, header, body. */
const cablegate: Columns = { date: [1], id: [2], classification: [4], header: [6], body: [7] };
const cablegateDate = /^\d{1,2}\/\d{1,2}\/\d{4} \d{1,2}:\d{2}$/u;

function folded(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Reads a setting such as `body=content,id=doc_id`: fields and the columns that hold them.
 * @throws ConfigError that names every field there is none of
 */
export function csvMapping(setting: string): CsvMapping {
  const mapping: { [Name in Field]?: string } = {};
  const problems: string[] = [];
  for (const pair of setting.split(',').filter((each) => each.trim() !== '')) {
    const [name = '', column = ''] = pair.split('=').map((each) => each.trim());
    const field = fields.find((each) => each === name);
    if (field === undefined) problems.push(`"${name}" is no field of a table; there are ${fields.join(', ')}`);
    else if (column === '') problems.push(`no column is given for ${field}: write ${field}=NAME`);
    else mapping[field] = column;
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return mapping;
}

/** What the first row tells: where each field stands, and whether the row is itself a document. */
export interface Layout {
  readonly columns: Columns;
  readonly firstIsData: boolean;
  /** Dates with slashes are month first. */
  readonly monthFirst: boolean;
}

/** The layout of a table by its first row; undefined where no column is known to hold text. */
export function layoutOf(first: readonly string[], mapping: CsvMapping): Layout | undefined {
  const chosen = Object.values(mapping);
  if (chosen.length === 0 && cablegateDate.test(first[1] ?? '') && first.length >= 8)
    if (canonicalId(first[2] ?? '') !== undefined) return { columns: cablegate, firstIsData: true, monthFirst: true };
  const numbered = chosen.length > 0 && chosen.every((column) => /^[1-9]\d{0,4}$/u.test(column));
  const names = first.slice(0, 10_000).map(folded);
  const columns: { [Name in Field]?: readonly number[] } = {};
  for (const field of fields) {
    const asked = mapping[field];
    const wanted = asked === undefined ? usual[field] : [folded(asked)];
    const found = numbered
      ? asked === undefined
        ? []
        : [Number(asked) - 1]
      : wanted.map((name) => names.indexOf(name)).filter((at) => at !== -1);
    if (found.length > 0) columns[field] = found;
  }
  return columns.body === undefined ? undefined : { columns, firstIsData: numbered, monthFirst: false };
}
