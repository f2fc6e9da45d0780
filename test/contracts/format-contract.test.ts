import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/citation.ts';
import type { Document } from '../../src/document.ts';
import { DocumentError } from '../../src/errors.ts';
import type { Format } from '../../src/formats/format.ts';
import { formats } from '../../src/formats/index.ts';

/** What every format promises, walked over the registry: a new format is tested before anyone writes it a test. */

const seed = (name: string) => readFileSync(new URL(`../../seeds/${name}`, import.meta.url), 'utf8');
const seeds = [seed('000_a3f0bff099e31b92.txt'), seed('002_6a6b67eeadef4280.txt')];
const lines = seeds.flatMap((text) => text.split('\n'));

/** Parses, and lets nothing pass but a `DocumentError`. */
function parse(format: Format, text: string): Document | undefined {
  try {
    return format.parse({ name: 'any.txt', sha256: '0'.repeat(64), text });
  } catch (thrown) {
    if (thrown instanceof DocumentError) return undefined;
    throw thrown;
  }
}

/** What is untrue among a document's offsets, in words; nothing for a document that keeps the promise. */
function faultsIn(document: Document): string[] {
  const source = document.source.text;
  const faults: string[] = [];
  const must = (holds: boolean, what: string) => {
    if (!holds) faults.push(what);
  };
  document.paragraphs.forEach((paragraph, index) => {
    const at = (what: string) => `paragraph ${index}: ${what}`;
    must(paragraph.index === index, at('index'));
    must(paragraph.label !== '' && paragraph.text !== '', at('empty label or text'));
    let covered = 0;
    let before = 0;
    for (const span of paragraph.spans) {
      const text = paragraph.text.slice(span.at, span.at + span.length);
      const gap = paragraph.text.slice(covered, span.at);
      const parted = /^-?\s*[\r\n]/u.test(source.slice(before, span.start));
      must(gap === (covered === 0 ? '' : ' ') || (gap === '' && parted), at(`gap before ${span.at}`));
      must(source.slice(span.start, span.start + span.length) === text, at(`span at ${span.at} is not the source's`));
      covered = span.at + span.length;
      before = span.start + span.length;
    }
    must(covered === paragraph.text.length, at('text beyond the last span'));
    must(paragraph.start === paragraph.spans[0]?.start, at('start'));
    must(paragraph.end > paragraph.start && paragraph.end <= source.length, at('end'));
  });
  for (const { text, start, end } of [...document.authorsAt, ...document.signersAt, ...document.references]) {
    must(fold(source.slice(start, end)) === fold(text), `"${text}" does not stand at ${start}`);
  }
  for (const { text, paragraph, start, end } of document.headings) {
    must(document.paragraphs[paragraph] !== undefined, `heading "${text}" stands over nothing`);
    must(source.slice(start, end).trim() !== '', `heading "${text}" stands nowhere`);
  }
  return faults;
}

describe.each(formats.map((format) => [format.name, format] as const))('the format %s', (name, format) => {
  const check = (text: string): void => {
    const document = parse(format, text);
    if (document === undefined) return;
    expect(document.format).toBe(name);
    expect(document.id).not.toBe('');
    expect(document.source.text).toBe(text);
    expect(faultsIn(document)).toEqual([]);
  };

  it('gives a sureness between 0 and 1 for anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const sure = format.detect(text, 'any.txt');
        expect(sure).toBeGreaterThanOrEqual(0);
        expect(sure).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('reads both seeds with true offsets, twice the same', () => {
    for (const text of seeds) {
      check(text);
      expect(parse(format, text)).toEqual(parse(format, text));
    }
  });

  it('reads telegrams whose lines part words', () => {
    const line = fc.constantFrom(
      'THE AMBASSADOR AD-',
      'DRESSED THE US-',
      'SOVIET GROUP.',
      '2. HE SAID.',
      'PAGE 02 PARIS 12',
      '',
    );
    const body = fc
      .array(line, { maxLength: 30 })
      .map((some) => `FM AMEMBASSY PARIS\nSUBJECT: X\n\n1. ${some.join('\n')}`);
    fc.assert(fc.property(body, check), { numRuns: 100 });
  });

  it('throws nothing but a DocumentError on arbitrary text', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string());
    fc.assert(fc.property(text, check), { numRuns: 400 });
  });

  it('reads the seeds cut off at any point', () => {
    for (const text of seeds) {
      for (let end = 1; end < text.length; end += 61) {
        check(text.slice(0, end));
        check(text.slice(end));
      }
    }
  });

  it('reads lines of both seeds in any order and number', () => {
    const shuffled = fc.array(fc.constantFrom(...lines), { maxLength: 60 }).map((some) => some.join('\n'));
    fc.assert(fc.property(shuffled, check), { numRuns: 150 });
  });

  it('reads the seeds with stretches removed, doubled or overwritten', () => {
    const edit = fc.record({
      text: fc.constantFrom(...seeds),
      at: fc.nat(6_000),
      length: fc.nat(200),
      insert: fc.oneof(fc.constant(''), fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom(...lines)),
    });
    const edited = edit.map(({ text, at, length, insert }) => text.slice(0, at) + insert + text.slice(at + length));
    fc.assert(fc.property(edited, check), { numRuns: 150 });
  });

  it('reads any kind of line end', () => {
    for (const text of seeds) for (const end of ['\r\n', '\r', '\u2028']) check(text.replaceAll('\n', end));
  });

  it.each([
    ['a long word', 'x'.repeat(50_000)],
    ['a long line', 'word '.repeat(190_000)],
    ['many blanks', `a${' '.repeat(200_000)}b`],
    ['many brackets', '('.repeat(50_000)],
    ['many short lines', 'a\n'.repeat(50_000)],
    ['many stops', '. '.repeat(100_000)],
    ['many slashes', '/'.repeat(50_000)],
    ['letters set apart', 'S E C R E T '.repeat(5_000)],
    ['many digits', '1. '.repeat(50_000)],
    ['many hyphens', '-'.repeat(100_000)],
  ])('ends on %s', (_, text) => {
    check(text);
    check(seeds.map((each) => each.slice(0, 900) + text).join('\n'));
  });
});
