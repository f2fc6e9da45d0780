import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markdown } from '../../../adapters/playground/discord-markdown.ts';
import { Shelf } from '../../../adapters/playground/shelf.ts';
import { collectionOf } from '../../doubles/collection.ts';
import { articleOf, cableOf } from '../../doubles/documents.ts';
import { type ServedPlayground, servedPlayground } from '../../doubles/playground.ts';

const attack = `</discord-embed></p><script>alert(1)</script><img src=x onerror=alert(2)> " ' onmouseover=alert(3) [x](javascript:alert(4)) <javascript:alert(5)> &lt;b&gt; style="x" <!channel> \u202eevil`;
const paragraphs = [{ text: attack, heading: attack, mark: attack }, { text: `The second says ${attack}.` }];
let playground: ServedPlayground;

beforeAll(async () => {
  const documents = [cableOf(paragraphs, attack), articleOf(paragraphs, attack)];
  playground = await servedPlayground(collectionOf({}, documents));
}, 60_000);

afterAll(() => playground?.stop());

const known =
  /^(?:discord-(?:messages?|embed(?:-description|-fields?|-footer)?)|div|span|p|b|strong|em|u|s|a|pre|code|ul|ol|li|button|select|option|img|time|hr|blockquote|h[1-6]|table|tbody|thead|tr|td|th)$/u;

/** What a browser would make of markup: names of elements, and addresses. */
function madeOf(html: string) {
  const names = [...html.matchAll(/<\/?([a-z!][^\s/>]*)/giu)].map(([, name = '']) => name.toLowerCase());
  const addresses = [...html.matchAll(/(?:href|src)="([^"]*)"/gu)].map(([, address = '']) => address);
  return { strange: names.filter((name) => !known.test(name)), addresses };
}

describe('a hostile document', () => {
  it.each(['embed', 'components'])('comes out as words, drawn as %s', async (cards) => {
    const lines = [
      '/cable 05OSLO77',
      '/cable 05OSLO77 page:1',
      '/find says',
      '/cite 05OSLO77 1',
      `/find ${attack}`,
      attack,
    ];
    for (const line of lines) {
      const { discord, slack } = await playground.ask(line, cards);
      for (const html of [discord, slack]) {
        const { strange, addresses } = madeOf(html);
        expect(strange, line).toEqual([]);
        for (const address of addresses)
          expect(address).toMatch(/^(?:http:\/\/127\.0\.0\.1:\d+\/d\/|\/files\/|\/icon)/u);
        expect(html).not.toMatch(/<[^>]*\s(?:on\w+|style|id)=/u);
      }
      expect(discord + slack, line).toMatch(/&lt;(?:script|javascript:)/u);
    }
    expect(playground.log).toEqual([]);
  });
});

describe('Discord’s Markdown', () => {
  const shown = (text: string) => renderToStaticMarkup(createElement('div', null, markdown(text)));

  it('is read as Discord reads it, escapes first', () => {
    expect(shown('**bold** *faint* `co*de*` \\*stars\\*')).toContain(
      '<strong>bold</strong> <em>faint</em> <code>co*de*</code> *stars*',
    );
    expect(shown('[*¶3*](https://example.org/d?a=1&b=2)')).toContain('href="https://example.org/d?a=1&amp;b=2"');
    expect(shown('[*¶3*](https://example.org/d)')).toContain('><em>¶3</em></a>');
    expect(shown('-# small\n# large\n> quoted\nplain')).toMatch(/small">small.*first">large.*quoted">quoted.*plain/su);
    expect(shown('before\n```\n**as it stands**\n```\nafter')).toContain('<pre>**as it stands**</pre>');
  });

  it('leaves every text a text, and is quick', () => {
    const marks = fc.constantFrom(
      '*',
      '**',
      '_',
      '`',
      '```',
      '[',
      '](',
      ')',
      '<',
      '>',
      '\\',
      '~~',
      '\n',
      '-# ',
      'https://',
      'x',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(marks, fc.string({ maxLength: 5 })), { maxLength: 40 }), (pieces) => {
        expect(madeOf(shown(pieces.join(''))).strange).toEqual([]);
      }),
    );
    for (const mark of ['*', '**', '_', '__', '[', '~~', '`', '\\', '<https://', '[x]('])
      shown(mark.repeat(4_096 / mark.length));
  });
});

describe('the shelf', () => {
  it('keeps the files of the last answers only', () => {
    const shelf = new Shelf();
    const paths = Array.from({ length: 150 }, (_, at) =>
      shelf.put({ name: `${at}.csv`, type: 'text/csv', content: `${at}` }),
    );
    const held = paths.filter((path) => shelf.get(path.replace('/files/', '')) !== undefined);
    expect(held).toEqual(paths.slice(50));
  });
});
