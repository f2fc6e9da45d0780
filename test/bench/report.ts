import type { Seconds, Timing } from './measure.ts';
import type { Results } from './results.ts';
import { drawn, mark, megabytes, none, number, share, type Table, timing } from './table.ts';

function ratio(ours: Timing, other: Timing | undefined): string {
  return other === undefined ? none : `${number(other.p50 / ours.p50)} / ${number(other.p99 / ours.p99)}`;
}

function latencyTable({ latencies, suggestions, people, rivals, asked }: Results): Table {
  const rival = (engine: 'minisearch' | 'fuse', name: string) => timing(rivals[engine]?.classes[name]?.timing, 0);
  const rows = latencies.map(({ name, goal, search, find, raw, overlap }) => {
    const ours = search ?? find;
    return [
      name,
      timing(search, asked),
      timing(find, asked),
      timing(raw, asked),
      ratio(ours, raw),
      rival('minisearch', name),
      rival('fuse', name),
      overlap === undefined
        ? none
        : `${share(overlap.share)} (${share(overlap.score)}; ${overlap.questions}) ${mark(overlap.share >= 0.95)}`,
      `${goal} ${mark(ours.p99 <= goal)}`,
    ];
  });
  const alone = (name: string, each: Timing, goal?: number) => [
    name,
    none,
    timing(each, asked),
    ...Array.from({ length: 5 }, () => none),
    goal === undefined ? none : `${goal} ${mark(each.p99 <= goal)}`,
  ];
  return [
    [
      'query',
      'store',
      'find',
      'raw FTS5',
      'raw ÷ ours, p50 / p99',
      'MiniSearch',
      'Fuse.js',
      'overlap@10 (score; n)',
      'goal p99',
    ],
    ...rows,
    ...suggestions.map((each) => alone(`autocomplete, ${each.field}`, each.timing, 5)),
    alone(`name among ${people.names}`, people.index, 10),
    alone('person, the whole answer', people.who),
  ];
}

function sizeTable(results: Results): Table {
  const { making, indexBytes, opening, adding, rivals } = results;
  const { documents, storing, rawStoring, sample, bytes, rawBytes } = making;
  const speed = (each: number) => `${Math.round(each)}/s`;
  const index = sample.documents / sample.storing.clock;
  const rate = (made: number, { clock, processor }: Seconds) =>
    `${speed(made / clock)} (${speed(made / processor)} of processor time)`;
  const mini = rivals.minisearch;
  const judged = (figure: string, goal: string, holds: boolean) => [figure, `${goal} ${mark(holds)}`] as const;
  const row = (what: string, [ours, goal]: readonly [string, string], theirs = none, others = none) => [
    what,
    ours,
    theirs,
    others,
    goal,
  ];
  return [
    ['', 'Reftel', 'raw FTS5', 'MiniSearch', 'goal'],
    row(
      `build, index only (${sample.documents} documents)`,
      judged(rate(sample.documents, sample.storing), '2500/s', index >= 2_500),
      rate(documents, rawStoring),
      mini === undefined ? none : `${speed(mini.documents / mini.building)} (${mini.documents})`,
    ),
    row('build, facts given', [rate(documents, storing), none]),
    row(
      `build from files, with parsing and facts (${adding.reading.documents})`,
      judged(speed(adding.reading.rate), '400/s', adding.reading.rate >= 400),
    ),
    row('index / text', judged(number(indexBytes / bytes), '0.6', indexBytes / bytes <= 0.6), number(rawBytes / bytes)),
    row('store / text', [number(Object.values(making.tables).reduce((sum, each) => sum + each, 0) / bytes), none]),
    row(
      `resident memory, querying, built program (${opening.questions} questions; peak ${megabytes(opening.peak)}; empty process ${megabytes(opening.before)}, Node alone ${megabytes(opening.bare)})`,
      judged(megabytes(opening.after), '300 MB', opening.after <= 300e6),
      none,
      mini === undefined ? none : megabytes(mini.memory),
    ),
    row(
      'open + first query, new process, built program',
      judged(`${number(opening.first)} ms`, '200 ms', opening.first <= 200),
    ),
    row('add one document, given', [`${timing(adding.put, 0)} ms`, none]),
    row('add one file, with facts', judged(`${timing(adding.file, 0)} ms`, 'p99 20 ms', adding.file.p99 <= 20)),
    row(
      `50 questions at once, built program (all answered in ${number(opening.all)} ms): longest stall`,
      judged(`${number(opening.stall)} ms`, '20 ms', opening.stall <= 20),
    ),
  ];
}

function recallTable({ latencies, people, rivals }: Results): Table {
  const rows = latencies.filter((each) => each.recall !== undefined);
  const without = rows[0]?.recall?.share ?? 0;
  return [
    ['known item, recall@5', 'Reftel', 'MiniSearch', 'Fuse.js', 'goal'],
    ...rows.map(({ name, recall = { share: 0, questions: 0 } }) => {
      const rival = (engine: 'minisearch' | 'fuse') => {
        const found = rivals[engine]?.classes[name]?.recall;
        return found === undefined ? none : share(found);
      };
      return [
        `${name} (${recall.questions} questions)`,
        share(recall.share),
        rival('minisearch'),
        rival('fuse'),
        `${share(without - 0.01)} ${mark(recall.share >= without - 0.01)}`,
      ];
    }),
    [
      `name among ${people.names}, recall@1 / @5`,
      `${share(people.first)} / ${share(people.firstFive)}`,
      none,
      none,
      none,
    ],
  ];
}

/** The measurements as tables, for reading or for a Markdown file. */
export function report(results: Results, markdown: boolean): string {
  const { making, machine, date, rivals, asked } = results;
  const { zipf } = making;
  const rivalSizes = Object.entries(rivals).map(([name, rival]) => `${name} over ${rival?.documents ?? 0} documents. `);
  const head = [
    `${making.documents} made cables, ${making.paragraphs} paragraphs, ${(making.words / 1e6).toFixed(1)} million words, ${megabytes(making.bytes)}. ${machine}. ${date}.`,
    `Words over ranks: slope ${number(zipf.head)} (10–2,000), ${number(zipf.tail)} (2,000–50,000); ${zipf.different} different in ${zipf.words}.`,
    `Milliseconds p50/p95/p99, warm, each the median of three runs over ${asked} questions (fewer in brackets, where time was up). store: the search alone; find: from the text to cited answers with facets. ${rivalSizes.join('')}The page cache is as it was. overlap@10: with exhaustive BM25; in brackets the BM25 of our ten as a share of its own, and over how many questions (beginnings that FTS5 stems before it looks for them, egy* as egi*, are other questions and left out). Raw FTS5 gets the four words without errors.`,
  ];
  const tables = [latencyTable(results), sizeTable(results), recallTable(results)];
  return [...head, ...tables.map((table) => `\n${drawn(table, markdown)}`)].join('\n');
}
