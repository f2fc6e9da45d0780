import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DocumentError } from '../../src/errors.ts';
import { kindOf } from '../../src/files/index.ts';
import { markdown } from '../../src/files/markdown/index.ts';
import { fileOf, readFile } from '../../src/ingest/reading.ts';
import { extracted, passagesOf } from '../doubles/extracted.ts';
import { gathered } from '../doubles/gathered.ts';

const read = (contents: string | Uint8Array) => extracted(markdown, 'note.md', contents);
const seed = readFileSync(join(import.meta.dirname, '../../seeds/000_a3f0bff099e31b92.txt'), 'utf8');
const cable = `UNCLAS LUSAKA 001377\n\nE.O. 12958: N/A\nTAGS: ETRD, ZA\nSUBJECT: COPPER\n\n1. (U) Four buyers will arrive.\n\n2. (U) The ministry has asked for a meeting.\n`;

describe('Markdown', () => {
  it('gives words without marks, in headings and paragraphs', async () => {
    const note = await read(`# The *dam*

The **council** [met](https://example.org "t") on \`Tuesday\`, and
adopted a plan.\\
It is long.<br>Very.

> A quotation.
>
> - in a list

1. One
2. Two

Head
====

1986. A good year.

    code  kept

| a | b |
|---|---|
| c | *d* |

![a picture](x.png)

<div align="center"><b>Words</b> in HTML &amp; so<!-- not this --></div>

[1]: https://example.org/defined
`);
    expect(passagesOf(note)).toEqual([
      '# The dam',
      'The council met on Tuesday, and\nadopted a plan.\nIt is long.\nVery.',
      'A quotation.',
      'in a list',
      'One',
      'Two',
      '# Head',
      '1986. A good year.',
      'code  kept',
      'a\tb',
      'c\td',
      'Words in HTML & so',
    ]);
    expect(note.extractor).toBe('mdast-util-from-markdown 2.1.0');
  });

  it('is told by its name, or by front matter with marks below it', () => {
    const kind = (head: string, name: string) => kindOf(Buffer.from(head), name).name;
    expect(kind('words', 'NOTE.MD')).toBe('markdown');
    expect(kind('words', 'note.markdown')).toBe('markdown');
    expect(kind('---\ntitle: A\n---\n# B\n', 'note')).toBe('markdown');
    expect(kind('---\ntitle: A\n---\n# B\n', 'note.txt')).toBe('text');
    expect(kind('---\ntitle: A\n---\nOnly words.\n', 'note')).toBe('text');
    expect(kind('---\nA line between rules.\n---\n# B\n', 'note')).toBe('text');
  });

  it('hands a telegram on as it stands, in a fence or without one', async () => {
    const plain = await read(`---\nclassification: unclassified\n---\n${cable}`);
    expect(plain).toMatchObject({ text: cable, stated: { classification: 'UNCLASSIFIED' } });
    expect(plain.passages).toBeUndefined();
    const fenced = await read(`# A cable\n\n\`\`\`\n${cable}\`\`\`\n`);
    expect(fenced.text).toBe(cable.trimEnd());
    const [read000] = await gathered(readFile(fileOf('000.md', Buffer.from(seed))));
    expect(read000).toMatchObject({ document: { id: '07STATE130159', format: 'cable', source: { text: seed } } });
  });

  it('keeps a note that quotes a telegram', async () => {
    const note = await read(
      `# A find\n\n${'She found it in a box that nobody had opened. '.repeat(20)}\n\n~~~\n${cable}~~~\n`,
    );
    expect(note.passages?.length).toBeGreaterThan(3);
  });
});

