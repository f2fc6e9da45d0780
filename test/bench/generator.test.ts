import { describe, expect, it } from 'vitest';
import { fold, parseDocument } from '../../src/index.ts';
import { Generator } from './generator.ts';
import type { Material } from './material.ts';
import { inventedWord, WordCensus } from './vocabulary.ts';

const texts = [
  'The Foreign Minister told Henry Kissinger that the talks would continue.',
  'Kissinger replied that nothing had been agreed between the two governments.',
  'The economy has grown faster than anybody expected after the drought.',
];
const material: Material = {
  sentences: texts.map((text) => ({
    text,
    words: text.split(' ').length,
    people: [...text.matchAll(/(?:Henry )?Kissinger/gu)].map((name) => [name.index, name.index + name[0].length]),
    plain: [...text.matchAll(/(?<= )[a-z]{4,}(?= )/gu)].map((word) => [word.index, word.index + word[0].length]),
  })),
  documentOf: texts.map(() => [0, texts.length] as const),
  names: ['Henry Kissinger', 'Cyrus Vance', 'Anatoly Dobrynin'],
  stations: ['MINSK', 'PARIS', 'ANKARA'],
  tags: [
    ['PREL', 'External Political Relations'],
    ['PGOV', 'Internal Governmental Affairs'],
  ],
  vocabulary: { different: 40, rarest: 0.01 },
};
const numbers = Array.from({ length: 50 }, (_, at) => at);

describe('a made collection', () => {
  it('is the same for the same seed, whatever was made before', () => {
    const [one, other] = [new Generator(material, 7), new Generator(material, 7)];
    const forwards = numbers.map((number) => one.document(number).text);
    const backwards = numbers.toReversed().map((number) => other.document(number).text);
    expect(backwards.toReversed()).toEqual(forwards);
    expect(new Generator(material, 8).document(0).text).not.toBe(forwards[0]);
  });

  it('is read back as it was made', () => {
    const generator = new Generator(material, 7);
    for (const number of numbers) {
      const { text, entry } = generator.document(number);
      const read = parseDocument(text, { name: entry.document.source.name });
      expect(read.id).toBe(entry.document.id);
      expect(read.title).toBe(entry.document.title);
      expect(read.date.edtf?.slice(0, 10)).toBe(entry.document.date.edtf);
      expect(read.cable?.classification).toBe(entry.document.cable?.classification);
      expect(read.paragraphs.map((each) => each.text)).toEqual(entry.document.paragraphs.map((each) => each.text));
    }
  });

  it('cites its facts word by word', () => {
    const generator = new Generator(material, 7);
    for (const number of numbers) {
      const { document, facts } = generator.document(number).entry;
      const { mentions, roles, events } = facts;
      expect(mentions.length).toBeGreaterThanOrEqual(2);
      for (const { citation } of [...mentions, ...roles, ...events]) {
        expect(fold(document.source.text.slice(citation.start, citation.end))).toBe(citation.quote);
        const paragraph = document.paragraphs[citation.paragraph ?? -1];
        expect(paragraph?.start).toBeLessThanOrEqual(citation.start);
        expect(paragraph?.end).toBeGreaterThanOrEqual(citation.end);
      }
    }
  });
});

describe('invented words', () => {
  it('are different for different ranks, on both sides of where they get longer', () => {
    const ranks = Array.from({ length: 2_000 }, (_, at) => 99_000 + at);
    expect(new Set(ranks.map(inventedWord)).size).toBe(ranks.length);
  });

  it('are counted with the slope of their frequencies', () => {
    const census = new WordCensus();
    for (let rank = 1; rank <= 100; rank += 1) census.add(`${inventedWord(rank)} `.repeat(Math.round(100_000 / rank)));
    expect(census.slope(1, 100)).toBeCloseTo(-1, 2);
  });
});
