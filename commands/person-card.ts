import type { Citation, Collection, Document, Person, PersonMention, PersonRole } from '../src/index.ts';
import { andMore, counted, joined, pinOf, quotationOf, reply } from './compose.ts';
import { dateWords } from './dates.ts';
import { mentionChart, mentionsByDate } from './mention-chart.ts';
import { paging } from './paging.ts';
import { sentenceAround } from './passage.ts';
import { mentionsPicture } from './pictures.ts';
import { type Action, type Block, foreign, type Item, type Reply, type Text } from './reply.ts';

const mostVariants = 10;
const mostRoles = 10;
const mostPins = 3;
const mostCompanions = 8;
const mostDecisions = 5;
/** Quotes shorter than this are a bare name: the sentence around them is shown. */
const bareName = 60;

function years(person: Person): Text {
  const counts = new Map<string, number>();
  for (const [edtf, mentions] of mentionsByDate(person.mentions)) {
    const year = edtf === undefined ? 'undated' : edtf.slice(0, 4);
    counts.set(year, (counts.get(year) ?? 0) + mentions);
  }
  const sorted = [...counts].sort(([a], [b]) => a.localeCompare(b));
  return joined(sorted.map(([year, count]) => [foreign(year), ` (${count.toLocaleString('en-GB')})`]));
}

function subtitle(person: Person, locale: string | undefined): Text {
  const { first, last } = person;
  return joined([
    counted(person.documents, 'document'),
    counted(person.total, 'mention'),
    first === undefined ? 'undated' : `first ${dateWords(first, locale)}`,
    last === undefined || last === first ? undefined : `last ${dateWords(last, locale)}`,
  ]);
}

/** What operators decided of a person: with whom they joined him, from whom they keep him apart, and when. */
function decided({ decisions = [] }: Person, locale: string | undefined): Text {
  const lines = decisions.slice(0, mostDecisions).map(({ kind, name, at }): Text => {
    const on = at === '' ? '' : ` on ${dateWords(at.slice(0, 10), locale)}`;
    return [`${kind === 'merge' ? 'joined' : 'kept apart'} by an operator${on}: `, foreign(name)];
  });
  const left = decisions.length - lines.length;
  return joined([...lines, left > 0 ? `… ${left} more` : undefined]);
}

/** The first places of several citations, each paragraph once. */
function pinsOf(citations: readonly Citation[]) {
  const places = new Map<string, Citation>();
  for (const citation of citations) {
    const place = `${citation.document} ${citation.paragraph ?? ''}`;
    if (!places.has(place)) places.set(place, citation);
    if (places.size === mostPins) break;
  }
  return [...places.values()].map(pinOf);
}

/** Documents that give the surname alone: not counted as his, since nothing proves that they mean him. */
function aloneItems({ bySurname: alone }: Person): Item[] {
  if (alone === undefined) return [];
  const where = [counted(alone.mentions, 'mention'), ' in ', counted(alone.documents, 'document')];
  return [
    {
      label: [foreign(alone.name)],
      note: [...where, ', not counted here: nobody else of that name is known from these years'],
      also: pinsOf(alone.citations),
    },
  ];
}

function roleItem(role: PersonRole, locale: string | undefined): Item {
  const last = role.last === role.first ? undefined : role.last;
  const dates = [role.first, last].filter((date) => date !== undefined).map((date) => dateWords(date, locale));
  return {
    label: role.judgement === undefined ? [foreign(role.title)] : ['"', foreign(role.title), '"'],
    note: joined([
      dates.length === 0 ? 'undated' : dates.join(' – '),
      role.judgement === undefined ? undefined : [foreign(role.judgement), "'s words"],
    ]),
    also: pinsOf(role.citations),
  };
}

