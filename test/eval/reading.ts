/**
 * Scores the reading of cables on the development cases, one field at a time.
 * `npx tsx test/eval/reading.ts [--data FOLDER] [--show FIELD]`: exact and tolerant share of cases for each field, as
 * counts below twenty cases, and the cases that remain, each with its reason; `--show` prints the misses of one field
 * in full. Tolerant: letters and digits only, case folded, order of lists ignored.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Addressee, Document } from '../../src/document.ts';
import { titleCased } from '../../src/facts/people/name-case.ts';
import { cable } from '../../src/formats/cable/index.ts';
import { repairedName } from '../../src/formats/cable/officer.ts';
import { canonicalId, parseMrn } from '../../src/mrn/index.ts';
import { dataFolder } from './given/data-folder.ts';
import { telegramCases } from './telegrams.ts';

interface FieldCase {
  readonly id: string;
  readonly cable?: string;
  readonly params?: {
    readonly year?: number;
    readonly ownId?: string | null;
    readonly stripPortionMark?: boolean;
    readonly normalize?: boolean;
  };
  readonly input: string;
  readonly expected: unknown;
}

const { values } = parseArgs({ options: { data: { type: 'string' }, show: { type: 'string' } } });
const data = dataFolder();

const print = (line: string): boolean => process.stdout.write(`${line}\n`);

/** A header that gives the case its year and sender, as a whole cable would. */
function headerFor(one: FieldCase): string {
  const mrn = one.cable === undefined ? undefined : parseMrn(one.cable);
  const year = one.params?.year ?? mrn?.year;
  if (year === undefined || /^FM /mu.test(one.input)) return '';
  return `R 151200Z JUN ${String(year % 100).padStart(2, '0')}\nFM AMEMBASSY ${mrn?.station ?? 'SOMEWHERE'}\n\n`;
}

const addressee = (one: Addressee) => ({
  route: one.route ?? null,
  name: one.name,
  precedence: one.precedence ?? null,
  mcn: one.serial ?? null,
  excluded: one.excluded,
});

/** Cases that no rule reaches: what they expect, and why it is not read so. */
const judged: Readonly<Record<string, string>> = {
  'subject-018': 'expects the CONFIDENTIAL that a page prints above its PAGE line as a word of the subject',
  'tags-031': 'expects an initial ("B.") that the text does not have: a look-up by id',
  'tags-076': 'expects the last tag to be left out because a page line stands before it; it is printed, and read',
  '10AQNA272': 'three of six letters are lost or wrong, and ADANA is nearer: a look-up by id',
  '08SECTION01GF02BISHIEK21': 'expects a serial (1021) of which only 21 is there: a look-up by id',
  '09BRUSELS1292': 'expects the mission to the EU where the embassy in Brussels is written: a look-up by id',
};

/** The subject as it stands: with the portion mark that the title leaves out. */
function withMark(document: Document): string {
  const before = document.source.text.slice(0, document.titleAt?.start ?? 0).slice(-40);
  const mark = /\([A-Z][A-Z/ ]{0,12}\)\s*$/u.exec(before)?.[0].trim();
  return mark === undefined ? document.title : `${mark} ${document.title}`;
}

/** Names as the case asks for them: as printed, or in title case with typing errors repaired. */
function namesFor(one: FieldCase, names: readonly string[]): string[] {
  return one.params?.normalize === true ? names.map((name) => titleCased(repairedName(name))) : [...names];
}
const readers: Record<string, (document: Document, one: FieldCase) => unknown> = {
  subject: (document, one) => (one.params?.stripPortionMark === false ? withMark(document) : document.title),
  tags: (document) => document.cable?.tags.map((tag) => tag.code),
  references_cables_only: (document, one) => [
    ...new Set(
      document.references.flatMap((each) => (each.id === undefined || each.id === one.params?.ownId ? [] : [each.id])),
    ),
  ],
  references_typed: (document) =>
    document.references.map((each) => ({ value: each.id ?? each.text, kind: each.kind, label: each.label ?? null })),
  classified_by: (document, one) => namesFor(one, [document.cable?.classifiedBy?.name ?? []].flat()),
  signers: (document, one) => namesFor(one, document.cable?.signers ?? []),
  recipients_to: (document) => document.cable?.to.map(addressee),
  recipients_info: (document) => document.cable?.info.map(addressee),
  declassify_on: (document) => document.cable?.declassify.on,
  summary: (document) => document.cable?.summary,
};

function tolerant(value: unknown): string {
  if (Array.isArray(value)) return value.map(tolerant).sort().join('|');
  if (value !== null && typeof value === 'object')
    return Object.entries(value)
      .map(([key, each]) => `${key}=${tolerant(each)}`)
      .sort()
      .join(',');
  return (typeof value === 'string' ? value : JSON.stringify(value ?? '')).toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

interface Result {
  readonly id: string;
  readonly found: unknown;
  readonly expected: unknown;
}

const leastForRates = 20;

function report(field: string, results: readonly Result[]): void {
  const isExact = (each: Result) => JSON.stringify(each.found) === JSON.stringify(each.expected);
  const isNear = (each: Result) => tolerant(each.found) === tolerant(each.expected);
  const share = (count: number) =>
    results.length < leastForRates ? String(count).padStart(5) : (count / results.length).toFixed(3);
  const exact = share(results.filter(isExact).length);
  print(`${field.padEnd(24)} exact ${exact}  tolerant ${share(results.filter(isNear).length)}  of ${results.length}`);
  for (const each of results.filter((one) => !isExact(one))) {
    const how = isNear(each) ? 'in letter case or signs only' : 'to be mended';
    print(`    ${each.id}: ${judged[each.id] ?? how}`);
    if (values.show !== field) continue;
    print(`      found    ${JSON.stringify(each.found)}\n      expected ${JSON.stringify(each.expected)}`);
  }
}

const folder = join(data, 'cable-fields');
if (!existsSync(folder)) print(`No development data in ${data}: nothing scored (--data FOLDER names another place).`);
else {
  for (const file of readdirSync(folder).sort()) {
    const field = file.replace(/\.json$/u, '');
    const { cases } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { cases: FieldCase[] };
    const read = readers[field];
    if (field.startsWith('mrn_'))
      report(
        field,
        cases.map((one) => ({
          id: one.input,
          found: canonicalId(one.input),
          expected: canonicalId(String(one.expected)),
        })),
      );
    else if (read !== undefined)
      report(
        field,
        cases.map((one) => {
          const text = headerFor(one) + one.input;
          return {
            id: one.id,
            found: read(cable.parse({ name: 'case', sha256: '00000000', text }), one),
            expected: one.expected,
          };
        }),
      );
  }
  for (const [field, results] of telegramCases(join(data, 'cables-1970s.json'))) report(field, results);
}
