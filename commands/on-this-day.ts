import { z } from 'zod';
import { about, type Command, page, share } from './command.ts';
import { counted, joined, nothing, openActions, reply, spacedId } from './compose.ts';
import { dateWords, dayWords } from './dates.ts';
import { eventItem } from './event-list.ts';
import { paging } from './paging.ts';
import { type Action, foreign, type Item } from './reply.ts';
import { readDay } from './typed-dates.ts';

const options = z.object({
  date: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .transform((text, context) => {
      const day = readDay(text);
      if (day !== undefined) return day;
      context.addIssue('is a day of the year such as 17 September or 09-17');
      return z.NEVER;
    })
    .optional()
    .meta(about('A day: 17 September, 09-17; today when left out')),
  page,
  share,
});

function shifted(day: string, by: number): string {
  const date = new Date(`2000-${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + by);
  return date.toISOString().slice(5, 10);
}

/** `/on-this-day`: documents and events of a calendar day in any year. */
export const onThisDay: Command<typeof options> = {
  name: 'on-this-day',
  aliases: [],
  summary: 'Documents and events of this calendar day in any year',
  description:
    'Documents dated, and events that happened, on this day and month, whatever the year. Today (UTC) when no day is given.',
  examples: ['/on-this-day', '/on-this-day 17 September', '/on-this-day 09-12'],
  options,
  async run({ date, page: number }, { collection, locale, now }) {
    const day = date ?? now().toISOString().slice(5, 10);
    const { documents, events, searched } = await collection.onThisDay(day);
    const step = (to: string): Action => ({
      label: [dayWords(to, locale)],
      command: 'on-this-day',
      options: { date: to },
    });
    const around = [step(shifted(day, -1)), step(shifted(day, 1))];
    const words = dayWords(day, locale);
    if (documents.length + events.length === 0) return nothing([`Nothing of ${words} in any year.`], searched, around);
    const items: Item[] = [
      ...documents.map((card) => ({
        label: joined([
          dateWords(card.date.edtf, locale, 'short'),
          card.kind,
          [{ strong: foreign(card.title) }],
          foreign(spacedId(card.id)),
        ]),
      })),
      ...events.map((event) => eventItem(event, locale)),
    ];
    const pages = paging({
      page: number,
      total: items.length,
      unit: 'documents and events',
      command: 'on-this-day',
      options: { date: day },
    });
    return reply({
      title: [`On ${words}, in any year`],
      subtitle: joined([counted(documents.length, 'document'), counted(events.length, 'event')]),
      blocks: [{ kind: 'list', items: items.slice(pages.start, pages.end) }, ...pages.blocks],
      actions: [...pages.actions, ...openActions(documents, 3), ...around],
      footer: [`Searched ${counted(searched, 'document')}.`],
    });
  },
};
