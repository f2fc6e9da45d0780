import { z } from 'zod';
import type { Citation, Shared, SimilarAnswer, SimilarDocument } from '../src/index.ts';
import { about, type Command, page, paragraphs, share, words } from './command.ts';
import {
  andMore,
  counted,
  joined,
  nothing,
  openActions,
  pinOf,
  quotationOf,
  reply,
  searchedIn,
  spacedId,
} from './compose.ts';
import { dateWords } from './dates.ts';
import { idOf } from './document-versions.ts';
import { completeId, isId } from './naming.ts';
import { choicesOf, leadOf, missing } from './opening.ts';
import { pageSize, paging } from './paging.ts';
import { type Action, type Block, foreign, type Item, type Reply, type Run, type Text } from './reply.ts';
import { toneOfCard } from './tone.ts';

/** Of each kind of reason so many are shown. */
const mostShown = { person: 4, date: 4, word: 6 } as const;
/** Documents further apart are near by what they say only. */
const mostDaysShown = 30;
const mostAgain = 3;

const options = z.object({
  id: words.meta(about('A document id in any spelling (STATE 130159), or words of its title or text')),
  paragraph: paragraphs.meta(about('Only what is like this paragraph (3), or a range (3-5)')),
  page,
  share,
});

/** Both spellings where they differ, this document's first. */
function spellings({ kind, own, citation }: Shared): Text {
  const same = own.quote.toLowerCase() === citation.quote.toLowerCase();
  return same || kind === 'word' ? [foreign(citation.quote)] : [foreign(own.quote), ' / ', foreign(citation.quote)];
}

/** What both have, as they write it: people, dates, rare words. */
function reasons({ shared }: SimilarDocument): Text {
  const of = (kind: Shared['kind'], label: string): Text | undefined => {
    const all = shared.filter((each) => each.kind === kind);
    const more = all.length - mostShown[kind];
    const shown = all.slice(0, mostShown[kind]).map(spellings);
    if (shown.length === 0) return undefined;
    return [`${label} `, ...joined([...shown, more > 0 ? `${more} more` : undefined], ', ')];
  };
  return joined([of('person', 'both name'), of('date', 'both speak of'), of('word', 'both have')]);
}

/** Where the people and dates stand that are shown and are in none of the passages; each paragraph once. */
function elsewhere({ shared, passages }: SimilarDocument): readonly Citation[] {
  const cited = new Set(passages.map(({ citation }) => citation.pin));
  const named = (['person', 'date'] as const).flatMap((kind) =>
    shared.filter((each) => each.kind === kind).slice(0, mostShown[kind]),
  );
  return named.flatMap(({ citation }) => {
    if (cited.has(citation.pin)) return [];
    cited.add(citation.pin);
    return [citation];
  });
}

function apartWords({ daysApart }: SimilarDocument): string | undefined {
  if (daysApart === undefined || daysApart > mostDaysShown) return undefined;
  return daysApart === 0 ? 'of the same day' : counted(daysApart, 'day apart', 'days apart');
}

function itemOf(document: SimilarDocument, number: number, locale: string | undefined): Item {
  const { card, passages } = document;
  const [first, ...others] = passages;
  const name: Run | undefined = card.kind === 'cable' ? foreign(spacedId(card.id)) : undefined;
  const copies = first?.copies;
  const again = copies === undefined ? undefined : `+${copies.total} with the same words`;
  return {
    number: String(number),
    label: joined([foreign(card.title), name, card.kind, dateWords(card.date.edtf, locale, 'short')]),
    ...(first === undefined ? {} : { quotation: { ...quotationOf(first.citation, first.matches), cut: first.cut } }),
    note: joined([reasons(document), apartWords(document), again]),
    also: [...others.map(({ citation }) => citation), ...elsewhere(document), ...(copies?.citations ?? [])].map(pinOf),
  };
}

