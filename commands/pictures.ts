import {
  isWorthDrawing,
  type Person,
  type Stats,
  sentRule,
  type ThreadAnswer,
  type TimelineAnswer,
} from '../src/index.ts';
import { counted, lettersOf, spacedId } from './compose.ts';
import { dateWords, monthNames } from './dates.ts';
import type { Block, Text } from './reply.ts';

/** Answers as pictures: what is drawn of each, and the text that stands where none can be shown. */

/** Fewer events are seen at a glance in the list. */
const leastEvents = 2;

/** A page of a timeline. `start` is how many events stand before it. */
export function timelinePicture(
  answer: TimelineAnswer,
  { title, start, locale, instead }: { title: Text; start: number; locale: string | undefined; instead: Text },
): Block[] {
  const { events, total, undated, spread } = answer;
  if (events.length < leastEvents) return instead.length === 0 ? [] : [{ kind: 'text', text: instead }];
  return [
    {
      kind: 'picture',
      instead,
      picture: {
        kind: 'timeline',
        title: lettersOf(title),
        months: monthNames(locale),
        events: events.map(({ date, text, status, rule }, at) => ({
          number: start + at + 1,
          date: date.edtf,
          when: dateWords(date.edtf, locale, 'short'),
          text,
          standing: rule === sentRule ? 'sent' : status,
        })),
        // What is told in several places is one event here.
        total: total - events.reduce((sum, { reports = [] }) => sum + reports.length, 0),
        undated: start === 0 ? undated.length : 0,
        ...(spread === undefined ? {} : { spread }),
      },
    },
  ];
}

/** How often a person is mentioned over time; none where the dates make no picture. */
export function mentionsPicture({ name, mentions, total }: Person, locale: string | undefined): Block[] {
  const dates = mentions.flatMap(({ date }) => (date.edtf === undefined ? [] : [date.edtf]));
  if (!isWorthDrawing(dates)) return [];
  return [
    {
      kind: 'picture',
      instead: [],
      picture: {
        kind: 'mentions',
        title: `Mentions of ${name}`,
        months: monthNames(locale),
        dates,
        undated: mentions.length - dates.length,
        total,
      },
    },
  ];
}

/** The chain of references as a graph; none for a document that nothing leads to or from. */
export function threadPicture({ root, nodes, edges, cut }: ThreadAnswer, locale: string | undefined): Block[] {
  if (nodes.length < 2) return [];
  return [
    {
      kind: 'picture',
      instead: [],
      picture: {
        kind: 'thread',
        title: `References around ${spacedId(root.id)}`,
        root: root.id,
        documents: nodes.map(({ id, card }) =>
          card === undefined
            ? { id, label: spacedId(id), missing: true }
            : { id, label: spacedId(id), when: dateWords(card.date.edtf, locale, 'short'), title: card.title },
        ),
        links: edges.map(({ from, to }) => ({ from, to })),
        cut,
      },
    },
  ];
}

/** What the collection holds, as bars; none of an empty one. */
export function holdingsPicture(
  held: Pick<Stats, 'documents' | 'years' | 'undated' | 'kinds' | 'origins' | 'tags'>,
  subtitle: Text,
  locale: string | undefined,
): Block[] {
  if (held.documents === 0) return [];
  return [
    {
      kind: 'picture',
      instead: [],
      picture: {
        kind: 'holdings',
        title: counted(held.documents, 'document'),
        subtitle: lettersOf(subtitle),
        months: monthNames(locale),
        years: held.years,
        undated: held.undated,
        lists: [
          { name: 'Kinds', tallies: held.kinds },
          { name: 'Origins', tallies: held.origins },
          { name: 'TAGS', tallies: held.tags },
        ],
      },
    },
  ];
}
