/**
 * How well typing errors are put right: recall@1 and @3 of words of the FRUS volumes after one and two seeded errors of each
 * kind, beside Fuse.js on a sample; how often what no document has (names, words of another collection) is left alone;
 * what the dictionary weighs. Run: npm run eval -- typos [--data FOLDER] [--words N] [--sample N] [--misses].
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import Fuse from 'fuse.js';
import { createCorrections, leastCount } from '../../src/search/corrections.ts';
import { wordsOf } from '../../src/search/words.ts';
import { dataFolder, volumesFolder } from './given/data-folder.ts';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    words: { type: 'string', default: '600' },
    sample: { type: 'string', default: '12' },
    misses: { type: 'boolean', default: false },
  },
});
const print = (...cells: (string | number)[]): boolean => process.stdout.write(`${cells.join('\t')}\n`);

interface Volume {
  readonly persons: readonly { readonly name: string }[];
  readonly documents: readonly { readonly body: string }[];
}

/** The same numbers every time (a linear congruential generator with the constants of Numerical Recipes). */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
const random = seeded(20_261_122);
const letter = (): string => 'abcdefghijklmnopqrstuvwxyz'.charAt(random(26));

/** One error of a kind; none touches the first letter but `first letter`. */
const errors: Readonly<Record<string, (word: string) => string>> = {
  insert: (word) => {
    const at = 1 + random(word.length);
    return word.slice(0, at) + letter() + word.slice(at);
  },
  delete: (word) => {
    const at = 1 + random(word.length - 1);
    return word.slice(0, at) + word.slice(at + 1);
  },
  replace: (word) => {
    const at = 1 + random(word.length - 1);
    return word.slice(0, at) + letter() + word.slice(at + 1);
  },
  swap: (word) => {
    const at = 1 + random(word.length - 2);
    return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  },
  'first letter': (word) => {
    const kind = random(4);
    if (kind === 0) return word.slice(1);
    if (kind === 1) return letter() + word;
    return kind === 2 ? letter() + word.slice(1) : word.charAt(1) + word.charAt(0) + word.slice(2);
  },
};
const kinds = Object.keys(errors);
const broken = (kind: string, word: string): string => errors[kind]?.(word) ?? word;

const folder = volumesFolder();
if (!existsSync(folder)) {
  process.stdout.write(`No volumes in ${folder}: nothing to measure.\n`);
  process.exit(0);
}
const volumes = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Volume);
const bodies = volumes.flatMap(({ documents }) => documents.map(({ body }) => body));
const counts = new Map<string, number>();
for (const paragraph of bodies.flatMap((body) => body.split('\n')))
  for (const word of new Set(wordsOf(paragraph))) counts.set(word, (counts.get(word) ?? 0) + 1);
const least = leastCount(bodies.length);
const kept = [...counts].flatMap(([value, count]) => (count >= least ? [{ value, count }] : []));
const names = volumes.flatMap(({ persons }) => persons.map(({ name }) => name));

const memory = () => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};
const empty = memory();
const begun = performance.now();
const corrections = createCorrections(kept, names);
const took = performance.now() - begun;
const weight = globalThis.gc === undefined ? '' : `, ${((memory() - empty) / 2 ** 20).toFixed(1)} MB`;
print(
  `${kept.length} words seen ${least} times or more, ${names.length} names, built in ${took.toFixed(0)} ms${weight}`,
);

/** Words to be broken: drawn among those of five letters and more as often as they are written, at most once each. */
const drawn = kept.filter(({ value }) => /^[a-z]{5,}$/u.test(value));
const chosen = new Set<string>();
const total = drawn.reduce((sum, { count }) => sum + Math.sqrt(count), 0);
while (chosen.size < Math.min(Number(options.words), drawn.length)) {
  let left = random(1_000_000) * (total / 1_000_000);
  const found = drawn.find(({ count }) => {
    left -= Math.sqrt(count);
    return left <= 0;
  });
  if (found !== undefined) chosen.add(found.value);
}
const cases = kinds.flatMap((kind) =>
  [...chosen].flatMap((word) => {
    const once = broken(kind, word);
    const twice = broken(kinds[random(kinds.length)] ?? kind, once);
    return [
      { kind, word, typed: once, typos: 1 },
      ...(word.length >= 7 ? [{ kind, word, typed: twice, typos: 2 }] : []),
    ];
  }),
);
/** An error that makes another word of the collection can't be seen by anyone. */
const seen = cases.filter(({ typed, word }) => typed !== word && !corrections.knows(typed));

type Correct = (typed: string) => readonly string[];
function measure(label: string, correct: Correct, wanted: typeof seen): void {
  let [first, three, time] = [0, 0, 0];
  for (const { word, typed } of wanted) {
    const before = performance.now();
    const found = correct(typed).slice(0, 3);
    time += performance.now() - before;
    if (found[0] === word) first += 1;
    if (found.includes(word)) three += 1;
    else if (options.misses && label.startsWith('reftel')) print(`  ${typed} (${word}) => ${found.join(' ')}`);
  }
  const share = (count: number): string => (count / Math.max(1, wanted.length)).toFixed(3);
  print(label.padEnd(26), wanted.length, share(first), share(three), (time / Math.max(1, wanted.length)).toFixed(3));
}
const ours: Correct = (typed) => corrections.correct(typed).map(({ word }) => word);
for (const { typed } of seen.slice(0, 500)) ours(typed);
print('engine'.padEnd(26), 'n', '@1', '@3', 'ms');
for (const typos of [1, 2]) {
  const wanted = seen.filter((each) => each.typos === typos);
  measure(`reftel, ${typos} typo${typos === 1 ? '' : 's'}`, ours, wanted);
  for (const kind of kinds)
    measure(
      `reftel, ${typos}: ${kind}`,
      ours,
      wanted.filter((each) => each.kind === kind),
    );
}
const every = Math.max(1, Math.floor(seen.length / Math.max(1, Number(options.sample))));
const sample = Number(options.sample) > 0 ? seen.filter((_, at) => at % every === 0) : [];
const fuse = new Fuse(
  kept.map(({ value }) => value),
  { ignoreLocation: true, threshold: 0.4 },
);
measure('reftel, the sample', ours, sample);
measure('fuse.js, the sample', (typed) => fuse.search(typed, { limit: 3 }).map(({ item }) => item), sample);

/** Surnames that the volumes have not: nothing common may be made of them. */
const file = join(dataFolder(), 'names-frus.json');
if (existsSync(file)) {
  const all = (JSON.parse(readFileSync(file, 'utf8')) as { names: readonly { name: string }[] }).names;
  const strangers = [...new Set(all.flatMap(({ name }) => wordsOf(name).slice(-1)))].filter(
    (word) => word.length > 4 && !counts.has(word) && !corrections.knows(word),
  );
  const changed = (looksLikeName: boolean): string[] =>
    strangers.filter((word) => corrections.correct(word, looksLikeName).length > 0);
  const [plain, capital] = [changed(false), changed(true)];
  print(
    `surnames not in the volumes, changed into another word: ${plain.length} of ${strangers.length} in small letters,`,
  );
  print(`${capital.length} with a capital (${capital.slice(0, 8).join(', ')})`);
}