describe('front matter', () => {
  it('states what it names in the usual ways', async () => {
    const { stated, warnings, text } = await read(`---
Title: "On the dam: a note"
author:
  - Roe, Jane
  - name: John Doe
publish_date: 2011-03-07T23:30:00-05:00
source: The Courier
canonical_url: https://courier.example/dam
lang: en_gb
tags: [water, valley]
draft: false
---

Text.
`);
    expect(stated).toEqual({
      kind: 'article',
      title: 'On the dam: a note',
      authors: ['Jane Roe', 'John Doe'],
      date: '2011-03-07',
      outlet: 'The Courier',
      url: 'https://courier.example/dam',
      language: 'en-GB',
    });
    expect([warnings, text]).toEqual([[], 'Text.']);
  });

  it('states the number of a cable, an address given as source, and a year', async () => {
    const { stated } = await read(
      '---\nid: 07 STATE 130159\nsource: https://e.example/1\ndate: 2007\nkind: report\n---\nText.\n',
    );
    expect(stated).toEqual({ id: '07STATE130159', url: 'https://e.example/1', date: '2007', kind: 'report' });
  });

  it('warns of values of a wrong kind and leaves them out', async () => {
    const { stated, warnings } = await read(
      '---\ntitle: [a, b]\nauthor: 7\ndate: soon\nlanguage: English\nid: 7\nx: {}\n---\nText.\n',
    );
    expect(stated).toEqual({});
    expect(warnings.map((warning) => /"(\w+)"/u.exec(warning)?.[1])).toEqual(['author', 'title', 'date', 'language']);
  });

  it('is text where it is none, and is left out with a warning where it is broken', async () => {
    expect(passagesOf(await read('---\nA line between rules.\n\n---\nB\n'))).toEqual(['A line between rules.', 'B']);
    const broken = await read('---\ntitle: "open\n---\nText.\n');
    expect([broken.text, broken.warnings]).toEqual(['Text.', ['its front matter could not be read']]);
  });

  it('runs nothing and expands nothing', async () => {
    const nine = (name: string) => Array.from({ length: 9 }, () => `*${name}`).join(', ');
    const bomb = `a: &a [x, x]\nb: &b [${nine('a')}]\nc: &c [${nine('b')}]\nd: &d [${nine('c')}]\ntitle: [${nine('d')}]`;
    expect((await read(`---\n${bomb}\n---\nText.\n`)).warnings).toEqual(['its front matter could not be read']);
    expect((await read('---\ntitle: !!js/function "function () {}"\n---\nText.\n')).text).toBe('Text.');
    expect((await read('---\n__proto__: {title: no}\ntitle: Yes\n---\nText.\n')).stated).toEqual({ title: 'Yes' });
  });
});

describe('Markdown that means harm, or is damaged', () => {
  it.each([
    ['an empty file', ''],
    ['nothing but front matter', '---\ntitle: A\n---\n'],
    ['nothing but marks', '---\n\n***\n\n[a]: b\n'],
    ['binary data', Buffer.from([0, 1, 2, 0, 4])],
  ])('refuses %s', async (_, contents) => {
    await expect(read(contents)).rejects.toThrow(DocumentError);
  });

  it.each([
    ['quotations', `${'>'.repeat(50_000)} words`],
    ['lists', `${'1. '.repeat(50_000)}words`],
    ['marks', `${'*_'.repeat(50_000)} words`],
    ['brackets', `${'[a]('.repeat(50_000)} words`],
    ['text', 'words in a line\n'.repeat(70_000)],
  ])('takes endless %s as plain text, with a warning', async (_, contents) => {
    const note = await read(contents);
    expect(note.text).toBe(contents);
    expect(note.warnings).toEqual([expect.stringContaining('plain text')]);
  });

  it('gives text with passages inside it, or a DocumentError, whatever is put in it', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '---\n',
        '# ',
        '> ',
        '- ',
        '1. ',
        '```\n',
        '**',
        '[a](b)',
        '<div>',
        '\n\n',
        'title: a\n',
        '| a |\n|--|\n',
        '&amp;',
      ),
      fc.string({ maxLength: 12 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        try {
          const { text, passages = [] } = await read(pieces.join(''));
          for (const { start, end } of passages) expect(text.slice(start, end)).toMatch(/\S$/u);
        } catch (thrown) {
          if (!(thrown instanceof DocumentError)) throw thrown;
        }
      }),
      { numRuns: 100 },
    );
  });
});
