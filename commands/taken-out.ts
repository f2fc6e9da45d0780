import type { Collection, Tombstone } from '../src/index.ts';
import type { Context } from './command.ts';
import { nothing, searchedIn, spacedId } from './compose.ts';
import { takenOutWords } from './doer.ts';
import { isId } from './naming.ts';
import { foreign, type Reply, type Text } from './reply.ts';

/** What remains of the document that had this id; undefined for words that are no id, and for what was never taken out. */
export async function takenOutAs(typed: string, { removals }: Collection): Promise<Tombstone | undefined> {
  const one = typed.trim();
  return isId(one) || /^[a-z0-9][\w-]*$/u.test(one) ? removals.takenOut(one) : undefined;
}

/** `07 STATE 130159 was taken out by Ann on 22 November 2026: "a court order"`. */
export function takenOutLine(tombstone: Tombstone, locale?: string): Text {
  return [foreign(spacedId(tombstone.id)), ' ', ...takenOutWords(tombstone, locale)];
}

/** What is said of an id whose document was taken out, before anything near is looked for; undefined where none was. */
export async function takenOutAnswer(
  typed: string,
  { collection, locale }: Pick<Context, 'collection' | 'locale'>,
): Promise<Reply | undefined> {
  const tombstone = await takenOutAs(typed, collection);
  return tombstone === undefined ? undefined : takenOutReply(tombstone, await searchedIn(collection), locale);
}

/** Said in the place of a document that was taken out. */
export function takenOutReply(tombstone: Tombstone, searched: number, locale?: string): Reply {
  const find = { label: ['Find in other documents'], command: 'find', options: { query: tombstone.id } };
  return {
    ...nothing([...takenOutLine(tombstone, locale), '.'], searched, [find]),
    subtitle: [foreign(tombstone.title)],
  };
}
