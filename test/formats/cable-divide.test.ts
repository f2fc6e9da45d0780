import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divide } from '../../src/formats/cable/divide.ts';
import { documentsOf, parseDocument } from '../../src/formats/index.ts';
import { generatedCable } from '../doubles/generated-cable.ts';

const root = join(import.meta.dirname, '../..');
const textsIn = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.txt'))
    .map((name): [string, string] => [name, readFileSync(join(root, folder, name), 'utf8')]);
const seventies = (
  JSON.parse(readFileSync(join(root, 'test/fixtures/cables/telegrams-1970s.json'), 'utf8')) as {
    cases: { mrn: string; text: string }[];
  }
).cases.map(({ mrn, text }): [string, string] => [mrn, text]);
const alone = [...textsIn('seeds'), ...textsIn('test/fixtures/cables'), ...seventies];

const pieces = (text: string) => {
  const cuts = divide(text);
  return [0, ...cuts].map((start, at) => text.slice(start, cuts[at] ?? text.length));
};
const idsIn = (text: string) =>
  documentsOf({ text, stated: {}, warnings: [] }, { name: 'cables.txt', sha256: '00' }).map((document) => document.id);

/** A cable of the classical layout, without the lines of the transmission. */
const sent = (serial: number, body: string, header = '') =>
  `${header}R 04${String(1000 + serial).slice(-4)}Z MAR 07\nFM AMEMBASSY MINSK\nTO SECSTATE WASHDC\nC O N F I D E N T I A L MINSK 000${serial}\nSIPDIS\nE.O. 12958: DECL: 03/04/2017\nTAGS: PREL, BO\nSUBJECT: NUMBER ${serial}\n\n${body}\n`;

