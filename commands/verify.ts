import { z } from 'zod';
import { AskError, type Collection, canonicalId, findMrns, quotationsIn, type VerifyAnswer } from '../src/index.ts';
import { about, type Command, share } from './command.ts';
import { andMore, counted, quotationOf, reply, searchedIn, spacedId } from './compose.ts';
import { type Block, foreign, type Item, type Reply, type Run } from './reply.ts';

const mostChecked = 10;
const mostIds = 20;
const mostChanges = 10;
const someYear = 2000;

const options = z.object({
  quote: z
    .string()
    .trim()
    .min(1)
    .max(8_000)
    .meta(about('Words to check, or a message with quotations and document ids')),
  share,
});

const verdicts: Readonly<Record<VerifyAnswer['verdict'], string>> = {
  exact: 'Exact',
  altered: 'Altered',
  'not found': 'Not found',
};

/** What was typed, with the words that the document does not have in bold. */
function typedWith({ difference }: VerifyAnswer): Run[] {
  return difference
    .filter(({ kind }) => kind !== 'removed')
    .flatMap(({ kind, text }, at): Run[] => [
      at === 0 ? '' : ' ',
      kind === 'added' ? { strong: foreign(text) } : foreign(text),
    ]);
}

/** Where the document's words are that were not typed. */
function missingRanges({ difference }: VerifyAnswer, quote: string): (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = [];
  let at = 0;
  for (const { kind, text } of difference) {
    if (kind === 'added') continue;
    const start = quote.indexOf(text, at);
    if (start < 0) continue;
    at = start + text.length;
    if (kind === 'removed') ranges.push([start, at]);
  }
  return ranges;
}

/** Each change as what the document has and what was typed, `…` where one of them has nothing. */
function changes({ difference }: VerifyAnswer): Item[] {
  const items: Item[] = [];
  for (let at = 0; at < difference.length; at += 1) {
    const here = difference[at];
    if (here === undefined || here.kind === 'same') continue;
    const next = difference[at + 1];
    const pair = next !== undefined && next.kind !== 'same' && next.kind !== here.kind ? [here, next] : [here];
    const part = (kind: 'added' | 'removed'): Run[] => {
      const text = pair.find((each) => each.kind === kind)?.text;
      return text === undefined ? ['nothing'] : ['"', foreign(text), '"'];
    };
    items.push({ label: [...part('removed'), ' became ', ...part('added')] });
    at += pair.length - 1;
  }
  return items.length <= mostChanges
    ? items
    : [...items.slice(0, mostChanges), ...andMore(items.length - mostChanges, 'changes')];
}

function blocksOf(typed: string, answer: VerifyAnswer): Block[] {
  const { verdict, citations } = answer;
  const items = citations.map(
    (citation): Item => ({
      quotation: quotationOf(citation, verdict === 'altered' ? missingRanges(answer, citation.quote) : undefined),
    }),
  );
  const shown = verdict === 'altered' ? typedWith(answer) : [foreign(typed)];
  const label = { exact: 'where', altered: 'the document says', 'not found': 'nearest passage' }[verdict];
  return [
    { kind: 'text', text: [{ strong: verdicts[verdict] }, ' · "', ...shown, '"'] },
    ...(verdict === 'altered' ? [{ kind: 'list', title: ['changes'], items: changes(answer) } satisfies Block] : []),
    ...(items.length === 0 ? [] : [{ kind: 'list', title: [label], items } satisfies Block]),
  ];
}

/** Documents that the message names by number: here or not. */
async function idsBlock(text: string, collection: Collection): Promise<Block[]> {
  const written = new Map<string, string>();
  for (const { text: words, id } of findMrns(text)) written.set(id ?? words, words);
  const items: Item[] = [];
  for (const [id, words] of [...written].slice(0, mostIds)) {
    const document = await collection.document(words);
    const spaced = spacedId(document?.id ?? canonicalId(id, { year: someYear }) ?? words);
    items.push({
      label: [foreign(document === undefined ? words : spaced)],
      note: document === undefined ? ['not in this collection'] : [foreign(document.title)],
    });
  }
  return items.length === 0 ? [] : [{ kind: 'list', title: ['documents named'], items }];
}

/** `/verify`: does the collection contain these words? */
export const verify: Command<typeof options> = {
  name: 'verify',
  aliases: [],
  summary: 'Check whether a quotation is exact',
  description:
    'Says of a quotation whether the collection has it word for word (Exact), with changes (Altered, with what differs) or not at all (Not found, with the nearest passage). A message with several quotations has each of them checked, and every document number it names.',
  examples: ['/verify {quote}'],
  options,
  verbatim: true,
  async run({ quote }, { collection }): Promise<Reply> {
    const within = quotationsIn(quote);
    const bare = quote.replace(/^["“„«]|["”“»]$/gu, '').trim();
    const ids = await idsBlock(quote, collection);
    const quotations = within.length > 0 ? within : ids.length > 0 && bare.split(/\s+/u).length < 6 ? [] : [bare];
    if (quotations.some((each) => each === '')) throw new AskError('there are no words to check');
    const checked = quotations.slice(0, mostChecked);
    const answers: VerifyAnswer[] = [];
    for (const each of checked) answers.push(await collection.verify(each));
    const found = answers.filter(({ verdict }) => verdict !== 'not found').length;
    const [only] = answers;
    const left = quotations.length - checked.length;
    return reply({
      outcome: found > 0 || (answers.length === 0 && ids.length > 0) ? 'answer' : 'nothing',
      title:
        answers.length === 1 && only !== undefined
          ? [verdicts[only.verdict]]
          : [`${counted(answers.length, 'quotation')} checked, ${found} found`],
      blocks: [
        ...answers.flatMap((answer, at) => blocksOf(checked[at] ?? '', answer)),
        ...(left > 0 ? [{ kind: 'text', text: [`… ${left} more quotations were not checked`] } satisfies Block] : []),
        ...ids,
      ],
      footer: [`Searched ${counted(await searchedIn(collection), 'document')}.`],
    });
  },
};
