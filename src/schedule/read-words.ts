import { DaysSaid } from './days-said.ts';
import { intervalOf, isStep } from './interval.ts';
import { type Clock, minuteOfDay, type Schedule, type Time, tidy } from './schedule.ts';
import { timeAt } from './times.ts';
import { fillers, groups, months, ordinals, rhythms, units, weekdays } from './vocabulary.ts';
import { unread, type Word, wordsOf } from './word-tokens.ts';

/** When it runs where nobody says a time. */
const usualTime: Time = { hour: 9, minute: 0 };
const evenIntervals = ['every 30 minutes', 'every 2 hours', 'every hour from 8 to 18'];
const toWords = new Set(['to', 'through', 'till', 'until', '-', '–', '—']);

/** Reads words from left to right; what it has read lies in its fields. */
class Reading {
  readonly #text: string;
  readonly #words: readonly Word[];
  readonly #days: DaysSaid;
  readonly #times: Time[] = [];
  /** Minutes past every hour. */
  readonly #minutes: number[] = [];
  /** Minutes from one run to the next. */
  #step: number | undefined;
  #window: { readonly from: Time; readonly to: Time } | undefined;
  #at = 0;
  /** What a number without anything else is. */
  #number: 'time' | 'day' = 'time';
  /** Whether days were said after a time. */
  #daysSince = false;

  constructor(text: string) {
    this.#text = text;
    this.#words = wordsOf(text);
    this.#days = new DaysSaid(text);
  }

