/**
 * `npm run eval -- events [--data FOLDER] [--show]`: events found in 60 paragraphs of three FRUS volumes, each labelled twice
 * (test/fixtures/labels), and in the two seeds. A found event is right when a labelled one of the same paragraph has the
 * same date (first and last day) and their quotations overlap; every labelled event is used once. Paragraphs are split
 * by their place in the file: rules may be written from the even ones only. `--show` prints what differs.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/data.ts';
import type { Document } from '../../src/document.ts';
import { bounds } from '../../src/edtf.ts';
import { eventsOf } from '../../src/facts/events.ts';
import { parseDocument } from '../../src/formats/index.ts';
import { fileOf, readFile } from '../../src/ingest/reading.ts';
import { seedEvents } from '../seeds/seed-events.ts';
import { volumesFolder } from './given/data-folder.ts';

interface Told {
  readonly date: string;
  readonly quote: string;
  readonly status: string;
}

interface Labelled {
  readonly volume: string;
  readonly document: string;
  readonly at: number;
  readonly length: number;
  readonly first: readonly Told[];
  readonly second: readonly Told[];
}

/** What was labelled and not found, found and not labelled, and found with another status. */
interface Difference {
  readonly missed: readonly Told[];
  readonly wrong: readonly Told[];
  readonly other: readonly string[];
}

/** Counts over paragraphs: labelled, found, right; beside others also those whose words overlap, whatever the date. */
class Tally {
  labelled = 0;
  found = 0;
  right = 0;
  overlapping = 0;
  dated = 0;
  status = 0;

  add(text: string, found: readonly Told[], labels: readonly Told[]): Difference {
    this.labelled += labels.length;
    this.found += found.length;
    const free = new Set(labels);
    const wrong: Told[] = [];
    const other: string[] = [];
    for (const event of found) {
      const touching = labels.filter((label) => overlap(text, event.quote, label.quote));
      if (touching.length > 0) this.overlapping += 1;
      if (touching.some((label) => sameDate(event.date, label.date))) this.dated += 1;
      const match = touching
        .filter((label) => free.has(label) && sameDate(event.date, label.date))
        .sort((a, b) => Number(b.status === event.status) - Number(a.status === event.status))[0];
      if (match === undefined) {
        wrong.push(event);
        continue;
      }
      free.delete(match);
      this.right += 1;
      if (match.status === event.status) this.status += 1;
      else other.push(`${event.status}, not ${match.status}: ${event.quote}`);
    }
    return { missed: [...free], wrong, other };
  }

  line(name: string): string {
    const [precision, recall] = [share(this.right, this.found), share(this.right, this.labelled)];
    const f = (2 * this.right) / Math.max(1, this.found + this.labelled);
    return `${name.padEnd(26)} labelled ${pad(this.labelled)} found ${pad(this.found)} right ${pad(this.right)}  precision ${precision} recall ${recall} F1 ${f.toFixed(3)}  date ${share(this.dated, this.overlapping)} status ${share(this.status, this.right)}`;
  }
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const pad = (count: number): string => String(count).padStart(3);
const share = (part: number, of: number): string => (part / Math.max(1, of)).toFixed(3);
const folded = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** The same days; qualifiers such as `~` move none. */
function sameDate(one: string, other: string): boolean {
  const [a, b] = [bounds(one), bounds(other)];
  if (a === undefined || b === undefined) return one === other;
  return a.first === b.first && a.last === b.last;
}

function overlap(text: string, one: string, other: string): boolean {
  const [a, b] = [text.indexOf(folded(one)), text.indexOf(folded(other))];
  if (a < 0 || b < 0) return false;
  return a < b + folded(other).length && b < a + folded(one).length;
}

function told(document: Document, inside: (paragraph: number) => boolean): Told[] {
  return eventsOf(document)
    .filter(({ citation: { paragraph } }) => typeof paragraph === 'number' && inside(paragraph))
    .map(({ date, citation, status }) => ({ date: date.edtf, quote: citation.quote, status }));
}

async function volumeDocuments(file: string): Promise<Map<string, { body: string; document: Document }>> {
  const bytes = readFileSync(file);
  const { documents } = JSON.parse(bytes.toString('utf8')) as { documents: { id: string; body: string }[] };
  const bodies = new Map(documents.map(({ id, body }) => [id, body]));
  const read = new Map<string, { body: string; document: Document }>();
  for await (const each of readFile(fileOf(file, bytes))) {
    const body = bodies.get(each.name);
    if ('document' in each && body !== undefined) read.set(each.name, { body, document: each.document });
  }
  return read;
}

function difference(name: string, { missed, wrong, other }: Difference): void {
  for (const { date, status, quote } of missed) print(`  ${name} missed ${date} ${status}: ${folded(quote)}`);
  for (const { date, status, quote } of wrong) print(`  ${name} wrong  ${date} ${status}: ${quote}`);
  for (const words of other) print(`  ${name} status ${words}`);
}

const show = process.argv.includes('--show');
const folder = volumesFolder();

async function measureVolumes(): Promise<void> {
  const labels = join(packageRoot, 'test', 'fixtures', 'labels', 'events.json');
  const { paragraphs } = JSON.parse(readFileSync(labels, 'utf8')) as { paragraphs: Labelled[] };
  const volumes = new Map<string, Awaited<ReturnType<typeof volumeDocuments>>>();
  for (const { volume } of paragraphs)
    if (!volumes.has(volume)) volumes.set(volume, await volumeDocuments(join(folder, `${volume}.json`)));
  const tallies = new Map<string, Tally>();
  const tally = (name: string): Tally => {
    const known = tallies.get(name) ?? new Tally();
    tallies.set(name, known);
    return known;
  };
  for (const [index, label] of paragraphs.entries()) {
    const name = `${index} ${label.volume} ${label.document}`;
    const read = volumes.get(label.volume)?.get(label.document);
    const text = folded(read?.body.slice(label.at, label.at + label.length) ?? '');
    const within = read?.document.paragraphs.filter((paragraph) => {
      const words = folded(paragraph.text);
      return words.length > 20 && (text.includes(words) || words.includes(text));
    });
    if (read === undefined || within === undefined || within.length === 0) {
      print(`  ${name}: the paragraph is not found`);
      continue;
    }
    const found = told(read.document, (paragraph) => within.some((each) => each.index === paragraph));
    const half = index % 2 === 0 ? 'even' : 'odd';
    for (const labeller of ['first', 'second'] as const) {
      const against = tally(`${half}, ${labeller} labeller`).add(text, found, label[labeller]);
      tally(`all, ${labeller} labeller`).add(text, found, label[labeller]);
      if (show && half === 'even') difference(`${name} (${labeller})`, against);
    }
    tally('second against first').add(text, label.second, label.first);
  }
  for (const [name, counts] of [...tallies].sort(([a], [b]) => (a < b ? -1 : 1))) print(counts.line(name));
}

function measureSeeds(): void {
  const all = new Tally();
  for (const [file, labels] of Object.entries(seedEvents)) {
    const document = parseDocument(readFileSync(join(packageRoot, 'seeds', file)), { name: file });
    for (const { index, text } of document.paragraphs) {
      const words = folded(text);
      const here = labels.filter(({ quote }) => words.includes(quote));
      const found = told(document, (paragraph) => paragraph === index);
      difference(`${file} paragraph ${index}`, all.add(words, found, here));
    }
  }
  print(all.line('seeds'));
}

measureSeeds();
if (existsSync(folder)) await measureVolumes();
else print(`No volumes in ${folder}: only the seeds are measured.`);
