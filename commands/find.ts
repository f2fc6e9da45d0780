import { z } from 'zod';
import type { Count, FindAnswer, Hit, SuggestField } from '../src/index.ts';
import { about, type Command, type Completer, page, share, words } from './command.ts';
import { counted, joined, nothing, openActions, quotationOf, reply, typedWords } from './compose.ts';
import { dateWords } from './dates.ts';
import { pageSize, paging } from './paging.ts';
import { type Action, type Block, foreign, type Item, type Menu, type Text } from './reply.ts';

const options = z.object({
  query: words.meta(
    about('Words; "a phrase", -not, OR, prefix*, from: to: tag: person: kind: class: after: before: in:'),
  ),
  page,
  explain: z
    .boolean()
    .default(false)
    .meta(about('Say how the question was understood and searched', { named: true })),
  share,
});

const fields: Readonly<Record<string, SuggestField>> = { from: 'from', person: 'person', tag: 'tag', in: 'id' };
const mostChoices = 25;

function itemOf(hit: Hit, number: number, locale: string | undefined): Item {
  const date = dateWords(hit.card.date.edtf, locale, 'short');
  return {
    number: String(number),
    label: joined([
      [{ strong: foreign(hit.card.title) }],
      date,
      hit.inHeading ? 'heading' : hit.inTitle ? 'title' : undefined,
    ]),
    quotation: { ...quotationOf(hit.citation, hit.matches), cut: hit.cut },
  };
}

function asValue(value: string): string {
  return /^[\p{L}\p{N}-]+$/u.test(value) ? value : `"${value.replace(/"/gu, '')}"`;
}

/** Menus that narrow the question down: each choice asks it again with one condition more. */
function refinements({ facets, total }: FindAnswer, query: string): readonly Menu[] {
  const menu = (label: string, counts: readonly Count[], condition: (value: string) => string): readonly Menu[] => {
    // A condition that every paragraph meets narrows nothing down.
    if (counts.every(({ count }) => count >= total)) return [];
    const choices = counts.slice(0, mostChoices).map(
      ({ value, count }): Action => ({
        label: [foreign(value), ` (${count.toLocaleString('en-GB')})`],
        command: 'find',
        options: { query: `${query} ${condition(value)}` },
      }),
    );
    return [{ label, choices }];
  };
  return [
    ...menu('year', facets.year, (year) =>
      /^\d{4}$/u.test(year) ? `after:${year} before:${Number(year) + 1}` : `after:${year}`,
    ),
    ...menu('origin', facets.origin, (origin) => `from:${asValue(origin)}`),
    ...menu('TAGS', facets.tag, (tag) => `tag:${asValue(tag)}`),
    ...menu('kind', facets.kind, (kind) => `kind:${asValue(kind)}`),
  ];
}

function explanation(answer: FindAnswer): Block {
  const fieldsShown = [
    { name: 'Plan', value: [answer.plan] },
    { name: 'Asked', value: answer.corrected === undefined ? ['as typed'] : [foreign(answer.corrected)] },
    { name: 'Left out', value: answer.dropped.length === 0 ? ['nothing'] : joined(answer.dropped.map(foreign), ', ') },
    { name: 'Searched', value: [counted(answer.searched, 'document')] },
  ];
  return { kind: 'fields', fields: fieldsShown };
}

/** What the paragraphs lack of the question, when few or none have all its words. */
function shortfallOf({ plan, dropped }: FindAnswer): Text {
  if (dropped.length > 0) return ['no paragraph has all the words; left out: ', ...joined(dropped.map(foreign), ', ')];
  if (plan === 'some words') return ['no paragraph has all the words; first what has most of them'];
  return plan === 'all words, then some' ? ['first what has all the words, then what has some of them'] : [];
}

/** Values of the field that is being typed at the end (`from:mins`). */
const completeField: Completer = async (prefix, { collection }) => {
  const [, before = '', field = '', quote = '', value = ''] = /^([\s\S]*?)(\w+):("?)([^\s":]*)$/u.exec(prefix) ?? [];
  const suggested = fields[field.toLowerCase()];
  if (suggested === undefined) return [];
  const found = await collection.suggest(suggested, value, { limit: 10 });
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
    'Ranked paragraphs, five a page. "exact phrase", -word, OR, prefix*, from:MINSK, to:, tag:PREL, person:"Kozulin", kind:article, class:<=C, after:2006-01 before:2008, in:07STATE130159. after: is on or after the first day of a date, before: is before it. Typing errors are forgiven, and the answer says so.',
  examples: [
    '/find political prisoners',
    '/find "human rights" after:2000',
    '/find person:"{person}"',
    '/find sanctions kind:cable',
  ],
  options,
  verbatim: true,
  complete: { query: completeField },
  async run({ query, page: number, explain }, { collection, locale }) {
    const answer = await collection.find(query, { limit: pageSize, offset: (number - 1) * pageSize });
    const shortfall = shortfallOf(answer);
    const lead =
      answer.corrected === undefined
        ? shortfall
        : joined([['Showing results for ', ...typedWords(answer.corrected)], shortfall]);
    const said = { ...(lead.length === 0 ? {} : { lead }) };
    if (answer.total === 0) {
      const who: Action = {
        label: ['Look for a person ', ...typedWords(query)],
        command: 'who',
        options: { name: query },
      };
      const none = nothing(
        ['No paragraph has ', ...typedWords(query), '.'],
        answer.searched,
        /[:"]/u.test(query) ? [] : [who],
        explain ? [explanation(answer)] : [],
      );
      return { ...none, ...said };
    }
    const pages = paging({
      page: number,
      total: answer.total,
      unit: 'paragraphs',
      command: 'find',
      options: { query },
    });
    const cards = [...new Map(answer.hits.map(({ card }) => [card.id, card])).values()];
    const items = answer.hits.map((hit, at) => itemOf(hit, pages.start + at + 1, locale));
    return reply({
      ...said,
      title: joined([counted(answer.total, 'paragraph'), ['for ', ...typedWords(query)]], ' '),
      blocks: [{ kind: 'list', items }, ...pages.blocks, ...(explain ? [explanation(answer)] : [])],
      actions: [...pages.actions, ...openActions(cards, 3)],
      menus: refinements(answer, query),
      footer: [`Searched ${counted(answer.searched, 'document')}.`],
    });
  },
};
