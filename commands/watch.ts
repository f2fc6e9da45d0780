import { z } from 'zod';
import { AskError, mostWatches, type Watch } from '../src/index.ts';
import { about, type Command, type Completer, type Context, page, share, words } from './command.ts';
import { counted, reply } from './compose.ts';
import { find } from './find.ts';
import { completePerson } from './naming.ts';
import { paging } from './paging.ts';
import { foreign, type Reply } from './reply.ts';
import { allWatches, foundAction, thereWords, watchAction, watchItem, watchName } from './watch-card.ts';

const pageSize = 10;
const mostSuggested = 25;
const actions = ['add', 'list', 'remove', 'pause', 'resume'] as const;
type Doing = (typeof actions)[number];

const options = z.object({
  query: words
    .optional()
    .meta(about('add and what to watch for, as in /find: words, "a phrase", from:MINSK, tag:PREL')),
  what: z
    .enum(actions)
    .optional()
    .meta(about('add, list, remove, pause or resume', { named: true })),
  person: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .meta(about('Post when a new document names this person', { named: true })),
  number: z
    .string()
    .trim()
    .regex(/^\d{1,9}$/u, 'is the number of a watch, as /watch list shows it')
    .optional()
    .meta(about('Number of a watch, to remove, pause or resume it', { named: true })),
  page,
  share,
});

type Options = z.output<typeof options>;

/**
 * Where a watch posts.
 * @throws AskError where nothing can be posted
 */
export function channelOf({ channel }: Context): string {
  if (channel === undefined) throw new AskError('a watch posts in a channel; ask in the channel it is for');
  return channel;
}

/** Watches of the channel, or of all of them where there is no channel: at a terminal. */
export async function watchesHere({ channel = '', collection }: Context, at: { limit: number; offset?: number }) {
  const { items, total } = await collection.watches.list(channel, at);
  // One channel's name may begin as another's is.
  const own = channel === '' ? items : items.filter((each) => each.channel === channel);
  return { items: own, total: total - items.length + own.length };
}

/** @throws AskError where the channel has no such watch */
export async function watchNumbered(number: string | undefined, context: Context): Promise<Watch> {
  const { channel, collection } = context;
  if (number === undefined)
    throw new AskError('say which watch, by its number', { usage: true, suggestions: ['/watch list'] });
  const watch = await collection.watches.get(Number(number));
  if (watch === undefined || (channel !== undefined && watch.channel !== channel))
    throw new AskError(`this channel has no watch ${number}`, { suggestions: ['/watch list'] });
  return watch;
}

