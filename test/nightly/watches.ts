import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { everything } from '../../src/index.ts';
import { compareNames } from '../../src/names/index.ts';
import type { StandingQuestion } from '../../src/search/index/standing/standing.ts';
import { parseQuery } from '../../src/search/language.ts';
import { sayNothing } from '../../src/search/stop-words.ts';
import { openStore } from '../../src/store/index.ts';
import { rowsOf } from '../../src/store/pieces.ts';
import { Generator } from '../bench/generator.ts';
import { readMaterial } from '../bench/material.ts';
import { seeded } from '../doubles/seeded.ts';

/**
 * `npm run nightly:watches [-- --watches N --documents N --compare N --data FOLDER --seed N]`: adds made documents to a store that has
 * watches of every kind, and takes the time from the last document to the last hit; then puts each watch to the store as a
 * question, and compares what both found. Exits with 1 where they differ or it took longer than ten seconds.
 */
function option(name: string, usual: string): string {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? usual : (process.argv[at + 1] ?? usual);
}

const count = Number(option('watches', '5000'));
const documents = Number(option('documents', '1000'));
const seed = Number(option('seed', '7'));
const compared = Number(option('compare', String(count)));
const goal = 10_000;
const made = '2026-11-22T10:00:00.000Z';
const say = (line: string) => process.stdout.write(`${line}\n`);

const material = readMaterial(option('data', resolve(import.meta.dirname, '..', '..', '..', 'shared', 'data')));
if (material === undefined) throw new Error('there is no data to make documents of: --data FOLDER');
const generator = new Generator(material, seed);
const random = seeded(seed);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

/** Words of a passage that say something, in order. */
function wordsOfSomePassage(): string[] {
  for (;;) {
    // As many from documents that come as from others that don't.
    const { paragraphs } = generator.document(Math.floor(random() * 2 * documents)).entry.document;
    const words = pick(paragraphs)?.text.match(/[a-z]{4,14}/gu) ?? [];
    const empty = sayNothing(words, true);
    const telling = words.filter((_, at) => empty[at] === false);
    if (telling.length > 6) return telling;
  }
}

/** A question as it is typed: words, phrases, alternatives, exclusions, beginnings, filters, people. */
function someQuestion(): string {
  const words = wordsOfSomePassage();
  const at = Math.floor(random() * (words.length - 3));
  const [one = '', other = '', third = ''] = words.slice(at).sort(() => random() - 0.5);
  const tag = pick(material?.tags ?? [])[0];
  const station = pick(material?.stations ?? []);
  const name = generator.name(Math.floor(random() ** 3 * 20_000));
  return pick([
    () => one,
    () => `${one} ${other}`,
    () => `${one} ${other} ${third}`,
    () => `"${words.slice(at, at + 2).join(' ')}"`,
    () => `${one} OR ${other}`,
    () => `${one} OR ${other} ${third}`,
    () => `${one} ${other} -${third}`,
    () => `${one.slice(0, 5)}* ${other}`,
    () => `tag:${tag} ${one}`,
    () => `from:"${station}" ${one} OR ${other}`,
    () => `kind:cable class:<=C ${one} ${other}`,
    () => `after:1980 before:2000 ${one}`,
    () => `tag:${tag} from:"${station}"`,
    () => `person:"${name}"`,
    () => `person:"${name}" ${one}`,
    () => `person:"${name.split(' ').at(-1)}"`,
  ])();
}

function standingOf(text: string): StandingQuestion {
  const { all, none, filters } = parseQuery(text);
  const { person, ...others } = filters;
  const query = { ...(all === undefined ? {} : { all }), none, filters: others };
  return person === undefined ? { query } : { query, people: person.map((name) => ({ name, keys: [], best: 0 })) };
}

const folder = mkdtempSync(join(tmpdir(), 'reftel-watches-'));
let failed = false;
try {
  const store = await openStore(`sqlite:${join(folder, 'reftel.db')}`);
  const questions = Array.from({ length: count }, () => standingOf(someQuestion()));
  const plan = { channel: 'discord:1:2', owner: 'discord:9', kind: 'query', text: '' } as const;
  const limits = { channel: count, store: count };
  const numbers: number[] = [];
  for (const question of questions)
    numbers.push(Number(await store.watches.create({ ...plan, question }, made, limits)));

  const adding = performance.now();
  for (let at = 0; at < documents; at += 100) {
    const entries = Array.from(
      { length: Math.min(100, documents - at) },
      (_, each) => generator.document(at + each).entry,
    );
    await store.put({ entries, files: [] }, made);
  }
  say(`${documents} documents written in ${Math.round(performance.now() - adding)} ms`);

  const cpu = process.cpuUsage();
  const begun = performance.now();
  let hits = 0;
  let longest = 0;
  for (;;) {
    const step = performance.now();
    const matched = await store.watches.match(made);
    longest = Math.max(longest, performance.now() - step);
    hits += matched.hits;
    if (!matched.more) break;
  }
  const took = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpu);
  say(
    `${count} watches x ${documents} documents: ${hits} hits in ${Math.round(took)} ms, the longest step ${Math.round(longest)} ms`,
  );
  say(`(${Math.round((user + system) / 1_000)} ms of a processor)`);

  const names = await rowsOf((from) => store.names(everything, from));
  const keysOf = (typed: string) =>
    names.flatMap(({ key, name }) => (['same', 'likely'].includes(compareNames(typed, name).tier ?? '') ? [key] : []));
  const known = new Map<string, string[]>();
  let differing = 0;
  let running = 0;
  for (const [at, { query, people }] of questions.slice(0, compared).entries()) {
    const person = people?.flatMap(({ name }) => known.get(name) ?? known.set(name, keysOf(name)).get(name) ?? []);
    if (person?.length === 0) person.push('nobody');
    const asked = { ...query, filters: { ...query.filters, ...(person === undefined ? {} : { person }) } };
    const before = performance.now();
    const found = await store.search(asked, everything, { limit: 100_000 });
    running += performance.now() - before;
    const expected = [...new Set(found.hits.map(({ card }) => card.id))].sort();
    const { items } = await store.watches.hits(numbers[at] ?? 0, everything, { limit: 100_000 });
    const watched = items.map(({ hit }) => hit.card.id).sort();
    if (JSON.stringify(expected) === JSON.stringify(watched)) continue;
    differing += 1;
    if (differing <= 5)
      say(`${JSON.stringify(questions[at])}: ${watched.length} instead of ${expected.length} documents`);
  }
  say(
    `each put to the store as a question: ${Math.round(running)} ms; ${differing} of ${compared} found something else`,
  );
  failed = differing > 0 || took > goal;
  await store.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
