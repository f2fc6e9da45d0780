/**
 * How many of the listed persons' mentions in three FRUS volumes are found, strictly (same offsets) and loosely
 * (overlap), and how fast. Only listed persons are marked, so precision can't be read off; the commonest found names
 * that fit no listed person are printed for the eye. `npx tsx test/eval/people.ts [FOLDER]`
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/data.ts';
import { foldWord } from '../../src/facts/people/lexicon.ts';
import { findPeople } from '../../src/facts/people.ts';

interface Volume {
  readonly volume: string;
  readonly persons: readonly { readonly name: string }[];
  readonly documents: readonly {
    readonly body: string;
    readonly mentions: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  }[];
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const folder = process.argv[2] ?? join(packageRoot, '..', 'shared', 'data', 'frus');

function measure(volume: Volume): { missed: Map<string, number>; unlisted: Map<string, number> } {
  const listed = new Set(volume.persons.flatMap((person) => person.name.split(/[\s,]+/u).map(foldWord)));
  const missed = new Map<string, number>();
  const unlisted = new Map<string, number>();
  const count = { gold: 0, strict: 0, overlap: 0, found: 0, words: 0, milliseconds: 0 };
  for (const document of volume.documents) {
    const began = performance.now();
    const found = findPeople(document.body);
    count.milliseconds += performance.now() - began;
    count.words += document.body.split(/\s+/u).length;
    count.found += found.length;
    const spans = new Set(found.map((person) => `${person.start}-${person.end}`));
    for (const mention of document.mentions) {
      count.gold += 1;
      const strict = spans.has(`${mention.start}-${mention.end}`);
      const overlap = strict || found.some((person) => person.start < mention.end && mention.start < person.end);
      if (strict) count.strict += 1;
      else tally(missed, `${overlap ? '≠ ' : ''}${mention.text}`);
      if (overlap) count.overlap += 1;
    }
    for (const person of found) {
      if (!person.text.split(/[\s,]+/u).some((word) => listed.has(foldWord(word)))) tally(unlisted, person.text);
    }
  }
  const share = (part: number): string => (part / Math.max(1, count.gold)).toFixed(3);
  print(
    `${volume.volume.padEnd(20)} ${String(count.gold).padStart(6)} mentions  strict ${share(count.strict)}  overlap ${share(count.overlap)}  found ${count.found}  ${Math.round(count.words / (count.milliseconds / 1000))} words/s`,
  );
  return { missed, unlisted };
}

function tally(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}

function printTop(label: string, maps: readonly Map<string, number>[], limit: number): void {
  const all = new Map<string, number>();
  for (const map of maps) for (const [key, times] of map) all.set(key, (all.get(key) ?? 0) + times);
  const top = [...all].sort((a, b) => b[1] - a[1]).slice(0, limit);
  print(`\n${label}: ${top.map(([key, times]) => `${key.replace(/\s+/gu, ' ')} ${times}`).join(' · ')}`);
}

if (!existsSync(folder)) {
  print(`no development data at ${folder}: nothing measured`);
} else {
  const results = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => measure(JSON.parse(readFileSync(join(folder, name), 'utf8')) as Volume));
  printTop(
    'found, on no list',
    results.map((each) => each.unlisted),
    Number(process.argv[3] ?? 40),
  );
  printTop(
    'missed',
    results.map((each) => each.missed),
    Number(process.argv[3] ?? 40),
  );
}
