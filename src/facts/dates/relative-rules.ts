import { at, type Expression, type Origin, type Rule, sticky, type Unit } from './meaning.ts';
import { COUNT, countOf, GAP, UNIT } from './vocabulary.ts';

const DEICTIC = sticky(
  `(day before yesterday|day after tomorrow|yesterday|today|tonight|tomorrow|last${GAP}(?:night|evening)|this${GAP}(?:morning|afternoon|evening))\\b`,
);
const DEICTIC_DAYS: Readonly<Record<string, number>> = {
  'day before yesterday': -2,
  'day after tomorrow': 2,
  yesterday: -1,
  'last night': -1,
  'last evening': -1,
  tomorrow: 1,
};
/** "Last week", "the following month", "that same day". */
const NEIGHBOUR = sticky(
  `(?:the${GAP})?(?:very${GAP})?(last|past|previous|preceding|prior|this|current|present|next|following|coming|upcoming|ensuing|same|that|succeeding)(?:${GAP}(?:same|very))?${GAP}(?:calendar${GAP}|fiscal${GAP})?(day|week|weekend|month|quarter|year|decade|century|night|morning|afternoon|evening)\\b(?!['’]?s?[ -](?:old|long)\\b)`,
);
const NEIGHBOURS: Readonly<Record<string, readonly [count: number, from: Origin]>> = {
  last: [-1, 'reference'],
  past: [-1, 'reference'],
  this: [0, 'reference'],
  current: [0, 'reference'],
  present: [0, 'reference'],
  next: [1, 'reference'],
  coming: [1, 'reference'],
  upcoming: [1, 'reference'],
  previous: [-1, 'text'],
  preceding: [-1, 'text'],
  prior: [-1, 'text'],
  following: [1, 'text'],
  ensuing: [1, 'text'],
  succeeding: [1, 'text'],
  same: [0, 'text'],
  that: [0, 'text'],
};
const PART_OF = sticky(
  `(?:the${GAP})?(?:end|beginning|start|middle|close|rest|remainder|latter part|early part|first part|later|earlier|late|early)(?:${GAP}(?:of|in))?${GAP}(the|this|that|last|next)(?:${GAP}same)?${GAP}(week|month|quarter|year|decade|century)\\b`,
);
const COUNTED = sticky(
  `(?:(?:about|around|nearly|almost|over|exactly|just|roughly|a mere|some|more than)${GAP})?(${COUNT})(?:[ -](?:and[ -]a[ -]half))?${GAP}(${UNIT})s?${GAP}(?:and a half${GAP})?(ago|later|earlier|before|previously|hence|afterwards?|after|prior)\\b`,
);
const AFTER_EVENT = sticky(`${GAP}(?:the|his|her|their|its|that|[a-z]{3,}ing)\\b`);
const BEFORE_THE_YEAR = sticky(`(${COUNT})${GAP}days?${GAP}before${GAP}(?:the${GAP})?new year(?:['’]s(?: day)?)?\\b`);
const DAY_BESIDE = sticky(
  `(?:the${GAP})?(day|year|month)${GAP}(before|after|earlier|later)(?=[,.;:)]|${GAP}(?:and|when|the)\\b|$)`,
);
const ORDINAL_DAY = sticky(
  `the${GAP}(\\d{1,2}(?:st|nd|rd|th))(?=[,.;:)]|${GAP}(?:of (?:the|that|this) month|and|at|in)\\b|$)`,
);

const shift = (start: number, end: number, rule: string, unit: Unit, count: number, from: Origin): Expression => ({
  start,
  end,
  rule,
  meaning: { kind: 'shift', unit, count, from },
});

const deictic: Rule = (text, start) => {
  const match = at(DEICTIC, text, start);
  if (match === undefined) return undefined;
  const word = match[0].toLowerCase().replace(/\s+/gu, ' ');
  return shift(start, start + match[0].length, 'deictic-day', 'day', DEICTIC_DAYS[word] ?? 0, 'reference');
};

