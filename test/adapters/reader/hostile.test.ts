import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rangesOfText, stretches } from '../../../adapters/reader/highlight.ts';
import { Html, html, visible } from '../../../adapters/reader/html.ts';
import { type Document, type DocumentId, everything } from '../../../src/index.ts';
import { collectionOf } from '../../doubles/collection.ts';
import { articleOf, cableOf } from '../../doubles/documents.ts';
import { type ServedReader, servedReader } from '../../doubles/reader.ts';

const attack = `</p></mark><script>alert(1)</script><img src=x onerror=alert(2)> " ' onmouseover=alert(3) &lt; \u202eevil\u0000\u001b[31m \ud800`;
const hostile: Document = {
  ...articleOf([{ text: attack, heading: attack }, { text: `A second paragraph by ${attack}.` }], attack),
  id: 'a"><script>' as DocumentId,
  authors: [attack],
  outlet: attack,
  url: 'javascript:alert(document.domain)',
  language: '"><script>',
  source: { name: attack, sha256: '1'.repeat(64), text: `${attack}\n\n`.repeat(4) },
};
const cable: Document = {
  ...cableOf([{ text: attack, mark: attack, heading: attack }], attack),
  references: [{ text: attack, kind: 'other', start: 0, end: 3 }],
};
let reader: ServedReader;

beforeAll(async () => {
  reader = await servedReader(collectionOf({}, [hostile, cable]));
});

afterAll(() => reader.stop());

/** Names of elements in a page, as a browser reads them: after every `<` and `</` that a letter follows. */
function elements(page: string): ReadonlySet<string> {
  return new Set([...page.matchAll(/<\/?([a-z!][^\s/>]*)/giu)].map(([, name = '']) => name.toLowerCase()));
}

describe('a hostile document', () => {
  it('comes out as words: no element, attribute or address of its own', async () => {
    for (const document of [hostile, cable]) {
      const { id, source } = document;
      const link = reader.links.linkTo({ pin: id, document: id, start: 0, end: source.text.length }, everything);
      const response = await reader.get(link);
      const page = await response.text();
      expect(response.status).toBe(200);
      for (const name of ['script', 'img', 'iframe', 'svg', 'object']) expect(elements(page)).not.toContain(name);
      expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
      expect(page).not.toMatch(/<[^>]*\son\w+=/u);
      expect(page).not.toMatch(/href="javascript:|lang="&quot;/u);
    }
    expect(reader.log).toEqual([]);
  });

  it('shows what would hide or reorder words', () => {
    expect(visible('\u202eevil\u0000\u001b[31m\ud800 a\u200bb \ufeff')).toBe('[U+202E]evil␀␛[31m\ufffd ab ');
    expect(visible('می\u200cخواهم 👩\u200d💻')).toBe('می\u200cخواهم 👩\u200d💻');
  });

  it('is sent as plain text that no browser takes for a page', async () => {
    const { id } = hostile;
    const link = reader.links.linkTo({ pin: id, document: id, start: 0, end: 0 }, everything);
    const response = await reader.get(link.replace(/\?/u, '/source?'));
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(response.headers.get('content-disposition')).toMatch(
      /^inline; filename="a_script_\.txt"; filename\*=UTF-8''/u,
    );
  });
});

describe('a template', () => {
  it('lets no text out of its place', () => {
    const letter = fc.oneof(fc.constantFrom('<', '>', '"', "'", '&', '\0'), fc.nat(0xffff).map(String.fromCharCode));
    fc.assert(
      fc.property(
        fc.array(letter).map((letters) => letters.join('')),
        (text) => {
          const { text: made } = html`<a title="${text}">${[text, new Html('<b>'), undefined, false, 1]}</a>`;
          expect(made.replace(/^<a title="[^"<>]*">[^<>]*<b>1<\/a>$/u, '')).toBe('');
        },
      ),
    );
  });
});

describe('a highlight', () => {
  it('never loses or doubles a letter, wherever it is said to begin and end', () => {
    const [paragraph] = hostile.paragraphs;
    if (paragraph === undefined) throw new Error('there is one');
    const offset = fc.integer({ min: -5, max: hostile.source.text.length + 5 });
    const ranges = fc.array(
      fc.record({ start: offset, end: offset }).filter(({ start, end }) => start < end),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(ranges, (given) => {
        const found = stretches(paragraph.text, rangesOfText(paragraph, given));
        expect(found.map(({ text }) => text).join('')).toBe(paragraph.text);
      }),
    );
  });
});
