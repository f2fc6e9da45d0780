import { type Parser, parse } from 'csv-parse';
import { DocumentError } from '../../errors.ts';
import type { FileKind, OpenFile, Part } from '../file-kind.ts';
import { textPieces } from '../text-stream.ts';
import { type CsvMapping, layoutOf } from './columns.ts';
import { dialectOf } from './dialect.ts';
import { rowPart } from './row.ts';

/** The longest row, in bytes: a quotation mark that is never closed does not fill the memory. */
const longestRow = 5_000_000;
const sampleLength = 65_536;
const named = /\.(?:csv|tsv|tab|psv)$/iu;
/** The first values of the public table of cables, which has no row of names. */
const cablegateStart = /^(?:\xef\xbb\xbf)?"?\d{1,7}"?,"?\d{1,2}\/\d{1,2}\/\d{4} \d{1,2}:\d{2}"?,"?\d{2}[A-Z]{2,28}\d/u;

/** What a parser's error means to whoever has the file; what is none of its own passes through. */
function told(error: unknown, name: string, record: number): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!code.startsWith('CSV_')) return error;
  const why = code === 'CSV_MAX_RECORD_SIZE' ? 'is too long' : 'has a quotation mark that is never closed';
  return new DocumentError(name, `record ${record} ${why}: what follows can't be read`);
}

async function* recordsOf(file: OpenFile): AsyncGenerator<readonly string[]> {
  let parser: Parser | undefined;
  // Records are taken as they are parsed: those that wait in a stream are lost when it fails.
  const records: string[][] = [];
  let count = 0;
  const taken = () => {
    count += records.length;
    return records.splice(0);
  };
  try {
    for await (const piece of textPieces(file.stream(), file.name)) {
      parser ??= parserFor(piece.slice(0, sampleLength), (record) => records.push(record));
      const into = parser;
      await new Promise<void>((resolve, reject) => into.write(piece, (error) => (error ? reject(error) : resolve())));
      yield* taken();
    }
    const last = parser;
    await new Promise<void>((resolve, reject) => last?.once('error', reject).end(() => resolve()));
    yield* taken();
  } catch (error) {
    yield* taken();
    throw told(error, file.name, count + 1);
  }
}

function parserFor(sample: string, take: (record: string[]) => void): Parser {
  const { delimiter, escaping } = dialectOf(sample);
  const parser = parse({
    delimiter,
    escape: escaping,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
    on_record: (record: string[]) => {
      take(record);
      return null;
    },
  });
  // Errors are told to whoever writes; without this they would end the process as well.
  return parser.on('error', () => undefined);
}

async function* partsOf(file: OpenFile, mapping: CsvMapping): AsyncGenerator<Part> {
  let layout: ReturnType<typeof layoutOf>;
  let row = 0;
  for await (const record of recordsOf(file)) {
    if (layout === undefined) {
      layout = layoutOf(record, mapping);
      if (layout === undefined)
        throw new DocumentError(file.name, 'no column of this table is known to hold text: name one (body=COLUMN)');
      if (!layout.firstIsData) continue;
    }
    row += 1;
    yield rowPart(`row ${row}`, record, layout);
  }
  if (row === 0) throw new DocumentError(file.name, 'there is no row in this table');
}

/**
 * Tables with one document a row: separated by commas, semicolons, tabs or bars, quoted, with a row of names; and the
 * public table of 251,287 cables, which has none. A row's part is named by its number, names not counted.
 * @param mapping which columns hold what, where their names do not tell
 */
export function csvKind(mapping: CsvMapping = {}): FileKind {
  return {
    name: 'csv',
    holdsMany: true,
    detect: (head, name) =>
      named.test(name) || cablegateStart.test(Buffer.from(head.subarray(0, 200)).toString('latin1')),
    open: (file) => partsOf(file, mapping),
  };
}
