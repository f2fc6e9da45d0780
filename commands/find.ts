import { z } from 'zod';
import { type Count, type FindAnswer, narrowed, type SuggestField } from '../src/index.ts';
import { about, type Command, type Completer, page, share, words } from './command.ts';
import { counted, joined, nothing, openActions, reply, typedWords } from './compose.ts';
import { explanationBlocks } from './find-explained.ts';
import { hitLists } from './find-hits.ts';
import { pageSize, paging } from './paging.ts';
import { type Action, foreign, type Menu, type Reply, type Text } from './reply.ts';
import { takenOutAs, takenOutLine } from './taken-out.ts';

const options = z.object({
  query: words.meta(
    about('Words; "a phrase", -not, OR, prefix*, from: to: tag: person: kind: class: after: before: in:'),
  ),
  page,
  exact: z
    .boolean()
    .default(false)
    .meta(about('Every word as it was typed: none put right, none left out', { named: true })),
  repeats: z
    .boolean()
    .default(false)
    .meta(about('List paragraphs that repeat another one, too', { named: true })),
  explain: z
    .boolean()
    .default(false)
    .meta(about('Say how the question was understood and searched', { named: true })),
  share,
});

/** A question and how it is to be answered, for the buttons that ask it again. */
type Asked = Readonly<Record<string, string | boolean>> & { readonly query: string };

const fields: Readonly<Record<string, SuggestField>> = { from: 'from', person: 'person', tag: 'tag', in: 'id' };
const mostChoices = 25;

function asValue(value: string): string {
  return /^[\p{L}\p{N}-]+$/u.test(value) ? value : `"${value.replace(/["“”„‟«»]/gu, '')}"`;
}

/** Whether dates of the query language reach this year: 1 to 9998. */
function isAsked({ value }: Count): boolean {
  return /^\d{4}$/u.test(value) && value !== '9999';
}

function yearAfter(year: string): string {
  return String(Number(year) + 1).padStart(4, '0');
}

/** Menus that narrow the question down: each choice asks it again with one condition more. None where that can't be asked. */
function refinements({ facets, total }: FindAnswer, asked: Asked): readonly Menu[] {
  const menu = (label: string, counts: readonly Count[], condition: (value: string) => string): readonly Menu[] => {
    // A condition that every paragraph meets narrows nothing down.
    if (counts.every(({ count }) => count >= total)) return [];
    const choices = counts.slice(0, mostChoices).flatMap(({ value, count }): Action[] => {
      const query = narrowed(asked.query, condition(value));
      if (query === undefined) return [];
      const options = { ...asked, query };
      return [{ label: [foreign(value), ` (${count.toLocaleString('en-GB')})`], command: 'find', options }];
    });
    return choices.length === 0 ? [] : [{ label, choices }];
  };
  return [
    ...menu('year', facets.year.filter(isAsked), (year) => `after:${year} before:${yearAfter(year)}`),
    ...menu('origin', facets.origin, (origin) => `from:${asValue(origin)}`),
    ...menu('TAGS', facets.tag, (tag) => `tag:${asValue(tag)}`),
    ...menu('kind', facets.kind, (kind) => `kind:${asValue(kind)}`),
  ];
}

/** What the paragraphs lack of the question, when few or none have all its words. */
function shortfallOf({ plan, dropped }: FindAnswer): Text {
  if (dropped.length > 0) return ['no paragraph has all the words; left out: ', ...joined(dropped.map(foreign), ', ')];
  if (plan === 'some words') return ['no paragraph has all the words; first what has most of them'];
  return plan === 'all words, then some' ? ['first what has all the words, then what has some of them'] : [];
}

