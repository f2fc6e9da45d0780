import type { Filters } from '../../search/query.ts';
import { foldWord, wordsOf } from '../../search/words.ts';
import { list, type Value } from './connection.ts';

/** Conditions on `paragraph p` and `document d`, all of which must hold, and their parameters. */
export interface Conditions {
  readonly where: readonly string[];
  readonly parameters: Readonly<Record<string, Value>>;
}

/** The filters of a question as SQL. A value that cannot fit anything (no letters) fits nothing. */
export function conditionsOf(filters: Filters): Conditions {
  const where: string[] = [];
  const parameters: Record<string, Value> = {};
  const hold = (condition: string, values: Record<string, Value>) => {
    where.push(condition);
    Object.assign(parameters, values);
  };
  for (const side of ['from', 'to'] as const) {
    const values = filters[side];
    if (values === undefined || values.length === 0) continue;
    const alternatives = values.map((value, place) => {
      parameters[`${side}${place}`] = list([...new Set(wordsOf(value))]);
      return hasAllWords(side, `@${side}${place}`);
    });
    where.push(`(${alternatives.join(' OR ')})`);
  }
  if (filters.tag !== undefined && filters.tag.length > 0)
    hold(
      `d.key IN (SELECT t.document FROM tag t WHERE t.folded IN (SELECT value FROM json_each(@tags))
         OR t.folded_name IN (SELECT value FROM json_each(@tags)))`,
      { tags: list(filters.tag.map((tag) => foldWord(tag))) },
    );
  if (filters.person !== undefined && filters.person.length > 0)
    hold(
      `+p.key IN (SELECT m.paragraph FROM mention m WHERE m.name IN (SELECT value FROM json_each(@people))
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
  return { where, parameters };
}

function hasAllWords(side: 'from' | 'to', parameter: string): string {
  return `d.key IN (SELECT a.document FROM address_word a
    WHERE a.side = '${side}' AND a.word IN (SELECT value FROM json_each(${parameter}))
    GROUP BY a.document HAVING count(*) = json_array_length(${parameter}))`;
}
