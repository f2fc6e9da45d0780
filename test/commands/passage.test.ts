import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passages, sentenceAround } from '../../commands/passage.ts';
import { spansOf } from '../../src/citation.ts';
import type { Document, Paragraph } from '../../src/index.ts';
import { harborCable } from '../doubles/collection.ts';
import { cableOf, citing } from '../doubles/documents.ts';

const marker = '\n\nOSLO 00000077 002 OF 002\n\n';

/** A paragraph whose words are wrapped in the source, and split by a page marker where there are two pieces. */
function printed(pieces: readonly string[]): { document: Document; paragraph: Paragraph } {
  const text = pieces.join(marker);
  let at = 0;
  const places = pieces.map((piece) => {
    const start = text.indexOf(piece, at);
    at = start + piece.length;
    return { start, end: at };
  });
  const paragraph: Paragraph = { index: 0, label: '1', mark: 'C', heading: undefined, ...spansOf(text, places) };
  return { document: { ...harborCable, paragraphs: [paragraph], source: { ...harborCable.source, text } }, paragraph };
}

function folded(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

describe('a passage of a paragraph', () => {
  it('is one quotation across wrapped lines', () => {
    const { document, paragraph } = printed(['The talks\n  resumed\non Monday.']);
    expect(passages(document, paragraph).map(({ quotation }) => quotation.quote.foreign)).toEqual([
      'The talks resumed on Monday.',
    ]);
  });

  it('is split where a page marker stands, which is never quoted', () => {
    const { document, paragraph } = printed(['They would improve relations if', 'Oslo took these steps.']);
    const quotes = passages(document, paragraph).map(({ quotation }) => quotation.quote.foreign);
    expect(quotes).toEqual(['They would improve relations if', 'Oslo took these steps.']);
  });

  it('is always a slice of the source once line wrapping is folded', () => {
    const word = fc.stringMatching(/^[a-zA-Zé"'.,;]{1,12}$/u);
    const piece = fc
      .array(fc.tuple(word, fc.constantFrom(' ', '\n', '  \n ', '\t')), { minLength: 1, maxLength: 12 })
      .map((words) =>
        words
          .map(([text, space]) => text + space)
          .join('')
          .trim(),
      );
    const pieces = fc.array(piece, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(pieces, fc.nat(80), fc.nat(80), (texts, from, length) => {
        const { document, paragraph } = printed(texts);
        for (const { quotation } of passages(document, paragraph, from, from + length)) {
          const { quote, cite } = quotation;
          const slice = folded(document.source.text.slice(cite.start, cite.end));
          expect(quote.foreign).toBe(slice);
          expect(folded(paragraph.text)).toContain(slice);
        }
      }),
    );
  });
});

describe('the sentence around a name', () => {
  const words = 'The U.S. envoy met Gen. Vik on May 3. Then Per Olsen, of Bergen, left for No. 5 Dock. It rained.';
  const document = cableOf([{ text: words }]);

  it('runs from full stop to full stop and marks the name', () => {
    const quotation = sentenceAround(document, citing(document, 'Per Olsen'));
    expect(quotation?.quote.foreign).toBe('Then Per Olsen, of Bergen, left for No. 5 Dock.');
    expect(quotation?.matches).toEqual([[5, 14]]);
    expect(quotation?.cite.pin).toBe('05OSLO77 ¶1');
  });

  it('does not take an abbreviation for an end', () => {
    expect(sentenceAround(document, citing(document, 'Vik'))?.quote.foreign).toBe(
      'The U.S. envoy met Gen. Vik on May 3.',
    );
  });

  it('is bounded in a paragraph without an end', () => {
    const endless = cableOf([{ text: `${'word '.repeat(5_000)}Olsen ${'word '.repeat(5_000)}end` }]);
    const quote = sentenceAround(endless, citing(endless, 'Olsen'))?.quote.foreign ?? '';
    expect(quote).toContain('Olsen');
    expect(quote.length).toBeLessThan(600);
  });

  it('is not there for words of the header', () => {
    const { paragraph: _, ...header } = citing(document, 'Vik');
    expect(sentenceAround(document, header)).toBeUndefined();
  });
});
