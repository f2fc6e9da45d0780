import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { openCollection } from '../../src/index.ts';

/**
 * `npm run bench [-- --documents N] [--data FOLDER]`: reads N documents made of the FRUS texts into a new store, then
 * asks it questions of several kinds; beside each, the same words put to raw FTS5 (porter, bm25) over the same paragraphs.
 */
function option(name: string, usual: string): string {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? usual : (process.argv[at + 1] ?? usual);
}

const data = resolve(option('data', '../shared/data'), 'frus');
const wanted = Number(option('documents', '1000'));
const rounds = 300;

interface Volume {
  readonly documents: readonly { readonly body?: string; readonly subject?: string | null }[];
}

if (!existsSync(data)) {
  process.stdout.write(`The development data is missing (${data}); name its folder with --data.\n`);
  process.exit(0);
}

/** The same numbers on every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
const random = seeded(7);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const stations = ['MINSK', 'MOSCOW', 'PARIS', 'LONDON', 'ANKARA', 'WARSAW', 'TOKYO'];
const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');

function bodies(): string[] {
  return readdirSync(data)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => (JSON.parse(readFileSync(join(data, name), 'utf8')) as Volume).documents)
    .flatMap(({ body }) => (body ?? '').split(/\n+/u))
    .filter((paragraph) => paragraph.length > 120);
}

function cableOf(paragraphs: readonly string[], serial: number): string {
  const station = pick(stations);
  const day = String(1 + Math.floor(random() * 28)).padStart(2, '0');
  const head = [
    `R ${day}1200Z ${pick(months)} ${String(Math.floor(random() * 10)).padStart(2, '0')}`,
    `FM AMEMBASSY ${station}`,
    'TO SECSTATE WASHDC',
    `C O N F I D E N T I A L ${station} ${String(serial).padStart(6, '0')}`,
    'E.O. 12958: DECL: 01/01/2020',
    'TAGS: PREL, PGOV',
    `SUBJECT: ${pick(paragraphs).slice(0, 60).toUpperCase()}`,
    '',
  ];
  const body = Array.from({ length: 9 }, (_, at) => `${at + 1}. (C) ${pick(paragraphs)}\n`);
  return [...head, ...body, 'BENCH', ''].join('\n');
}

const median = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
const milliseconds = (value: number) => value.toFixed(2).padStart(8);

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const folder = mkdtempSync(join(tmpdir(), 'reftel-bench-'));
try {
  const paragraphs = bodies();
  const texts = join(folder, 'documents');
  mkdirSync(texts);
  let bytes = 0;
  for (let serial = 1; serial <= wanted; serial += 1) {
    const text = cableOf(paragraphs, serial);
    bytes += text.length;
    writeFileSync(join(texts, `${serial}.txt`), text);
  }
  const file = join(folder, 'store.sqlite');
  const collection = await openCollection({ url: `sqlite:${file}` });
  const reading = await timed(() => collection.ingest([texts]));
  const again = await timed(() => collection.ingest([texts]));
  const raw = new Database(file, { readonly: true });
  const match = raw.prepare(
    'SELECT rowid FROM paragraph_index WHERE paragraph_index MATCH ? ORDER BY bm25(paragraph_index) LIMIT 10',
  );
  const words = [
    ...new Set(paragraphs.slice(0, 4000).flatMap((each) => each.toLowerCase().match(/[a-z]{5,12}/gu) ?? [])),
  ];
  const ids = (await collection.suggest('id', '', { limit: 25 })).map(({ value }) => value);
  const kinds: [string, () => string, ((query: string) => string) | undefined][] = [
    ['id, exact', () => pick(ids), undefined],
    ['one word', () => pick(words), (query) => `"${query}"`],
    [
      'one common word',
      () => pick(['government', 'president', 'meeting', 'soviet', 'states']),
      (query) => `"${query}"`,
    ],
    [
      'three words, all',
      () => [pick(words), pick(words), pick(words)].join(' '),
      (query) =>
        query
          .split(' ')
          .map((word) => `"${word}"`)
          .join(' '),
    ],
    [
      'phrase',
      () =>
        pick(paragraphs)
          .split(' ')
          .slice(3, 6)
          .join(' ')
          .replace(/[^\w ]/gu, ''),
      (query) => `"${query}"`,
    ],
    ['one typing error', () => pick(words).replace(/(.)(.)(?=.{2}$)/u, '$2$1'), undefined],
    ['person', () => pick(['kissinger', 'brezhnev', 'gromyko', 'dobrynin', 'vance']), undefined],
  ];
  process.stdout.write(`${wanted} documents, ${(bytes / 1e6).toFixed(1)} MB of text, Node ${process.versions.node}\n`);
  process.stdout.write(
    `read and stored with facts: ${Math.round((wanted / reading) * 1000)} documents/s; unchanged: ${Math.round((wanted / again) * 1000)}/s; store ${(statSync(file).size / bytes).toFixed(2)} of the text\n`,
  );
  process.stdout.write(
    `${'milliseconds'.padEnd(20)}    p50      p95      p99    raw FTS5 p50      p95      p99   (${rounds} questions each)\n`,
  );
  for (const [name, make, expression] of kinds) {
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const query = make();
      const ask =
        name === 'person'
          ? () => collection.who(query)
          : name === 'id, exact'
            ? () => collection.open(query)
            : () => collection.find(query === '' ? 'the' : query);
      ours.push(await timed(ask));
      if (expression !== undefined && query.trim() !== '') theirs.push(await timed(() => match.all(expression(query))));
    }
    for (const list of [ours, theirs]) list.sort((a, b) => a - b);
    const row = (list: readonly number[]) =>
      list.length === 0 ? '' : [0.5, 0.95, 0.99].map((share) => milliseconds(median(list, share))).join(' ');
    process.stdout.write(`${name.padEnd(20)} ${row(ours)}    ${row(theirs)}\n`);
  }
  raw.close();
  await collection.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
