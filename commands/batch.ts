import { z } from 'zod';
import { AskError, csvRow, DocumentError, listIn } from '../src/index.ts';
import { answerTo, type BatchList, type BatchRow, batchOf, typedList } from './batch-lines.ts';
import { about, type Command, type Context, files, share } from './command.ts';
import { counted, joined, reply, searchedIn } from './compose.ts';
import { contentOf } from './given-file.ts';
import { type Action, type Block, foreign, type Item, type Reply } from './reply.ts';

const mostLines = 1_000;
const mostShown = 10;
/** Bytes of a file. */
const largest = 1_048_576;
/** Milliseconds after which no further line is begun, and how long the whole answer may take. */
const longest = { looking: 90_000, answer: 110_000 };

const options = z.object({
  lines: z
    .string()
    .trim()
    .min(1)
    .max(100_000)
    .optional()
    .meta(about('Names, document ids or quotations, one on each line', { lines: true })),
  file: files('A CSV file or a text with one on each line, at most 1 MB').optional(),
  skip: z
    .int()
    .min(0)
    .max(1_000_000)
    .default(0)
    .meta(about('How many lines to pass over, where a list is looked up in parts', { named: true })),
  share,
});

/** What is to be looked up, each once. */
async function asked(lines: string | undefined, file: string | undefined, { file: open }: Context): Promise<BatchList> {
  if (lines !== undefined && file !== undefined) throw new AskError('give a file or lines, not both', { usage: true });
  if (file === undefined) return typedList(lines ?? '');
  if (open === undefined) throw new AskError('no file can be handed in here');
  const given = await open(file, largest);
  const { bytes } = await contentOf(given);
  try {
    return batchOf(await listIn(bytes, given.name));
  } catch (error) {
    if (error instanceof DocumentError) throw new AskError(error.message, { suggestions: ['/help batch'] });
    throw error;
  }
}

function csv(rows: readonly BatchRow[]): string {
  const head = ['line', 'kind', 'answer', 'certainty', 'document', 'citation'];
  const cells = rows.map(({ line, kind, answer, certainty, citation }) =>
    csvRow([line, kind, answer, certainty, citation?.document, citation?.pin]),
  );
  return [csvRow(head), ...cells].join('');
}

const told = (count: number) => count.toLocaleString('en-GB');

function itemOf({ line, answer, certainty, citation }: BatchRow): Item {
  return {
    label: joined([
      foreign(line.slice(0, 120)),
      answer === '' ? undefined : foreign(answer.slice(0, 120)),
      foreign(certainty),
    ]),
    ...(citation === undefined ? {} : { note: [foreign(citation.pin)] }),
  };
}

/** What to say of lines that were not looked up, and the button that goes on with them. */
function leftOver(
  left: number,
  next: Action,
): { readonly blocks: readonly Block[]; readonly actions: readonly Action[] } {
  if (left <= 0) return { blocks: [], actions: [] };
  const text = [`${counted(left, 'line was', 'lines were')} not looked up: a button goes on with them.`];
  return { blocks: [{ kind: 'text', text }], actions: [next] };
}

/** `/batch`: a list looked up whole. */
export const batch: Command<typeof options> = {
  name: 'batch',
  aliases: [],
  summary: 'Look up a whole list of names, ids or quotations',
  description:
    'Each line is looked up: a document id opens the document, up to five words are a name (or words of a document), more are a quotation to check. Back comes a CSV with the best answer, its citation and its certainty for each, those without one included. The list is a file (CSV, where the column named name, id or quotation counts and says what its lines are, or one a line) or typed; at most 1,000 are looked up at once, a button goes on with the rest.',
  examples: ['/batch {id}', '/batch {person}', '/batch {quote}'],
  options,
  verbatim: true,
  needsOneOf: ['file', 'lines'],
  longest: longest.answer,
  async run({ lines, file, skip }, context): Promise<Reply> {
    const { collection, now, signal, progress } = context;
    const { lines: all, kind } = await asked(lines, file, context);
    const wanted = all.slice(skip);
    if (all.length > 0 && wanted.length === 0)
      throw new AskError(`the list has ${counted(all.length, 'line')}; all of them are passed over`, { usage: true });
    if (wanted.length === 0)
      throw new AskError('there is nothing to look up: attach a file, or write one name, id or quotation a line', {
        usage: true,
      });
    const rows: BatchRow[] = [];
    const total = Math.min(wanted.length, mostLines);
    const start = now().getTime();
    for (const line of wanted.slice(0, mostLines)) {
      if (signal?.aborted === true || now().getTime() - start > longest.looking) break;
      rows.push(await answerTo(line, collection, kind));
      progress?.(`Checked ${told(rows.length)} of ${told(total)}`);
    }
    const found = rows.filter(({ citation }) => citation !== undefined).length;
    const given = { ...(lines === undefined ? {} : { lines }), ...(file === undefined ? {} : { file }) };
    const next: Action = { label: ['Go on'], command: 'batch', options: { ...given, skip: skip + rows.length } };
    const rest = leftOver(wanted.length - rows.length, next);
    const isPart = skip > 0 || rest.actions.length > 0;
    const more = rows.length - mostShown;
    return reply({
      outcome: found === 0 ? 'nothing' : 'answer',
      title: [`${counted(rows.length, 'line')} looked up, ${found} found`],
      ...(isPart
        ? { subtitle: [`lines ${told(skip + 1)} to ${told(skip + rows.length)} of ${told(all.length)}`] }
        : {}),
      blocks: [
        {
          kind: 'list',
          items: [
            ...rows.slice(0, mostShown).map(itemOf),
            ...(more > 0 ? [{ label: [`… ${told(more)} more in the file`] }] : []),
          ],
        },
        ...rest.blocks,
      ],
      actions: rest.actions,
      attachments: [{ name: 'batch.csv', type: 'text/csv', content: csv(rows) }],
      footer: [`Searched ${counted(await searchedIn(collection), 'document')}.`],
    });
  },
};