async function mentionItems(mentions: readonly PersonMention[], collection: Collection, locale: string | undefined) {
  const documents = new Map<string, Document | undefined>();
  for (const { document } of mentions) {
    if (!documents.has(document)) documents.set(document, await collection.document(document));
  }
  return mentions.map((mention): Item => {
    const document = documents.get(mention.document);
    const bare = mention.quote.length < bareName && document !== undefined;
    const around = bare ? sentenceAround(document, mention) : undefined;
    return { label: [dateWords(mention.date.edtf, locale, 'short')], quotation: around ?? quotationOf(mention) };
  });
}

/** What asks for a person again: a bare surname says too little, so its document goes with it. */
export function askedFor({ name, mentions: [first] }: Person): { name: string; in?: string } {
  return /\s/u.test(name) || first === undefined ? { name } : { name, in: first.document };
}

/** One person: written forms, roles as the documents state them, mentions by date, and who is named beside them. */
export async function personCard(
  person: Person,
  page: number,
  collection: Collection,
  locale: string | undefined,
): Promise<Reply> {
  const { name, variants, roles, mentions } = person;
  const pages = paging({ page, total: mentions.length, unit: 'mentions', command: 'who', options: askedFor(person) });
  const list = (title: string, items: readonly Item[]): Block[] =>
    items.length === 0 ? [] : [{ kind: 'list', title: [title], items }];
  const forms = variants.slice(0, mostVariants).map(
    ({ text, count, citations }): Item => ({
      label: [foreign(text), ` (${count.toLocaleString('en-GB')})`],
      also: pinsOf(citations),
    }),
  );
  const companions = person.with.slice(0, mostCompanions);
  const beside = joined(companions.map((each) => [foreign(each.name), ` ${each.paragraphs}`]));
  const left = person.total - mentions.length;
  const part = left > 0 ? ` (first ${mentions.length.toLocaleString('en-GB')} mentions)` : '';
  const facts = [
    { name: 'with', value: beside.length === 0 ? [] : [...beside, ' (paragraphs in common)'] },
    { name: `over time${part}`, value: mentionChart(mentions, locale) },
    { name: `by year${part}`, value: years(person) },
    { name: 'decided', value: decided(person, locale) },
  ].filter(({ value }) => value.length > 0);
  return reply({
    title: [foreign(name)],
    subtitle: subtitle(person, locale),
    blocks: [
      ...(page > 1
        ? []
        : [
            ...mentionsPicture(person, locale),
            ...list('also written', [...forms, ...andMore(variants.length - mostVariants, 'forms')]),
            ...list('perhaps meant by the surname alone', aloneItems(person)),
            ...list('described as', [
              ...roles.slice(0, mostRoles).map((role) => roleItem(role, locale)),
              ...andMore(roles.length - mostRoles, 'roles'),
            ]),
          ]),
      ...list('mentions', await mentionItems(mentions.slice(pages.start, pages.end), collection, locale)),
      ...pages.blocks,
      ...(left > 0
        ? [{ kind: 'text', text: [`… ${counted(left, 'more mention')}; narrow down with Find`] } satisfies Block]
        : []),
      ...(facts.length === 0 ? [] : [{ kind: 'fields', fields: facts } satisfies Block]),
    ],
    actions: [
      ...pages.actions,
      { label: ['Timeline'], command: 'timeline', options: { about: name } },
      { label: ['Find'], command: 'find', options: { query: `person:"${name.replace(/"/gu, '')}"` } },
    ],
    menus: [
      {
        label: 'surname alone',
        choices: (person.bySurname?.citations ?? []).map(({ document, pin }): Action => {
          const surname = person.bySurname?.name ?? name;
          return {
            label: [foreign(surname), ' in ', foreign(pin)],
            command: 'who',
            options: { name: surname, in: document },
          };
        }),
      },
      {
        label: 'named beside',
        choices: companions.map(
          (each): Action => ({ label: [foreign(each.name)], command: 'who', options: { name: each.name } }),
        ),
      },
    ].filter(({ choices }) => choices.length > 0),
  });
}
