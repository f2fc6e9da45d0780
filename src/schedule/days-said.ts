import type { Days, MonthDay, Place, Weekday } from './schedule.ts';
import { unread, type Word } from './word-tokens.ts';

/** An ordinal that may be a day of the month or the place of a weekday in it. */
interface Ordinal {
  readonly value: number | 'last';
  readonly word: Word;
}

/** Gathers days as they are said. */
export class DaysSaid {
  readonly #text: string;
  readonly #months: number[] = [];
  readonly #monthDays: MonthDay[] = [];
  readonly #weekdays: Weekday[] = [];
  #ordinals: Ordinal[] = [];
  #everyDay = false;
  #weekly = false;
  /** How many days of the month were said before the first month. */
  #daysBefore = 0;
  /** Every so many months. */
  #step: number | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether an ordinal waits for what it counts. */
  get pending(): boolean {
    return this.#ordinals.length > 0;
  }

  /** Whether a day of the month was said. */
  get hasDay(): boolean {
    return this.pending || this.#monthDays.length > 0 || this.#weekdays.length > 0;
  }

  /** Whether anything was said. */
  get some(): boolean {
    return this.hasDay || this.#everyDay || this.#weekly || this.#months.length > 0 || this.#step !== undefined;
  }

  ordinal(value: number | 'last', word: Word): void {
    if (typeof value === 'number' && (value < 1 || value > 31))
      throw unread(`No month has a day ${value}`, this.#text, word, ['last day of the month']);
    this.#ordinals.push({ value, word });
  }

  /** The ordinals before were days of the month. */
  ordinalsEnd(): void {
    this.#monthDays.push(...this.#ordinals.map(({ value }) => value));
    this.#ordinals = [];
  }

  weekdays(days: readonly number[], word: Word): void {
    const wrong = this.#ordinals.find(({ value }) => value !== 'last' && value > 5);
    if (wrong !== undefined)
      throw unread(`No month has a ${wrong.word.text} ${word.text}`, this.#text, wrong.word, [
        'last friday of the month',
        'first monday of the month',
      ]);
    const places: readonly (Place | undefined)[] = this.pending
      ? this.#ordinals.map(({ value }) => value as Place)
      : [undefined];
    for (const day of days)
      for (const place of places) this.#weekdays.push(place === undefined ? { day } : { day, place });
    this.#ordinals = [];
  }

  /** Weekdays or weekends. */
  group(days: readonly number[], word: Word): void {
    const [ordinal] = this.#ordinals;
    if (ordinal !== undefined)
      throw unread(`"${ordinal.word.text} ${word.text}" can't be told by rule`, this.#text, ordinal.word, [
        'last friday of the month',
        'on the 1st',
      ]);
    this.weekdays(days, word);
  }

  month(month: number, word: Word): void {
    const days = new Set([...this.#monthDays, ...this.#ordinals.map(({ value }) => value)]).size;
    if (this.#months.length > 0 && days !== this.#daysBefore)
      throw unread('Days of different months need a schedule each', this.#text, word, [
        'on the 1st of may and september',
      ]);
    if (this.#months.length === 0) this.#daysBefore = days;
    this.#months.push(month);
  }

  /** Every day, every week, every so many months. */
  rhythm(rhythm: 'hour' | 'day' | 'week' | number): void {
    if (rhythm === 'day') this.#everyDay = true;
    else if (rhythm === 'week') this.#weekly = true;
    else if (typeof rhythm === 'number') this.#step = rhythm;
  }

  /** `of the month`, `every quarter`: ordinals before it were days. */
  unit(step: number): void {
    this.#step = Math.max(this.#step ?? 1, step);
    if (this.pending) this.ordinalsEnd();
  }

  read(): Days {
    if (this.pending) this.ordinalsEnd();
    const step = this.#step ?? 1;
    const stepped = step === 1 ? [] : Array.from({ length: 12 / step }, (_, at) => 1 + at * step);
    const months = this.#months.length > 0 ? this.#months : stepped;
    const monthly = !this.#everyDay && this.#weekdays.length === 0 && (this.#step !== undefined || months.length > 0);
    const first = monthly && !this.#weekly && this.#monthDays.length === 0;
    const monday = this.#weekly && !this.hasDay;
    return {
      months,
      monthDays: first ? [1] : this.#monthDays,
      weekdays: monday ? [{ day: 1 }] : this.#weekdays,
    };
  }
}
