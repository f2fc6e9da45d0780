import { z } from 'zod';
import type { TimelineAnswer, TimelineEvent } from '../src/index.ts';
import { about, page, share, when, words } from './command.ts';
import { counted } from './compose.ts';
import { dateWords } from './dates.ts';
import { foreign, type Text } from './reply.ts';
import { exportForms } from './timeline-exports.ts';

/** What `/timeline` is asked. */
export const options = z.object({
  about: words.optional().meta(about('A topic, person, place, TAGS code or document id')),
  from: when.optional().meta(about('First date: 2007, 2007-09, 1990s, 17 September 2007')),
  to: when.optional().meta(about('Last date, included', { sameAs: 'from' })),
  place: words
    .optional()
    .meta(about('Only events of this country, city or TAGS code: Belarus, Minsk, BO', { named: true })),
  sent: z
    .boolean()
    .optional()
    .meta(about('List cables as well, on the day they were sent', { named: true })),
  as: z
    .enum(exportForms)
    .optional()
    .meta(about('Give the events as a file of this form', { named: true })),
  page,
  share,
});

export type Options = z.output<typeof options>;

/** The time asked for, in words: "September 2007", "until 1999". */
export function spanWords({ from, to }: Options, locale: string | undefined): string | undefined {
  if (from === undefined) return to === undefined ? undefined : `until ${dateWords(to, locale)}`;
  if (to === undefined) return `from ${dateWords(from, locale)}`;
  return from === to ? dateWords(from, locale) : `${dateWords(from, locale)} to ${dateWords(to, locale)}`;
}

/** What is asked of the collection, and by buttons again. */
export function asked({ about: typed, from, to, place, sent }: Options) {
  return {
    ...(typed === undefined ? {} : { about: typed }),
    ...(place === undefined ? {} : { place }),
    ...(sent === true ? { sent } : {}),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

/** The place as the title has it. */
function placeWords({ place }: TimelineAnswer): Text {
  return place === undefined ? [] : [', ', foreign(place.name)];
}

/** What a place was taken for, where that is more than its name: "Minsk was taken for Belarus: Minsk is its capital". */
export function takenWords({ place: typed }: Options, { place }: TimelineAnswer): Text | undefined {
  if (typed === undefined || place?.taken === undefined) return undefined;
  return [foreign(typed), ' was taken for ', foreign(place.name), ': ', foreign(place.taken)];
}

/** "9 dated events"; where all are on this page and some are told more than once, "8 dated events, told in 9 places". */
export function countWords({ events, total }: TimelineAnswer): Text {
  const all = flat(events).length === total && events.length < total;
  return [all ? `${counted(events.length, 'dated event')}, told in ${total} places` : counted(total, 'dated event')];
}

/** "Timeline of Per Olsen, Norway, 2005". */
export function titleOf(question: Options, answer: TimelineAnswer, locale: string | undefined): Text {
  const { person } = answer;
  const topic: Text =
    person !== undefined
      ? [foreign(person)]
      : question.about === undefined
        ? ['everything']
        : [foreign(question.about)];
  const span = spanWords(question, locale);
  return ['Timeline of ', ...topic, ...placeWords(answer), span === undefined ? '' : `, ${span}`];
}

/** Every report by itself, as files have them. */
export function flat(events: readonly TimelineEvent[]): TimelineEvent[] {
  return events.flatMap(({ reports = [], ...event }) => [event, ...reports]);
}