describe('a text with one cable', () => {
  it.each(alone)('is not divided: %s', (_, text) => {
    expect(divide(text)).toEqual([]);
  });

  it('is not divided where a generated cable stands alone', () => {
    fc.assert(
      fc.property(generatedCable, ({ text }) => {
        expect(divide(text)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('is not divided where its header comes again for a further section', () => {
    const section = (part: number) =>
      sent(352, `${part}. (C) Words of section ${part}`).replace('A L MINSK', `A L SECTION 0${part} OF 03 MINSK`);
    expect(divide(`${section(1)}\nNNNN\n\n${section(2)}\nNNNN\n\n${section(3)}STEWART\nNNNN\n`)).toEqual([]);
  });

  it.each([
    ['within quotation words', 'QUOTE\n', '\nUNQUOTE'],
    ['between BEGIN TEXT and END TEXT', '3. (C) BEGIN TEXT:\n\nVZCZCXYZ0002\nRR RUEHC\n', '\nEND TEXT.'],
    ['behind a colon', '3. (C) The Embassy in Moscow had sent this:\n\nVZCZCXYZ0002\nRR RUEHC\n', ''],
    ['in mid paragraph', '3. (C) FOLLOWING MOSCOW 12 REPEATED FOR YOUR INFORMATION\n', ''],
  ])('is not divided where it quotes another %s', (_, before, after) => {
    const quoted = sent(99, '1. (C) The words of the other cable.').replaceAll('MINSK', 'MOSCOW');
    expect(
      divide(sent(352, `1. (C) First.\n\n2. (C) Second.\n\n${before}${quoted}${after}\n\n4. (C) Last.\n\nSTEWART`)),
    ).toEqual([]);
  });

  it('is not divided by page lines of the 1970s, nor by rules of dashes', () => {
    const telegram = seventies[2]?.[1] ?? '';
    expect(divide(`${telegram}CONFIDENTIAL\nCONFIDENTIAL\nPAGE 01\nPARIS 25840 02 OF 04 160849Z\nMORE.\n`)).toEqual([]);
    expect(
      divide(sent(352, `1. (C) One.\n\n${'-'.repeat(40)}\nCOMMENT\n${'-'.repeat(40)}\n\n2. (C) Two.\n\nSTEWART`)),
    ).toEqual([]);
  });
});

describe('a text with several cables', () => {
  const separators = fc.constantFrom(
    '',
    '\n',
    '\n\n\n',
    'NNNN\n',
    '\nNNNN\n\n\n',
    '<< END OF DOCUMENT >>\n\n',
    '\f',
    '\n\fCONFIDENTIAL\n',
    `\n${'='.repeat(60)}\n`,
    `\n${'-'.repeat(72)}\n\n`,
    '#0352\n\nNNNN\n',
  );

  it('is divided into as many, whatever stands between them', () => {
    const cables = fc.uniqueArray(generatedCable, { minLength: 2, maxLength: 5, selector: ({ id }) => id.slice(2) });
    fc.assert(
      fc.property(
        cables,
        fc.array(separators, { minLength: 5, maxLength: 5 }),
        fc.constantFrom('\n', '\r\n'),
        (all, between, lineEnd) => {
          const text = all
            .map((cable, at) => cable.text + (between[at] ?? ''))
            .join('')
            .replaceAll('\n', lineEnd);
          expect(pieces(text).map((piece) => parseDocument(piece, { name: 'a.txt', format: 'cable' }).id)).toEqual(
            all.map(({ id }) => id),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  it.each([
    ['a signature and a blank line', '\n'],
    ['NNNN', 'NNNN\n'],
    ["the archive's words and a stamp", '<< END OF DOCUMENT >>\nRELEASED IN FULL\n'],
    [
      'a line of an archive with the id of the next',
      `${'='.repeat(40)}\nReference ID: 07MINSK353\n${'='.repeat(40)}\n`,
    ],
    ['a form feed and a classification', '\fCONFIDENTIAL\n\n'],
  ])('is divided behind %s where there are no transmission lines', (_, between) => {
    const text = `${sent(352, '1. (C) One.\n\nSTEWART')}${between}${sent(353, '1. (C) Two.\n\nSTEWART')}`;
    expect(idsIn(text)).toEqual(['07MINSK352', '07MINSK353']);
  });

  it('is divided at the first page of another telegram of the 1970s', () => {
    const text = seventies.map(([, each]) => `${each}CONFIDENTIAL\n`).join('');
    expect(idsIn(text)).toEqual(['77STATE4410', '79STATE297216', '79PARIS25840']);
    expect(pieces(text).map((piece) => piece.slice(0, 20).split('\n')[0])).toEqual([
      'CONFIDENTIAL',
      'CONFIDENTIAL',
      'CONFIDENTIAL',
    ]);
  });

  it('keeps a corrected copy apart where the first one has ended', () => {
    const copy = sent(352, '1. (C) One.\n\nSTEWART');
    expect(pieces(`${copy}NNNN\n\n${copy}`)).toHaveLength(2);
    expect(pieces(`${copy}\n${copy}`)).toHaveLength(1);
  });

  it('goes on behind a quotation that never ends', () => {
    expect(
      idsIn(
        `${sent(352, '1. (C) BEGIN TEXT: and so on\n\nSTEWART')}\nVZCZCABC0001\nRR RUEHC\n${sent(353, '1. (C) Two.')}`,
      ),
    ).toEqual(['07MINSK352', '07MINSK353']);
  });
});

it('gives ascending offsets within any text', () => {
  const words = fc.constantFrom(
    'VZCZCXYZ0001\n',
    'NNNN\n',
    '\f',
    'PAGE 01\n',
    'STATE 1234\n',
    'FM A\n',
    'R 041200Z MAR 07\n',
    'C O N F I D E N T I A L MINSK 1\n',
    'SIPDIS\n',
    'QUOTE\n',
    `${'='.repeat(20)}\n`,
    '\n',
    'x'.repeat(500),
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 60 }), (all) => {
      const text = all.join('');
      const cuts = divide(text);
      expect(cuts.every((cut, at) => cut > (cuts[at - 1] ?? 0) && cut < text.length)).toBe(true);
    }),
    { numRuns: 100 },
  );
});
