import type { Time } from './schedule.ts';
import { namedHours } from './vocabulary.ts';
import type { Word } from './word-tokens.ts';

const half = /^(a|p)\.?m\.?$/u;

function timeOf(hour: number, minute: number, of: string | undefined): Time | undefined {
  if (minute > 59) return undefined;
  if (of === undefined) return hour < 24 ? { hour, minute } : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return { hour: (hour % 12) + (of === 'p' ? 12 : 0), minute };
}

/**
 * The time that begins at this word and how many words it takes: `9`, `09:00`, `9.30`, `0900`, `17h30`, `7am`, `7 p.m.`,
 * `9 o'clock`, `noon`. `time` is absent for what has the form of one and is none; undefined for anything else.
 */
export function timeAt(
  words: readonly Word[],
  at: number,
): { readonly time?: Time; readonly words: number } | undefined {
  const word = words[at]?.text ?? '';
  const named = namedHours.get(word);
  if (named !== undefined) return { time: { hour: named, minute: 0 }, words: 1 };
  const [, hour, minute = '0', own] =
    /^(\d{1,2})(?:[:.h](\d{2}))?h?([ap]\.?m\.?)?$/u.exec(word) ?? /^(\d{2})(\d{2})h?$/u.exec(word) ?? [];
  if (hour === undefined) return undefined;
  const next = words[at + 1]?.text ?? '';
  const apart = own === undefined && half.test(next) ? next : undefined;
  const time = timeOf(Number(hour), Number(minute), (own ?? apart)?.charAt(0));
  const clock = apart !== undefined || /^o['’]?clock$/u.test(next);
  return { ...(time === undefined ? {} : { time }), words: clock ? 2 : 1 };
}
