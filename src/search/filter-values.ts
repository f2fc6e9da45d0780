import { type Level, levelOf } from '../access/access.ts';
import { AskError } from '../errors.ts';
import { editDistance } from '../mrn/edit-distance.ts';
import { type FilterName, filterNames, type NamedValue } from './lexer.ts';
import type { Filters } from './query.ts';

/** Filters with an example each. */
const examples: Readonly<Record<FilterName, string>> = {
  from: 'from:MINSK',
  to: 'to:MOSCOW',
  tag: 'tag:PREL',
  person: 'person:"Kozulin"',
  kind: 'kind:article',
  class: 'class:<=C',
  after: 'after:2006-01',
  before: 'before:2008',
  in: 'in:07STATE130159',
};
const kinds = ['cable', 'article', 'report'];
const lists = ['from', 'to', 'tag', 'person', 'in'] as const;

/**
 * The filters of a question. Values of one filter are alternatives: of several dates the widest counts; classes of their
 * own are alternatives, and all bounds hold.
 * @throws AskError with the place: unknown filter (with near ones), excluded, no value, a value that can't be
 */
export function filtersOf(question: string, typed: readonly NamedValue[]): Filters {
  const fail: Fail = (message, at, suggestions = []) => {
    throw new AskError(message, { text: question, at, suggestions });
  };
  const byName = new Map<FilterName, NamedValue[]>();
  for (const token of typed) {
    const name = nameOf(token, fail);
    byName.set(name, [...(byName.get(name) ?? []), token]);
  }
  const valuesOf = <Value>(name: FilterName, read: (token: NamedValue, fail: Fail) => Value) =>
    byName.get(name)?.map((token) => read(token, fail));
  const filters: { -readonly [Name in keyof Filters]: Filters[Name] } = {};
  for (const name of lists) {
    const values = valuesOf(name, ({ value }) => value);
    if (values !== undefined) filters[name] = values;
  }
  const kind = valuesOf('kind', kindOf);
  if (kind !== undefined) filters.kind = kind;
  const after = valuesOf('after', firstDay)?.sort()[0];
  if (after !== undefined) filters.after = after;
  const before = valuesOf('before', firstDay)?.sort().at(-1);
  if (before !== undefined) filters.before = before;
  const bounds = valuesOf('class', boundOf);
  return bounds === undefined ? filters : { ...filters, ...levelsOf(bounds, fail) };
}

type Fail = (message: string, at: number, suggestions?: readonly string[]) => never;

function nameOf(token: NamedValue, fail: Fail): FilterName {
  const { start } = token;
  const lower = token.name.toLowerCase();
  const name = filterNames.find((each) => each === lower);
  if (name === undefined) {
    const near = nearNames(lower);
    const offer = (near.length > 0 ? near : filterNames).map((each) => `${each}:`);
    const [lead, end] = near.length > 0 ? ['Did you mean', '?'] : ['Filters are', ''];
    return fail(
      `There is no filter ${token.name}: (position ${start + 1}). ${lead} ${offer.join(', ')}${end}`,
      start,
      offer,
    );
  }
  if (token.excluded) fail(`The filter at position ${start + 1} can't be excluded; only words and phrases can`, start);
  if (token.value === '')
    fail(
      `The filter ${name}: at position ${start + 1} needs its value right after the colon, as in ${examples[name]}`,
      start,
    );
  return name;
}

function nearNames(typed: string): FilterName[] {
  return filterNames.filter((name) => {
    const most = name.length <= 3 ? 1 : 2;
    return (
      editDistance(typed, name, most) <= most ||
      (typed.length > 2 && (typed.startsWith(name) || name.startsWith(typed)))
    );
  });
}

function kindOf({ value, valueStart }: NamedValue, fail: Fail): string {
  const kind = value.toLowerCase();
  if (!kinds.includes(kind))
    fail(
      `There is no kind "${value}" (position ${valueStart + 1}). Kinds are ${kinds.join(', ')}`,
      valueStart,
      kinds.map((each) => `kind:${each}`),
    );
  return kind;
}

/** First calendar day of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
function firstDay({ value, valueStart }: NamedValue, fail: Fail): string {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(value) ?? [];
  const written = `${year}-${month}-${day}`;
  const date = new Date(`${written}T00:00:00Z`);
  if (year === undefined || Number.isNaN(date.getTime()) || !date.toISOString().startsWith(written))
    fail(`"${value}" at position ${valueStart + 1} is no date; write 2007, 2007-09 or 2007-09-17`, valueStart);
  return written;
}

/** The levels that one `class:` lets through; a bound when it has a sign. */
interface LevelBound {
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly single: boolean;
  readonly start: number;
}

/** `C`, `<=C`, `<C`, `>=S`, `>S`, `=C`. */
function boundOf({ value, valueStart, start }: NamedValue, fail: Fail): LevelBound {
  const [, sign = '=', marking = ''] = /^(<=|>=|≤|≥|<|>|=)?\s*(.*)$/su.exec(value) ?? [];
  const level: Level | undefined = levelOf(marking);
  if (level === undefined)
    return fail(
      `"${value}" at position ${valueStart + 1} is no classification; write U, SBU, C, S or TS, with <= or >= before it if you like`,
      valueStart,
      ['class:<=C', 'class:S'],
    );
  const bound = { low: undefined, high: undefined, single: false, start };
  if (sign === '<=' || sign === '≤') return { ...bound, high: level };
  if (sign === '>=' || sign === '≥') return { ...bound, low: level };
  if (sign === '<') return { ...bound, high: level - 1 };
  if (sign === '>') return { ...bound, low: level + 1 };
  return { low: level, high: level, single: true, start };
}

function levelsOf(bounds: readonly LevelBound[], fail: Fail): Pick<Filters, 'levelAtLeast' | 'levelAtMost'> {
  const singles = bounds.filter(({ single }) => single);
  const levels = singles.flatMap(({ low }) => low ?? []).sort((one, other) => one - other);
  if (levels.some((level, at) => level > (levels[at - 1] ?? level) + 1)) {
    const { start } = singles.at(-1) ?? { start: 0 };
    fail(
      `The classes asked for leave a gap (position ${start + 1}); ask for neighbours or for a range, as in class:>=C class:<=S`,
      start,
    );
  }
  const others = bounds.filter(({ single }) => !single);
  const lows = [...levels.slice(0, 1), ...others.flatMap(({ low }) => low ?? [])];
  const highs = [...levels.slice(-1), ...others.flatMap(({ high }) => high ?? [])];
  return {
    ...(lows.length === 0 ? {} : { levelAtLeast: Math.max(...lows) }),
    ...(highs.length === 0 ? {} : { levelAtMost: Math.min(...highs) }),
  };
}
