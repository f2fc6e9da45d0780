import { z } from 'zod';
import { AskError } from '../src/index.ts';
import { citationAt, keep as keepIn, type Leaf, leavesOf, mostKept, teamOf, unkeep } from './binder.ts';
import { binderFile, binderForms } from './binder-files.ts';
import { about, type Command, type Context, page, share } from './command.ts';
import { counted, quotationOf, reply, typedWords } from './compose.ts';
import { keepAction, pressedPlace } from './kept-place.ts';
import { isId } from './naming.ts';
import { paging } from './paging.ts';
import { type Action, foreign, type Item, type Reply, type Text } from './reply.ts';

const pageSize = 5;

const options = z.object({
  what: z.enum(['add', 'list', 'export', 'remove']).meta(about('add, list, export or remove')),
  id: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .meta(about('Document and paragraph (07STATE130159 ¶3); to remove: its number in the list')),
  quote: z
    .string()
    .trim()
    .min(1)
    .max(4_000)
    .optional()
    .meta(about('Only these words of the document', { named: true, quoted: true })),
  note: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .optional()
    .meta(about('Why it is kept', { named: true })),
  as: z
    .enum(binderForms)
    .default('markdown')
    .meta(about('The form of the export', { named: true })),
  page,
  share,
});

/** `07 STATE 130159 ¶3` as document and paragraph. */
function placeIn(typed: string): { readonly id: string; readonly paragraph?: string } {
  const [, id = '', paragraph = ''] = /^(.*\S)\s*¶+\s?(\d{1,3}[a-z]?(?:-\d{1,3}[a-z]?)?)$/isu.exec(typed) ?? [];
  if (paragraph !== '') return { id, paragraph };
  const [, before = '', last = ''] = /^(.*\S)\s+(\d{1,3}[a-z]?(?:-\d{1,3}[a-z]?)?)$/isu.exec(typed) ?? [];
  return last !== '' && isId(before) && !isId(typed) ? { id: before, paragraph: last } : { id: typed };
}

/** @throws AskError where it names nothing that can be kept */
async function citationsNamed(typed: string, quote: string | undefined, { collection }: Context) {
  const pressed = pressedPlace(typed);
  if (pressed !== undefined) {
    const citation = await citationAt(collection, pressed);
    if (citation === undefined) throw new AskError('these words are not there any more');
    return [citation];
  }
  const { id, paragraph } = placeIn(typed);
  const part = { ...(paragraph === undefined ? {} : { paragraph }), ...(quote === undefined ? {} : { quote }) };
  const answer = await collection.cite(id, part);
  if (answer === undefined) throw new AskError(`no document has the id "${id}"`);
  const citations = answer.paragraphs.flatMap((each) => each.citations);
  if (citations.length === 0) throw new AskError('say which paragraph to keep (07STATE130159 ¶3), or its words');
  return citations;
}

const binder: Action = { label: ['Binder'], command: 'keep', options: { what: 'list' } };

function removal(key: string, label: Text): Action {
  return { label, command: 'keep', options: { what: 'remove', id: key } };
}

async function added(typed: string, quote: string | undefined, note: string | undefined, context: Context) {
  const { collection, now } = context;
  const citations = await citationsNamed(typed, quote, context);
  const keys: string[] = [];
  for (const citation of citations) {
    const key = await keepIn(collection.notes, teamOf(context), citation, note, now());
    if (key === undefined)
      throw new AskError(`the binder holds ${mostKept.toLocaleString('en-GB')} citations, no more`);
    keys.push(key);
  }
  const [only = ''] = keys;
  return reply({
    title: ['Kept'],
    blocks: [{ kind: 'list', items: citations.map((citation): Item => ({ quotation: quotationOf(citation) })) }],
    actions: [binder, ...(keys.length === 1 ? [removal(only, ['Take out'])] : [])],
  });
}

function itemOf({ citation, note }: Leaf, at: number): Item {
  return {
    number: String(at + 1),
    quotation: quotationOf(citation),
    ...(note === undefined ? {} : { note: [foreign(note)] }),
  };
}

function listed(leaves: readonly Leaf[], number: number): Reply {
  const { start, blocks, actions } = paging({
    page: number,
    total: leaves.length,
    unit: 'citations',
    command: 'keep',
    options: { what: 'list' },
    size: pageSize,
  });
  const shown = leaves.slice(start, start + pageSize);
  // Numbers move when something goes: what is pressed names the citation itself.
  const choices = shown.map(({ key, citation }, at) =>
    removal(key, [`${start + at + 1}. `, foreign(citation.pin), ' ', foreign(citation.quote.slice(0, 40))]),
  );
  return reply({
    title: ['Binder'],
    subtitle: [counted(leaves.length, 'citation')],
    blocks: [{ kind: 'list', items: shown.map((leaf, at) => itemOf(leaf, start + at)) }, ...blocks],
    menus: [{ label: 'Take out…', choices }],
    actions: [
      ...actions,
      ...binderForms.map((as): Action => ({ label: [as], command: 'keep', options: { what: 'export', as } })),
    ],
  });
}

async function removed(typed: string, leaves: readonly Leaf[], { collection }: Context): Promise<Reply> {
  const leaf = /^\d{1,4}$/u.test(typed) ? leaves[Number(typed) - 1] : leaves.find(({ key }) => key === typed);
  if (leaf === undefined) throw new AskError(`the binder has no number ${typed}; it holds ${leaves.length}`);
  await unkeep(collection.notes, leaf.key);
  return reply({
    title: ['Taken out of the binder'],
    blocks: [{ kind: 'quotation', quotation: quotationOf(leaf.citation) }],
    actions: [{ ...keepAction(leaf.citation, leaf.note), label: ['Keep again'] }, binder],
  });
}

/** `/keep`: a team's binder of citations. */
export const keep: Command<typeof options> = {
  name: 'keep',
  aliases: [],
  summary: 'Keep citations with notes in the binder of this server or workspace',
  description:
    'add keeps a paragraph or the words in quotation marks, with a note; list shows what is kept; export gives it as a file (markdown, csv, bibtex); remove takes one out, by its number in the list. What the reader may not see is not in it.',
  examples: ['/keep add {id} ¶1', '/keep add {id} "{quote}"', '/keep list', '/keep export as:bibtex', '/keep remove 1'],
  options,
  // A number of the list is another citation once that one is gone.
  changes: ({ what }) => what === 'remove',
  async run({ what, id, quote, note, as, page: number }, context): Promise<Reply> {
    const team = teamOf(context);
    if ((what === 'add' || what === 'remove') && id === undefined)
      throw new AskError(`/keep ${what} needs ${what === 'add' ? 'a document' : 'a number of the list'}`, {
        usage: true,
        suggestions: ['/keep list'],
      });
    if (what === 'add') return added(id ?? '', quote, note, context);
    const leaves = await leavesOf(context, team);
    if (what === 'remove') return removed(id ?? '', leaves, context);
    if (leaves.length === 0)
      return reply({
        outcome: 'nothing',
        title: ['Nothing is kept here.'],
        blocks: [{ kind: 'text', text: ['Try: ', ...typedWords('/keep add')] }],
      });
    if (what === 'list') return listed(leaves, number);
    return reply({
      title: ['Binder'],
      subtitle: [counted(leaves.length, 'citation')],
      attachments: [binderFile(leaves, as)],
    });
  },
};
