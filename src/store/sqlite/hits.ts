import type { Access } from '../../access/access.ts';
import type { DocumentCard, SearchHit } from '../store.ts';
import { type CardRow, cardColumns, cardOf } from './cards.ts';
import type { Connection } from './connection.ts';

interface HitRow {
  readonly key: number;
  readonly document: number;
  readonly position: number;
  readonly label: string;
  readonly text: string;
  readonly heading: string | null;
}

/** Paragraphs as they are handed out, in the order they come in. */
export function hitsOf(
  connection: Connection,
  ranked: readonly { readonly key: number; readonly score: number }[],
  { level }: Access,
): SearchHit[] {
  if (ranked.length === 0) return [];
  const rows = connection.all<HitRow>(
    `SELECT p.key, p.document, p.position, p.label, x.text, x.heading FROM json_each(@keys) wanted
     JOIN paragraph p ON p.key = wanted.value JOIN paragraph_text x ON x.paragraph = p.key`,
    { keys: JSON.stringify(ranked.map(({ key }) => key)) },
  );
  const cards = connection.all<CardRow & { readonly key: number }>(
    `SELECT d.key, ${cardColumns} FROM json_each(@keys) wanted JOIN document d ON d.key = wanted.value`,
    { keys: JSON.stringify([...new Set(rows.map(({ document }) => document))]), level },
  );
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const cardByKey = new Map(cards.map((row): [number, DocumentCard] => [row.key, cardOf(row)]));
  return ranked.flatMap(({ key, score }) => {
    const row = byKey.get(key);
    const card = row === undefined ? undefined : cardByKey.get(row.document);
    if (row === undefined || card === undefined) return [];
    const { position: paragraph, label, text, heading } = row;
    return [{ card, paragraph, label, text, ...(heading === null ? {} : { heading }), score }];
  });
}