  read(): Schedule {
    while (this.#at < this.#words.length) this.#next();
    const days = this.#days.read();
    const clock = this.#clock();
    if (clock === undefined && !this.#days.some) throw unread('That does not say when', this.#text, undefined);
    return tidy({ clock: clock ?? { times: [usualTime] }, days });
  }

  #clock(): Clock | undefined {
    const { length } = this.#times;
    if (this.#minutes.length > 0) this.#step ??= 60;
    if (this.#step === undefined && this.#window === undefined) return length > 0 ? { times: this.#times } : undefined;
    if (length > 0 || (this.#window !== undefined && (this.#step === undefined || this.#minutes.length > 0)))
      throw unread(
        'Either times, or an interval with or without from and to',
        this.#text,
        this.#words[0],
        evenIntervals,
      );
    return this.#minutes.length > 0 ? { minutes: this.#minutes } : intervalOf(this.#step ?? 60, this.#window);
  }

  #word(ahead = 0): Word | undefined {
    return this.#words[this.#at + ahead];
  }

  #next(): void {
    const word = this.#word();
    if (word === undefined) return;
    if (this.#glue(word) || this.#every(word) || this.#within(word)) return;
    if (this.#weekday(word) || this.#dayOrMonth(word) || this.#rhythm(word)) {
      this.#daysSince = this.#times.length > 0;
      return;
    }
    if (!this.#time(word)) throw unread(`"${word.text.slice(0, 40)}" is no part of a schedule`, this.#text, word);
  }

  /** Words that say what kind of thing follows. */
  #glue({ text }: Word): boolean {
    if (text === 'at' || text === '@') this.#number = 'time';
    else if (text === 'on') this.#number = 'day';
    else if (!fillers.has(text)) return false;
    if (text === 'at' || text === '@' || text === 'on' || text === 'of' || text === 'in') this.#days.ordinalsEnd();
    this.#at += 1;
    return true;
  }

  /** `every 2 hours`, `every half hour`, `every quarter`; before anything else `every` says nothing. */
  #every(word: Word): boolean {
    if (word.text !== 'every') return false;
    this.#at += 1;
    const number = this.#word();
    const part = ['hour', 'an hour', 'of an hour'].find((words) =>
      words.split(' ').every((each, ahead) => this.#word(1 + ahead)?.text === each),
    );
    const partial = number?.text === 'half' ? 30 : number?.text === 'quarter' ? 15 : undefined;
    if (partial !== undefined && part !== undefined) {
      this.#step = partial;
      this.#at += 1 + part.split(' ').length;
    } else if (
      number?.text === 'other' ||
      (/^\d{1,3}$/u.test(number?.text ?? '') && units.has(this.#word(1)?.text ?? ''))
    ) {
      this.#interval(number?.text === 'other' ? 2 : Number(number?.text), word);
      this.#at += 2;
    }
    return true;
  }

  #interval(count: number, from: Word): void {
    const unit = units.get(this.#word(1)?.text ?? '');
    const minutes = unit === 'hour' ? count * 60 : unit === 'minute' ? count : undefined;
    if (minutes !== undefined && isStep(minutes)) this.#step = minutes;
    else if (unit === 'month' && count > 0 && 12 % count === 0) this.#days.rhythm(count);
    else if (count === 1 && unit !== undefined && unit !== 'hour' && unit !== 'minute')
      this.#days.rhythm(unit === 'year' ? 12 : unit === 'month' ? 1 : unit);
    else {
      const instead =
        minutes === undefined ? ['first and third monday of the month', 'on the 1st and 15th'] : evenIntervals;
      const words = this.#text.slice(from.at).split(/\s+/u).slice(0, 3).join(' ');
      throw unread(`"${words}" does not come out even over a day, a month or a year`, this.#text, from, instead);
    }
  }

  /** `from 8 to 18:00`, `between 8 and 18`. */
  #within({ text }: Word): boolean {
    if (text !== 'from' && text !== 'between') return false;
    const from = timeAt(this.#words, this.#at + 1);
    const middle = this.#at + 1 + (from?.words ?? 0);
    const joins = toWords.has(this.#words[middle]?.text ?? '') || this.#words[middle]?.text === 'and';
    const to = joins ? timeAt(this.#words, middle + 1) : undefined;
    if (from?.time === undefined || to?.time === undefined || minuteOfDay(to.time) <= minuteOfDay(from.time))
      throw unread('That is no part of one day, such as from 8 to 18', this.#text, this.#word(), [
        'every hour from 8 to 18',
      ]);
    this.#window = { from: from.time, to: to.time };
    this.#at = middle + 1 + to.words;
    return true;
  }

  #weekday(word: Word): boolean {
    const day = weekdays.get(word.text);
    const group = groups.get(word.text);
    if (day === undefined && group === undefined) return false;
    this.#number = 'time';
    this.#at += 1;
    if (day === undefined) {
      this.#days.group(group ?? [], word);
      return true;
    }
    const last = toWords.has(this.#word()?.text ?? '') ? weekdays.get(this.#word(1)?.text ?? '') : undefined;
    if (last !== undefined) this.#at += 2;
    const length = last === undefined ? 1 : ((last - day + 7) % 7) + 1;
    this.#days.weekdays(
      Array.from({ length }, (_, more) => (day + more) % 7),
      word,
    );
    return true;
  }

  /** `1st`, `last`, `january`, `3 may`, `may 3`. */
  #dayOrMonth(word: Word): boolean {
    const [, figures] = /^(\d{1,2})(?:st|nd|rd|th)$/u.exec(word.text) ?? [];
    const ordinal = figures === undefined ? ordinals.get(word.text) : Number(figures);
    const month = months.get(word.text);
    const plain = /^\d{1,2}$/u.test(word.text);
    const isDay = plain && (months.has(this.#word(1)?.text ?? '') || (this.#number === 'day' && this.#isListed()));
    if (ordinal === undefined && month === undefined && !isDay) return false;
    this.#at += 1;
    if (month !== undefined) {
      this.#days.month(month, word);
      const day = this.#word();
      const next = this.#word(1)?.text ?? '';
      if (/^\d{1,2}$/u.test(day?.text ?? '') && !/^[ap]\.?m/u.test(next) && !this.#days.hasDay) {
        this.#days.ordinal(Number(day?.text), day ?? word);
        this.#at += 1;
      }
      this.#number = 'time';
    } else {
      this.#days.ordinal(ordinal ?? Number(word.text), word);
      this.#number = 'day';
    }
    return true;
  }

  /** Whether a plain number stands where one of a list of days does. */
  #isListed(): boolean {
    const before = this.#word(-1)?.text ?? '';
    return (before === 'on' || fillers.has(before)) && !/^[ap]\.?m/u.test(this.#word(1)?.text ?? '');
  }

  #rhythm(word: Word): boolean {
    const rhythm = rhythms.get(word.text);
    const unit = units.get(word.text);
    if (rhythm === undefined && unit === undefined && word.text !== 'quarter') return false;
    this.#at += 1;
    this.#number = 'time';
    if (rhythm === 'hour' || unit === 'hour') this.#step = 60;
    else if (unit === 'minute') this.#step = 1;
    else if (unit === 'month' || unit === 'year' || word.text === 'quarter')
      this.#days.unit(unit === 'year' ? 12 : unit === 'month' ? 1 : 3);
    else if (unit !== undefined && this.#days.pending) this.#days.ordinalsEnd();
    else this.#days.rhythm(rhythm ?? (unit === 'week' ? 'week' : 'day'));
    return true;
  }

  #time(word: Word): boolean {
    const [, past] = /^:(\d{2})$/u.exec(word.text) ?? [];
    if (past !== undefined && Number(past) < 60) {
      this.#minutes.push(Number(past));
      this.#at += 1;
      return true;
    }
    const found = timeAt(this.#words, this.#at);
    if (found === undefined) return false;
    if (found.time === undefined)
      throw unread(`"${word.text}" is no time of the day`, this.#text, word, ['09:00', '7am']);
    this.#days.ordinalsEnd();
    if (this.#daysSince)
      throw unread('Different times on different days need a schedule each', this.#text, word, [
        'mondays and thursdays 9:15',
        'daily at 8 and 17:30',
      ]);
    this.#times.push(found.time);
    this.#at += found.words;
    return true;
  }
}

/**
 * A schedule in words: `every monday 09:00`, `weekdays at 8`, `last friday of the month at 17:30`, `on the 1st and 15th at
 * 12`, `every 2 hours`, `3 may`. Without a time it is 09:00.
 * @throws AskError that points at the word and says what would do
 */
export function readWords(text: string): Schedule {
  return new Reading(text).read();
}
