import { z } from 'zod';
import { AskError, type VerifyAnswer } from '../src/index.ts';
import { about, type Command, share } from './command.ts';
import { andMore, counted, joined, openActions, pinOf, quotationOf, reply, searchedIn, spacedId } from './compose.ts';
import { mostIds, type Named, namedIn } from './named-in.ts';
import { type Block, foreign, type Item, type Reply, type Run, type Text } from './reply.ts';
import { type Checked, checkedIn } from './verify-message.ts';

const mostChanges = 10;

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
  spliced: 'Spliced',
  misattributed: 'Misattributed',
  'not found': 'Not found',
};

const places: Readonly<Record<VerifyAnswer['verdict'], string>> = {
  exact: 'where',
  altered: 'the document says',
  spliced: 'its pieces',
  misattributed: 'these are the words of',
  'not found': 'nearest passage',
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

function pieceItems({ pieces = [] }: VerifyAnswer): Item[] {
  return pieces.map(({ typed, citations: [citation, ...more] }) => ({
    label: ['"', foreign(typed), '"'],
    ...(citation === undefined
      ? { note: ['joins them, and is in neither place'] }
      : { quotation: quotationOf(citation) }),
    ...(more.length === 0 ? {} : { also: more.map(pinOf) }),
  }));
}

function blocksOf({ quotation, answer }: Checked): Block[] {
  const { verdict, citations, notIn } = answer;
  const items =
    verdict === 'spliced'
      ? pieceItems(answer)
      : citations.map(
          (citation): Item => ({
            quotation: quotationOf(citation, verdict === 'altered' ? missingRanges(answer, citation.quote) : undefined),
          }),
        );
  const shown = verdict === 'altered' ? typedWith(answer) : [foreign(quotation)];
  const elsewhere: Text =
    notIn === undefined
      ? []
      : [
          ' · not in ',
          ...joined(
            notIn.map((id) => foreign(spacedId(id))),
            ', ',
          ),
        ];
  return [
    { kind: 'text', text: [{ strong: verdicts[verdict] }, ...elsewhere, ' · "', ...shown, '"'] },
    ...(verdict === 'altered' ? [{ kind: 'list', title: ['changes'], items: changes(answer) } satisfies Block] : []),
    ...(items.length === 0 ? [] : [{ kind: 'list', title: [places[verdict]], items } satisfies Block]),
  ];
}

/** Documents that the message names by number: here or not. */
function idsBlock(named: readonly Named[]): Block[] {
  const distinct = [...new Map(named.map((each) => [each.id, each])).values()];
  const items = distinct.slice(0, mostIds).map(
    ({ id, written, document }): Item => ({
      label: [foreign(document === undefined ? written : spacedId(id))],
      note: document === undefined ? ['not in this collection'] : [foreign(document.title)],
    }),
  );
  const left = andMore(distinct.length - items.length, 'ids were not looked up');
  return items.length === 0 ? [] : [{ kind: 'list', title: ['documents named'], items: [...items, ...left] }];
}

function titleOf(checked: readonly Checked[], named: readonly Named[]): Text {
  const [only, ...others] = checked;
  if (only === undefined) {
    const known = new Map(named.map(({ id, document }) => [id, document !== undefined]));
    const here = [...known.values()].filter((isHere) => isHere).length;
    return [`${counted(known.size, 'document')} named, ${here} in this collection`];
  }
  if (others.length === 0) return [verdicts[only.answer.verdict]];
  const count = (isCounted: (verdict: VerifyAnswer['verdict']) => boolean) =>
    checked.filter(({ answer }) => isCounted(answer.verdict)).length;
  const exact = count((verdict) => verdict === 'exact');
  const found = count((verdict) => verdict !== 'not found');
  return [`${counted(checked.length, 'quotation')} checked, ${exact} exact, ${found} found`];
}

function unchecked(left: number, terms: number): Block[] {
  const lines = [
    ...(left > 0 ? [`… ${counted(left, 'more quotation was', 'more quotations were')} not checked`] : []),
    ...(terms > 0 ? [`… ${counted(terms, 'term', 'terms')} of one or two words in quotation marks not checked`] : []),
  ];
  return lines.map((line): Block => ({ kind: 'text', text: [line] }));
}

/** `/verify`: does the collection contain these words? */
export const verify: Command<typeof options> = {
  name: 'verify',
  aliases: [],
  summary: 'Check whether a quotation is exact',
  description:
    'Says of a quotation whether the collection has it word for word (Exact), with changes (Altered, with what differs), in pieces from several places (Spliced), in another document than the one named beside it (Misattributed) or not at all (Not found, with the nearest passage). Ellipses, words in brackets and typography are the quoter’s own. A message with several quotations has each of them checked, and every document number it names.',
  examples: ['/verify {quote}'],
  options,
  verbatim: true,
  async run({ quote }, { collection }): Promise<Reply> {
    const named = await namedIn(quote, collection);
    const { checked, left, terms } = await checkedIn(quote, named, collection);
    if (checked.length === 0 && named.length === 0) throw new AskError('there are no words to check');
    const found = checked.filter(({ answer }) => answer.verdict !== 'not found').length;
    const cited = checked.flatMap(({ answer }) => answer.citations.map(({ document }) => document));
    return reply({
      outcome: found > 0 || (checked.length === 0 && named.length > 0) ? 'answer' : 'nothing',
      title: titleOf(checked, named),
      blocks: [...checked.flatMap(blocksOf), ...unchecked(left, terms), ...idsBlock(named)],
      actions: [
        ...openActions(
          [...new Set(cited)].map((id) => ({ id, title: '' })),
          3,
        ),
      ],
      footer: [`Searched ${counted(await searchedIn(collection), 'document')}.`],
    });
  },
};
