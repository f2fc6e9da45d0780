import type { DocumentCard, Opened } from '../src/index.ts';
import { nothing, spacedId, typedWords } from './compose.ts';
import { isId } from './naming.ts';
import { type Action, foreign, type Menu, type Reply, type Text } from './reply.ts';

/** A menu of documents for a command that takes an id; none for no documents. */
export function choicesOf(
  others: readonly DocumentCard[],
  label = 'Other matches',
  command = 'cable',
): readonly Menu[] {
  if (others.length === 0) return [];
  const choices = others.map(
    ({ id, title }): Action => ({
      label: [foreign(title), ' · ', foreign(spacedId(id))],
      command,
      options: { id },
    }),
  );
  return [{ label, choices }];
}

/** Nothing was opened. An id that is not here is named as such, with the documents that refer to it. */
export function missing(typed: string, { others }: Opened, searched: number, command = 'cable'): Reply {
  const find: Action = {
    label: ['Find ', ...typedWords(typed), ' in text'],
    command: 'find',
    options: { query: typed },
  };
  const known = isId(typed);
  const title: Text = known
    ? [foreign(typed), ' is not in this collection.']
    : ['No document fits ', ...typedWords(typed), '.'];
  return {
    ...nothing(title, searched, [find]),
    menus: choicesOf(others, known ? 'Documents that refer to it' : undefined, command),
  };
}

/** How what was typed was understood, when it was no id as it stands. */
export function leadOf(typed: string, { how, total, view, atLeast }: Opened): Text | undefined {
  if (how === 'typo' && view !== undefined) {
    return ['No document ', ...typedWords(typed), '; the nearest id is ', foreign(spacedId(view.document.id))];
  }
  if (how !== 'words') return undefined;
  const more = total > 1 ? ` · ${atLeast === true ? 'at least ' : ''}${(total - 1).toLocaleString('en-GB')} more` : '';
  return ['Best match for ', ...typedWords(typed), more];
}
