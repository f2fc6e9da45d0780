import { type Clock, minuteOfDay, type Time } from './schedule.ts';

const day = 24 * 60;

/** Whether so many minutes, one after the other, end with an hour or with a day. */
export function isStep(minutes: number): boolean {
  return minutes > 0 && (minutes < 60 ? 60 % minutes === 0 : minutes % 60 === 0 && day % minutes === 0);
}

/** Every so many minutes (see `isStep`), the whole day or from one time to another of the same day. */
export function intervalOf(minutes: number, window: { readonly from: Time; readonly to: Time } | undefined): Clock {
  const steps = (from: number, to: number) =>
    Array.from({ length: Math.floor((to - from) / minutes) + 1 }, (_, at) => from + at * minutes);
  if (window === undefined && minutes <= 60) return { minutes: steps(0, 59) };
  const [from, to] = window === undefined ? [0, day - 1] : [minuteOfDay(window.from), minuteOfDay(window.to)];
  return { times: steps(from, Math.max(from, to)).map((at) => ({ hour: Math.floor(at / 60), minute: at % 60 })) };
}
