import type { Document } from '../../document.ts';
import type { Arrival, ArrivedParagraph, NamedHere } from '../../search/index/standing/arrival.ts';
import { wordsOf } from '../../search/words.ts';
import { nameOfKey } from '../name-key.ts';
import { levelWithin } from '../withholding.ts';
import type { Connection } from './connection.ts';

/** Documents that are matched in one step, and after how many characters of text no further one is taken. */
const mostDocuments = 1_000;
const mostText = 16_000_000;

/** A document that has come, and what the store knows it by. */
export interface Come {
  readonly key: number;
  /** Number of its text. */
  readonly version: number;
  /** Keys of its first and last paragraph. */
  readonly first: number;
  readonly last: number;
  readonly arrival: Arrival;
}

interface Header {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly tagWords: string;
  readonly first: string | null;
  readonly last: string | null;
  readonly version: number;
}

interface ParagraphRow extends Omit<ArrivedParagraph, 'names'> {
  readonly key: number;
}

/** Documents with paragraphs from this key on, in order; those of a document follow one another. Within a snapshot. */
export function comeSince(connection: Connection, paragraph: number): Come[] {
  const found: Come[] = [];
  let text = 0;
  for (let from = paragraph; found.length < mostDocuments && text < mostText; ) {
    const next = connection.one<{ document: number }>(
      'SELECT document FROM paragraph WHERE key >= @from ORDER BY key LIMIT 1',
      { from },
    );
    if (next === undefined) break;
    const come = comeBy(connection, next.document);
    found.push(come);
    text += come.arrival.paragraphs.reduce((sum, each) => sum + each.text.length, 0);
    from = come.last + 1;
  }
  return found;
}

function comeBy(connection: Connection, key: number): Come {
  const header = connection.one<Header>(
    'SELECT id, kind, title, tag_words AS tagWords, first, last, version FROM document WHERE key = @key',
    { key },
  );
  if (header === undefined) throw new Error(`there is no document ${key}`);
  const rows = connection.all<ParagraphRow>(
    `SELECT p.key, p.position AS "index", p.level, x.text, x.heading FROM paragraph p
     JOIN paragraph_text x ON x.paragraph = p.key WHERE p.document = @key ORDER BY p.key`,
    { key },
  );
  const names = namesBy(connection, rows[0]?.key ?? 0, rows.at(-1)?.key ?? -1);
  const { version, ...own } = header;
  const arrival = {
    ...own,
    tags: tagsOf(connection, key),
    from: addressed(connection, key, 'from'),
    to: addressed(connection, key, 'to'),
    paragraphs: rows.map(({ key: each, ...row }) => ({ ...row, names: names.get(each) ?? [] })),
  };
  return { key, version, first: rows[0]?.key ?? 0, last: rows.at(-1)?.key ?? 0, arrival };
}

function tagsOf(connection: Connection, key: number): string[] {
  const rows = connection.all<{ folded: string; name: string }>(
    'SELECT folded, folded_name AS name FROM tag WHERE document = @key',
    { key },
  );
  return [...new Set(rows.flatMap(({ folded, name }) => [folded, name]))];
}

function addressed(connection: Connection, key: number, side: 'from' | 'to'): Set<string> {
  const sql = 'SELECT word FROM address_word WHERE document = @key AND side = @side';
  return new Set(connection.all<{ word: string }>(sql, { key, side }).map(({ word }) => word));
}

function namesBy(connection: Connection, first: number, last: number): Map<number, NamedHere[]> {
  const rows = connection.all<Omit<NamedHere, 'name'> & { readonly paragraph: number }>(
    `SELECT DISTINCT paragraph, name AS key, text, lowest, highest FROM mention
     WHERE paragraph BETWEEN @first AND @last`,
    { first, last },
  );
  const names = new Map<number, NamedHere[]>();
  for (const { paragraph, ...row } of rows) {
    const named = { ...row, name: nameOfKey(row.key) };
    const known = names.get(paragraph);
    if (known === undefined) names.set(paragraph, [named]);
    else known.push(named);
  }
  return names;
}

/**
 * A document as it was with another text, under its labels of today. Of the names found today, those stand in it that are
 * written in it: what was found in the former text is not kept.
 */
export function asItWas(arrival: Arrival, former: Document): Arrival {
  const names = new Map<string, NamedHere>();
  for (const { names: its } of arrival.paragraphs) for (const each of its) names.set(`${each.key}\n${each.text}`, each);
  return {
    ...arrival,
    title: former.title,
    paragraphs: former.paragraphs.map((paragraph) => {
      const words = new Set(wordsOf(paragraph.text));
      const isHere = ({ text }: NamedHere) =>
        wordsOf(text).every((word) => words.has(word)) && paragraph.text.includes(text);
      return {
        index: paragraph.index,
        level: levelWithin(former, paragraph),
        text: paragraph.text,
        heading: paragraph.heading ?? null,
        names: [...names.values()].filter(isHere),
      };
    }),
  };
}
