import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { everything } from '../../src/access/access.ts';
import type { Query } from '../../src/search/query.ts';
import type { CommonIndex } from '../../src/store/sqlite/index/sharing.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { batchOf, documentOf, entryOf } from './documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'reftel-sharing-'));
afterAll(() => rmSync(folder, { recursive: true }));

const entry = (number: number, paragraphs: number) =>
  entryOf(
    documentOf({
      id: `doc-${number}`,
      title: `Report ${number}`,
      paragraphs: Array.from({ length: paragraphs }, (_, at) =>
        at % 2 === 0 ? `Minsk r${number}.` : { text: 'Minsk at night.', mark: 'S' },
      ),
    }),
  );

const query: Query = { all: { kind: 'word', text: 'minsk', prefix: false }, none: [], filters: {} };
const answers = async (store: Store) =>
  Promise.all(
    [everything, { level: 0 } as const].map(async (access) => [
      await store.search(query, access, { limit: 100, facets: true }),
      await store.search({ none: [], filters: { kind: ['cable', 'memorandum'] } }, access, {
        limit: 100,
        facets: true,
      }),
    ]),
  );

let files = 0;
/** Readers of one file that hand what they offer to all others, not before `deliver` is called. */
function readersOf(count: number) {
  files += 1;
  const path = join(folder, `${files}.db`);
  const writer = openSqliteStore(path);
  const offers: { readonly index: CommonIndex; readonly from: number; readonly was: string }[] = [];
  const handed: (CommonIndex | undefined)[] = [];
  const readers = Array.from({ length: count }, (_, from) =>
    openSqliteStore(path, {
      readOnly: true,
      sharing: {
        take: () => handed.splice(from, 1, undefined)[0],
        offer: (index) => offers.push({ index, from, was: letters(index) }),
      },
    }),
  );
  const deliver = () => {
    for (const { index, from } of offers) for (const to of readers.keys()) if (to !== from) handed[to] = index;
  };
  return {
    writer,
    readers,
    offers,
    deliver,
    close: () => Promise.all([writer, ...readers].map((each) => each.close())),
  };
}

const letters = ({ columns, documents: { lists, ...documents } }: CommonIndex) =>
  [...Object.values(columns), ...Object.values(documents), ...lists].map((each) => each.join(' ')).join('\n');

type Step = { readonly write: number; readonly paragraphs: number } | { readonly ask: number } | 'remove' | 'deliver';

it('answers as one who shares nothing, whatever is written, asked and handed on in whichever order', async () => {
  const steps = fc.array(
    fc.oneof<fc.Arbitrary<Step>[]>(
      fc.record({ write: fc.nat(6), paragraphs: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ ask: fc.nat(2) }),
      fc.record({ ask: fc.nat(2) }),
      fc.constant<Step>('remove'),
      fc.constant<Step>('deliver'),
    ),
    { minLength: 4, maxLength: 16 },
  );
  const tried = async (taken: readonly Step[]) => {
    const { writer, readers, offers, deliver, close } = readersOf(3);
    await writer.put(batchOf(entry(0, 2)), '');
    for (const step of taken) {
      if (step === 'deliver') deliver();
      else if (step === 'remove') await writer.remove('doc-0');
      else if ('write' in step) await writer.put(batchOf(entry(step.write, step.paragraphs)), '');
      else expect(await answers(readers[step.ask] as Store)).toEqual(await answers(writer));
    }
    // What was handed out stays as it was.
    for (const { index, was } of offers) expect(letters(index) === was).toBe(true);
    await close();
  };
  await fc.assert(fc.asyncProperty(steps, tried), { numRuns: 15 });
});

it('makes once what the others take over, and hands out anew what was changed when no more is written', async () => {
  const { writer, readers, offers, deliver, close } = readersOf(2);
  const [one, other] = readers as [Store, Store];
  await writer.put(batchOf(entry(0, 2)), '');
  await answers(one);
  deliver();
  await answers(other);
  expect(offers.map(({ from }) => from)).toEqual([0]);
  await writer.put(batchOf(entry(1, 2)), '');
  await other.search(query, everything, { limit: 1 });
  expect(offers).toHaveLength(1);
  await answers(other);
  deliver();
  await answers(one);
  expect(offers.map(({ from }) => from)).toEqual([0, 1]);
  await close();
});
