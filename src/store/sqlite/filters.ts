import type { Access } from '../../access/access.ts';
import { levelOfState } from '../../search/index/states.ts';
import type { Filters } from '../../search/query.ts';
import { foldWord, wordsOf } from '../../search/words.ts';
import { type Connection, list, type Value } from './connection.ts';
import type { IndexReader } from './index/reading.ts';

/** Conditions on `document d` and on `paragraph p`, all of which must hold, and their parameters. */
export interface Conditions {
  readonly document: readonly string[];
  readonly paragraph: readonly string[];
  readonly parameters: Readonly<Record<string, Value>>;
}

/** The filters of a question as SQL. A value that cannot fit anything (no letters) fits nothing. */
export function conditionsOf(filters: Filters): Conditions {
  const document: string[] = [];
  const paragraph: string[] = [];
  const parameters: Record<string, Value> = {};
  const hold = (condition: string, values: Record<string, Value>) => {
    (/\bp\./u.test(condition) ? paragraph : document).push(condition);
    Object.assign(parameters, values);
  };
  for (const side of ['from', 'to'] as const) {
    const values = filters[side];
    if (values === undefined || values.length === 0) continue;
    const alternatives = values.map((value, place) => {
      parameters[`${side}${place}`] = list([...new Set(wordsOf(value))]);
      return hasAllWords(side, `@${side}${place}`);
    });
    document.push(`(${alternatives.join(' OR ')})`);
  }
  if (filters.tag !== undefined && filters.tag.length > 0)
    hold(
      `d.key IN (SELECT t.document FROM tag t WHERE t.folded IN (SELECT value FROM json_each(@tags))
         OR t.folded_name IN (SELECT value FROM json_each(@tags)))`,
      { tags: list(filters.tag.map((tag) => foldWord(tag))) },
    );
  if (filters.person !== undefined && filters.person.length > 0)
    hold(
      `p.key IN (SELECT m.paragraph FROM mention m WHERE m.name IN (SELECT value FROM json_each(@people))
         AND @level BETWEEN m.lowest AND m.highest)`,
      { people: list(filters.person) },
    );
  if (filters.kind !== undefined && filters.kind.length > 0)
    hold('d.kind IN (SELECT value FROM json_each(@kinds))', {
      kinds: list(filters.kind.map((kind) => kind.toLowerCase())),
    });
  if (filters.in !== undefined && filters.in.length > 0)
    hold('d.id COLLATE NOCASE IN (SELECT value FROM json_each(@in))', {
      in: list(filters.in),
    });
  if (filters.levelAtMost !== undefined) hold('p.level <= @levelAtMost', { levelAtMost: filters.levelAtMost });
  if (filters.levelAtLeast !== undefined) hold('p.level >= @levelAtLeast', { levelAtLeast: filters.levelAtLeast });
  if (filters.after !== undefined) hold('d.first >= @after', { after: filters.after });
  if (filters.before !== undefined) hold('d.last < @before', { before: filters.before });
  return { document, paragraph, parameters };
}

function hasAllWords(side: 'from' | 'to', parameter: string): string {
  return `d.key IN (SELECT a.document FROM address_word a
    WHERE a.side = '${side}' AND a.word IN (SELECT value FROM json_each(${parameter}))
    GROUP BY a.document HAVING count(*) = json_array_length(${parameter}))`;
}

/**
 * Whether filters let a paragraph through that the reader may see, by its key; undefined when there are none. To be called
 * once the index is read.
 */
export function allowedBy(
  connection: Connection,
  index: IndexReader,
  filters: Filters,
  access: Access,
): ((key: number) => boolean) | undefined {
  const { levelAtMost, levelAtLeast, ...others } = filters;
  const { document, paragraph, parameters } = conditionsOf(others);
  const isOfLevel = levelAtMost === undefined && levelAtLeast === undefined;
  if (isOfLevel && document.length === 0 && paragraph.length === 0) return undefined;
  const values = { ...parameters, level: access.level };
  const documents = document.length === 0 ? undefined : flags(connection, 'd.key', 'document d', document, values);
  const paragraphs = paragraph.length === 0 ? undefined : flags(connection, 'p.key', 'paragraph p', paragraph, values);
  const { states, documents: documentOf } = index.columns;
  const [least, most] = [levelAtLeast ?? 0, levelAtMost ?? access.level];
  return (key) => {
    const level = levelOfState(states[key] ?? 0);
    if (level < least || level > most) return false;
    return (
      (documents === undefined || documents[documentOf[key] ?? 0] === 1) &&
      (paragraphs === undefined || paragraphs[key] === 1)
    );
  };
}

/** 1 at every key that the conditions let through. */
function flags(
  connection: Connection,
  key: string,
  from: string,
  where: readonly string[],
  parameters: Readonly<Record<string, Value>>,
): Uint8Array {
  const { keys, most } = connection.one<{ keys: string | null; most: number | null }>(
    `SELECT group_concat(${key}) AS keys, max(${key}) AS most FROM ${from} WHERE ${where.join(' AND ')}`,
    parameters,
  ) ?? { keys: null, most: null };
  const allowed = new Uint8Array((most ?? 0) + 1);
  if (keys !== null) for (const each of keys.split(',')) allowed[Number(each)] = 1;
  return allowed;
}