/** What is to be done, from an option or the first word: `/watch remove 3`, `/watch add visa ban`. */
function asked({
  what,
  query = '',
  ...others
}: Options): Omit<Options, 'what' | 'query'> & { what: Doing; query: string } {
  const [, first = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/u.exec(query) ?? [];
  const word = actions.find((each) => each === first.toLowerCase());
  const isWatched = query !== '' || others.person !== undefined;
  if (what !== undefined) return { ...others, what, query: word === what ? rest : query };
  if (word === undefined && query !== '')
    throw new AskError('say what to do: add, list, remove, pause or resume', {
      usage: true,
      suggestions: [`/watch add ${query}`],
    });
  const doing = word ?? (isWatched ? 'add' : 'list');
  return doing === 'add'
    ? { ...others, what: doing, query: rest }
    : { ...others, ...numbered(rest), what: doing, query: '' };
}

function numbered(rest: string): { number?: string } {
  if (rest === '') return {};
  if (/^\d{1,9}$/u.test(rest)) return { number: rest };
  throw new AskError(`"${rest.slice(0, 60)}" is not the number of a watch`, { suggestions: ['/watch list'] });
}

async function added(query: string, person: string | undefined, context: Context): Promise<Reply> {
  const { collection, asker } = context;
  const channel = channelOf(context);
  if ((query === '') === (person === undefined))
    throw new AskError(
      query === ''
        ? 'say what to watch for: words as in /find, or a person'
        : 'watch for words or for a person; for both add person:"name" to the words within query',
      { usage: true, suggestions: ['/watch add "visa ban" from:MINSK', '/watch add person:Kozulin'] },
    );
  const wanted = { channel, owner: asker?.id ?? channel, kind: person === undefined ? 'query' : 'person' } as const;
  const { watch, there } = await collection.watches.add({ ...wanted, text: person ?? query });
  const { people } = there;
  return reply({
    title: [`Watch ${watch.number}: `, ...watchName(watch)],
    subtitle: ['New documents that match are posted in this channel'],
    blocks: [
      { kind: 'text', text: [thereWords(there)] },
      ...(people.length === 0
        ? []
        : [
            {
              kind: 'text' as const,
              text: ['Known now as: ', ...people.flatMap((name, at) => [...(at === 0 ? [] : [', ']), foreign(name)])],
            },
          ]),
    ],
    actions: [watchAction('remove', ['Undo'], watch), allWatches],
    footer: ['Words are taken as typed: typing errors are not put right here. What is added in one go is one post.'],
  });
}

async function listed(at: number, context: Context): Promise<Reply> {
  const offset = (at - 1) * pageSize;
  const { items, total } = await watchesHere(context, { limit: pageSize, offset });
  if (total === 0)
    return reply({
      outcome: 'nothing',
      title: ['This channel watches for nothing.'],
      blocks: [{ kind: 'text', text: ['Try: /watch add "visa ban" from:MINSK'] }],
    });
  const list = { what: 'list' };
  const pages = paging({ page: at, total, unit: 'watches', command: 'watch', options: list, size: pageSize });
  return reply({
    title: [counted(total, 'watch', 'watches')],
    subtitle: ['of this channel'],
    blocks: [{ kind: 'list', items: items.map(watchItem) }, ...pages.blocks],
    actions: pages.actions,
    menus: [
      {
        label: 'What it found…',
        choices: items.map((watch) => ({
          ...foundAction(watch, ''),
          label: [`${watch.number} `, foreign(watch.text.slice(0, 60))],
        })),
      },
      {
        label: 'Remove…',
        choices: items.map((watch) =>
          watchAction('remove', [`${watch.number} `, foreign(watch.text.slice(0, 60))], watch),
        ),
      },
    ],
  });
}

async function removed(watch: Watch, { collection }: Context): Promise<Reply> {
  await collection.watches.remove(watch.number);
  const { kind, text } = watch;
  const again = kind === 'person' ? { person: text } : { query: text };
  return reply({
    title: [`Watch ${watch.number} is removed: `, ...watchName(watch)],
    actions: [{ label: ['Add again'], command: 'watch', options: { what: 'add', ...again } }, allWatches],
  });
}

async function paused(watch: Watch, { collection, asker, now }: Context): Promise<Reply> {
  const why = `by ${asker?.name?.slice(0, 60) ?? 'an administrator'} on ${now().toISOString().slice(0, 10)}`;
  await collection.watches.pause(watch.number, why);
  return reply({
    title: [`Watch ${watch.number} is paused: `, ...watchName(watch)],
    subtitle: ['What comes meanwhile is told of when it goes on'],
    actions: [watchAction('resume', ['Resume'], watch), allWatches],
  });
}

async function resumed(watch: Watch, { collection }: Context): Promise<Reply> {
  await collection.watches.pause(watch.number, null);
  return reply({
    title: [`Watch ${watch.number} goes on: `, ...watchName(watch)],
    actions: [watchAction('pause', ['Pause'], watch), allWatches],
  });
}

const completeNumber: Completer = async (prefix, context) => {
  const wanted = prefix.trim().toLowerCase();
  const { items } = await watchesHere(context, { limit: mostWatches.channel });
  return items
    .filter(({ number, text }) => String(number).startsWith(wanted) || text.toLowerCase().includes(wanted))
    .slice(0, mostSuggested)
    .map(({ number, text }) => ({ value: String(number), label: `${number} ${text}` }));
};

/** `/watch`: posts in this channel whenever a newly added document matches. */
export const watch: Command<typeof options> = {
  name: 'watch',
  aliases: [],
  summary: 'Post here whenever a newly added document matches',
  description:
    'add watches for a question in the language of /find, or for a person in any spelling of the name; list shows the watches of this channel; remove, pause and resume take the number of one. Every word has to be there: typing errors are not put right, and no word is left out. A document is told of once; what is added in one go makes one post. ' +
    `A channel has at most ${mostWatches.channel} watches, all of them together ${mostWatches.store.toLocaleString('en-GB')}.`,
  examples: ['/watch add "{quote}" tag:{tag}', '/watch add person:"{person}"', '/watch list', '/watch remove 3'],
  options,
  verbatim: true,
  writes: true,
  changes: (given) => given['what'] !== 'list',
  complete: {
    query: async (prefix, context) => {
      const [, lead = '', rest = ''] = /^(\s*add\s+)?([\s\S]*)$/iu.exec(prefix) ?? [];
      const suggested = (await find.complete?.['query']?.(rest, context)) ?? [];
      return suggested.map((each) => ({ ...each, value: `${lead}${each.value}` }));
    },
    person: completePerson,
    number: completeNumber,
  },
  async run(given, context): Promise<Reply> {
    const { what, query, person, number, page: at } = asked(given);
    if (what === 'list') return listed(at, context);
    if (what === 'add') return added(query, person, context);
    const own = await watchNumbered(number, context);
    if (what === 'remove') return removed(own, context);
    return what === 'pause' ? paused(own, context) : resumed(own, context);
  },
};
