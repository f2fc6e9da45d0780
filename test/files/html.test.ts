import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { citePieces } from '../../src/citation.ts';
import { html } from '../../src/files/html/index.ts';
import { kindOf } from '../../src/files/index.ts';
import { fileOf, readFile } from '../../src/ingest/reading.ts';
import { extracted, passagesOf } from '../doubles/extracted.ts';
import { gathered } from '../doubles/gathered.ts';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../fixtures/files/html', name));
const read = (contents: string | Uint8Array) => extracted(html, 'page.html', contents);

const prose = [
  'The council of the upper valley met for six hours on Tuesday and adopted a plan for the dam, after a long debate.',
  'Supporters said that the reservoir, which would hold forty million cubic metres, would keep the lower fields green.',
  'Opponents, among them the mayor of Sarn, replied that the village would lose its church, its school and its road.',
  'The engineers’ report, which runs to three hundred pages, says that the work would take at least four summers.',
  'A vote in the assembly is expected in spring, though the speaker would not say whether the plan has a majority.',
];
const paragraphs = prose.map((text) => `<p>${text}</p>`).join('\n');

describe('a news page', () => {
  it('gives its headline and text without menus, captions, teasers, advertisements and cards', async () => {
    const page = await read(fixture('news.html'));
    expect(page.extractor).toBe('readability 0.6.0');
    expect(passagesOf(page)).toEqual([
      '# Ferry talks end without a deal',
      expect.stringMatching(/^Talks between .* before the end of the month\.$/u),
      expect.stringMatching(/^“We came with an offer/u),
      '# What the company wants',
      expect.stringMatching(/^The company has asked for a yearly payment of 4 million, a longer season/u),
      'A payment of 4 million a year for five years',
      'No crossings before seven in the morning',
      'Nobody moves to an island for the timetable, but people leave because of it.',
      expect.stringMatching(/^Its director, Piet Amsel/u),
      'Season\tCrossings',
      'Summer 2018\t412',
      'Summer 2019\t206',
      expect.stringMatching(/^The council meets again on Thursday/u),
    ]);
  });

  it('becomes an article whose paragraphs can be cited', async () => {
    const [first] = await gathered(readFile(fileOf('news.html', fixture('news.html'))));
    const document = first !== undefined && 'document' in first ? first.document : undefined;
    expect(document).toMatchObject({
      kind: 'article',
      title: 'Ferry talks end without a deal',
      authors: ['Oona Marsh', 'Teo Lind'],
      date: { edtf: '2019-03-04', basis: 'metadata' },
      warnings: [],
    });
    const row = document?.paragraphs.find(({ text }) => text.startsWith('Summer 2018'));
    const cited = document !== undefined && row !== undefined ? citePieces(document, row) : [];
    expect(cited.map(({ quote }) => quote)).toEqual(['Summer 2018 412']);
  });
});

