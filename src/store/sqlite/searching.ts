import type { Access } from '../../access/access.ts';
import { evaluate, type Question } from '../../search/index/evaluation.ts';
import { type Sought, soughtBy } from '../../search/index/sought.ts';
import { BestTaker, takingAll } from '../../search/index/taking.ts';
import type { Node, Query } from '../../search/query.ts';
import type { Found, SearchPage } from '../store.ts';
import { pageOf } from './cards.ts';
import type { Connection } from './connection.ts';
import { Tally } from './facets.ts';
import { allowedBy, within } from './filters.ts';
import { hitsOf } from './hits.ts';
import type { IndexReader } from './index/reading.ts';
import { newest } from './newest.ts';
import { completer } from './vocabulary.ts';

/** By score; without words to rank by, the newest document first, undated last. */
export function search(
  connection: Connection,
  index: IndexReader,
  query: Query,
  access: Access,
  page: SearchPage,
): Found {
  return connection.snapshot(() => {
    index.refresh();
    const tally = page.facets === true ? new Tally(index.documents) : undefined;
    const { ranked, total } =
      query.all === undefined
        ? searchByFilters(connection, index, query, access, page, tally)
        : searchByWords(connection, index, query, query.all, access, page, tally);
    const hits = hitsOf(connection, ranked, access, index);
    return { hits, total, ...(tally === undefined ? {} : { facets: tally.facets() }) };
  });
}

interface Ranked {
  readonly ranked: readonly { readonly key: number; readonly score: number }[];
  readonly total: number;
}

function searchByWords(
  connection: Connection,
  index: IndexReader,
  query: Query,
  all: Node,
  access: Access,
  page: SearchPage,
  tally: Tally | undefined,
): Ranked {
  const question = questionOf(connection, all, query.none, access);
  if (question === undefined) return { ranked: [], total: 0 };
  const { limit, offset } = pageOf(page);
  const only = within(allowedBy(connection, index, query.filters, access), index, access);
  const { documents } = index.columns;
  const counts = tally === undefined ? undefined : index.scratch.counts(index.documents.size);
  const taker = new BestTaker(limit + offset, counts === undefined ? undefined : { of: documents, counts });
  const source = index.source();
  if (only !== undefined && 'among' in only) evaluate(source, { ...question, ...only }, index.workspace, taker);
  else evaluate({ ...source, ...only }, question, index.workspace, taker);
  const best = taker.sorted();
  if (best.length === taker.found) for (const { key } of best) tally?.add(documents[key] ?? 0, 1);
  else if (counts !== undefined) tally?.addAll(counts);
  return { ranked: best.slice(offset), total: taker.found };
}

/** Undefined when the question cannot match anything. */
function questionOf(connection: Connection, node: Node, nodes: readonly Node[], access: Access): Question | undefined {
  const complete = completer(connection, access);
  const all = soughtBy(node, complete);
  if (all === undefined) return undefined;
  const none = nodes.length === 0 ? undefined : soughtBy({ kind: 'or', of: nodes }, complete);
  return { all, ...(none === undefined ? {} : { none }), level: access.level };
}

function searchByFilters(
  connection: Connection,
  index: IndexReader,
  { none, filters }: Query,
  access: Access,
  page: SearchPage,
  tally: Tally | undefined,
): Ranked {
  const allowed = allowedBy(connection, index, filters, access);
  const excluded = none.length === 0 ? undefined : index.scratch.bytes('excluded', index.columns.states.length);
  if (excluded !== undefined)
    eachOnTopic(connection, index, { kind: 'or', of: none }, access, (key) => {
      excluded[key] = 1;
    });
  const { keys, total } = newest(
    connection,
    index,
    { ...allowed, ...(excluded === undefined ? {} : { excluded }) },
    pageOf(page),
    tally,
  );
  return { ranked: keys.map((key) => ({ key, score: 0 })), total };
}

/** Hands on the paragraphs that match with all they are found by, title and TAGS included. */
function eachOnTopic(
  connection: Connection,
  index: IndexReader,
  topic: Node,
  access: Access,
  take: (key: number) => void,
): void {
  const all: Sought | undefined = soughtBy(topic, completer(connection, access));
  if (all !== undefined)
    evaluate(index.source(), { all, level: access.level, everywhere: true }, index.workspace, takingAll(take));
}

/** Keys of the paragraphs on a topic as a list for `json_each`; to be called within a snapshot. */
export function topicKeys(connection: Connection, index: IndexReader, topic: Node, access: Access): string {
  const keys: number[] = [];
  eachOnTopic(connection, index, topic, access, (key) => keys.push(key));
  return JSON.stringify(keys);
}
