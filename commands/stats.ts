import { z } from 'zod';
import type { Count, Stats } from '../src/index.ts';
import { type Command, share } from './command.ts';
import { counted, joined, reply } from './compose.ts';
import { dateWords } from './dates.ts';
import { holdingsPicture } from './pictures.ts';
import { type Block, foreign, type Text } from './reply.ts';

const options = z.object({ share });

const mostShown = 10;

function counts(values: readonly Count[]): Text {
  const left = values.length - mostShown;
  return joined([
    ...values.slice(0, mostShown).map(({ value, count }) => [foreign(value), ` (${count.toLocaleString('en-GB')})`]),
    left > 0 ? `… ${left} more` : undefined,
  ]);
}

function spanOf({ first, last }: Stats, locale: string | undefined): string | undefined {
  if (first === undefined || last === undefined) return undefined;
  return first === last ? dateWords(first, locale) : `${dateWords(first, locale)} to ${dateWords(last, locale)}`;
}

/** `/stats`: what the collection holds. */
export const stats: Command<typeof options> = {
  name: 'stats',
  aliases: [],
  summary: 'What the collection holds',
  description: 'How many documents, paragraphs, people and dated events there are, by kind, year, origin and TAGS.',
  examples: ['/stats'],
  options,
  async run(_, { collection, locale }) {
    const held = await collection.stats();
    const undated = held.undated > 0 ? [`${counted(held.undated, 'document')} undated`] : undefined;
    const fields = [
      { name: 'Kinds', value: counts(held.kinds) },
      { name: 'Dates', value: joined([spanOf(held, locale), undated]) },
      { name: 'Years', value: counts(held.years) },
      { name: 'Origins', value: counts(held.origins) },
      { name: 'TAGS', value: counts(held.tags) },
    ].filter(({ value }) => value.length > 0);
    const subtitle = joined([
      counted(held.paragraphs, 'paragraph'),
      counted(held.words, 'word'),
      counted(held.people, 'person', 'people'),
      counted(held.events, 'event'),
    ]);
    return reply({
      title: [counted(held.documents, 'document')],
      subtitle,
      blocks: [
        ...holdingsPicture(held, subtitle, locale),
        ...(fields.length === 0 ? [] : [{ kind: 'fields', fields } satisfies Block]),
      ],
      actions: [{ label: ['How to ask'], command: 'help', options: {} }],
    });
  },
};
