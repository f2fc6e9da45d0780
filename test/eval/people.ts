/**
 * People, on three FRUS volumes. First the listed persons' mentions: how many are found, strictly (same offsets) and
 * loosely (overlap); only listed persons are marked, so precision can't be read off, and the commonest found names that
 * fit no listed person are printed for the eye. Then the labelled paragraphs: precision, recall and F1, the whole body
 * read as ingest gives it; rules are made on paragraphs with even numbers. Words a second are by processor time, which a
 * busy machine distorts least, of the second reading. compromise reads a sample and each labelled paragraph by itself. `npx tsx test/eval/people.ts [--data FOLDER] [--top N] [--faults even|odd]`
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { foldWord } from '../../src/facts/people/lexicon.ts';
import { volumesFolder } from './given/data-folder.ts';
import { type Finder, finders } from './people/finders.ts';
import { labelledParagraphs, Score, type Span } from './people/labels.ts';

interface Volume {
  readonly volume: string;
  readonly persons: readonly { readonly name: string }[];
  readonly documents: readonly {
    readonly id: string;
    readonly body: string;
    readonly mentions: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  }[];
}

const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    top: { type: 'string', default: '40' },
    faults: { type: 'string' },
  },
});
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const folder = volumesFolder();

interface Tallies {
  readonly missed: Map<string, number>;
  readonly unlisted: Map<string, number>;
}

/** Characters of a volume that a slow finder reads. */
const sampled = 60_000;

/** The first documents of a volume, as many as a slow finder reads. */
function sampleOf(volume: Volume): Volume {
  let room = sampled;
  const documents = volume.documents.filter(({ body }) => {
    room -= body.length;
    return room > 0;
  });
  return { ...volume, documents };
}

/** Everyone found in a volume, by document; prints how fast, and how many of the listed persons' mentions. */
function measure(volume: Volume, finder: Finder, tallies: Tallies): Map<string, readonly Span[]> {
  const spans = new Map<string, readonly Span[]>();
  const began = process.cpuUsage();
  const each = finder.find(volume.documents.map(({ body }) => body));
  const { user, system } = process.cpuUsage(began);
  for (const [at, { id }] of volume.documents.entries()) spans.set(id, each[at] ?? []);
  const count = { gold: 0, strict: 0, overlap: 0, found: 0, words: 0 };
  const listed = new Set(volume.persons.flatMap((person) => person.name.split(/[\s,]+/u).map(foldWord)));
  for (const { id, body, mentions } of volume.documents) {
    const found = spans.get(id) ?? [];
    count.words += body.split(/\s+/u).length;
    count.found += found.length;
    const places = new Set(found.map((person) => `${person.start}-${person.end}`));
    for (const mention of mentions) {
      count.gold += 1;
      const strict = places.has(`${mention.start}-${mention.end}`);
      const overlap = strict || found.some((person) => person.start < mention.end && mention.start < person.end);
      if (strict) count.strict += 1;
      else tally(tallies.missed, `${overlap ? '≠ ' : ''}${mention.text}`);
      if (overlap) count.overlap += 1;
    }
    for (const { start, end } of found) {
      const text = body.slice(start, end);
      if (!text.split(/[\s,]+/u).some((word) => listed.has(foldWord(word)))) tally(tallies.unlisted, text);
    }
  }
  const share = (part: number): string => (part / Math.max(1, count.gold)).toFixed(3);
  const speed = Math.round(count.words / ((user + system) / 1e6));
  print(
    `${finder.name.padEnd(12)} ${volume.volume.padEnd(17)} ${String(count.gold).padStart(5)} mentions  strict ${share(count.strict)}  overlap ${share(count.overlap)}  found ${String(count.found).padStart(5)}  ${speed} words/s${finder.slow === true ? ` (a sample: ${volume.documents.length} documents, ${count.words} words)` : ''}`,
  );
  return spans;
}

function tally(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}

function printTop(label: string, map: ReadonlyMap<string, number>): void {
  const top = [...map].sort((a, b) => b[1] - a[1]).slice(0, Number(options.top));
  print(`\n${label}: ${top.map(([key, times]) => `${key.replace(/\s+/gu, ' ')} ${times}`).join(' · ')}`);
}

/** Prints the labelled paragraphs' figures: those that rules are made on, the others, all. */
function compare(name: string, bodies: ReadonlyMap<string, string>, found: ReadonlyMap<string, readonly Span[]>): void {
  const scores = { even: new Score(), odd: new Score(), all: new Score() };
  for (const [number, paragraph] of labelledParagraphs().entries()) {
    const key = `${paragraph.volume} ${paragraph.document}`;
    const body = bodies.get(key);
    if (body === undefined) continue;
    for (const score of [number % 2 === 0 ? scores.even : scores.odd, scores.all])
      score.add(paragraph, body, found.get(key) ?? []);
  }
  for (const [half, score] of Object.entries(scores)) {
    print(`${name.padEnd(12)} ${half.padEnd(5)} ${score.line()}`);
    if (name.startsWith('reftel') && options.faults === half) for (const fault of score.faults) print(`  ${fault}`);
  }
}

if (!existsSync(folder)) {
  print(`no development data at ${folder}: nothing measured`);
} else {
  const volumes = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Volume);
  const all = finders;
  const bodies = new Map(
    volumes.flatMap(({ volume, documents }) => documents.map((d) => [`${volume} ${d.id}`, d.body])),
  );
  for (const finder of all) {
    const tallies: Tallies = { missed: new Map(), unlisted: new Map() };
    const found = new Map<string, readonly Span[]>();
    const slow = finder.slow === true;
    const read = slow ? volumes.map(sampleOf) : volumes;
    if (!slow) finder.find(read.flatMap(({ documents }) => documents.map(({ body }) => body)));
    for (const volume of read)
      for (const [id, spans] of measure(volume, finder, tallies)) found.set(`${volume.volume} ${id}`, spans);
    if (slow) {
      found.clear();
      for (const { volume, document, at, length } of labelledParagraphs()) {
        const key = `${volume} ${document}`;
        const [spans = []] = finder.find([(bodies.get(key) ?? '').slice(at, at + length)]);
        const moved = spans.map(({ start, end }) => ({ start: at + start, end: at + end }));
        found.set(key, [...(found.get(key) ?? []), ...moved]);
      }
    }
    compare(finder.name, bodies, found);
    if (!finder.name.startsWith('reftel')) continue;
    printTop('found, on no list', tallies.unlisted);
    printTop('missed', tallies.missed);
    print('');
  }
}
