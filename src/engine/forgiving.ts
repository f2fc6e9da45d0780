import { parseQuery } from '../search/language.ts';
import type { Filters } from '../search/query.ts';
import { formatQuery } from '../search/query-text.ts';
import type { FindAnswer } from './answers.ts';
import type { CountedValues, Values } from './values.ts';

/** How much a value must look like one that there is to be taken for it. */
const leastLike = 0.7;

/**
 * Asks; when nothing is found, and a post or tag that was asked for is not there but one like it is, asks for that one.
 * The answer says so in `corrected`.
 */
export async function forgivingPosts(
  question: string,
  find: (question: string) => Promise<FindAnswer>,
  values: () => Promise<Values>,
): Promise<FindAnswer> {
  const answer = await find(question);
  if (answer.total > 0) return answer;
  const parsed = parseQuery(question);
  const filters = putRight(parsed.filters, await values());
  if (filters === undefined) return answer;
  const meant = formatQuery({ ...parsed, filters });
  const other = await find(meant);
  return other.total === 0 ? answer : { ...other, corrected: other.corrected ?? meant };
}

function putRight(filters: Filters, { tags, origins }: Values): Filters | undefined {
  const change: { -readonly [Name in 'from' | 'to' | 'tag']?: readonly string[] } = {};
  for (const [name, known] of [
    ['from', origins],
    ['to', origins],
    ['tag', tags],
  ] as const) {
    const typed = filters[name];
    const meant = typed?.map((value) => likest(value, known) ?? value);
    if (meant?.some((value, at) => value !== typed?.[at])) change[name] = meant;
  }
  return Object.keys(change).length === 0 ? undefined : { ...filters, ...change };
}

function likest(value: string, known: CountedValues): string | undefined {
  if (known.has(value)) return undefined;
  return known.like(value, 1, leastLike)[0]?.item.value;
}
