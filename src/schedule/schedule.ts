/** A time of the day, as clocks on the wall show it. */
export interface Time {
  /** 0 to 23. */
  readonly hour: number;
  /** 0 to 59. */
  readonly minute: number;
}

/** Which of the month's days of a name: the first to the fifth, or the last; all of them where it is absent. */
export type Place = 1 | 2 | 3 | 4 | 5 | 'last';

/** Days of the week: 0 is Sunday, 6 Saturday. */
export interface Weekday {
  readonly day: number;
  readonly place?: Place;
}

/** A day of the month, 1 to 31, or the last one whichever it is. */
export type MonthDay = number | 'last';

/** Days on which something happens: those of the month and those of the week, both where both are given; every day where neither is. */
export interface Days {
  /** 1 to 12, in order; none stands for all of them. */
  readonly months: readonly number[];
  readonly monthDays: readonly MonthDay[];
  readonly weekdays: readonly Weekday[];
}

/** Times of each of these days, or minutes (0 to 59) of every hour of them. */
export type Clock = { readonly times: readonly Time[] } | { readonly minutes: readonly number[] };

/**
 * When something happens again and again, in whatever zone. All lists are in order and without repeats.
 *
 * Where clocks are put forward, a time that they skip is the first moment after the gap; where they are put back, a time
 * that comes twice is the first of the two. Minutes of every hour are of every hour that passes: both, where an hour comes
 * twice, and none in a gap. (croner's rules for fixed times and for intervals; times are never an interval here, however
 * they were written.)
 */
export interface Schedule {
  readonly clock: Clock;
  readonly days: Days;
}

const order = (place: Place | undefined) => (place === undefined ? 0 : place === 'last' ? 6 : place);
const weekdayKey = ({ day, place }: Weekday) => order(place) * 10 + ((day + 6) % 7);
const monthDayKey = (day: MonthDay) => (day === 'last' ? 32 : day);

function sorted<Each>(items: readonly Each[], key: (item: Each) => number): readonly Each[] {
  const byKey = new Map(items.map((item) => [key(item), item]));
  return [...byKey].sort(([a], [b]) => a - b).map(([, item]) => item);
}

/** Minutes since midnight. */
export function minuteOfDay({ hour, minute }: Time): number {
  return hour * 60 + minute;
}

function tidyDays({ months, monthDays, weekdays }: Days): Days {
  const everyDay =
    new Set(monthDays.filter((day) => day !== 'last')).size === 31 ||
    new Set(weekdays.filter(({ place }) => place === undefined).map(({ day }) => day)).size === 7;
  const every = new Set(weekdays.filter(({ place }) => place === undefined).map(({ day }) => day));
  const own = weekdays.filter(({ day, place }) => place === undefined || !every.has(day));
  const those = sorted(months, (month) => month);
  return {
    months: those.length === 12 ? [] : those,
    monthDays: everyDay ? [] : sorted(monthDays, monthDayKey),
    weekdays: everyDay ? [] : sorted(own, weekdayKey),
  };
}

/** The same schedule in its one form: in order, without repeats, without a day that another includes. */
export function tidy({ clock, days }: Schedule): Schedule {
  return {
    clock:
      'times' in clock
        ? { times: sorted(clock.times, minuteOfDay) }
        : { minutes: sorted(clock.minutes, (minute) => minute) },
    days: tidyDays(days),
  };
}
