import { z } from 'zod';
import { AskError, bounds } from '../src/index.ts';
import { about, type Command, type Context, page, share, words } from './command.ts';
import { counted, joined, nothing, openActions, reply, searchedIn, typedWords } from './compose.ts';
import { documentItem } from './digest-sections.ts';
import { find } from './find.ts';
import { hitLists } from './find-hits.ts';
import { pageSize, paging } from './paging.ts';
import { type Action, foreign, type Reply, type Text } from './reply.ts';
import { readDate } from './typed-dates.ts';

/** What is looked back where nobody says from when. */
const day = 86_400_000;
const week = 7 * day;

/** An instant, or the first one of a date, as an ISO instant. */
const moment = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .transform((text, context) => {
    if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/u.test(text) && !Number.isNaN(Date.parse(text)))
      return new Date(text).toISOString();
    const first = bounds(readDate(text) ?? '')?.first;
    const instant = first === undefined ? Number.NaN : Date.parse(`${first}T00:00:00Z`);
    if (!Number.isNaN(instant)) return new Date(instant).toISOString();
    context.addIssue('is a date such as 2026-11-16 or 16 November 2026');
    return z.NEVER;
  })
  .optional();

const options = z.object({
  query: words.optional().meta(about('Only what this search finds among them; every word as it is typed')),
  since: moment.meta(about('Added after this; a week ago when left out', { named: true })),
  until: moment.meta(about('Added until then; now when left out', { named: true })),
  page,
  share,
});

type Options = z.output<typeof options>;

/** @throws AskError where it ends before it begins */
function spanOf({ since, until }: Options, now: Date) {
  const end = until ?? now.toISOString();
  const after = since ?? new Date(Date.parse(end) - week).toISOString();
  if (after < end) return { after, until: end };
  if (after === end)
    throw new AskError('the span is empty: until names the moment at which it ends', {
      suggestions: [
        `/new since:${after.slice(0, 10)} until:${new Date(Date.parse(end) + day).toISOString().slice(0, 10)}`,
      ],
    });
  throw new AskError(
    until === undefined
      ? `${after.slice(0, 10)} is still to come: nothing was added after it`
      : `the span ends before it begins: since ${after.slice(0, 10)}, until ${end.slice(0, 10)}`,
    { suggestions: until === undefined ? ['/new'] : [`/new since:${end.slice(0, 10)} until:${after.slice(0, 10)}`] },
  );
}

async function foundAmong(query: string, given: Options, context: Context): Promise<Reply> {
  const { collection, locale, now } = context;
  const span = spanOf(given, now());
  const answer = await collection.find(query, {
    added: span,
    exact: true,
    limit: pageSize,
    offset: (given.page - 1) * pageSize,
  });
  const everywhere: Action = { label: ['Search all documents'], command: 'find', options: { query } };
  const title: Text = [`${counted(answer.total, 'paragraph')} for `, ...typedWords(query), ' in what is new'];
  const period: Text = ['added after ', { instant: span.after }, ' until ', { instant: span.until }];
  if (answer.total === 0)
    return nothing(
      ['Nothing new for ', ...typedWords(query), '.'],
      answer.searched,
      [everywhere],
      [{ kind: 'text', text: period }],
    );
  const pages = paging({
    page: given.page,
    total: answer.total - answer.copies,
    unit: 'paragraphs',
    command: 'new',
    options: { query, since: span.after, until: span.until },
  });
  const cards = [...new Map(answer.hits.map(({ card }) => [card.id, card])).values()];
  return reply({
    title,
    blocks: [{ kind: 'text', text: period }, ...hitLists(answer.hits, pages.start, locale), ...pages.blocks],
    actions: [...pages.actions, ...openActions(cards, 3), everywhere],
    footer: [`Searched ${counted(answer.searched, 'document')}.`],
  });
}

async function newDocuments(given: Options, context: Context): Promise<Reply> {
  const { collection, now } = context;
  const span = spanOf(given, now());
  const { items, total, kinds } = await collection.added(span, {
    limit: pageSize,
    offset: (given.page - 1) * pageSize,
  });
  const period: Text = ['added after ', { instant: span.after }, ' until ', { instant: span.until }];
  const searched = await searchedIn(collection);
  if (total === 0) return nothing(['Nothing new.'], searched, [], [{ kind: 'text', text: period }]);
  const pages = paging({
    page: given.page,
    total,
    unit: 'documents',
    command: 'new',
    options: { since: span.after, until: span.until },
  });
  return reply({
    title: [counted(total, 'new document')],
    subtitle: joined(kinds.map(({ value, count }) => [`${count.toLocaleString('en-GB')} `, foreign(value)])),
    blocks: [
      { kind: 'text', text: period },
      { kind: 'list', items: await Promise.all(items.map((card) => documentItem(card, context))) },
      ...pages.blocks,
    ],
    actions: [...pages.actions, ...openActions(items, 3)],
    footer: [`Searched ${counted(searched, 'document')}.`],
  });
}

/** `/new`: what was added, and what a question finds in it. */
export const newlyAdded: Command<typeof options> = {
  name: 'new',
  aliases: [],
  summary: 'Documents that were added lately, and what a search finds in them',
  description:
    'Documents that were added, or whose text changed, in a span of time (the last week unless since says otherwise), the last first. With words, what they find in these documents: the language of /find, every word as it is typed.',
  examples: ['/new', '/new since:2026-11-01', '/new person:"{person}"'],
  options,
  verbatim: true,
  complete: { query: async (prefix, context) => (await find.complete?.['query']?.(prefix, context)) ?? [] },
  run: (given, context) =>
    given.query === undefined ? newDocuments(given, context) : foundAmong(given.query, given, context),
};
