/**
 * How well `/verify` tells quotations from three volumes of *Foreign Relations*: 1,000 of them, a third as people quote
 * (other marks, ellipses, insertions in brackets), a third with one to three words changed, left out or put in, a third
 * invented from the volumes' own words; then spliced and misattributed ones. Run: `npm run eval -- verify [--data FOLDER]
 * [--store FOLDER] [--seed N] [--count N] [--misses]`; of another collection, quoting its first documents,
 * `--collection FILE [--documents N]`.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Collection, openCollection, type VerifyAnswer } from '../../src/index.ts';
import { seeded } from '../doubles/seeded.ts';
import { volumesFolder } from './given/data-folder.ts';
import { bare, type Case, Quoter, type Source } from './verify/quotations.ts';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    store: { type: 'string' },
    collection: { type: 'string' },
    documents: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '1000' },
    misses: { type: 'boolean', default: false },
  },
});
const print = (line: string): boolean => process.stdout.write(`${line}\n`);
const volumes = ['frus1969-76v12', 'frus1969-76v38p1', 'frus1977-80v21'];

async function sourcesOf(collection: Collection, most: number): Promise<Source[]> {
  const sources: Source[] = [];
  let documents = 0;
  for await (const item of collection.export('document')) {
    if (item.type !== 'document') continue;
    documents += 1;
    if (documents > most) break;
    const { id, paragraphs } = item.document;
    for (const { index, text } of paragraphs)
      sources.push({ document: id, index, tokens: text.split(' ').filter((token) => token !== '') });
  }
  return sources;
}

const sorted = (words: readonly string[]) => [...words].sort().join(' ');
const wordsIn = (answer: VerifyAnswer, kind: 'added' | 'removed') =>
  sorted(
    answer.difference
      .filter((each) => each.kind === kind)
      .flatMap(({ text }) => text.split(/\s+/u).map(bare))
      .filter((word) => word !== ''),
  );

/** Whether all is said that is to be said. */
function isRight({ kind, removed = [], added = [] }: Case, answer: VerifyAnswer): boolean {
  switch (kind) {
    case 'exact':
      return answer.verdict === 'exact';
    case 'altered':
      return (
        answer.verdict === 'altered' &&
        wordsIn(answer, 'removed') === sorted(removed) &&
        wordsIn(answer, 'added') === sorted(added)
      );
    case 'invented':
      return answer.verdict === 'not found';
    case 'spliced':
      return answer.verdict === 'spliced' && new Set(answer.citations.map(({ document }) => document)).size > 1;
    case 'misattributed':
      return answer.verdict === 'misattributed' && answer.notIn !== undefined;
  }
}

const data = volumesFolder();
if (options.collection === undefined && !existsSync(join(data, `${volumes[0]}.json`))) {
  print(`No volumes in ${data}: nothing to measure.`);
  process.exit(0);
}
const folder = options.store ?? mkdtempSync(join(tmpdir(), 'reftel-verify-'));
mkdirSync(folder, { recursive: true });
const collection = await openCollection({ url: `sqlite:${options.collection ?? join(folder, 'verify.db')}` });
if (options.collection === undefined) await collection.ingest(volumes.map((name) => join(data, `${name}.json`)));
const sources = await sourcesOf(collection, options.collection === undefined ? Infinity : Number(options.documents));
const quoter = new Quoter(sources, seeded(Number(options.seed)));
const count = Number(options.count);
const third = Math.floor(count / 3);
const kinds: readonly (readonly [Case['kind'], number])[] = [
  ['exact', third],
  ['altered', third],
  ['invented', count - 2 * third],
  ['spliced', Math.ceil(count / 10)],
  ['misattributed', Math.ceil(count / 10)],
];
const { documents, paragraphs } = await collection.stats();
print(`${documents} documents, ${paragraphs} paragraphs; seed ${options.seed}`);
const all: number[] = [];
const quantile = (times: readonly number[], share: number) =>
  ([...times].sort((one, other) => one - other)[Math.floor(times.length * share)] ?? 0).toFixed(1);
for (const [kind, wanted] of kinds) {
  const times: number[] = [];
  const ways = new Map<string, { right: number; asked: number }>();
  const verdicts = new Map<string, number>();
  for (let at = 0; at < wanted; at += 1) {
    const each = quoter[kind]();
    const start = performance.now();
    const answer = await collection.verify(each.typed, each.named === undefined ? {} : { named: each.named });
    times.push(performance.now() - start);
    const right = isRight(each, answer);
    const way = ways.get(each.way) ?? { right: 0, asked: 0 };
    ways.set(each.way, { right: way.right + (right ? 1 : 0), asked: way.asked + 1 });
    verdicts.set(answer.verdict, (verdicts.get(answer.verdict) ?? 0) + 1);
    if (!right && options.misses)
      print(
        `  ${kind} (${each.way}) ${each.from.map((one) => `${one.document} ${one.index}`).join(', ')} is called ${answer.verdict}: ${JSON.stringify(each.typed)}` +
          `${each.removed === undefined ? '' : ` wanted -${sorted(each.removed)} +${sorted(each.added ?? [])}, told -${wordsIn(answer, 'removed')} +${wordsIn(answer, 'added')}`}` +
          ` nearest ${JSON.stringify(answer.citations[0]?.quote ?? '')}`,
      );
  }
  all.push(...times);
  const right = [...ways.values()].reduce((sum, way) => sum + way.right, 0);
  const by = [...ways].map(([way, tally]) => `${way} ${tally.right}/${tally.asked}`).sort();
  const called = [...verdicts].map(([verdict, times]) => `${verdict} ${times}`).sort();
  print(
    `${kind.padEnd(13)} right ${right}/${wanted} (${((100 * right) / wanted).toFixed(1)} %) · ${by.join(', ')} · called: ${called.join(', ')} · ${quantile(times, 0.5)} ms, 99 % ${quantile(times, 0.99)} ms`,
  );
}
print(
  `time          median ${quantile(all, 0.5)} ms · 99 % ${quantile(all, 0.99)} ms · longest ${quantile(all, 0.999999)} ms`,
);
await collection.close();
if (options.store === undefined) rmSync(folder, { recursive: true, force: true });
