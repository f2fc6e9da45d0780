import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from '../../src/document.ts';
import { fileOf, readFile } from '../../src/ingest/reading.ts';
import { type DocumentJson, teiOf, type VolumeJson } from '../doubles/tei-writer.ts';
import { volumesFolder } from './given/data-folder.ts';

/** `npm run eval -- volumes`: the volumes of Foreign Relations, as JSON and written back as TEI, against what they state. */
const folder = volumesFolder();
const volumes = ['frus1969-76v12', 'frus1969-76v38p1', 'frus1977-80v21'];

interface Tally {
  right: number;
  all: number;
  readonly misses: string[];
}

/** The serial of a document's id, with the series of a travelling Secretary: `Secto 4118`. */
function numberOf(document: Document): string | undefined {
  const [, name = '', serial] = /^\d{2}([A-Z]+)(\d+)$/u.exec(document.id) ?? [];
  if (serial === undefined) return undefined;
  return /^(?:SECTO|TOSEC)$/u.test(name) ? `${name} ${serial}` : serial;
}

/** As the id has it: the first side of `Secto 68/3276`, no leading zeros. */
function plain(number: string | undefined): string | undefined {
  return number
    ?.split('/')[0]
    ?.toUpperCase()
    .replace(/\b0+(?=\d)/u, '');
}

function dayOf({ dateline }: DocumentJson): string | undefined {
  const date = dateline?.dates[0];
  const [first, last] = [date?.['when'] ?? date?.['from'] ?? date?.['notBefore'], date?.['to'] ?? date?.['notAfter']];
  const [from, to] = [first?.slice(0, 10), last?.slice(0, 10)];
  return to === undefined || to === from ? from : `${from}/${to}`;
}

function compare(tallies: Map<string, Tally>, field: string, place: string, found: unknown, wanted: unknown): void {
  const tally = tallies.get(field) ?? { right: 0, all: 0, misses: [] };
  tallies.set(field, tally);
  tally.all += 1;
  if (found === wanted) tally.right += 1;
  else tally.misses.push(`${place} ${field}: stated ${JSON.stringify(wanted)}, read ${JSON.stringify(found)}`);
}

async function documentsIn(
  name: string,
  bytes: Uint8Array,
): Promise<{ read: Map<string, Document>; failures: string[] }> {
  const read = new Map<string, Document>();
  const failures: string[] = [];
  for await (const each of readFile(fileOf(name, bytes))) {
    if ('failure' in each) failures.push(`${name} ${each.name}: ${each.failure}`);
    else read.set(each.name, each.document);
  }
  return { read, failures };
}

if (!existsSync(join(folder, `${volumes[0]}.json`))) {
  process.stdout.write(`No volumes in ${folder}: nothing to measure.\n`);
  process.exit(0);
}
const misses = new Set<string>();
for (const volume of volumes) {
  const bytes = readFileSync(join(folder, `${volume}.json`));
  const gold = JSON.parse(bytes.toString('utf8')) as VolumeJson;
  const json = await documentsIn(`${volume}.json`, bytes);
  const tei = await documentsIn(`${volume}.xml`, Buffer.from(teiOf(gold)));
  for (const [way, { read, failures }] of Object.entries({ json, tei })) {
    const tallies = new Map<string, Tally>();
    for (const document of gold.documents) {
      const found = read.get(document.id);
      const place = `${volume} ${document.id} (${way})`;
      compare(tallies, 'read', place, found?.format, 'outlined');
      if (found === undefined) continue;
      compare(tallies, 'date', place, found.date.edtf, dayOf(document));
      if (document.telegramNumber !== undefined) {
        compare(tallies, 'number', place, numberOf(found), plain(document.telegramNumber));
        compare(tallies, 'subject', place, found.title, document.subject ?? document.title);
      } else compare(tallies, 'title', place, found.title, document.title);
      if (way === 'tei')
        compare(tallies, 'text as in JSON', place, found.source.text, json.read.get(document.id)?.source.text);
    }
    const counts = [...tallies].map(([field, { right, all }]) => `${field} ${right}/${all}`);
    process.stdout.write(`${volume} ${way.padEnd(4)} ${counts.join(' · ')} · failures ${failures.length}\n`);
    for (const miss of [...failures, ...[...tallies.values()].flatMap((tally) => tally.misses)]) misses.add(miss);
  }
}
for (const miss of misses) process.stdout.write(`  ${miss.slice(0, 300)}\n`);
