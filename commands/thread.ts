import { z } from 'zod';
import type { StoredReference, ThreadAnswer, ThreadEdge, ThreadNode } from '../src/index.ts';
import { about, type Command, share, words } from './command.ts';
import {
  andMore,
  counted,
  joined,
  nothing,
  openActions,
  quotationOf,
  reply,
  searchedIn,
  spacedId,
  typedWords,
} from './compose.ts';
import { dateWords } from './dates.ts';
import { completeId, isId } from './naming.ts';
import { threadPicture } from './pictures.ts';
import { type Block, foreign, type Item, type Text } from './reply.ts';
import { takenOutAnswer } from './taken-out.ts';
import { toneOfCard } from './tone.ts';

const mostItems = 15;

const options = z.object({
  id: words.meta(about('A document id, in any spelling')),
  depth: z.int().min(1).max(5).default(2).meta(about('How many steps of references to follow, 1 to 5')),
  share,
});

function nodeWords(node: ThreadNode | undefined, id: string, locale: string | undefined): Text {
  const card = node?.card;
  if (card === undefined) return [foreign(spacedId(id)), ' (not in this collection)'];
  return joined([foreign(spacedId(id)), foreign(card.title), dateWords(card.date.edtf, locale, 'short')]);
}

function listOf(title: string, items: readonly Item[]): Block[] {
  if (items.length === 0) return [];
  return [
    {
      kind: 'list',
      title: [title],
      items: [...items.slice(0, mostItems), ...andMore(items.length - mostItems, 'references')],
    },
  ];
}

function referenceItem({ text, kind, label, citation }: StoredReference): Item {
  return {
    label: joined([
      label === undefined ? undefined : foreign(label),
      foreign(text),
      kind === 'other' ? undefined : kind,
    ]),
    quotation: quotationOf(citation),
  };
}

function lists({ root, nodes, edges, other }: ThreadAnswer, locale: string | undefined): Block[] {
  const known = new Map(nodes.map((node) => [node.id, node]));
  const item = (edge: ThreadEdge, shown: string, by?: string): Item => ({
    label: nodeWords(known.get(shown), shown, locale),
    ...(by === undefined ? {} : { note: [by === root.id ? '' : 'of ', foreign(spacedId(by))] }),
    quotation: quotationOf(edge.citation),
  });
  const further = edges.filter(({ from, to }) => from !== root.id && to !== root.id);
  return [
    ...listOf(
      'cites',
      edges.filter(({ from }) => from === root.id).map((edge) => item(edge, edge.to)),
    ),
    ...listOf(
      'cited by',
      edges.filter(({ to, from }) => to === root.id && from !== root.id).map((edge) => item(edge, edge.from)),
    ),
    ...listOf(
      'further on',
      further.map((edge) => ({ ...item(edge, edge.to), note: ['cited by ', foreign(spacedId(edge.from))] })),
    ),
    ...listOf('other references', other.map(referenceItem)),
  ];
}

/** `/thread`: what a document cites and what cites it. */
export const thread: Command<typeof options> = {
  name: 'thread',
  aliases: [],
  summary: 'The chain of references around a document',
  description:
    'What the document cites and what cites it, to the depth asked for, each with the place of the reference. Documents outside the collection are shown as missing.',
  examples: ['/thread {id}', '/thread {id} 1'],
  options,
  whole: (typed) => isId(typed),
  complete: { id: completeId },
  async run({ id, depth }, context) {
    const { collection, locale } = context;
    let answer = await collection.thread(id, { depth });
    let lead: Text | undefined;
    if (answer === undefined) {
      const gone = await takenOutAnswer(id, context);
      if (gone !== undefined) return gone;
      const opened = await collection.open(id, { limit: 5 });
      const near = opened.view === undefined ? opened.others : [opened.view.document, ...opened.others];
      const sure = opened.how === 'typo' || opened.how === 'id' ? opened.view?.document.id : undefined;
      answer = sure === undefined ? undefined : await collection.thread(sure, { depth });
      if (answer === undefined)
        return nothing(
          ['No document has the id ', ...typedWords(id), '.'],
          await searchedIn(collection),
          openActions(near),
        );
      lead = ['No document ', ...typedWords(id), '; the nearest id is ', foreign(spacedId(answer.root.id))];
    }
    const { root, nodes } = answer;
    const blocks = lists(answer, locale);
    const here = nodes
      .filter(({ card }) => card !== undefined && card.id !== root.id)
      .flatMap(({ card }) => card ?? []);
    return reply({
      tone: toneOfCard(root),
      ...(lead === undefined ? {} : { lead }),
      title: [foreign(root.title)],
      subtitle: joined([
        foreign(spacedId(root.id)),
        dateWords(root.date.edtf, locale),
        counted(nodes.length - 1, 'document in its thread', 'documents in its thread'),
      ]),
      blocks: [
        ...threadPicture(answer, locale),
        ...(blocks.length === 0
          ? [
              {
                kind: 'text',
                text: ['It cites nothing that names a document, and nothing here cites it.'],
              } satisfies Block,
            ]
          : blocks),
        ...(answer.cut ? [{ kind: 'text', text: ['The thread is longer than what is shown.'] } satisfies Block] : []),
      ],
      actions: openActions([root, ...here]),
    });
  },
};
