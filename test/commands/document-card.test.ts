import { describe, expect, it } from 'vitest';
import type { DocumentView } from '../../src/index.ts';
import { ask, contextOf } from '../doubles/asking.ts';
import { collectionOf, harborArticle, harborCable } from '../doubles/collection.ts';

async function card(view: Partial<DocumentView>): Promise<string> {
  const whole = { document: harborCable, withheld: 0, path: '/in/oslo.txt', addedAt: '', ...view };
  const open = async () => ({ how: 'id', view: whole, others: [], total: 1 }) as const;
  return (await ask('/cable 05OSLO77', contextOf(collectionOf({ open })))).text;
}

describe('the card of a document', () => {
  it('says what comes from metadata, with what is shown nowhere else', async () => {
    const document = {
      ...harborArticle,
      kind: 'report' as const,
      date: { edtf: '2024-05-06', precision: 'day', basis: 'metadata' } as const,
      classification: 'UNCLASSIFIED',
      url: 'https://example.org/a',
      language: 'nb-NO',
      fromMetadata: ['date', 'outlet', 'classification', 'url', 'language'] as const,
    };
    const text = await card({ document });
    expect(text.split('\n')[0]).toBe('UNCLASSIFIED · report · Nordic Review');
    expect(text).toContain('6 May 2024 (from its metadata)');
    expect(text).toContain('From metadata   date, outlet, classification, url https://example.org/a, language nb-NO');
    expect(await card({ document: harborArticle })).not.toContain('metadata');
  });

  it('names other files by their own names, with the folder where they are called alike, and counts the rest', async () => {
    const paths = ['/in/copies/oslo.txt', '/in/all.zip!/b/oslo.txt', '/in/cables.txt#2'];
    expect(await card({ alsoIn: { paths, total: 24 } })).toContain(
      'Also in    copies/oslo.txt · all.zip!/b/oslo.txt · cables.txt#2 · 21 more',
    );
    expect(await card({})).not.toContain('Also in');
  });

  it('says which version it is, and counts only where that makes sense to the reader', async () => {
    const first = async (version: number, current: number, total: number) =>
      (await card({ document: { ...harborCable, version }, versions: { total, current } })).split('\n')[0];
    expect(await first(2, 2, 2)).toMatch(/· version 2 of 2$/u);
    expect(await first(1, 2, 2)).toMatch(/· version 1 of 2, not the current one$/u);
    expect(await first(3, 3, 2)).toMatch(/· version 3$/u);
    expect((await card({ document: { ...harborCable, version: 2 } })).split('\n')[0]).toMatch(/· version 2$/u);
  });
});
