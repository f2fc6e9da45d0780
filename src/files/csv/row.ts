import type { Stated } from '../../extract.ts';
import { canonicalId } from '../../mrn/index.ts';
import { partOf } from '../draft.ts';
import type { Part } from '../file-kind.ts';
import { unreadable } from '../text-stream.ts';
import { edtfOfWritten } from '../written-date.ts';
import type { Field, Layout } from './columns.ts';

const extractor = 'csv-parse 7.0.3';
const longestValue = 2_000;
const languageTag = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/u;

/** One name each; a comma may stand within a name ("Kramer, David"). */
function namesIn(value: string): string[] {
  return value
    .split(/;|\||\sand\s/u)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .slice(0, 100);
}

/** What a row states beside its text. */
function statedOf(
  values: (field: Field) => readonly string[],
  monthFirst: boolean,
): { stated: Stated; warnings: string[] } {
  const first = (field: Field) => values(field)[0];
  const [id] = values('id').flatMap((value) => canonicalId(value) ?? []);
  const [title, written, outlet] = [first('title'), first('date'), first('outlet')];
  const date = written === undefined ? undefined : edtfOfWritten(written, { monthFirst });
  const url = values('url').find((value) => /^https?:\/\/\S+$/u.test(value));
  const language = values('language').find((value) => languageTag.test(value));
  const authors = namesIn(first('authors') ?? '');
  const classification = first('classification')?.toUpperCase().replace(/\s+/gu, ' ');
  return {
    stated: {
      ...(id === undefined ? {} : { id, kind: 'cable' as const }),
      ...(title === undefined ? {} : { title }),
      ...(authors.length === 0 ? {} : { authors }),
      ...(date === undefined ? {} : { date }),
      ...(outlet === undefined ? {} : { outlet }),
      ...(url === undefined ? {} : { url }),
      ...(classification === undefined ? {} : { classification }),
      ...(language === undefined ? {} : { language }),
    },
    warnings:
      written === undefined || date !== undefined ? [] : [`its date can't be read as one: ${written.slice(0, 40)}`],
  };
}

/** A row of a table as a part: its text, which is a cable's header and body where it has both, and what the other columns state. */
export function rowPart(name: string, record: readonly string[], { columns, monthFirst }: Layout): Part {
  const column = (field: Field) =>
    (columns[field] ?? []).map((at) => record[at] ?? '').find((value) => value.trim() !== '');
  const body = column('body');
  if (body === undefined) return { name, failure: `${name} has no text` };
  const header = column('header');
  const values = (field: Field) =>
    (columns[field] ?? []).map((at) => record[at]?.slice(0, longestValue).trim() ?? '').filter((value) => value !== '');
  const { stated, warnings } = statedOf(values, monthFirst);
  const text = header === undefined ? body : `${header.trimEnd()}\n\n${body}`;
  return partOf(name, { text, extractor, stated, warnings: [...unreadable(text), ...warnings] });
}
