import type { Access } from '../../access/access.ts';
import { pageOf } from './cards.ts';
import { type Connection, list, type Named } from './connection.ts';

interface Candidate {
  readonly id: string;
  readonly title: string;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'.split('');
/** Longer texts are no ids. */
const longestId = 80;
/** Up to here every spelling with one mistake is looked up; a slug has its words instead. */
const longestWithVariants = 24;
/** In the order of an index: read from it, as many as are asked for, without sorting all that fit. */
const inIndex = 'd.id COLLATE NOCASE, d.id';
/** The latest of a station are read in the order of its index. */
const ofStation = 'address_word a CROSS JOIN document d ON d.key = a.document';
/** Ids that have less in common than this do not begin alike. */
const shortestBeginning = 3;

/**
 * Ids that share letters or digits with the text, nearest guess first: the id itself, ids one typing error away, cables
 * with the same serial number, ids that begin alike (the longest common beginning first), cables of the same station.
 */
export function idCandidates(connection: Connection, text: string, { level }: Access, limit: number): Candidate[] {
  const most = pageOf({ limit }).limit;
  const found = new Map<string, Candidate>();
  const add = (where: string, parameters: Named, order = 'd.id', from = 'document d') => {
    if (found.size >= most) return;
    const rows = connection.all<Candidate>(
      `SELECT d.id, d.title FROM ${from} WHERE d.lowest <= @level AND ${where} ORDER BY ${order} LIMIT @most`,
      { ...parameters, level, most },
    );
    for (const row of rows) if (found.size < most && !found.has(row.id)) found.set(row.id, row);
  };
  const typed = text.trim().slice(0, longestId);
  const compact = compactId(typed);
  for (const form of new Set([typed, compact])) {
    if (form === '') continue;
    add('d.id = @form COLLATE NOCASE', { form });
    if (form.length <= longestWithVariants)
      add('d.id COLLATE NOCASE IN (SELECT value FROM json_each(@variants))', { variants: list(oneMistakeAway(form)) });
  }
  const serial = /0*(\d+)$/u.exec(compact)?.[1];
  if (serial !== undefined) add('d.serial = @serial', { serial });
  for (const form of new Set([compact, typed]))
    for (let length = form.length; length >= shortestBeginning && found.size < most; length--)
      add(
        `d.id LIKE @beginning ESCAPE '\\'`,
        { beginning: `${form.slice(0, length).replace(/[\\%_]/gu, '\\$&')}%` },
        inIndex,
      );
  const station = /[A-Z]{3,}/u.exec(compact)?.[0].toLowerCase();
  if (station !== undefined) add(`a.side = 'from' AND a.word = @station`, { station }, 'a.document DESC', ofStation);
  return [...found.values()];
}

/** Letters and digits only; a year of four digits and zeros before the serial are shortened as canonical ids have them. */
function compactId(text: string): string {
  return text
    .toUpperCase()
    .replace(/[^A-Z0-9]/gu, '')
    .replace(/^(?:19|20)(?=\d\d[A-Z])/u, '')
    .replace(/(?<=[A-Z])0+(?=\d)/u, '');
}

/** Every text that one inserted, deleted, replaced or swapped character makes (Damerau 1964). */
function oneMistakeAway(text: string): string[] {
  const variants = new Set<string>();
  for (let at = 0; at <= text.length; at++) {
    const before = text.slice(0, at);
    const after = text.slice(at);
    for (const character of alphabet) {
      variants.add(before + character + after);
      if (after !== '') variants.add(before + character + after.slice(1));
    }
    variants.add(before + after.slice(1));
    if (after.length > 1) variants.add(`${before}${after.charAt(1)}${after.charAt(0)}${after.slice(2)}`);
  }
  return [...variants];
}
