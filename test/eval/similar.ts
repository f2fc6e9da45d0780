/**
 * How well documents like one are found in three volumes of *Foreign Relations*: the documents that a document's footnotes
 * name are the gold, a weak one, for editors name what belongs together and not all that is alike. The footnotes
 * themselves are not in the collection. Beside it on the same documents: a search for the words of the title, and
 * documents drawn at random. Run: `npm run eval -- similar [--data FOLDER] [--store FOLDER] [--every N] [--misses]`.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Collection, openCollection } from '../../src/index.ts';
import { fileOf, readFile } from '../../src/ingest/reading.ts';
import { volumesFolder } from './given/data-folder.ts';
import { readVolumes, targetsOf, type Volume } from './relevance/volumes.ts';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    store: { type: 'string' },
    every: { type: 'string', default: '1' },
    misses: { type: 'boolean', default: false },
  },
});
const print = (line: string): boolean => process.stdout.write(`${line}\n`);
const listed = 10;

/** Ids in the store by the volumes' own names of their documents (`frus1969-76v12/d18`). */
async function filled(
  collection: Collection,
  volumes: readonly Volume[],
  folder: string,
): Promise<Map<string, string>> {
  const list = join(folder, 'names.json');
  if (existsSync(list))
    return new Map(Object.entries(JSON.parse(readFileSync(list, 'utf8')) as Record<string, string>));
  mkdirSync(folder, { recursive: true });
  const ids = new Map<string, string>();
  for (const { name, bare } of volumes) {
    const written: string[] = [];
    const file = join(folder, `${name}.json`);
    writeFileSync(file, bare);
    await collection.ingest([file], { onFile: (report) => written.push(...report.documents.map(({ id }) => id)) });
    const read: string[] = [];
    for await (const each of readFile(fileOf(`${name}.json`, bare))) if ('document' in each) read.push(each.name);
    for (const [at, each] of read.entries()) ids.set(`${name}/${each}`, written[at] ?? '');
  }
  writeFileSync(list, JSON.stringify(Object.fromEntries(ids)));
  return ids;
}

/** Documents that the footnotes of a document name, or whose footnotes name it: both ways, since likeness has no direction. */
function goldOf(volumes: readonly Volume[], ids: ReadonlyMap<string, string>): Map<string, Set<string>> {
  const gold = new Map<string, Set<string>>();
  const note = (one: string | undefined, other: string | undefined): void => {
    if (one === undefined || other === undefined || one === other) return;
    gold.set(one, (gold.get(one) ?? new Set()).add(other));
  };
  for (const volume of volumes)
    for (const document of volume.documents)
      for (const target of targetsOf(
        volume,
        document.footnotes.flatMap(({ refs }) => refs),
      )) {
        const [from, to] = [ids.get(`${volume.name}/${document.id}`), ids.get(`${volume.name}/${target}`)];
        note(from, to);
        note(to, from);
      }
  return gold;
}

interface Tally {
  asked: number;
  recall: number;
  hit: number;
  reciprocal: number;
}

function add(tally: Tally, found: readonly string[], gold: ReadonlySet<string>): void {
  const first = found.findIndex((id) => gold.has(id));
  tally.asked += 1;
  tally.recall += found.filter((id) => gold.has(id)).length / Math.min(gold.size, listed);
  tally.hit += first >= 0 && first < 5 ? 1 : 0;
  tally.reciprocal += first < 0 ? 0 : 1 / (first + 1);
}

/** A generator with a fixed start (C. Park and K. Miller, 1988), so that runs agree. */
function numbers(): () => number {
  let state = 42;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const data = volumesFolder();
if (!existsSync(join(data, 'frus1969-76v12.json'))) {
  print(`No volumes in ${data}: nothing to measure.`);
  process.exit(0);
}
const volumes = readVolumes(data);
const folder = options.store ?? mkdtempSync(join(tmpdir(), 'reftel-similar-'));
mkdirSync(folder, { recursive: true });
const collection = await openCollection({ url: `sqlite:${join(folder, 'similar.db')}` });
const ids = await filled(collection, volumes, folder);
const gold = goldOf(volumes, ids);
const all = [...ids.values()].filter((id) => id !== '');
const random = numbers();
const empty = (): Tally => ({ asked: 0, recall: 0, hit: 0, reciprocal: 0 });
const tallies = { similar: empty(), title: empty(), random: empty() };
const times: number[] = [];
let none = 0;
for (const [at, [id, wanted]] of [...gold].entries()) {
  if (at % Number(options.every) !== 0) continue;
  const start = performance.now();
  const answer = await collection.similar(id, { limit: listed });
  times.push(performance.now() - start);
  const found = answer?.documents.map(({ card }) => card.id) ?? [];
  if (found.length === 0) none += 1;
  add(tallies.similar, found, wanted);
  const words = (answer?.source.title ?? '').replace(/[^\p{L}\p{N}\s]/gu, ' ');
  const { hits } = await collection.find(words.trim() === '' ? id : words, { limit: 60 });
  const titled = [...new Set(hits.map(({ documentId }) => documentId))].filter((each) => each !== id);
  add(tallies.title, titled.slice(0, listed), wanted);
  const drawn = Array.from({ length: listed }, () => all[Math.floor(random() * all.length)] ?? '');
  add(tallies.random, drawn, wanted);
  if (options.misses && !found.some((each) => wanted.has(each)))
    print(
      `  ${id} (${answer?.source.title ?? ''}): wanted ${[...wanted].join(', ')}; found ${found.slice(0, 3).join(', ')}`,
    );
}
print(`${all.length} documents, ${tallies.similar.asked} asked about, ${none} without an answer`);
for (const [way, { asked, recall, hit, reciprocal }] of Object.entries(tallies)) {
  const [r, h, m] = [recall, hit, reciprocal].map((sum) => (sum / Math.max(1, asked)).toFixed(3));
  print(`${way.padEnd(8)} recall@10 ${r} · one among five ${h} · MRR ${m}`);
}
times.sort((one, other) => one - other);
const quantile = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(0);
print(`time     median ${quantile(0.5)} ms · 95 % ${quantile(0.95)} ms · longest ${(times.at(-1) ?? 0).toFixed(0)} ms`);
await collection.close();
if (options.store === undefined) rmSync(folder, { recursive: true, force: true });