/** Values of the field that is being typed at the end (`from:mins`, `person:"david kr`). */
const completeField: Completer = async (prefix, { collection }) => {
  const [, before = '', field = '', quote = '', quoted = '', bare = ''] =
    /^([\s\S]*?)(\w+):(?:(")([^"]*)|([^\s":]*))$/u.exec(prefix) ?? [];
  const suggested = fields[field.toLowerCase()];
  if (suggested === undefined) return [];
  const found = await collection.suggest(suggested, quote === '' ? bare : quoted, { limit: 10 });
  return found.map((each) => {
    const text = quote === '' ? asValue(each.value) : `"${each.value.replace(/"/gu, '')}"`;
    return { value: `${before}${field}:${text}`, label: each.label };
  });
};

/** `/find`: ranked paragraphs with their words and pin cites. */
export const find: Command<typeof options> = {
  name: 'find',
  aliases: ['search'],
  summary: 'Find paragraphs by their words',
  description:
    'Ranked paragraphs, five a page. "exact phrase", -word, OR, prefix*, from:MINSK, to:, tag:PREL, person:"Kozulin", kind:article, class:<=C, after:2006-01 before:2008, in:07STATE130159. after: is on or after the first day of a date, before: is before it. Typing errors are forgiven, and the answer says so; exact:true asks for every word as typed. Paragraphs that repeat another (cables sent again) are shown once, with where else they stand; repeats:true lists them all. explain:true says how the question was searched.',
  examples: [
    '/find political prisoners',
    '/find "human rights" after:2000',
    '/find person:"{person}"',
    '/find sanctions kind:cable',
    '/find goverment explain:true',
  ],
  options,
  verbatim: true,
  complete: { query: completeField },
  async run({ query, page: number, exact, repeats, explain }, { collection, locale }) {
    const page = { limit: pageSize, offset: (number - 1) * pageSize };
    const answer = await collection.find(query, { ...page, exact, repeats, explain });
    const tombstone = /[\d-]/u.test(query) ? await takenOutAs(query, collection) : undefined;
    const gone = tombstone === undefined ? {} : { lead: takenOutLine(tombstone, locale) };
    const asked = { query, ...(exact ? { exact } : {}), ...(repeats ? { repeats } : {}) };
    if (answer.total === 0) return { ...nothingFound(answer, asked), ...gone };
    const { total, copies } = answer;
    const pages = paging({
      page: number,
      total: total - copies,
      unit: copies > 0 ? 'different paragraphs' : 'paragraphs',
      command: 'find',
      options: asked,
    });
    const cards = [...new Map(answer.hits.map(({ card }) => [card.id, card])).values()];
    const alike = copies === 0 ? '' : `, ${copies.toLocaleString('en-GB')} of them like another,`;
    return reply({
      ...leadOf(answer),
      ...gone,
      title: [`${counted(total, 'paragraph')}${alike} for `, ...typedWords(query)],
      blocks: [...hitLists(answer.hits, pages.start, locale), ...pages.blocks, ...explanationBlocks(answer)],
      actions: [
        ...pages.actions,
        ...(answer.corrected === undefined ? [] : [asTyped(query)]),
        ...(copies === 0 ? [] : [everyCopy(asked)]),
        ...openActions(cards, 3),
      ],
      menus: refinements(answer, asked),
      footer: [`Searched ${counted(answer.searched, 'document')}.`],
    });
  },
};

function leadOf(answer: FindAnswer): Pick<Reply, 'lead'> {
  const { corrected } = answer;
  const understood: Text = corrected === undefined ? [] : ['Showing results for ', ...typedWords(corrected)];
  const lead = joined([understood, shortfallOf(answer)]);
  return lead.length === 0 ? {} : { lead };
}

function asTyped(query: string): Action {
  return { label: ['Search instead for ', ...typedWords(query)], command: 'find', options: { query, exact: true } };
}

function everyCopy(asked: Asked): Action {
  return { label: ['Show every copy'], command: 'find', options: { ...asked, repeats: true } };
}

function nothingFound(answer: FindAnswer, { query, exact = false }: Asked): Reply {
  const who: Action = { label: ['Look for a person ', ...typedWords(query)], command: 'who', options: { name: query } };
  const forgiving: Action = { label: ['Search with errors forgiven'], command: 'find', options: { query } };
  const actions = [...(exact ? [forgiving] : []), ...(/[:"]/u.test(query) ? [] : [who])];
  const title = ['No paragraph has ', ...typedWords(query), exact ? ', every word as typed.' : '.'];
  return { ...nothing(title, answer.searched, actions, explanationBlocks(answer)), ...leadOf(answer) };
}
