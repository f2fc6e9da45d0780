import { z } from 'zod';
import type { Collection, HistoryAnswer, Version } from '../src/index.ts';
import { changeItems } from './changes.ts';
import { about, type Command, page, share, words } from './command.ts';
import { andMore, counted, joined, nothing, openActions, reply, searchedIn, spacedId, typedWords } from './compose.ts';
import { dateWords } from './dates.ts';
import { pathWords, versionId } from './document-versions.ts';
import { completeId, isId } from './naming.ts';
import { paging } from './paging.ts';
import { type Action, type Block, foreign, type Item, type Menu, type Reply, type Text } from './reply.ts';
import { takenOutAnswer } from './taken-out.ts';
import { toneOfCard } from './tone.ts';

const mostVersions = 10;
const changesOnPage = 8;

const number = z.int().min(1).max(100_000);
const options = z.object({
  id: words.meta(about('A document id, in any spelling')),
  from: number.optional().meta(about('Number of the version to start from; the one before the current one')),
  to: number.optional().meta(about('Number of the version to compare it with; the current one')),
  page,
  share,
});

function versionItem(
  { number: at, addedAt, current, from, paragraphs, words: length, withheld }: Version,
  locale?: string,
): Item {
  return {
    number: String(at),
    label: joined([
      current ? { strong: 'current' } : undefined,
      addedAt === '' ? undefined : `added ${dateWords(addedAt.slice(0, 10), locale)}`,
      counted(paragraphs, 'paragraph'),
      counted(length, 'word'),
      withheld > 0 ? `${counted(withheld, 'paragraph')} withheld` : undefined,
    ]),
    note: pathWords(from),
  };
}

function summary({ from, to, same, elsewhere }: NonNullable<HistoryAnswer['comparison']>, changes: number): Text {
  const stayed = `${counted(same, 'paragraph is', 'paragraphs are')} the same`;
  const none = elsewhere
    ? 'the words are the same; numbering, page marks or what is no part of the text differs'
    : 'the words are the same; only blanks or typographic marks differ';
  return joined([
    { strong: `From version ${from} to version ${to}` },
    changes === 0 ? none : counted(changes, 'change'),
    same === 0 ? undefined : stayed,
  ]);
}

function choicesOf({ document, versions, comparison, total }: HistoryAnswer): Menu[] {
  const to = comparison?.to;
  if (total < 3 || to === undefined) return [];
  const choices = versions
    .filter((version) => version.number !== to)
    .map(
      (version): Action => ({
        label: [`From version ${version.number} to version ${to}`],
        command: 'history',
        options: { id: document.id, from: version.number, to },
      }),
    );
  return [{ label: 'Compare', choices }];
}

function headed({ document, total }: HistoryAnswer) {
  return {
    tone: toneOfCard(document),
    title: [foreign(document.title)],
    subtitle: joined([foreign(spacedId(document.id)), counted(total, 'version')]),
  };
}

/** The only version, and how there would be another. */
function single(answer: HistoryAnswer, locale: string | undefined): Reply {
  const { document, versions } = answer;
  return reply({
    ...headed(answer),
    blocks: [
      { kind: 'list', title: ['versions'], items: versions.map((version) => versionItem(version, locale)) },
      {
        kind: 'text',
        text: ['Its text has not changed since. A changed text under this id will be the next version.'],
      },
    ],
    actions: [{ label: ['Open'], command: 'cable', options: { id: document.id } }],
  });
}

async function compared(answer: HistoryAnswer, at: number, collection: Collection, locale?: string): Promise<Reply> {
  const { document, versions, total, comparison } = answer;
  const { id } = document;
  if (comparison === undefined) return single(answer, locale);
  const { from, to, changed } = comparison;
  const [before, after] = [
    await collection.document(id, { version: from }),
    await collection.document(id, { version: to }),
  ];
  const items = before === undefined || after === undefined ? [] : changeItems(changed, { before, after });
  const again = { id, from, to };
  const pages = paging({
    page: at,
    total: items.length,
    unit: 'changes',
    command: 'history',
    options: again,
    size: changesOnPage,
  });
  const list: Block[] = [
    {
      kind: 'list',
      title: ['versions'],
      items: [
        ...versions.map((version) => versionItem(version, locale)),
        ...andMore(total - versions.length, 'versions'),
      ],
    },
  ];
  const open = (version: number): Action => ({
    label: [`Open version ${version}`],
    command: 'cable',
    options: { id: versionId(id, version) },
  });
  return reply({
    ...headed(answer),
    blocks: [
      ...(at === 1 ? list : []),
      { kind: 'text', text: summary(comparison, items.length) },
      ...(items.length === 0
        ? []
        : [{ kind: 'list', title: ['changes'], items: items.slice(pages.start, pages.end) } satisfies Block]),
      ...pages.blocks,
    ],
    actions: [...pages.actions, open(to), open(from)],
    menus: choicesOf(answer),
  });
}

/** `/history`: the versions of a document and what changed between two of them. */
export const history: Command<typeof options> = {
  name: 'history',
  aliases: ['versions'],
  summary: 'The versions of a document and what changed between two of them',
  description:
    'Lists the texts that a document has had: changed files, retransmissions and corrected copies. Shows word by word what changed between two of them, the last two unless you name others, with the place in both.',
  examples: ['/history {id}'],
  options,
  whole: (typed) => isId(typed),
  complete: { id: completeId },
  async run({ id, from, to, page: at }, context) {
    const { collection, locale } = context;
    const asked = {
      limit: mostVersions,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    };
    const { how, view, others } = await collection.open(id, { limit: 5 });
    const gone = how === 'id' ? undefined : await takenOutAnswer(id, context);
    if (gone !== undefined) return gone;
    const sure = how === 'typo' || how === 'id' ? view?.document.id : undefined;
    const answer = await collection.history(sure ?? id, asked);
    if (answer === undefined) {
      const near = view === undefined ? others : [view.document, ...others];
      const searched = await searchedIn(collection);
      return nothing(['No document has the id ', ...typedWords(id), '.'], searched, openActions(near));
    }
    const lead: Text = [
      'No document ',
      ...typedWords(id),
      '; the nearest id is ',
      foreign(spacedId(answer.document.id)),
    ];
    return { ...(await compared(answer, at, collection, locale)), ...(how === 'typo' ? { lead } : {}) };
  },
};