describe('other pages', () => {
  it('reads a blog, whose first heading is the name of the site', async () => {
    const page = await read(`<!DOCTYPE html><html><head><title>On the dam « Notes from Sarn</title>
      <meta name="author" content="admin"></head><body>
      <div id="header"><h1><a href="/">Notes from Sarn</a></h1></div>
      <div class="post"><h2 class="entry-title">On the dam</h2>
      <div class="entry-meta">Posted on <span class="date">March 7, 2011</span> by <a rel="author" href="/a">Berta Quill</a></div>
      <div class="entry">${paragraphs}</div></div>
      <div id="comments"><h3>1 comment</h3><ol><li class="comment"><p>I disagree.</p></li></ol></div></body></html>`);
    expect(passagesOf(page)).toEqual(['# On the dam', ...prose]);
    expect(page.stated).toEqual({ authors: ['Berta Quill'], date: '2011-03-07' });
  });

  it('reads a page laid out by tables, with line breaks for paragraphs and the headline in bold', async () => {
    const page = await read(`<HTML><HEAD><TITLE>The Valley Gazette - Dam plan adopted</TITLE>
      <META NAME="DATE" CONTENT="1998-10-14"><META NAME="Author" CONTENT="Roe, Jane"></HEAD><BODY BGCOLOR=#FFFFFF>
      <TABLE><TR><TD WIDTH=150><FONT SIZE=1><A HREF=index.html>Front page</A><BR><A HREF=n.html>News</A></FONT></TD>
      <TD><FONT SIZE=5><B>Dam plan adopted</B></FONT><BR><BR><FONT SIZE=3>${prose.join('<BR><BR>\n')}</FONT></TD></TR></TABLE>
      </BODY></HTML>`);
    expect(passagesOf(page)).toEqual(['# Dam plan adopted', ...prose]);
    expect(page.stated).toEqual({ authors: ['Jane Roe'], date: '1998-10-14' });
  });

  it('reads a fragment without root, head or end tags', async () => {
    const page = await read(`<h1>Dam plan adopted</h1>${prose.map((text) => `<p>${text}`).join('\n')}`);
    expect(passagesOf(page)).toEqual(['# Dam plan adopted', ...prose]);
    expect(page.stated).toEqual({});
  });

  it('reads live updates, each under its heading', async () => {
    const posts = prose.map((text, at) => `<article class="post"><h2>Update ${at + 1}</h2><p>${text}</p></article>`);
    const page = await read(`<html><head><title>Dam vote: live</title></head><body><main><h1>Dam vote: live</h1>
      <div class="feed">${posts.join('')}</div></main></body></html>`);
    expect(passagesOf(page)).toEqual([
      '# Dam vote: live',
      ...prose.flatMap((text, at) => [`# Update ${at + 1}`, text]),
    ]);
  });

  it('reads Cyrillic in Windows-1251', async () => {
    const bytes = Buffer.concat([
      Buffer.from(
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"></head><body><p>',
      ),
      Buffer.from('d1eee2e5f220eff0e8edffeb20efebe0ed20efebeef2e8edfb2e', 'hex'),
    ]);
    expect(passagesOf(await read(bytes))).toEqual(['Совет принял план плотины.']);
  });

  it('keeps line breaks in verse and code, splits at two, and reads entities', async () => {
    const page = await read(
      '<p>One &amp; two<br>three<br><br>four&nbsp;&lt;five&gt;</p><pre>a  b\n  c\n\nd</pre><p><q>Six</q></p>',
    );
    expect(passagesOf(page)).toEqual(['One & two\nthree', 'four <five>', 'a  b\n  c', 'd', '“Six”']);
  });

  it('leaves out a request for consent, and no page that is called after one', async () => {
    const words = '<p>The minister opened the dam on Tuesday before six hundred guests of the whole region.</p>'.repeat(
      2,
    );
    const notice = '<div class="cookie-bar">We use cookies. <button>Accept</button></div>';
    const page = await read(
      `<html><body>${notice}<div class="has-cookies"><article>${words}</article></div></body></html>`,
    );
    expect(page.text).not.toContain('We use cookies');
    expect(page.text).toContain('opened the dam');
  });

  it('takes all of the text, and says so, where the main text can not be told', async () => {
    const many = Array.from({ length: 5_500 }, (_, at) => `<p>Paragraph ${at} of a very long book.</p>`).join('');
    const page = await read(`<html><body>${many}<footer><p>Of the site.</p></footer></body></html>`);
    expect(page.passages).toHaveLength(5_500);
    expect(page.extractor).toBe('linkedom 0.18.12');
    expect(page.warnings).toEqual([expect.stringContaining('too large to tell its main text')]);
  });
});

describe('what a page is', () => {
  it('is told by how it begins or by its name with any tag in it', () => {
    const kind = (head: string | Uint8Array, name: string) =>
      kindOf(typeof head === 'string' ? Buffer.from(head) : head, name).name;
    expect(kind('\ufeff <!-- saved --> <!-- twice -->\n<!DOCTYPE html><html>', 'download')).toBe('html');
    expect(kind(Buffer.from('\ufeff<html><body>', 'utf16le'), 'download')).toBe('html');
    expect(kind('<p>Words</p>', 'page.htm')).toBe('html');
    expect(kind('Words and no tag: 3 < 4', 'page.htm')).toBe('text');
    expect(kind('<TEI xmlns="http://www.tei-c.org/ns/1.0">', 'd1.xml')).toBe('tei');
    expect(kind(`${'<!-- -->'.repeat(500)}x`, 'notes.txt')).toBe('text');
  });
});
