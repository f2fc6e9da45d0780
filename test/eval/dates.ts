/**
 * `npx tsx test/eval/dates.ts [DATA FOLDER] [--misses]`: dates found and resolved in the development data, and the speed.
 * End-to-end is the share of gold calendar expressions (year, month or day) that are found (spans overlap) and resolved
 * to exactly that value (data/README.md).
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseDates } from 'chrono-node';
import { dayBounds } from '../../src/edtf.ts';
import { findDates } from '../../src/facts/dates.ts';
import type { DateFound } from '../../src/facts/facts.ts';
import { dataFolder } from './given/data-folder.ts';

interface Gold {
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
interface History {
  readonly id: string;
  readonly written: string;
  readonly text: string;
  readonly spans: readonly Gold[];
}
interface Dateline {
  readonly text: string;
  readonly when?: string;
  readonly from?: string;
  readonly to?: string;
  readonly notBefore?: string;
}

const args = process.argv.slice(2);
const showMisses = args.includes('--misses');
const folder = dataFolder();

function print(line: string) {
  process.stdout.write(`${line}\n`);
}

function read<T>(name: string): T | undefined {
  const file = join(folder, name);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as T;
  print(`${file} is not there: skipped.`);
  return undefined;
}

const SEASONS: Readonly<Record<string, string>> = {
  SP: '21',
  SU: '22',
  FA: '23',
  WI: '24',
  H1: '40',
  H2: '41',
  Q1: '33',
  Q2: '34',
  Q3: '35',
  Q4: '36',
};

/** A TIMEX2 value as EDTF; undefined when it is no calendar value. `wide` takes seasons, decades and centuries as well. */
function calendarValue(value: string, wide: boolean): string | undefined {
  const plain = value.replace(/T.*$/u, '');
  const bc = /^BC(\d{4})$/u.exec(plain);
  if (bc !== null) return Number(bc[1]) === 1 ? '0000' : `-${String(Number(bc[1]) - 1).padStart(4, '0')}`;
  if (/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u.test(plain)) return plain;
  if (!wide) return undefined;
  if (/^\d{2,3}$/u.test(plain)) return plain.padEnd(4, 'X');
  const group = /^(\d{4})-([A-Z][A-Z\d])$/u.exec(plain);
  const code = SEASONS[group?.[2] ?? ''];
  return group === null || code === undefined ? undefined : `${group[1]}-${code}`;
}

type Dates = readonly Pick<DateFound, 'start' | 'end' | 'text' | 'edtf' | 'rule' | 'basis'>[];

/** chrono-node's dates, as precise as it is certain; a year that it takes from the reference counts as known. */
function chronoDates(text: string, reference: string | undefined): Dates {
  const found = parseDates(text, reference === undefined ? undefined : new Date(`${reference.slice(0, 10)}T12:00:00Z`));
  return found.map(({ index, text: words, start }) => {
    const two = (number: number | null) => String(number ?? 0).padStart(2, '0');
    const year = String(start.get('year') ?? 0).padStart(4, '0');
    const month = start.isCertain('month') || start.isCertain('day') ? `-${two(start.get('month'))}` : '';
    const day = start.isCertain('day') ? `-${two(start.get('day'))}` : '';
    const end = index + words.length;
    return { start: index, end, text: words, edtf: year + month + day, rule: 'chrono-node', basis: 'stated' };
  });
}

function histories(documents: readonly History[], label: string, reference: (history: History) => string | undefined) {
  for (const ranges of ['whole', 'compact', 'ends', 'chrono-node'] as const) {
    const tally = { gold: 0, found: 0, right: 0, wideGold: 0, wideRight: 0 };
    for (const history of documents) {
      const dates: Dates =
        ranges === 'chrono-node'
          ? chronoDates(history.text, reference(history))
          : findDates(history.text, { reference: reference(history), ranges });
      for (const gold of history.spans) {
        const wide = calendarValue(gold.value, true);
        if (wide === undefined) continue;
        const hits = dates.filter((date) => date.start < gold.end && gold.start < date.end);
        const right = hits.some((date) => fits(date, wide));
        tally.wideGold += 1;
        tally.wideRight += right ? 1 : 0;
        if (calendarValue(gold.value, false) === undefined) continue;
        tally.gold += 1;
        tally.found += hits.length > 0 ? 1 : 0;
        tally.right += right ? 1 : 0;
        if (!right && showMisses && ranges === 'ends') miss(history, gold, hits);
      }
    }
    const share = (part: number, all: number) => (part / all).toFixed(3);
    print(
      `${label}, ${ranges === 'chrono-node' ? ranges : `ranges ${ranges}`}: found ${share(tally.found, tally.gold)}, end-to-end ${share(tally.right, tally.gold)} of ${tally.gold}; with seasons, decades, halves ${share(tally.wideRight, tally.wideGold)} of ${tally.wideGold}`,
    );
  }
}

function fits(date: Pick<DateFound, 'edtf'>, value: string): boolean {
  return date.edtf.replace(/[~?%]/gu, '').replace(/T.*$/u, '') === value;
}

function miss(history: History, gold: Gold, hits: Dates) {
  const context = history.text.slice(Math.max(0, gold.start - 30), gold.end + 20).replace(/\n/gu, '/');
  const got = hits.map((hit) => `${hit.text} = ${hit.edtf} (${hit.rule}, ${hit.basis})`).join('; ');
  print(`  ${history.id}  ${gold.value}  ${context}  ← ${got === '' ? 'nothing' : got}`);
}

function datelines(cases: readonly Dateline[]) {
  let right = 0;
  let whole = 0;
  for (const each of cases) {
    const value = each.when ?? each.from ?? each.notBefore ?? '';
    const reference = /\b\d{4}\b|\/\d\d$/u.test(each.text) ? undefined : value.slice(0, 4);
    const dates = findDates(each.text, { reference });
    const day = value.slice(0, 10);
    const first = dates[0];
    const end = (each.to ?? value).slice(0, 10);
    const span = first === undefined ? undefined : dayBounds(first.edtf);
    const gold = [dayBounds(day), dayBounds(end)];
    if (first?.edtf.slice(0, 10).startsWith(day) === true) right += 1;
    if (span !== undefined && span.first === gold[0]?.first && span.last === gold[1]?.last) whole += 1;
    else if (showMisses)
      print(`  ${each.text}  ${value} ${each.to ?? ''}  ← ${dates.map((date) => date.edtf).join('; ')}`);
  }
  print(
    `datelines: first day right ${(right / cases.length).toFixed(3)}, first to last day right ${(whole / cases.length).toFixed(3)} of ${cases.length}`,
  );
}

const wikiwars = read<{ documents: readonly History[] }>('dates-wikiwars.json');
if (wikiwars !== undefined) {
  histories(wikiwars.documents, 'WikiWars, no reference', () => undefined);
  if (!showMisses) histories(wikiwars.documents, 'WikiWars, written date', (history) => history.written);
  const text = wikiwars.documents.map((history) => history.text).join('\n');
  const words = text.match(/\S+/gu)?.length ?? 0;
  findDates(text);
  const rounds = 20;
  const before = process.cpuUsage();
  for (let round = 0; round < rounds; round += 1) findDates(text, { reference: '2009-12-19' });
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  print(
    `speed: ${Math.round((words * rounds) / seconds).toLocaleString('en')} words/s of processor time (${words} words × ${rounds})`,
  );
}
const lines = read<{ cases: readonly Dateline[] }>('dates-datelines.json');
if (lines !== undefined) datelines(lines.cases);
