import type { DocumentCard, Span } from '../src/index.ts';
import type { Context } from './command.ts';
import { counted, joined, spacedId } from './compose.ts';
import { dateWords, dayWords } from './dates.ts';
import { type DigestContent, questionsOf } from './digest-content.ts';
import { leadParagraphs } from './document-card.ts';
import { eventItem } from './event-list.ts';
import { hitLists } from './find-hits.ts';
import { openingOf } from './passage.ts';
import { holdingsPicture } from './pictures.ts';
import { type Action, type Block, foreign, type Item, type Text } from './reply.ts';

/** A part of a digest. */
export interface Section {
  /** How much there is, in words. */
  readonly counted: Text;
  readonly total: number;
  /** The first `most` of it. */
  shown(most: number): Promise<readonly Block[]>;
  /** Where all of it is listed. */
  readonly all: Action;
  /** Documents to be read. */
  readonly documents: readonly DocumentCard[];
}

/** A document of a list: date, kind, title and how it begins, with its pin. */
export async function documentItem(card: DocumentCard, { collection, locale }: Context): Promise<Item> {
  const document = (await collection.view(card.id))?.document;
  const [lead] = document === undefined ? [] : leadParagraphs(document);
  const paragraph = document?.paragraphs.find(({ index }) => index === lead);
  const quotation = document === undefined || paragraph === undefined ? undefined : openingOf(document, paragraph);
  return {
    label: joined([
      dateWords(card.date.edtf, locale, 'short'),
      card.kind,
      [{ strong: foreign(card.title) }],
      card.kind === 'cable' ? foreign(spacedId(card.id)) : undefined,
    ]),
    ...(quotation === undefined ? {} : { quotation }),
  };
}

/** Fewer documents are seen at a glance. */
const leastDrawn = 5;

async function newDocuments(span: Span, most: number, context: Context): Promise<Section> {
  const { items, total, kinds, years, origins } = await context.collection.added(span, { limit: most });
  const name = counted(total, 'new document');
  const dated = years.reduce((sum, { count }) => sum + count, 0);
  const held = { documents: total, kinds, years, origins, tags: [], undated: total - dated };
  return {
    counted: [name],
    total,
    documents: items,
    all: { label: ['All new documents'], command: 'new', options: { since: span.after, until: span.until } },
    shown: async (listed) => [
      ...(total < leastDrawn || kinds.length === 0 ? [] : holdingsPicture(held, [name], context.locale)),
      {
        kind: 'list',
        title: [name],
        items: await Promise.all(items.slice(0, listed).map((card) => documentItem(card, context))),
      },
    ],
  };
}

async function ofThisDay(day: string, { collection, locale }: Context): Promise<Section> {
  const { documents, events } = await collection.onThisDay(day);
  const items: Item[] = [
    ...documents.map(
      (card): Item => ({
        label: joined([
          dateWords(card.date.edtf, locale, 'short'),
          card.kind,
          [{ strong: foreign(card.title) }],
          foreign(spacedId(card.id)),
        ]),
      }),
    ),
    ...events.map((event) => eventItem(event, locale)),
  ];
  const words = dayWords(day, locale);
  return {
    counted: [`${items.length.toLocaleString('en-GB')} on ${words}`],
    total: items.length,
    documents,
    all: { label: ['All of ', words], command: 'on-this-day', options: { date: day } },
    shown: async (listed) => [{ kind: 'list', title: [`On ${words}, in any year`], items: items.slice(0, listed) }],
  };
}

async function found(
  question: { readonly query: string; readonly name: Text },
  span: Span,
  most: number,
  context: Context,
): Promise<Section> {
  const { query, name } = question;
  const { hits, total, copies } = await context.collection.find(query, { added: span, exact: true, limit: most });
  const words: Text = [`${counted(total, 'paragraph')} `, ...name];
  const cards = new Map(hits.map(({ card }) => [card.id, card]));
  return {
    counted: words,
    total: total - copies,
    documents: [...cards.values()],
    all: { label: ['All of ', ...name], command: 'new', options: { query, since: span.after, until: span.until } },
    shown: async (listed) => [{ kind: 'text', text: words }, ...hitLists(hits.slice(0, listed), 0, context.locale)],
  };
}

/** The parts of a digest in order, those with nothing in them too. `day` is `MM-DD`; at most `content.items` of each are looked up. */
export async function sectionsOf(
  content: DigestContent,
  span: Span,
  day: string,
  context: Context,
): Promise<readonly Section[]> {
  const { items } = content;
  return Promise.all([
    ...(content.new ? [newDocuments(span, items, context)] : []),
    ...questionsOf(content).map((question) => found(question, span, items, context)),
    ...(content.day ? [ofThisDay(day, context)] : []),
  ]);
}

/** How many of each section are shown, `most` in all: one after the other gets one more while it has any. */
export function shares(totals: readonly number[], most: number): readonly number[] {
  const given = totals.map(() => 0);
  for (let left = most; left > 0; ) {
    const open = totals.flatMap((total, at) => (total > (given[at] ?? 0) ? [at] : []));
    if (open.length === 0) break;
    for (const at of open.slice(0, left)) given[at] = (given[at] ?? 0) + 1;
    left -= Math.min(open.length, left);
  }
  return given;
}
