/**
 * How well people are found under other spellings: recall@1, recall@5 and milliseconds a query over names-frus.json,
 * beside Fuse.js and a plain Levenshtein on a bounded sample, then the same among made-up names, which lower recall too:
 * some are nearer than the right one. On a busy machine the time of the processor says more than that of the clock. Run: npx tsx test/eval/names.ts [--data FOLDER] [--sample N] [--crowds N,N] [--misses].
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import Fuse from 'fuse.js';
import { createNameIndex } from '../../src/names/index.ts';
import { dataFolder } from './given/data-folder.ts';

interface NameData {
  readonly names: readonly { readonly id: string; readonly name: string }[];
  readonly queries: readonly { readonly id: string; readonly query: string }[];
}
const print = (line: string): boolean => process.stdout.write(`${line}\n`);
const complain = (line: string): boolean => process.stderr.write(`${line}\n`);

/** Questions that are put to Fuse.js among many names (seconds each). */
const fewAsked = 4;

type Finder = (query: string, limit: number) => readonly string[];

const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    sample: { type: 'string', default: '40' },
    crowds: { type: 'string', default: '20808,300000' },
    misses: { type: 'boolean', default: false },
  },
});

/** Repeatable numbers below `count` (mulberry32). */
function dice(seed: number): (count: number) => number {
  let state = seed;
  return (count) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % count;
  };
}

/** These names and made-up ones: the first words of one with the last word of another, as many as there may be. */
function crowd(names: readonly string[], size: number): string[] {
  const all = new Set(names);
  const throwOf = dice(1);
  for (let tries = 0; all.size < size && tries < 10 * size; tries += 1) {
    const [one, other] = [throwOf(names.length), throwOf(names.length)].map((at) => (names[at] ?? '').split(' '));
    all.add([...(one ?? []).slice(0, -1), other?.at(-1) ?? ''].join(' '));
  }
  return [...all];
}

/** Edit distance on lower-case strings, two rows. */
function levenshtein(a: string, b: string): number {
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    last = row;
  }
  return last[b.length] ?? 0;
}

/** One line of the table: recall over `queries`, time a query in ms (median and 95th percentile). */
function measure(label: string, find: Finder, queries: NameData['queries'], nameOf: ReadonlyMap<string, string>): void {
  const times: number[] = [];
  let [first, five] = [0, 0];
  const busy = process.cpuUsage();
  for (const { id, query } of queries) {
    const before = performance.now();
    const found = find(query, 5);
    times.push(performance.now() - before);
    const rank = found.indexOf(nameOf.get(id) ?? '');
    if (rank === 0) first += 1;
    if (rank >= 0) five += 1;
    if (rank !== 0 && options.misses && label === 'reftel') {
      print(`${rank < 0 ? '-' : rank + 1}  ${query}  =>  ${nameOf.get(id)}  |  ${found.slice(0, 2).join(' | ')}`);
    }
  }
  const { user, system } = process.cpuUsage(busy);
  const cpu = ((user + system) / 1000 / queries.length).toFixed(2);
  times.sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(2);
  const mean = (times.reduce((sum, time) => sum + time, 0) / times.length).toFixed(2);
  const recall = (count: number): string => (count / queries.length).toFixed(3);
  print([label.padEnd(12), queries.length, recall(first), recall(five), mean, cpu, at(0.5), at(0.95)].join('\t'));
}

const file = join(dataFolder(), 'names-frus.json');
if (!existsSync(file)) {
  complain(`names-frus.json is not in ${dataFolder()}: give its folder with --data FOLDER`);
  process.exitCode = 1;
} else {
  const data = JSON.parse(readFileSync(file, 'utf8')) as NameData;
  const names = data.names.map(({ name }) => name);
  const nameOf = new Map(data.names.map(({ id, name }) => [id, name]));
  const every = Math.max(1, Math.floor(data.queries.length / Math.max(1, Number(options.sample))));
  const sample = data.queries.filter((_, at) => at % every === 0);
  const built = (from: readonly string[]): Finder => {
    const before = performance.now();
    const index = createNameIndex(from);
    print(`${from.length} names, built in ${(performance.now() - before).toFixed(0)} ms`);
    const finder: Finder = (query, limit) => index.find(query, { limit }).map(({ name }) => name);
    // Nothing is kept of a question: the first round only lets the engine compile what it runs.
    for (const { query } of data.queries) finder(query, 5);
    return finder;
  };
  const fuseOver = (from: readonly string[]): Finder => {
    const fuse = new Fuse(from, { ignoreLocation: true, threshold: 0.6 });
    return (query, limit) => fuse.search(query, { limit }).map(({ item }) => item);
  };
  const finder = built(names);
  print('engine      \tn\t@1\t@5\tmean ms\tcpu ms\tp50\tp95');
  measure('reftel', finder, data.queries, nameOf);
  if (Number(options.sample) > 0) {
    measure('reftel', finder, sample, nameOf);
    measure('fuse.js', fuseOver(names), sample, nameOf);
    const lower = names.map((name) => ({ name, text: name.toLowerCase() }));
    const plain: Finder = (query, limit) =>
      lower
        .map(({ name, text }) => ({ name, far: levenshtein(query.toLowerCase(), text) }))
        .sort((a, b) => a.far - b.far)
        .slice(0, limit)
        .map(({ name }) => name);
    measure('levenshtein', plain, sample, nameOf);
  }
  for (const size of options.crowds
    .split(',')
    .map(Number)
    .filter((each) => each > 0)) {
    const many = crowd(names, size);
    measure('reftel', built(many), data.queries, nameOf);
    if (Number(options.sample) > 0) measure('fuse.js', fuseOver(many), sample.slice(0, fewAsked), nameOf);
  }
}
