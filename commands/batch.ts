import { z } from 'zod';
import { AskError, csvRow } from '../src/index.ts';
import { answerTo, type BatchRow, linesIn } from './batch-lines.ts';
import { about, type Command, share } from './command.ts';
import { counted, joined, reply, searchedIn } from './compose.ts';
import { foreign, type Item, type Reply } from './reply.ts';

const mostLines = 1_000;
const mostShown = 10;
/** Milliseconds after which no further line is begun: an answer is waited for no longer than a minute. */
const longest = 40_000;

const options = z.object({
  lines: z.string().trim().min(1).max(100_000).meta(about('Names, document ids or quotations, one on each line')),
  share,
});

function csv(rows: readonly BatchRow[]): string {
  const head = ['line', 'kind', 'answer', 'certainty', 'document', 'citation'];
  const cells = rows.map(({ line, kind, answer, certainty, citation }) =>
    csvRow([line, kind, answer, certainty, citation?.document, citation?.pin]),
  );
  return [csvRow(head), ...cells].join('');
}

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

/** `/batch`: a list looked up whole. */
export const batch: Command<typeof options> = {
  name: 'batch',
  aliases: [],
  summary: 'Look up a whole list of names, ids or quotations',
  description:
    'Each line is looked up: a document id opens the document, up to five words are a name, more (or words in quotation marks) are a quotation to check. Back comes a CSV with the best answer, its citation and its certainty for each, those without one included.',
  examples: ['/batch {id}', '/batch {person}', '/batch {quote}'],
  options,
  verbatim: true,
  async run({ lines }, { collection, now, signal }): Promise<Reply> {
    const asked = linesIn(lines);
    if (asked.length === 0) throw new AskError('there are no lines to look up', { usage: true });
    const rows: BatchRow[] = [];
    const start = now().getTime();
    for (const line of asked.slice(0, mostLines)) {
      if (signal?.aborted === true || now().getTime() - start > longest) break;
      rows.push(await answerTo(line, collection));
    }
    const found = rows.filter(({ citation }) => citation !== undefined).length;
    const left = asked.length - rows.length;
    const more = rows.length - mostShown;
    return reply({
      outcome: found === 0 ? 'nothing' : 'answer',
      title: [`${counted(rows.length, 'line')} looked up, ${found} found`],
      blocks: [
        {
          kind: 'list',
          items: [
            ...rows.slice(0, mostShown).map(itemOf),
            ...(more > 0 ? [{ label: [`… ${more.toLocaleString('en-GB')} more in the file`] }] : []),
          ],
        },
        ...(left > 0
          ? [
              {
                kind: 'text' as const,
                text: [`${counted(left, 'line was', 'lines were')} not looked up: ask for these again.`],
              },
            ]
          : []),
      ],
      attachments: [{ name: 'batch.csv', type: 'text/csv', content: csv(rows) }],
      footer: [`Searched ${counted(await searchedIn(collection), 'document')}.`],
    });
  },
};
