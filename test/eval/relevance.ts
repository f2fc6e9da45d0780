/**
 * How well questions find their documents in three volumes of *Foreign Relations*, beside SQLite FTS5 and MiniSearch on
 * the same questions: nDCG@10, recall@5 and MRR over documents, a ratio to each rival with its 95 % interval, and the
 * same by kind of question. Run: `npm run eval -- relevance [--data FOLDER] [--held-out] [--store FOLDER] [--json FILE]
 * [--misses KIND]`. Develop on what it prints without `--held-out`; a `--store` is filled once and kept.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openCollection } from '../../src/index.ts';
import { fileOf, readFile } from '../../src/ingest/reading.ts';
import { volumesFolder } from './given/data-folder.ts';
import { type Engine, miniSearch, type Named, ours, rawFts5 } from './relevance/engines.ts';
import { type Asked, questionsFrom } from './relevance/questions.ts';
import { mean, ratioOf, type Score, scoreOf } from './relevance/scores.ts';
import { readVolumes, type Volume } from './relevance/volumes.ts';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    'held-out': { type: 'boolean', default: false },
    store: { type: 'string' },
    json: { type: 'string' },
    misses: { type: 'string' },
  },
});
const print = (line: string): boolean => process.stdout.write(`${line}\n`);

/** Every document of the volumes as the ingest reads it, lists of persons and terms included. */
async function documentsOf(volumes: readonly Volume[]): Promise<Named[]> {
  const documents: Named[] = [];
  for (const { name, bare } of volumes)
    for await (const read of readFile(fileOf(`${name}.json`, bare)))
      if ('document' in read) documents.push({ name: `${name}/${read.name}`, document: read.document });
  return documents;
}

/** A collection of the volumes and the names of its documents by their ids. A volume's documents are written in its order. */
async function collectionOf(volumes: readonly Volume[], documents: readonly Named[], folder: string) {
  const list = join(folder, 'names.json');
  const filled = existsSync(list);
  const collection = await openCollection({ url: `sqlite:${join(folder, 'relevance.db')}` });
  if (filled) {
    const names = new Map(Object.entries(JSON.parse(readFileSync(list, 'utf8')) as Record<string, string>));
    return { collection, names };
  }
  mkdirSync(join(folder, 'volumes'), { recursive: true });
  const ids: string[] = [];
  for (const { name, bare } of volumes) {
    const file = join(folder, 'volumes', `${name}.json`);
    writeFileSync(file, bare);
    await collection.ingest([file], { onFile: (report) => ids.push(...report.documents.map(({ id }) => id)) });
  }
  if (ids.length !== documents.length)
    throw new Error(`${documents.length} documents were read, ${ids.length} written`);
  const names = new Map(documents.map(({ name }, at) => [ids[at] ?? '', name]));
  writeFileSync(list, JSON.stringify(Object.fromEntries(names)));
  return { collection, names };
}

async function answersOf(engine: Engine, questions: readonly Asked[]): Promise<Score[]> {
  const scores: Score[] = [];
  for (const { text, grades, without } of questions)
    scores.push(
      scoreOf(
        (await engine.find(text)).filter((name) => name !== without),
        grades,
      ),
    );
  return scores;
}

const folder = volumesFolder();
if (!existsSync(join(folder, 'frus1969-76v12.json'))) {
  print(`No volumes in ${folder}: nothing to measure.`);
  process.exit(0);
}
const volumes = readVolumes(folder);
const documents = await documentsOf(volumes);
const questions = questionsFrom(volumes).filter(({ heldOut }) => heldOut === options['held-out']);
const place = options.store === undefined ? mkdtempSync(join(tmpdir(), 'relevance-')) : resolve(options.store);
mkdirSync(place, { recursive: true });
const { collection, names } = await collectionOf(volumes, documents, place);
const engines = [ours(collection, names), ...rawFts5(documents), ...miniSearch(documents)];
const results = new Map<string, Score[]>();
for (const engine of engines) results.set(engine.name, await answersOf(engine, questions));

const paragraphs = documents.reduce((sum, { document }) => sum + document.paragraphs.length, 0);
print(
  `${documents.length} documents, ${paragraphs} paragraphs; ${questions.length} questions, ${options['held-out'] ? 'held-out' : 'development'} half`,
);
const kinds = [...new Set(questions.map(({ kind }) => kind))];
const own = results.get('reftel') ?? [];
const wide = (text: string | number, width = 9) => (typeof text === 'number' ? text.toFixed(3) : text).padStart(width);
print(
  `\n${'engine'.padEnd(18)}${['nDCG@10', 'recall@5', 'MRR'].map((each) => wide(each)).join('')}${wide('reftel/it', 12)}  95 %`,
);
for (const [name, scores] of results) {
  const { ratio, low, high } = ratioOf(
    own.map(({ ndcg }) => ndcg),
    scores.map(({ ndcg }) => ndcg),
  );
  const means = [
    scores.map(({ ndcg }) => ndcg),
    scores.map(({ recall }) => recall),
    scores.map(({ reciprocal }) => reciprocal),
  ];
  print(
    `${name.padEnd(18)}${means.map((each) => wide(mean(each))).join('')}${wide(ratio, 12)}  ${low.toFixed(3)} to ${high.toFixed(3)}`,
  );
}
print(`\nnDCG@10${' '.repeat(11)}${kinds.map((kind) => wide(kind, 13)).join('')}`);
print(
  `${'questions'.padEnd(18)}${kinds.map((kind) => wide(String(questions.filter((each) => each.kind === kind).length), 13)).join('')}`,
);
for (const [name, scores] of results) {
  const byKind = kinds.map((kind) =>
    mean(scores.filter((_, at) => questions[at]?.kind === kind).map(({ ndcg }) => ndcg)),
  );
  print(`${name.padEnd(18)}${byKind.map((each) => wide(each, 13)).join('')}`);
}
if (options.misses !== undefined) {
  for (const [at, { kind, text }] of questions.entries()) {
    const line = [...results].slice(0, 5).map(([, scores]) => (scores[at]?.ndcg ?? 0).toFixed(2));
    if (kind === options.misses) print(`${line.join(' ')}  ${text}`);
  }
}
if (options.json !== undefined) {
  const table = [...results].map(([name, scores]) => ({
    name,
    ndcg: mean(scores.map(({ ndcg }) => ndcg)),
    recall: mean(scores.map(({ recall }) => recall)),
    mrr: mean(scores.map(({ reciprocal }) => reciprocal)),
  }));
  writeFileSync(
    options.json,
    `${JSON.stringify({ heldOut: options['held-out'], questions: questions.length, table }, undefined, 2)}\n`,
  );
}
await collection.close();
if (options.store === undefined) rmSync(place, { recursive: true, force: true });
