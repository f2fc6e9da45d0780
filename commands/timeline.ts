import { z } from 'zod';
import type { TimelineAnswer, TimelineEvent } from '../src/index.ts';
import { about, type Command, type Context, page, share, when, words } from './command.ts';
import { andMore, counted, joined, nothing, reply, typedWords } from './compose.ts';
import { dateWords } from './dates.ts';
import { eventItem, undatedBlocks } from './event-list.ts';
import { completePerson } from './naming.ts';
import type { OptionValue } from './options.ts';
import { paging } from './paging.ts';
import { type Action, foreign, type Reply, type Text } from './reply.ts';
import { type ExportForm, exported, exportForms } from './timeline-exports.ts';

const eventsOnPage = 20;
const mostExported = 5_000;
const exportStep = 500;

const options = z.object({
  about: words.optional().meta(about('A topic, person, place, TAGS code or document id')),
  from: when.optional().meta(about('First date: 2007, 2007-09, 1990s, 17 September 2007')),
  to: when.optional().meta(about('Last date, included', { sameAs: 'from' })),
  as: z
    .enum(exportForms)
    .optional()
    .meta(about('Give the events as a file of this form', { named: true })),
  page,
  share,
});

type Options = z.output<typeof options>;

function spanWords({ from, to }: Options, locale: string | undefined): string | undefined {
  if (from === undefined) return to === undefined ? undefined : `until ${dateWords(to, locale)}`;
  if (to === undefined) return `from ${dateWords(from, locale)}`;
  return from === to ? dateWords(from, locale) : `${dateWords(from, locale)} to ${dateWords(to, locale)}`;
}

function asked({ about: typed, from, to }: Options): Readonly<Record<string, OptionValue>> {
  return {
    ...(typed === undefined ? {} : { about: typed }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

function titleOf(question: Options, { person }: TimelineAnswer, locale: string | undefined): Text {
  const topic: Text =
    person !== undefined
      ? [foreign(person)]
      : question.about === undefined
        ? ['everything']
        : [foreign(question.about)];
  const span = spanWords(question, locale);
  return ['Timeline of ', ...topic, span === undefined ? '' : `, ${span}`];
}

async function exportReply(question: Options, as: ExportForm, context: Context): Promise<Reply> {
  const { from, to } = question;
  const topic = {
    ...(question.about === undefined ? {} : { about: question.about }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
  const events: TimelineEvent[] = [];
  let answer = await context.collection.timeline({ ...topic, limit: exportStep });
  for (;;) {
    events.push(...answer.events);
    if (answer.events.length === 0 || events.length >= Math.min(answer.total, mostExported)) break;
    answer = await context.collection.timeline({ ...topic, limit: exportStep, offset: events.length });
  }
  const title = titleOf(question, answer, context.locale);
  const name = question.about ?? 'everything';
  return reply({
    title,
    blocks: [
      {
        kind: 'list',
        items: [
          {
            label: [
              `${counted(events.length, 'dated event')}, ${counted(answer.undated.length, 'without a date', 'without a date')}`,
            ],
          },
          ...andMore(answer.total - events.length, 'events; narrow the dates down'),
        ],
      },
    ],
    attachments: [exported({ name, events, undated: answer.undated, made: context.now(), locale: context.locale }, as)],
  });
}

function nothingFound(question: Options, { searched, undated }: TimelineAnswer): Reply {
  const { about: topic, from, to } = question;
  const find: Action[] =
    topic === undefined
      ? []
      : [{ label: ['Find ', ...typedWords(topic), ' in text'], command: 'find', options: { query: topic } }];
  const wider: Action[] =
    from === undefined && to === undefined
      ? []
      : [{ label: ['Any date'], command: 'timeline', options: topic === undefined ? {} : { about: topic } }];
  const span = spanWords(question, undefined);
  const title = joined(
    [
      ['No dated event'],
      topic === undefined ? undefined : ['about ', ...typedWords(topic)],
      span === undefined ? undefined : `(${span})`,
    ],
    ' ',
  );
  return nothing([...title, '.'], searched, [...wider, ...find], undatedBlocks(undated, undefined));
}

/** `/timeline`: dated events in order, undated ones apart. */
export const timeline: Command<typeof options> = {
  name: 'timeline',
  aliases: [],
  summary: 'What happened when, in the words of the documents',
  description:
    'Dated events in order, each with its date as precisely as it is known, whether it is stated, planned, alleged or cancelled, and its citation. Events without a place on the calendar are listed apart. A single date after the topic means that year, month or day; from: and to: set the ends. as:csv, ics, json or timelinejs gives a file.',
  examples: [
    '/timeline {person}',
    '/timeline {person} 2007',
    '/timeline from:1990s to:2007-09',
    '/timeline {id} as:csv',
  ],
  options,
  complete: { about: completePerson },
  async run(question, context) {
    if (question.as !== undefined) return exportReply(question, question.as, context);
    const { collection, locale } = context;
    const { from, to } = question;
    const answer = await collection.timeline({
      ...(question.about === undefined ? {} : { about: question.about }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      limit: eventsOnPage,
      offset: (question.page - 1) * eventsOnPage,
    });
    if (answer.total === 0 && question.page === 1) return nothingFound(question, answer);
    const again = asked(question);
    const pages = paging({
      page: question.page,
      total: answer.total,
      unit: 'events',
      command: 'timeline',
      options: again,
      size: eventsOnPage,
    });
    return reply({
      title: titleOf(question, answer, locale),
      subtitle: [counted(answer.total, 'dated event')],
      blocks: [
        { kind: 'list', items: answer.events.map((event, at) => eventItem(event, locale, pages.start + at + 1)) },
        ...pages.blocks,
        ...(question.page === 1 ? undatedBlocks(answer.undated, locale) : []),
      ],
      actions: [
        ...pages.actions,
        ...exportForms.map(
          (form): Action => ({
            label: [form === 'timelinejs' ? 'TimelineJS' : form.toUpperCase()],
            command: 'timeline',
            options: { ...again, as: form },
          }),
        ),
      ],
      footer: [`Searched ${counted(answer.searched, 'document')}.`],
    });
  },
};
