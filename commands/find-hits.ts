import type { Hit } from '../src/index.ts';
import { joined, pinOf, quotationOf } from './compose.ts';
import { dateWords } from './dates.ts';
import { type Block, foreign, type Item } from './reply.ts';

/** What stands beneath a hit: how many paragraphs repeat it, and the pins of the first. */
function copiesOf({ copies }: Hit): Pick<Item, 'note' | 'also'> {
  if (copies === undefined) return {};
  const { total, identical, citations } = copies;
  const cited = citations.length < total ? `, the first ${citations.length} cited here` : '';
  return {
    note: [`+${total.toLocaleString('en-GB')} ${identical ? 'identical' : 'nearly identical'}${cited}`],
    also: citations.map(pinOf),
  };
}

function itemOf(hit: Hit, number: number): Item {
  const where = hit.inHeading ? 'heading' : hit.inTitle ? 'title' : undefined;
  return {
    number: String(number),
    ...(where === undefined ? {} : { label: [where] }),
    quotation: { ...quotationOf(hit.citation, hit.matches), cut: hit.cut },
    ...copiesOf(hit),
  };
}

/**
 * The hits of a page under their documents' heads: documents in order of their best hit, and its hits in their order.
 * `from` is the number of hits on the pages before.
 */
export function hitLists(hits: readonly Hit[], from: number, locale: string | undefined): readonly Block[] {
  const byDocument = new Map<string, Hit[]>();
  for (const hit of hits) byDocument.set(hit.documentId, [...(byDocument.get(hit.documentId) ?? []), hit]);
  let number = from;
  return [...byDocument.values()].flatMap((group): Block[] => {
    const [best] = group;
    if (best === undefined) return [];
    const items = group.map((hit) => {
      number += 1;
      return itemOf(hit, number);
    });
    const { title, date } = best.card;
    return [{ kind: 'list', title: joined([[foreign(title)], dateWords(date.edtf, locale, 'short')]), items }];
  });
}
