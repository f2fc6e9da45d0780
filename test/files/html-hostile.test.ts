import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DocumentError } from '../../src/errors.ts';
import { html } from '../../src/files/html/index.ts';
import { extracted, passagesOf } from '../doubles/extracted.ts';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../fixtures/files/html', name));
const read = (contents: string | Uint8Array) => extracted(html, 'page.html', contents);
const words = 'Some words, in a paragraph, which are few.';

describe('pages that mean harm, or are damaged', () => {
  it.each([
    ['an empty file', '', 'empty'],
    ['blanks', ' \n\t ', 'blanks|no text'],
    [
      'an application that shows nothing without its scripts',
      '<html><div id=root></div><script>go()</script>',
      'no text',
    ],
    ['binary data', Buffer.from('<html>\u0000\u0000\u0001', 'latin1'), 'binary'],
    ['an archive in disguise', Buffer.from('PK\u0003\u0004<html>', 'latin1'), 'zip'],
  ])('refuses %s', async (_, contents, why) => {
    await expect(read(contents)).rejects.toThrow(DocumentError);
    await expect(read(contents)).rejects.toThrow(new RegExp(why, 'u'));
  });

  it('shows no script, style, comment or hidden part, and keeps tags that are only written about', async () => {
    const page =
      await read(`<body onload="go()"><p>${words}</p><script>alert("no")</script><style>p{}</style><!-- no -->
      <noscript>no</noscript><p style="display: none">no</p><p hidden>no</p><template><p>no</p></template>
      <svg><text>no</text></svg><p>Write &lt;script&gt; so.</p></body>`);
    expect(passagesOf(page)).toEqual([words, 'Write <script> so.']);
  });

  it('reads a page that was saved with a window open over it', async () => {
    const page = await read(
      `<div aria-hidden="true"><p>${words}</p><p>More words.</p></div><div role="dialog">Cookies</div>`,
    );
    expect(passagesOf(page)).toEqual([words, 'More words.']);
  });

  it.each([
    ['nesting without end', `${'<div>'.repeat(50_000)}${words}`],
    ['tags without end', `<p>${words}${'<b></b>'.repeat(100_000)}`],
    ['entities without end', `<p>${words}${'&amp; '.repeat(150_000)}`],
    ['attributes without end', `<p ${'a=b '.repeat(150_000)}>${words}`],
  ])('takes the words of %s as plain text, with a warning', async (_, contents) => {
    const page = await read(contents);
    expect(page.text).toContain(words);
    expect(page.passages).toBeUndefined();
    expect(page.warnings).toEqual([expect.stringContaining('plain text')]);
  });

  it.each([
    ['links', `<p>${words}</p>${'<a href="'.repeat(50_000)}`],
    ['comments', `<p>${words}</p>${'<!--'.repeat(50_000)}`],
    ['scripts', `<p>${words}</p>${'<script>'.repeat(50_000)}`],
    ['JSON-LD', `<script type="application/ld+json">${'['.repeat(300_000)}</script><p>${words}</p>`],
    ['a nested byline', `<article><h1>A title</h1>${'<b class="byline">'.repeat(100)}A B</article><p>${words}</p>`],
  ])('ends with what stands before endless %s', async (_, contents) => {
    expect((await read(contents)).text).toContain(words);
  });

  it('says what it could not decode, and how it read what is declared wrongly', async () => {
    const head = (charset: string) => `<html><head><meta charset="${charset}"></head><body><p>`;
    const bytes = (start: string, hex: string) => Buffer.concat([Buffer.from(start), Buffer.from(hex, 'hex')]);
    const curly = await read(bytes('<p>', '93646f6e9274'));
    expect([curly.text, curly.warnings]).toEqual(['“don’t', ['not valid UTF-8: read as Windows-1252']]);
    const latin = await read(bytes(head('iso-8859-1'), '93646f6e9274'));
    expect([latin.text, latin.warnings]).toEqual(['“don’t', []]);
    expect((await read(bytes(head('utf-8'), '61ff'))).warnings).toEqual([expect.stringContaining('not valid UTF-8')]);
    const kept = await read(bytes(head('windows-1251'), Buffer.from('Совет').toString('hex')));
    expect([kept.text, kept.warnings]).toEqual(['Совет', ['declared as windows-1251, but it is UTF-8']]);
    expect((await read(bytes(head('klingon'), '61'))).warnings).toEqual([expect.stringContaining('nobody knows')]);
    expect((await read(Buffer.from('\ufeff<p>Совет</p>', 'utf16le'))).text).toBe('Совет');
  });

  it('gives text with passages inside it, or a DocumentError, for pages cut or changed anywhere', async () => {
    const pages = ['news.html', 'cable-two-pres.html', 'cable-lines.html'].map(fixture);
    const change = fc.record({
      page: fc.constantFrom(...pages),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(400),
      put: fc.oneof(
        fc.constantFrom('<', '>', '"', '</div>', '<table>', '<!--', '<pre>', '&#'),
        fc.string({ maxLength: 9 }),
      ),
      end: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ page, at, cut, put, end }) => {
        const from = Math.floor(at * page.length);
        const changed = Buffer.concat([page.subarray(0, from), Buffer.from(put), page.subarray(from + cut)]);
        const bytes = end === null ? changed : changed.subarray(0, Math.floor(end * changed.length));
        try {
          const { text, passages = [] } = await read(bytes);
          let last = 0;
          for (const { start, end: stop } of passages) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(text.slice(start, stop)).toMatch(/^\S(?:[\s\S]*\S)?$|^[^\S\n]/u);
            last = stop;
          }
          expect(last).toBeLessThanOrEqual(text.length);
        } catch (thrown) {
          if (!(thrown instanceof DocumentError)) throw thrown;
        }
      }),
      { numRuns: 60 },
    );
  });
});
