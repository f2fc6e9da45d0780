/** Days of the week, Sunday first, as they are written out. */
export const weekdayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** Months, January first, as they are written out. */
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const shortWeekdays: readonly (readonly string[])[] = [
  ['sun'],
  ['mon'],
  ['tue', 'tues'],
  ['wed', 'weds'],
  ['thu', 'thur', 'thurs'],
  ['fri'],
  ['sat'],
];

/** Written forms of weekdays, lower case, and which day each is (0 is Sunday). */
export const weekdays: ReadonlyMap<string, number> = new Map(
  weekdayNames.flatMap((name, day) => {
    const long = name.toLowerCase();
    return [long, `${long}s`, ...(shortWeekdays[day] ?? [])].map((form) => [form, day] as const);
  }),
);

/** Written forms of months, lower case, and which month each is (1 is January). */
export const months: ReadonlyMap<string, number> = new Map([
  ...monthNames.flatMap((name, at) => {
    const long = name.toLowerCase();
    return [long, long.slice(0, 3)].map((form) => [form, at + 1] as const);
  }),
  ['sept', 9],
]);

/** Ordinals in words; those in figures (`15th`) are read by their form. */
export const ordinals: ReadonlyMap<string, number | 'last'> = new Map<string, number | 'last'>([
  ['first', 1],
  ['second', 2],
  ['third', 3],
  ['fourth', 4],
  ['fifth', 5],
  ['last', 'last'],
]);

/** Groups of weekdays. */
export const groups: ReadonlyMap<string, readonly number[]> = new Map<string, readonly number[]>([
  ...['weekday', 'weekdays', 'workday', 'workdays'].map((form) => [form, [1, 2, 3, 4, 5]] as const),
  ...['weekend', 'weekends'].map((form) => [form, [6, 0]] as const),
]);

/** Hours that have a name. */
export const namedHours: ReadonlyMap<string, number> = new Map([
  ['noon', 12],
  ['midday', 12],
  ['midnight', 0],
]);

/** How often, in a word: every so many months, or a day, a week, an hour. */
export const rhythms: ReadonlyMap<string, 'hour' | 'day' | 'week' | 1 | 3 | 12> = new Map<
  string,
  'hour' | 'day' | 'week' | 1 | 3 | 12
>([
  ['hourly', 'hour'],
  ['daily', 'day'],
  ['weekly', 'week'],
  ['monthly', 1],
  ['quarterly', 3],
  ['yearly', 12],
  ['annually', 12],
]);

/** Units that are counted (`every 2 hours`). */
export const units: ReadonlyMap<string, 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'> = new Map(
  (['minute', 'hour', 'day', 'week', 'month', 'year'] as const).flatMap((unit) =>
    [unit, `${unit}s`].map((form) => [form, unit] as const),
  ),
);

/** Words that hold the others together. */
export const fillers: ReadonlySet<string> = new Set([
  'each',
  'the',
  'of',
  'in',
  'and',
  '&',
  '+',
  'a',
  'an',
  'per',
  'once',
]);
