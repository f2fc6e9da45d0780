import { z } from 'zod';
import { about, type Command, pageNumber, share, words } from './command.ts';
import { searchedIn } from './compose.ts';
import { documentCard } from './document-card.ts';
import { peopleOfDocument, readingPage, readingParagraph } from './document-reading.ts';
import { completeId, isId } from './naming.ts';
import { choicesOf, leadOf, missing } from './opening.ts';
import type { Reply } from './reply.ts';
import { takenOutAs, takenOutReply } from './taken-out.ts';

const options = z.object({
  id: words.meta(about('A document id in any spelling (STATE 130159), or words of its title or text')),
  paragraph: z
    .string()
    .trim()
    .regex(/^¶?\d{1,3}[a-z]?$/iu, 'is the printed number of a paragraph, such as 3')
    .transform((label) => label.replace('¶', ''))
    .optional()
    .meta(about('Read this paragraph, by its printed number')),
  page: pageNumber.optional().meta(about('Read the text, this page of five paragraphs', { named: true })),
  show: z
    .enum(['card', 'text', 'people'])
    .default('card')
    .meta(about('What to show: the card, the text, or the people it names', { named: true })),
  share,
});

/** `/cable`: one document, of any kind. */
export const cable: Command<typeof options> = {
  name: 'cable',
  aliases: ['doc'],
  summary: 'Open one document as a card',
  description:
    'Opens a cable, an article or a report: its summary, headings, TAGS, references and signature. Any spelling of an id does, also with one mistake; words open the best match and offer the next ones. Read pages through the paragraphs.',
  examples: ['/cable {id}', '/cable {id} page:1', '/cable {id} show:people'],
  options,
  whole: (typed, rest) => isId(typed) || !isId(rest),
  complete: { id: completeId },
  async run({ id, paragraph, page: number, show }, { collection, locale }): Promise<Reply> {
    const opened = await collection.open(id);
    const { view, others, how } = opened;
    const tombstone = how === 'id' ? undefined : await takenOutAs(id, collection);
    if (tombstone !== undefined) return takenOutReply(tombstone, await searchedIn(collection), locale);
    if (view === undefined) return missing(id, opened, await searchedIn(collection));
    const menus = choicesOf(others);
    const { document } = view;
    const lead = leadOf(id, opened);
    const add = { ...(lead === undefined ? {} : { lead }) };
    if (paragraph !== undefined) return { ...readingParagraph(view, paragraph, locale), ...add };
    if (number !== undefined || show === 'text') return { ...readingPage(view, number ?? 1, locale), ...add };
    if (show === 'people') return { ...peopleOfDocument(view, locale), ...add };
    return { ...documentCard(view, await collection.references(document.id), locale), ...add, menus };
  },
};
