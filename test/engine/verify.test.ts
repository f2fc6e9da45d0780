import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { citeDocument } from '../../src/engine/cite.ts';
import { verifyQuotation } from '../../src/engine/verify.ts';
import { everything } from '../../src/index.ts';
import { openStore } from '../../src/store/index.ts';
import type { Store } from '../../src/store/store.ts';
import { batchOf, documentOf, entryOf } from '../store/documents.ts';

const released = 'Mr. Harte and Mr. [name not declassified] were present for all of the items, the minutes say.';
/** What many cables say in the same words, each with an end of its own. */
const formula = (end: string) => `The ambassador said that he would take up the matter with the minister in ${end}.`;
const reply = (end: string) => `In reply the minister said that he had not been told of the matter by the ${end}.`;
const partedBothWays =
  'There the repre- sentative of the army on the way to the long- term talks he had announced spoke of co- operation.';
const partedTwice = 'They praised the co- operation of two armies and the co- operation of fleets.';
const sameWords = 'Told in reply, he had what the minister would been say.';

let store: Store;
beforeAll(async () => {
  store = await openStore('sqlite::memory:');
  const documents = Array.from({ length: 60 }, (_, at) =>
    documentOf({ id: `07MINSK${at + 1}`, paragraphs: [formula(`place${at}`), reply(`office${at}`), sameWords] }),
  );
  documents.push(documentOf({ id: '07KYIV1', paragraphs: [released] }));
  documents.push(
    documentOf({ id: '07KYIV2', paragraphs: ['By then the minister had been told what he would say in reply.'] }),
  );
  documents.push(
    documentOf({ id: '07KYIV3', paragraphs: ['The repre- sentatives of the long-term tenants were late again.'] }),
  );
  documents.push(documentOf({ id: '07KYIV4', paragraphs: [partedBothWays, partedTwice] }));
  await store.put(batchOf(...documents.map((each) => entryOf(each))), '');
});
afterAll(() => store.close());

const verify = (typed: string) => verifyQuotation(store, everything, typed, 61);
const changes = async (typed: string) =>
  (await verify(typed)).difference.filter(({ kind }) => kind !== 'same').map(({ kind, text }) => `${kind} ${text}`);

describe('words in brackets', () => {
  it('are the document’s where it has them there', async () => {
    expect(await verify('[name not declassified] were present')).toMatchObject({
      verdict: 'exact',
      citations: [{ document: '07KYIV1' }],
    });
    expect(await changes('Mr. Harte and Mr. [name still not declassified] were there for all of the items')).toEqual([
      'added still',
      'removed present',
      'added there',
    ]);
  });

  it('are the quoter’s own where it has others, or none', async () => {
    for (const typed of [
      'Mr. Harte and [another official] were present',
      'Mr. Harte [the host] and Mr.',
      '[two men] and Mr. [name not declassified] were present for all',
    ])
      expect(await verify(typed)).toMatchObject({ verdict: 'exact' });
  });

  it('may be all that a quotation has', async () => {
    expect(await verify('[name not declassified]')).toMatchObject({ verdict: 'exact' });
    expect(await verify('[name ... declassified]')).toMatchObject({ verdict: 'exact' });
    expect(await verify('[the minister of agriculture]')).toMatchObject({ verdict: 'not found' });
  });
});

describe('a word that a line’s end parts in the document', () => {
  it.each(['The repre- sentatives of the long-term tenants', 'the representatives of the long-term tenants'])(
    'is the document’s whole or parted: %s',
    async (typed) => {
      const { verdict, citations } = await verify(typed);
      expect(verdict).toBe('exact');
      expect(citations.map(({ quote }) => quote)).toEqual(['The repre- sentatives of the long-term tenants']);
    },
  );

  it.each([
    'the representative of the army on the way to the long-term talks he had announced spoke of co-operation',
    'representative of the army on the way to the long-term talks',
    'representative of the army … long-term talks he had announced spoke of co-operation',
  ])('may stand beside a word whose own hyphen is at a line’s end: %s', async (typed) => {
    const { verdict, citations } = await verify(typed);
    expect(verdict).toBe('exact');
    expect(citations.map(({ document }) => document)).toEqual(['07KYIV4']);
  });

  it('may be typed in both ways, and a mark that was changed there is seen', async () => {
    const typed = 'the co-operation of two armies and the cooperation of fleets';
    const { verdict, citations } = await verify(typed);
    expect(verdict).toBe('exact');
    expect(new Set(citations.map(({ document, paragraph }) => `${document} ${paragraph}`)).size).toBe(1);
    for (const changed of [
      typed.replace(' and', ', and'),
      'representative of the army, on the way to the long-term talks',
    ])
      expect(await verify(changed)).toMatchObject({ verdict: 'altered', citations: [{ document: '07KYIV4' }] });
  });

  it('is no change beside one', async () => {
    expect(await changes('the representatives of the new tenants were late')).toEqual([
      'removed long-term',
      'added new',
    ]);
  });

  it('is cited as it stands there', async () => {
    const view = await store.view('07KYIV3', everything);
    const card = await store.card('07KYIV3', everything);
    if (view === undefined || card === undefined) throw new Error('it was put there');
    const cited = citeDocument(view.document, card, { quote: 'representatives of the long-term' });
    expect(cited.paragraphs[0]?.citations[0]?.quote).toBe('repre- sentatives of the long-term');
  });

  it('is cited beside a word whose own hyphen is at a line’s end', async () => {
    const view = await store.view('07KYIV4', everything);
    const card = await store.card('07KYIV4', everything);
    if (view === undefined || card === undefined) throw new Error('it was put there');
    const quote = 'representative of the army on the way to the long-term talks';
    expect(citeDocument(view.document, card, { quote }).paragraphs[0]?.citations.map((each) => each.quote)).toEqual([
      'repre- sentative of the army on the way to the long- term talks',
    ]);
  });
});

describe('a short quotation of words that many texts have', () => {
  it('is found by the half that was left as it was', async () => {
    const answer = await verify('the minister had been notified what he would say in reply');
    expect(answer).toMatchObject({ verdict: 'altered', citations: [{ document: '07KYIV2' }] });
    expect(await changes('the minister had been notified what he would say')).toEqual([
      'removed told',
      'added notified',
    ]);
  });
});

describe('a splice of formulas that stand in many places', () => {
  const pieces = ['that he would take up the matter with the minister in place7', 'told of the matter by the office41'];

  it.each([' ', ' … '])('is found, whether or not a mark parts its pieces (%j)', async (sign) => {
    const answer = await verify(pieces.join(sign));
    expect(answer).toMatchObject({ verdict: 'spliced' });
    expect(answer.citations.map(({ document }) => document)).toEqual(['07MINSK8', '07MINSK42']);
  });
});
