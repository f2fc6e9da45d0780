import { counted, joined, openActions, reply, spacedId } from '../commands/compose.ts';
import { dateWords } from '../commands/dates.ts';
import { idsSpace } from '../commands/here.ts';
import { foreign, type Reply } from '../commands/reply.ts';
import type { Collection, Document, Notes } from '../src/index.ts';
import type { Asked } from './buttons.ts';

/** Ids in one message that are looked up, and documents that are shown of them. */
const mostIds = 20;
const mostShown = 5;

/** Milliseconds between two such replies in one channel. */
export const quietBetween = 10_000;

/** Whether this channel's ordinary messages may be read for ids; `channel` as `Context.channel`. */
export async function isLetIn(notes: Notes, channel: string, now: Date): Promise<boolean> {
  const note = await notes.read(idsSpace, channel, now.toISOString());
  return note !== undefined && !note.expired && note.value === 'on';
}

/** What is said of ids in an ordinary message. */
export interface Named {
  readonly reply: Reply;
  readonly count: number;
  /** The question it stands for: to open the first of them. */
  readonly asked: Asked;
}

/** One small reply for all documents of the collection whose ids a message has; undefined when it has none. */
export async function namedDocuments(collection: Collection, ids: readonly string[]): Promise<Named | undefined> {
  const found = new Map<string, Document>();
  for (const id of [...new Set(ids)].slice(0, mostIds)) {
    const document = await collection.document(id);
    if (document !== undefined) found.set(document.id, document);
  }
  const documents = [...found.values()];
  const [first] = documents;
  if (first === undefined) return undefined;
  const left = documents.length - mostShown;
  const items = documents.slice(0, mostShown).map(({ id, title, date }) => ({
    label: joined([foreign(spacedId(id)), [{ strong: foreign(title) }], dateWords(date.edtf, undefined, 'short')]),
  }));
  return {
    reply: reply({
      title: [
        documents.length === 1 ? 'In the collection' : `${counted(documents.length, 'document')} in the collection`,
      ],
      blocks: [{ kind: 'list', items: left > 0 ? [...items, { label: [`… ${left} more`] }] : items }],
      actions: openActions(documents, mostShown),
    }),
    count: documents.length,
    asked: { command: 'cable', options: { id: first.id } },
  };
}
