/** What clocks on the wall show in a zone at an instant, as if it were UTC. */
export type WallClock = (instant: number) => number;

/** A clock made of `Intl` alone: nothing of a cron library is in it. */
export function wallClock(zone: string): WallClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (instant) => {
    const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = parts as Record<string, number>;
    return Date.UTC(year, month - 1, day, hour, minute);
  };
}

const minute = 60_000;
const hour = 60 * minute;

/** Instants at which clocks change between two others, to the minute. */
export function changes(clock: WallClock, from: number, to: number): readonly number[] {
  const offset = (instant: number) => clock(instant) - instant;
  const found: number[] = [];
  for (let at = from; at < to; at += 24 * hour) {
    let [low, high] = [at, at + 24 * hour];
    if (offset(low) === offset(high)) continue;
    while (high - low > minute) {
      const middle = low + Math.floor((high - low) / 2 / minute) * minute;
      if (offset(middle) === offset(low)) low = middle;
      else high = middle;
    }
    found.push(high);
  }
  return found;
}

/**
 * When a wall clock first shows a time near a change; where it never does, the change itself. `wall` is that time as if
 * it were UTC.
 */
export function firstShown(clock: WallClock, wall: number, change: number): number {
  const offsets = [change - minute, change].map((instant) => clock(instant) - instant);
  const shown = offsets.map((offset) => wall - offset).filter((instant) => clock(instant) === wall);
  return shown.length === 0 ? change : Math.min(...shown);
}
