import { isStep } from './interval.ts';
import { type Days, type MonthDay, minuteOfDay, type Schedule, type Time, type Weekday } from './schedule.ts';
import { monthNames, weekdayNames } from './vocabulary.ts';

const places = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', 5: 'fifth', last: 'last' } as const;

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function ordinal(day: number): string {
  const teen = day % 100 > 10 && day % 100 < 14;
  return `${day}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th')}`;
}

function timeWords({ hour, minute }: Time): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** Ordinals that belong to a noun behind them never stand before another that could take them. */
function monthDayWords(days: readonly MonthDay[], months: string): string {
  const dates = days.filter((day) => day !== 'last').map(ordinal);
  const last = days.includes('last') ? ['last day'] : [];
  return `on the ${listed([...dates, ...last])}${months === '' ? ' of the month' : ` of ${months}`}`;
}

function weekdayWords(days: readonly Weekday[]): readonly string[] {
  const every = days.filter(({ place }) => place === undefined).map(({ day }) => day);
  const working = every.length === 5 && every.every((day) => day > 0 && day < 6);
  const plain = working
    ? ['weekdays']
    : every.length === 2 && every.includes(6) && every.includes(0)
      ? ['weekends']
      : every.map((day) => `${weekdayNames[day]}s`);
  const placed = days.flatMap(({ day, place }) =>
    place === undefined ? [] : [`${places[place]} ${weekdayNames[day]}`],
  );
  return [
    ...(plain.length === 0 ? [] : [listed(plain)]),
    ...(placed.length === 0 ? [] : [`on the ${listed(placed)} of the month`]),
  ];
}

function dayWords({ months, monthDays, weekdays }: Days): string {
  const names = listed(months.map((month) => monthNames[month - 1] ?? ''));
  const dates = monthDays.length === 0 ? [] : [monthDayWords(monthDays, weekdays.length === 0 ? names : '')];
  const both = [...dates, ...weekdayWords(weekdays)].join(' and ');
  if (both === '') return names === '' ? 'every day' : `every day in ${names}`;
  return names === '' || weekdays.length === 0 ? both : `${both} in ${names}`;
}

function stepWords(minutes: number): string {
  if (minutes === 60) return 'every hour';
  return minutes % 60 === 0 ? `every ${minutes / 60} hours` : `every ${minutes} minutes`;
}

/** How far apart times lie, minutes; undefined where they do so unevenly or are too few to tell. */
function stepOf(minutes: readonly number[], least: number): number | undefined {
  const step = (minutes[1] ?? 0) - (minutes[0] ?? 0);
  const even = minutes.every((minute, at) => at === 0 || minute - (minutes[at - 1] ?? 0) === step);
  return minutes.length >= least && even && isStep(step) ? step : undefined;
}

/** An interval that the schedule reads back from; undefined where it is none. */
function intervalWords({ clock }: Schedule): string | undefined {
  if ('minutes' in clock) {
    const step = clock.minutes.length === 1 ? 60 : stepOf(clock.minutes, 2);
    const whole = clock.minutes[0] === 0 && step !== undefined && clock.minutes.length * step === 60;
    if (whole) return stepWords(step);
    return `every hour at ${listed(clock.minutes.map((minute) => `:${String(minute).padStart(2, '0')}`))}`;
  }
  const minutes = clock.times.map(minuteOfDay);
  const step = stepOf(minutes, 3);
  const [first, last] = [clock.times[0], clock.times.at(-1)];
  if (step === undefined || first === undefined || last === undefined) return undefined;
  const whole = minutes[0] === 0 && minutes.length * step === 24 * 60 && step > 60;
  return whole ? stepWords(step) : `${stepWords(step)} from ${timeWords(first)} to ${timeWords(last)}`;
}

/** A schedule in words that read back to the same: `Mondays at 09:00`, `on the last Friday of the month at 17:30`. */
export function scheduleWords(schedule: Schedule): string {
  const { clock, days } = schedule;
  const on = dayWords(days);
  const interval = intervalWords(schedule);
  if (interval !== undefined) return on === 'every day' ? interval : `${on}, ${interval}`;
  return `${on} at ${listed('times' in clock ? clock.times.map(timeWords) : [])}`;
}
