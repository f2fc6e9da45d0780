/**
 * Scores the reading of cables on the development cases, one field at a time.
 * `npx tsx test/eval/reading.ts [--data FOLDER] [--show FIELD]`: exact and tolerant share of cases for each field;
 * `--show` prints the misses of one field. Tolerant: letters and digits only, case folded, order of lists ignored.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Addressee, Document } from '../../src/document.ts';
import { cable } from '../../src/formats/cable/index.ts';
import { canonicalId, parseMrn } from '../../src/mrn/index.ts';
import { telegramCases } from './telegrams.ts';

interface FieldCase {
  readonly id: string;
  readonly cable?: string;
  readonly params?: { readonly year?: number; readonly ownId?: string | null };
  readonly input: string;
  readonly expected: unknown;
}

const { values } = parseArgs({ options: { data: { type: 'string' }, show: { type: 'string' } } });
const data = values.data ?? join('..', 'shared', 'data');

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

const ownPrefix = (one: FieldCase) => one.params?.ownId ?? undefined;
const readers: Record<string, (document: Document, one: FieldCase) => unknown> = {
  subject: (document) => document.title,
  tags: (document) => document.cable?.tags.map((tag) => tag.code),
  references_cables_only: (document, one) => [
    ...new Set(
      document.references.flatMap((each) => (each.id === undefined || each.id === ownPrefix(one) ? [] : [each.id])),
    ),
  ],
  references_typed: (document) =>
    document.references.map((each) => ({ value: each.id ?? each.text, kind: each.kind, label: each.label ?? null })),
  classified_by: (document) =>
    document.cable?.classifiedBy?.name === undefined ? [] : [document.cable.classifiedBy.name],
  signers: (document) => document.cable?.signers,
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

function report(field: string, results: readonly Result[]): void {
  const exact = results.filter((each) => JSON.stringify(each.found) === JSON.stringify(each.expected)).length;
  const near = results.filter((each) => tolerant(each.found) === tolerant(each.expected)).length;
  const share = (count: number) => (count / results.length).toFixed(3);
  print(`${field.padEnd(24)} exact ${share(exact)}  tolerant ${share(near)}  of ${results.length}`);
  if (values.show !== field) return;
  for (const each of results)
    if (JSON.stringify(each.found) !== JSON.stringify(each.expected))
      print(`  ${each.id}\n    found    ${JSON.stringify(each.found)}\n    expected ${JSON.stringify(each.expected)}`);
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
