import type { ExplainedHit, ExplainedPart, Explanation, FindAnswer, Plan, Reason } from '../src/index.ts';
import { andMore, counted, joined } from './compose.ts';
import { type Block, foreign, type Item, type Text } from './reply.ts';

const plans: Readonly<Record<Plan, string>> = {
  'all words': 'all words',
  corrected: 'all words, with spellings put right',
  'words left out': 'all words but those left out',
  'some words': 'any of the words, what has most of them first',
  'all words, then some': 'what has all words, then what has some of them',
  'filters only': 'filters only, the newest document first',
};

const reasons: Readonly<Record<Reason, string>> = {
  'says little': 'left out, it says little by itself',
  'in no paragraph': 'left out',
  'not with the rest': 'left out, none of them has all the rest',
  'rarer ones do': 'left out, rarer words were asked for',
};

function paragraphs(count: number): string {
  return count === 0 ? 'in no paragraph' : `in ${counted(count, 'paragraph')}`;
}

function completedText({ completed }: ExplainedPart): Text {
  if (completed === undefined) return [];
  const { words, commonest } = completed;
  if (words === 0) return ['no word begins so'];
  return [
    `${counted(words, 'word')} ${words === 1 ? 'begins' : 'begin'} so (`,
    ...joined(
      commonest.map(({ value }) => foreign(value)),
      ', ',
    ),
    ')',
  ];
}

function partItem(part: ExplainedPart): Item {
  const { text, spellings, left } = part;
  const spelled: Text =
    spellings.length === 0 ? [] : ['not in the collection, read as ', ...joined(spellings.map(foreign), ' or ')];
  const note = joined([
    spelled,
    completedText(part),
    paragraphs(part.paragraphs),
    left === undefined ? undefined : reasons[left],
  ]);
  return { label: [{ strong: foreign(text) }], note };
}

function stepsText({ steps }: Explanation): Text {
  return joined(
    steps.map(({ plan, parts, total }): Text => {
      const asked = plan === 'words left out' ? [foreign(parts.join(' '))] : [plan];
      return [...asked, ` ${total.toLocaleString('en-GB')}`];
    }),
    ' → ',
  );
}

/** Why a hit stands where it does: what it has of the question, and the sum it is ordered by. */
function firstText({ citation, parts, score, made }: ExplainedHit, plan: Plan): Text {
  const needsAll = plan !== 'some words' && plan !== 'all words, then some';
  const has = parts.map(({ part, text, heading, title }): Text => {
    const places = [
      ...(text > 0 ? [`${text.toLocaleString('en-GB')}× in its text`] : []),
      ...(heading > 0 ? ['in its heading'] : []),
      ...(title > 0 ? ['in the title'] : []),
    ];
    return [foreign(part), ' ', places.join(', ') || (needsAll ? 'in the TAGS' : 'not in its text, heading or title')];
  });
  const sum =
    made === undefined
      ? `score ${score.toFixed(2)} by its words`
      : `score ${score.toFixed(2)} = words ${made.words.toFixed(2)} × share of the question ${made.coverage.toFixed(2)} + nearness ${made.nearness.toFixed(2)} + document ${made.document.toFixed(2)}`;
  return joined([[foreign(citation.pin)], ...has, sum]);
}

/** How a question was understood and searched, in words. Counts are of what the reader may see. */
export function explanationBlocks({ plan, total, copies, explanation }: FindAnswer): readonly Block[] {
  if (explanation === undefined) return [];
  const { steps, parts, more, filtered, ranked, first } = explanation;
  const few = (count: number) => count.toLocaleString('en-GB');
  const list: Block = {
    kind: 'list',
    title: ['How the question was read'],
    items: [...parts.map(partItem), ...andMore(more, more === 1 ? 'part' : 'parts')],
  };
  const best = ranked < total ? `, the best ${few(ranked)} of them` : '';
  const order = ranked === 0 ? '' : `${best} put in order by all that they and their documents say`;
  const fields = [
    { name: 'Plan', value: [steps.length === 0 ? 'none: the filters name nobody and nothing' : plans[plan]] },
    ...(steps.length > 1 ? [{ name: 'Tried', value: stepsText(explanation) }] : []),
    ...(filtered === undefined
      ? []
      : [{ name: 'Filters', value: [`leave ${few(filtered.left)} of ${counted(filtered.of, 'paragraph')}`] }]),
    ...(total === 0 || plan === 'filters only'
      ? []
      : [
          {
            name: 'Order',
            value: [`${few(total)} scored${ranked === total ? ',' : ''}${order}`],
          },
        ]),
    ...(copies === 0 ? [] : [{ name: 'Folded', value: [`${counted(copies, 'paragraph')} like another`] }]),
    ...(first === undefined || first.parts.length === 0 ? [] : [{ name: 'First', value: firstText(first, plan) }]),
  ];
  return [...(parts.length === 0 ? [] : [list]), { kind: 'fields', fields }];
}
