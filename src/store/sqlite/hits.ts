import type { Access } from '../../access/access.ts';
import { goneState, levelOfState } from '../../search/index/states.ts';
import type { DocumentCard, SearchHit } from '../store.ts';
import { type CardRow, cardColumns, cardOf, describingColumns } from './cards.ts';
import type { Connection } from './connection.ts';
import type { IndexReader } from './index/reading.ts';

interface HitRow {
  readonly key: number;
  readonly document: number;
  readonly position: number;
  readonly label: string;
  readonly text: string;
  readonly heading: string | null;
}

/** Paragraphs as they are handed out, in the order they come in. An index that is up to date spares counting in the tables. */
export function hitsOf(
  connection: Connection,
  ranked: readonly { readonly key: number; readonly score: number }[],
  { level }: Access,
  index?: IndexReader,
): SearchHit[] {
  if (ranked.length === 0) return [];
  const rows = connection.all<HitRow>(
    `SELECT p.key, p.document, p.position, p.label, x.text, x.heading FROM json_each(@keys) wanted
     JOIN paragraph p ON p.key = wanted.value JOIN paragraph_text x ON x.paragraph = p.key`,
    { keys: JSON.stringify(ranked.map(({ key }) => key)) },
  );
  const cards = connection.all<CardRow & { readonly key: number }>(
    `SELECT d.key, ${index === undefined ? cardColumns : describingColumns} FROM json_each(@keys) wanted JOIN document d ON d.key = wanted.value`,
    { keys: JSON.stringify([...new Set(rows.map(({ document }) => document))]), level },
  );
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const cardByKey = new Map(
    cards.map((row): [number, DocumentCard] => [
      row.key,
      cardOf(index === undefined ? row : { ...row, paragraphs: seenOf(index, row.key, level) }),
    ]),
  );
  return ranked.flatMap(({ key, score }) => {
    const row = byKey.get(key);
    const card = row === undefined ? undefined : cardByKey.get(row.document);
    if (row === undefined || card === undefined) return [];
    const { position: paragraph, label, text, heading } = row;
    return [{ card, paragraph, label, text, ...(heading === null ? {} : { heading }), score }];
  });
}

/** How many paragraphs of a document a reader of this level sees. */
function seenOf({ columns: { states }, documents }: IndexReader, document: number, level: number): number {
  const first = documents.paragraph[document] ?? 0;
  const end = first + (documents.paragraphs[document] ?? 0);
  let seen = 0;
  for (let key = first; key < end; key += 1) if (levelOfState(states[key] ?? goneState) <= level) seen += 1;
  return seen;
}
