import { parse } from 'csv-parse';
import { decode } from '../decode.ts';
import { DocumentError } from '../errors.ts';
import { dialectOf } from './csv/dialect.ts';

const tableName = /\.(?:csv|tsv|tab|psv)$/iu;
/** What the column is called that holds what is asked, and what a list's first line may be that asks nothing. */
const heading =
  /^(?:names?|persons?|people|ids?|documents?|cables?|mrns?|quot(?:es?|ations?)|lines?|text|quer(?:y|ies)|questions?)$/iu;
const longestRow = 100_000;
const sampleLength = 65_536;

/** Whether a line is the name of what stands below it. */
function isHeading(line: string): boolean {
  return heading.test(line.trim());
}

function rowsOf(text: string, name: string): Promise<string[][]> {
  const { delimiter, escaping } = dialectOf(text.slice(0, sampleLength));
  const dialect = { delimiter, escape: escaping, record_delimiter: ['\r\n', '\n', '\r'] };
  const lenient = { relax_quotes: true, relax_column_count: true, skip_empty_lines: true };
  return new Promise((resolve, reject) => {
    parse(text, { ...dialect, ...lenient, max_record_size: longestRow }, (error, rows: string[][]) => {
      if (error === undefined || error === null) resolve(rows);
      else reject(new DocumentError(name, 'this table can not be read: a quotation mark in it may never be closed'));
    });
  });
}

/** What a file lists, and the name of the column, or the first line, that says what it is. */
export interface Listed {
  readonly lines: readonly string[];
  readonly heading?: string;
}

/** The column whose name says that it is asked, otherwise the first; its name stays on top. */
function columnOf(rows: readonly (readonly string[])[]): readonly string[] {
  const at = (rows[0] ?? []).findIndex(isHeading);
  return rows.map((row) => row[Math.max(0, at)] ?? '');
}

/** A heading on top is none of the lines; blank ones go. */
export function headed(lines: readonly string[]): Listed {
  const filled = lines.map((line) => line.trim()).filter((line) => line !== '');
  const first = filled[0]?.replace(/^"(.*)"$/u, '$1');
  return first !== undefined && isHeading(first) ? { heading: first, lines: filled.slice(1) } : { lines: filled };
}

/**
 * What a file lists: the cells of a column where its name says that it is a table, otherwise its lines. Blank ones are
 * left out, white space within a cell is one blank.
 * @throws DocumentError for an empty or binary file (archives are not opened), and a table that can't be read
 */
export async function listIn(bytes: Uint8Array, name: string): Promise<Listed> {
  const { text } = decode(bytes, name);
  const lines = tableName.test(name) ? columnOf(await rowsOf(text, name)) : text.split(/\r\n?|\n/u);
  return headed(lines.map((line) => line.replace(/\s+/gu, ' ')));
}
