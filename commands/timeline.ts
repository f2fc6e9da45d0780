import type { TimelineAnswer, TimelineEvent } from '../src/index.ts';
import type { Command, Context } from './command.ts';
import { andMore, counted, joined, nothing, reply, typedWords } from './compose.ts';
import { eventItem, undatedBlocks } from './event-list.ts';
import { completePerson, completePlace } from './naming.ts';
import { paging } from './paging.ts';
import { timelinePicture } from './pictures.ts';
import { type Action, foreign, type Reply } from './reply.ts';
import { chartText } from './timeline-chart.ts';
import { type ExportForm, exported, exportForms } from './timeline-exports.ts';
import { asked, countWords, flat, type Options, options, spanWords, takenWords, titleOf } from './timeline-question.ts';

const eventsOnPage = 20;
const mostExported = 5_000;
const exportStep = 500;
const mostElsewhere = 3;

async function exportReply(question: Options, as: ExportForm, context: Context): Promise<Reply> {
  const topic = asked(question);
  const events: TimelineEvent[] = [];
  let answer = await context.collection.timeline({ ...topic, limit: exportStep });
  for (let read = exportStep; ; read += exportStep) {
    events.push(...flat(answer.events));
    if (read >= Math.min(answer.total, mostExported)) break;
    answer = await context.collection.timeline({ ...topic, limit: exportStep, offset: read });
  }
  const title = titleOf(question, answer, context.locale);
  const name = question.about ?? answer.place?.name ?? 'everything';
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
    attachments: [
      exported({ name, events, undated: flat(answer.undated), made: context.now(), locale: context.locale }, as),
    ],
  });
}

async function nothingFound(question: Options, answer: TimelineAnswer, { collection }: Context): Promise<Reply> {
  const { searched, undated, place } = answer;
  const { about: topic, from, to } = question;
  const find: Action[] =
    topic === undefined
      ? []
      : [{ label: ['Find ', ...typedWords(topic), ' in text'], command: 'find', options: { query: topic } }];
  const wider: Action[] =
    from === undefined && to === undefined
      ? []
      : [{ label: ['Any date'], command: 'timeline', options: asked({ ...question, from: undefined, to: undefined }) }];
  const anywhere: Action[] =
    place === undefined || topic === undefined
      ? []
      : [{ label: ['Anywhere'], command: 'timeline', options: asked({ ...question, place: undefined }) }];
  const elsewhere: Action[] =
    place === undefined
      ? []
      : (await collection.suggest('place', '', { limit: mostElsewhere }))
          .filter(({ value }) => value !== place.name)
          .map(({ value }) => ({
            label: [foreign(value)],
            command: 'timeline',
            options: asked({ ...question, place: value }),
          }));
  const span = spanWords(question, undefined);
  const title = joined(
    [
      ['No dated event'],
      topic === undefined ? undefined : ['about ', ...typedWords(topic)],
      place === undefined ? undefined : ['of ', foreign(place.name)],
      span === undefined ? undefined : `(${span})`,
    ],
    ' ',
  );
  return nothing(
    [...title, '.'],
    searched,
    [...wider, ...anywhere, ...elsewhere, ...find],
    undatedBlocks(undated, undefined),
  );
}

/** `/timeline`: dated events in order, undated ones apart. */
export const timeline: Command<typeof options> = {
  name: 'timeline',
  aliases: [],
  summary: 'What happened when, in the words of the documents',
  description:
    'Dated events in order, each with its date as precisely as it is known, whether it is stated, planned, alleged or cancelled, and its citation. Events without a place on the calendar are listed apart. A single date after the topic means that year, month or day; from: and to: set the ends. place: keeps to a country or city, by its names, its TAGS and its posts. as:csv, ics, json or timelinejs gives a file.',
  examples: [
    '/timeline {person}',
    '/timeline {person} 2007',
    '/timeline from:1990s to:2007-09',
    '/timeline place:Belarus',
    '/timeline {id} as:csv',
  ],
  options,
  complete: { about: completePerson, place: completePlace },
  async run(question, context) {
    if (question.as !== undefined) return exportReply(question, question.as, context);
    const { collection, locale } = context;
    const answer = await collection.timeline({
      ...asked(question),
      limit: eventsOnPage,
      offset: (question.page - 1) * eventsOnPage,
    });
    if (answer.total === 0 && question.page === 1) return nothingFound(question, answer, context);
    const again = asked(question);
    const pages = paging({
      page: question.page,
      total: answer.total,
      unit: 'events',
      command: 'timeline',
      options: again,
      size: eventsOnPage,
    });
    const title = titleOf(question, answer, locale);
    const instead = question.page === 1 ? chartText(answer.spread, locale) : [];
    return reply({
      title,
      subtitle: joined([countWords(answer), takenWords(question, answer)]),
      blocks: [
        ...timelinePicture(answer, { title, start: pages.start, locale, instead }),
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
