import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Addressee, Document } from '../../src/document.ts';
import { cable } from '../../src/formats/cable/index.ts';

interface FieldCase {
  readonly kind: string;
  readonly id: string;
  readonly year?: number;
  readonly input: string;
  readonly expected: unknown;
}

const { cases } = JSON.parse(readFileSync(new URL('../fixtures/cables/fields.json', import.meta.url), 'utf8')) as {
  cases: FieldCase[];
};

const addressee = (one: Addressee) => ({
  route: one.route ?? null,
  name: one.name,
  precedence: one.precedence ?? null,
  mcn: one.serial ?? null,
  excluded: one.excluded,
});

const read: Record<string, (document: Document) => unknown> = {
  subject: (document) => document.title,
  tags: (document) => document.cable?.tags.map((tag) => tag.code),
  references_cables_only: (document) => [...new Set(document.references.flatMap((each) => each.id ?? []))],
  references_typed: (document) =>
    document.references.map((each) => ({ value: each.id ?? each.text, kind: each.kind, label: each.label ?? null })),
  classified_by: (document) => [document.cable?.classifiedBy?.name],
  signers: (document) => document.cable?.signers,
  summary: (document) => document.cable?.summary,
  recipients_to: (document) => document.cable?.to.map(addressee),
  recipients_info: (document) => document.cable?.info.map(addressee),
  declassify_on: (document) => document.cable?.declassify.on,
};

function documentOf({ input, year }: FieldCase): Document {
  const dated = year !== undefined && !/^FM /mu.test(input);
  const header = dated ? `R 151200Z JUN ${String(year % 100).padStart(2, '0')}\nFM AMEMBASSY SOMEWHERE\n\n` : '';
  return cable.parse({ name: 'field.txt', sha256: '0'.repeat(64), text: header + input });
}

describe('a field of a cable, as it was found', () => {
  it.each(cases)('is read from $id', (one) => {
    expect(read[one.kind]?.(documentOf(one))).toEqual(one.expected);
  });
});