const neighbour: Rule = (text, start) => {
  const match = at(NEIGHBOUR, text, start);
  if (match === undefined) return undefined;
  const [count, from] = NEIGHBOURS[match[1]?.toLowerCase() ?? ''] ?? [0, 'text'];
  const said = match[2]?.toLowerCase() ?? '';
  const unit = unitOf(said);
  // "The next day" follows what was told, "the past year" is a stretch; only days are told forward with "next".
  const told = unit === 'day' && (match[1]?.toLowerCase() === 'next' || said === 'night') ? 'text' : from;
  const stretch = /^(?:past|coming|upcoming)$/iu.test(match[1] ?? '');
  if (stretch && (/^the\s/iu.test(match[0]) || /\bthe\s$/iu.test(text.slice(Math.max(0, start - 4), start))))
    return undefined;
  if (unit === 'day' && from === 'reference' && told === 'reference') return undefined;
  const article = /^the\s/iu.test(match[0]) && unit !== 'day' && from === 'reference' ? 'either' : told;
  return shift(start, start + match[0].length, `neighbour-${unit}`, unit, count, article);
};

function unitOf(word: string): Unit {
  if (word === 'weekend') return 'week';
  return /^(?:night|morning|afternoon|evening)$/u.test(word) ? 'day' : (word as Unit);
}

/** "The end of the year", "later that month". */
const partOf: Rule = (text, start) => {
  const match = at(PART_OF, text, start);
  if (match === undefined) return undefined;
  const which = match[1]?.toLowerCase();
  const count = which === 'last' ? -1 : which === 'next' ? 1 : 0;
  const from = which === 'the' ? 'either' : which === 'that' ? 'text' : 'reference';
  return shift(start, start + match[0].length, 'part-of-period', unitOf(match[2]?.toLowerCase() ?? ''), count, from);
};

/** "Two days later", "a year earlier", "three weeks ago"; "five days after the fall of Girona" counts from what was told. */
const counted: Rule = (text, start) => {
  const match = at(COUNTED, text, start);
  const count = countOf(match?.[1] ?? '');
  if (match === undefined || count === undefined) return undefined;
  const unit = match[2]?.toLowerCase() as Unit;
  const word = match[3]?.toLowerCase() ?? '';
  const end = start + match[0].length;
  const event = at(AFTER_EVENT, text, end) !== undefined;
  if ((word === 'before' || word === 'prior') && !/^[,.;:)]/u.test(text.slice(end, end + 1))) return undefined;
  if (word === 'after' && !(event && unit === 'day')) return undefined;
  const back = ['ago', 'earlier', 'before', 'previously', 'prior'].includes(word);
  return shift(
    start,
    end,
    word === 'ago' ? 'ago' : 'counted',
    unit,
    back ? -count : count,
    word === 'ago' || word === 'hence' ? 'reference' : 'text',
  );
};

const beforeNewYear: Rule = (text, start) => {
  const match = at(BEFORE_THE_YEAR, text, start);
  const count = countOf(match?.[1] ?? '');
  if (match === undefined || count === undefined || count > 31) return undefined;
  return {
    start,
    end: start + match[0].length,
    rule: 'before-new-year',
    meaning: { kind: 'yearless', month: 12, day: 32 - count },
  };
};

const beside: Rule = (text, start) => {
  const match = at(DAY_BESIDE, text, start);
  if (match === undefined) return undefined;
  const back = /^(?:before|earlier)$/iu.test(match[2] ?? '');
  return shift(start, start + match[0].length, 'beside', unitOf(match[1]?.toLowerCase() ?? ''), back ? -1 : 1, 'text');
};

const ordinalDay: Rule = (text, start) => {
  const match = at(ORDINAL_DAY, text, start);
  const day = Number.parseInt(match?.[1] ?? '', 10);
  if (
    match === undefined ||
    day < 1 ||
    day > 31 ||
    !/\b(?:on|by|until|from|since)\s$/iu.test(text.slice(Math.max(0, start - 6), start))
  )
    return undefined;
  return { start, end: start + match[0].length, rule: 'day-of-month', meaning: { kind: 'day-of-month', day } };
};

/** Rules that begin with "the", "last", "that" and the like. */
export const neighbourRules: readonly Rule[] = [deictic, beside, partOf, ordinalDay, neighbour];
/** Rules that begin with a count in digits or words. */
export const countedRules: readonly Rule[] = [beforeNewYear, counted];
export const NEIGHBOUR_WORDS: readonly string[] = [
  ...Object.keys(NEIGHBOURS),
  ...Object.keys(DEICTIC_DAYS),
  ...'the very day today tonight end beginning start middle close rest remainder latter later earlier late early first'.split(
    ' ',
  ),
];
export const COUNT_PREFIXES: readonly string[] = 'about around nearly almost over exactly just roughly some more'.split(
  ' ',
);
