import { z } from 'zod';
import type { Collection, Person, WhoAnswer } from '../src/index.ts';
import { about, type Command, page, share, words } from './command.ts';
import { andMore, counted, joined, nothing, pinOf, reply, typedWords } from './compose.ts';
import { completePerson } from './naming.ts';
import { askedFor, personCard } from './person-card.ts';
import { type Action, foreign, type Item, type Reply, type Text } from './reply.ts';

const options = z.object({
  name: words.meta(about('A name, in any spelling')),
  in: words.optional().meta(about('Only people whom this document names', { named: true })),
  page,
  share,
});

function whoAction(options: { name: string; in?: string }): Action {
  return { label: [foreign(options.name)], command: 'who', options };
}

/** One person, or the one whose name was typed in full; several are a choice, never a silent merge. */
function chosen(people: readonly Person[], name: string): Person | undefined {
  if (people.length === 1) return people[0];
  const typed = name.toLowerCase().replace(/\s+/gu, ' ').trim();
  if (!typed.includes(' ')) return undefined;
  const exact = people.filter((person) => person.name.toLowerCase() === typed);
  return exact.length === 1 ? exact[0] : undefined;
}

/** Whether a written form has every word that was typed. */
function hasWords(form: string, typed: string): boolean {
  const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{M}\p{N}'’-]+/gu) ?? [];
  const own = new Set(words(form));
  return words(typed).every((word) => own.has(word));
}

function choice({ people, more, searched }: WhoAnswer, name: string): Reply {
  const items = people.map((person, at): Item => {
    const role = person.roles[0];
    return {
      number: String(at + 1),
      label: [{ strong: foreign(person.name) }],
      note: joined([
        role === undefined ? undefined : foreign(role.title),
        counted(person.total, 'mention'),
        counted(person.documents, 'document'),
        person.bySurname === undefined
          ? undefined
          : ['and perhaps ', counted(person.bySurname.documents, 'document'), ' by surname alone'],
        person.tier === 'same' ? undefined : person.tier,
      ]),
      also: person.mentions.slice(0, 1).map(pinOf),
    };
  });
  return reply({
    title: joined([counted(people.length + more, 'person fits', 'people fit'), typedWords(name)], ' '),
    blocks: [{ kind: 'list', items: [...items, ...andMore(more, 'people; type more of the name')] }],
    menus: [{ label: 'Who is meant', choices: people.map((person) => whoAction(askedFor(person))) }],
    footer: [`Searched ${counted(searched, 'document')}.`],
  });
}

function nobody({ near, searched }: WhoAnswer, name: string): Reply {
  const find: Action = { label: ['Find ', ...typedWords(name), ' in text'], command: 'find', options: { query: name } };
  const names: Text = joined(
    near.map((each) => [foreign(each.name), ` (${each.mentions})`]),
    ', ',
  );
  return nothing(
    ['Nobody is named ', ...typedWords(name), '.'],
    searched,
    [find, ...near.slice(0, 3).map((each) => whoAction({ name: each.name }))],
    names.length === 0 ? [] : [{ kind: 'text', text: ['People whose names are near: ', ...names, '.'] }],
  );
}

/** The people of a name; with a document, those whom it names. */
async function named(name: string, within: string | undefined, collection: Collection): Promise<WhoAnswer> {
  if (within === undefined) return collection.who(name);
  const document = (await collection.document(within))?.id ?? within;
  return collection.who(name, { document });
}

/** `/who`: a person. */
export const who: Command<typeof options> = {
  name: 'who',
  aliases: ['whois'],
  summary: 'Who is this person, in the words of the documents',
  description:
    'Every written form of the name with its count, the roles that documents state with their dates, every mention, and the people named in the same paragraphs. Transliterations meet (lukashenko finds Lukashenka). Several people of one name are a choice.',
  examples: ['/who {person}', '/who {person} page:2'],
  options,
  complete: { name: completePerson },
  async run({ name, in: within, page: number }, { collection, locale }) {
    const answer = await named(name, within, collection);
    if (answer.people.length === 0) return nobody(answer, name);
    const person = chosen(answer.people, name);
    if (person === undefined) return choice(answer, name);
    const card = await personCard(person, number, collection, locale);
    const others = answer.people.filter((each) => each !== person);
    const also =
      others.length === 0
        ? []
        : [{ label: 'also possible', choices: others.map((person) => whoAction(askedFor(person))) }];
    const written = person.variants.some(({ text }) => hasWords(text, name));
    const lead: Text = [
      `${person.tier === 'possible' ? 'Possibly' : 'Likely'} meant by `,
      ...typedWords(name),
      ': ',
      foreign(person.why),
    ];
    const sure = written || person.tier === 'same';
    return { ...card, ...(sure ? {} : { lead }), menus: [...also, ...card.menus] };
  },
};
