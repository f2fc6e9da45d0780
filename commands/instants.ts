import type { Instant } from './reply.ts';

const form = {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const;

function partsIn(moment: Date, timeZone: string): Map<string, string> | undefined {
  try {
    const parts = new Intl.DateTimeFormat('en-GB', { ...form, timeZone }).formatToParts(moment);
    return new Map(parts.map(({ type, value }) => [type, value]));
  } catch {
    return undefined;
  }
}

/** A moment in words with its zone: `Monday 23 November 2026, 09:00 (Europe/Berlin)`; in UTC where the zone is none. */
export function instantWords({ instant, zone = 'UTC' }: Instant): string {
  const moment = new Date(instant);
  if (Number.isNaN(moment.getTime())) return instant;
  const own = partsIn(moment, zone);
  const parts = own ?? partsIn(moment, 'UTC');
  const [weekday, day, month, year, hour, minute] = ['weekday', 'day', 'month', 'year', 'hour', 'minute'].map((part) =>
    parts?.get(part),
  );
  return `${weekday} ${day} ${month} ${year}, ${hour}:${minute} (${own === undefined ? 'UTC' : zone})`;
}
