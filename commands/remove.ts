import { z } from 'zod';
import { AskError, type DocumentView, type TakenOutDocument } from '../src/index.ts';
import { keptOf } from './binder.ts';
import { about, type Command, type Context, share, words } from './command.ts';
import { counted, joined, reply, searchedIn, spacedId } from './compose.ts';
import { byWords, doing } from './doer.ts';
import { completeId } from './naming.ts';
import { type Block, foreign, type Reply } from './reply.ts';
import { takenOutAs, takenOutReply } from './taken-out.ts';
import { toneOf } from './tone.ts';

const options = z.object({
  id: words.meta(about('The id of the document, in any spelling')),
  why: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .optional()
    .meta(about('Why it is taken out; kept for good', { named: true, quoted: true })),
  sure: z
    .boolean()
    .default(false)
    .meta(about('Take it out now', { named: true, pressed: true })),
  share,
});

/** What would go, and a button that does it. */
function question(view: DocumentView, why: string, kept: number, context: Context): Reply {
  const { document, versions, alsoIn, addedBy } = view;
  const fields = [
    { name: 'Id', value: [foreign(spacedId(document.id))] },
    {
      name: 'Goes with it',
      value: joined([
        counted(document.paragraphs.length, 'paragraph'),
        counted(versions?.total ?? 1, 'version'),
        counted(kept, 'kept citation'),
        'people, dates and references found in it',
      ]),
    },
    {
      name: 'Read from',
      value: joined([foreign(view.path), alsoIn === undefined ? undefined : `${counted(alsoIn.total, 'other place')}`]),
    },
    ...(addedBy === undefined ? [] : [{ name: 'Added', value: byWords(addedBy, context.locale) }]),
    { name: 'Why', value: [foreign(why)] },
  ];
  const rest: Block = {
    kind: 'text',
    text: [
      'Who took it out, when and why remains. Files in folders are not deleted, and are not read in again by themselves.',
    ],
  };
  return reply({
    tone: toneOf(document),
    kicker: ['Take this out?'],
    title: [foreign(document.title)],
    blocks: [{ kind: 'fields', fields }, rest],
    actions: [
      { label: ['Take out'], command: 'remove', options: { id: document.id, why, sure: true } },
      { label: ['Open'], command: 'cable', options: { id: document.id } },
    ],
  });
}

function done({ tombstone, kept }: TakenOutDocument, citations: number, context: Context): Reply {
  const originals: Block[] =
    kept.length === 0
      ? []
      : [
          {
            kind: 'text',
            text: ['The file that was handed in stays: other documents came out of it.'],
          },
        ];
  return reply({
    title: [foreign(spacedId(tombstone.id)), ' was taken out'],
    subtitle: [foreign(tombstone.title)],
    blocks: [
      {
        kind: 'fields',
        fields: [
          { name: 'Taken out', value: byWords(tombstone, context.locale) },
          { name: 'Why', value: [foreign(tombstone.why)] },
          ...(citations === 0
            ? []
            : [{ name: 'Binders', value: [`${counted(citations, 'kept citation')} went with it`] }]),
        ],
      },
      ...originals,
    ],
    footer: ['To have it again: /add its file, or reftel ingest --readd and its path.'],
  });
}

/** `/remove`: takes a document out for good. */
export const remove: Command<typeof options> = {
  name: 'remove',
  aliases: ['takedown'],
  summary: 'Take a document out for good, with the reason',
  description:
    'Shows what would go (the document with its versions, what was found in it, citations of it in all binders) and takes it out when Take out is pressed. Who, when and why remain and are told to whoever asks for its id. The same text is not read in again by itself: /add announces it, reftel ingest sets it aside unless told --readd.',
  examples: ['/remove {id} "sealed by a court"', '/remove {id} why:duplicate'],
  options,
  writes: true,
  needsOneOf: ['why'],
  complete: { id: completeId },
  async run({ id, why, sure }, context): Promise<Reply> {
    const { collection, locale } = context;
    if (why === undefined)
      throw new AskError('say why it is to be taken out', { usage: true, suggestions: [`/remove ${id} "why"`] });
    const { how, view, others } = await collection.open(id);
    if (how !== 'id' || view === undefined) {
      const before = await takenOutAs(id, collection);
      if (before !== undefined) return takenOutReply(before, await searchedIn(collection), locale);
      const near = view === undefined ? others : [{ id: view.document.id, title: view.document.title }, ...others];
      throw new AskError(`no document has the id "${id}"; what is taken out is named by its id`, {
        suggestions: near.slice(0, 3).map((each) => `/remove ${each.id} "${why.replaceAll('"', "'")}"`),
      });
    }
    const citations = await keptOf(collection.notes, view.document.id);
    if (!sure) return question(view, why, citations.length, context);
    const taken = await collection.removals.takeOut(view.document.id, { ...doing(context), why }, citations);
    if (taken === undefined) throw new AskError('it is not there any more');
    return done(taken, citations.length, context);
  },
};