/** Documents of other kinds and of the same kind under heads of their own, numbered as they come. */
function lists({ source, documents }: SimilarAnswer, from: number, locale: string | undefined): Block[] {
  const items = documents.map((document, at) => ({
    other: document.card.kind !== source.kind,
    item: itemOf(document, from + at + 1, locale),
  }));
  const list = (title: string, other: boolean): Block[] => {
    const own = items.filter((each) => each.other === other).map(({ item }) => item);
    return own.length === 0 ? [] : [{ kind: 'list', title: [title], items: own }];
  };
  return [...list('Of another kind, on the same people or days', true), ...list(`Other ${source.kind}s`, false)];
}

function againBlocks({ again }: SimilarAnswer): Block[] {
  if (again.length === 0) return [];
  const items = again.slice(0, mostAgain).map((citation): Item => ({ quotation: quotationOf(citation) }));
  return [
    {
      kind: 'list',
      title: ['The same words again'],
      items: [...items, ...andMore(again.length - mostAgain, 'documents')],
    },
  ];
}

function noneSimilar({ source, words: sought, searched }: SimilarAnswer, place: Text): Reply {
  const find: Action = {
    label: ['Find its rarest words'],
    command: 'find',
    options: { query: sought.slice(0, 3).join(' OR ') },
  };
  const title: Text = ['Nothing else here is similar enough to ', ...place, '.'];
  const block: Block = {
    kind: 'text',
    text:
      sought.length === 0
        ? ['It has no rare words that another document has too.']
        : ['Looked for documents that share its people, dates and rare words: ', ...joined(sought.map(foreign), ', ')],
  };
  const actions = [...(sought.length === 0 ? [] : [find]), ...openActions([source])];
  return nothing(title, searched, actions, [block]);
}

/** `/similar`: what is like a document or a paragraph, and why. */
export const similar: Command<typeof options> = {
  name: 'similar',
  aliases: [],
  summary: 'Documents like this one, and of another kind on the same event',
  description:
    'Documents that share the rare words, people and dates of a document or of one of its paragraphs, the nearest first, with what they share as both write it and the paragraphs that make it so. Those of another kind (the article about what a cable reports) stand first. Copies of one text are shown once.',
  examples: ['/similar {id}', '/similar {id} paragraph:1'],
  options,
  whole: (typed, rest) => isId(typed) || !isId(rest),
  complete: { id: completeId },
  async run({ id, paragraph, page: number }, { collection, locale }): Promise<Reply> {
    const opened = await collection.open(id);
    const { view, others } = opened;
    if (view === undefined) return missing(id, opened, await searchedIn(collection), 'similar');
    const asked = { id: idOf(view), ...(paragraph === undefined ? {} : { paragraph }) };
    const stretch = { limit: pageSize, offset: (number - 1) * pageSize };
    const answer = await collection.similar(asked.id, { ...stretch, ...asked });
    if (answer === undefined) return missing(id, { ...opened, others: [] }, await searchedIn(collection), 'similar');
    const lead = leadOf(id, opened);
    const menus = choicesOf(others, undefined, 'similar');
    const { source, documents, total } = answer;
    const place: Text = [foreign(spacedId(source.id)), ...(paragraph === undefined ? [] : [' ¶', foreign(paragraph)])];
    const add = { tone: toneOfCard(source), ...(lead === undefined ? {} : { lead }) };
    if (total === 0 && answer.again.length === 0) return { ...noneSimilar(answer, place), ...add, menus };
    const pages = paging({ page: number, total, unit: 'documents', command: 'similar', options: asked });
    const cards = documents.map(({ card }) => card);
    return reply({
      ...add,
      title: [foreign(source.title)],
      subtitle: joined([place, `${counted(total, 'document')} like ${paragraph === undefined ? 'it' : 'this'}`]),
      blocks: [...(number === 1 ? againBlocks(answer) : []), ...lists(answer, pages.start, locale), ...pages.blocks],
      actions: [...pages.actions, ...openActions(cards, 3)],
      menus: [...choicesOf(cards, 'Similar to', 'similar'), ...menus],
      footer: [`Searched ${counted(answer.searched, 'document')}.`],
    });
  },
};
