import { describe, expect, it } from 'vitest';
import { html } from '../../src/files/html/index.ts';
import { extracted } from '../doubles/extracted.ts';

const text =
  '<p>The council of the upper valley met for six hours on Tuesday and adopted a plan for the dam.</p>'.repeat(2);
const read = (head: string, body = text) =>
  extracted(html, 'page.html', `<!doctype html><html><head>${head}</head><body>${body}</body></html>`);
const linked = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

describe('what a page states in JSON-LD', () => {
  it('reads a report in a list of things, with entities in its headline and two authors in one string', async () => {
    const report = {
      '@type': ['Report', 'Article'],
      headline: 'Water &amp; villages: <em>a report</em>',
      datePublished: '2015-02-03',
      author: 'Lena Ost and Karl Weir',
      publisher: { name: 'Valley Institute' },
      url: 'https://institute.example/r/7#top',
      inLanguage: { '@type': 'Language', name: 'English', alternateName: 'en' },
    };
    expect((await read(linked([{ '@type': 'BreadcrumbList' }, report]))).stated).toEqual({
      kind: 'report',
      title: 'Water & villages: a report',
      authors: ['Lena Ost', 'Karl Weir'],
      date: '2015-02-03',
      outlet: 'Valley Institute',
      url: 'https://institute.example/r/7',
      language: 'en',
    });
  });

  it('takes the article that the page shows, inside a page or beside others', async () => {
    const other = { '@type': 'NewsArticle', headline: 'Something else', datePublished: '2001-01-01' };
    const own = { '@type': 'BlogPosting', headline: 'On the dam', datePublished: '2011-03-07' };
    const page = await read(linked([other, { '@type': 'WebPage', mainEntity: own }]), `<h1>On the dam</h1>${text}`);
    expect(page.stated).toMatchObject({ kind: 'article', title: 'On the dam', date: '2011-03-07' });
  });

  it('says so where it is broken, and forgives comments, line ends in strings and a semicolon', async () => {
    const broken = await read('<script type="application/ld+json">{"@type":"Article",</script>');
    expect(broken.warnings).toEqual(['1 of its JSON-LD blocks could not be read']);
    const odd = '<script type="application/ld+json"><!--\n{"@type":"Article","headline":"On\nthe dam"};\n--></script>';
    expect((await read(odd)).stated.title).toBe('On the dam');
  });
});

describe('dates', () => {
  const published = (value: string) => read(`<meta property="article:published_time" content="${value}">`);

  it.each([
    ['2019-03-04T23:30:00-05:00', '2019-03-04'],
    ['2019-03-05 04:30:00', '2019-03-05'],
    ['Tue, 05 Mar 2019 04:30:00 GMT', '2019-03-05'],
    ['20190305', '2019-03-05'],
    ['March 5, 2019', '2019-03-05'],
    ['5.3.2019', '2019-03-05'],
    ['2019/03', undefined],
    ['2019-03', '2019-03'],
    ['03/05/2019', undefined],
    ['1970-01-01T00:00:00Z', undefined],
    ['0001-01-01T00:00:00', undefined],
    ['2019-02-30', undefined],
  ])('reads %s as the day in its own zone: %s', async (value, edtf) => {
    expect((await published(value)).stated.date).toBe(edtf);
  });

  it('warns where two places disagree, not where they name one moment in two zones', async () => {
    const meta = (time: string) => `<meta property="article:published_time" content="${time}">`;
    const article = linked({ '@type': 'Article', datePublished: '2019-03-04T23:30:00-05:00' });
    expect((await read(article + meta('2019-03-05T04:30:00Z'))).warnings).toEqual([]);
    const other = await read(article + meta('2019-03-09T04:30:00Z'));
    expect(other.stated.date).toBe('2019-03-04');
    expect(other.warnings).toEqual(['date: JSON-LD says 2019-03-04, Open Graph says 2019-03-09']);
  });

  it('takes the time of the header, not that of a revision or of another article', async () => {
    const page = await read(
      '',
      `<article><h1>On the dam</h1><p>Updated <time datetime="2011-04-01">1 April</time></p>
       <time datetime="2011-03-07">7 March</time>${text}<p>At <time datetime="1999-01-01">New Year</time> it was.</p></article>
       <aside><time datetime="2020-01-01">2020</time></aside>`,
    );
    expect(page.stated).toMatchObject({ date: '2011-03-07' });
  });

  it('takes no date of a change for that of publication', async () => {
    expect((await read('<meta property="article:modified_time" content="2019-03-09">')).stated.date).toBeUndefined();
    expect((await read(linked({ '@type': 'Article', dateModified: '2019-03-09' }))).stated.date).toBeUndefined();
  });
});

describe('authors', () => {
  it.each([
    ['By Jane Roe and John Doe', ['Jane Roe', 'John Doe']],
    ['Roe, Jane', ['Jane Roe']],
    ['Jane Roe, John Doe and Ana María Cruz', ['Jane Roe', 'John Doe', 'Ana María Cruz']],
    ['Jane Roe, Staff Writer', ['Jane Roe']],
    ['https://social.example/jane', undefined],
    ['admin', undefined],
  ])('reads %s as %s', async (content, names) => {
    expect((await read(`<meta name="author" content="${content}">`)).stated.authors).toEqual(names);
  });

  it('reads library fields one by one, and the byline only where nothing else names anybody', async () => {
    const fields =
      '<meta name="citation_author" content="Ost, Lena"><meta name="citation_author" content="Weir, Karl">';
    const body = `<h1>On the dam</h1><p class="byline">By <b>Berta Quill</b></p>${text}`;
    expect((await read(fields, body)).stated.authors).toEqual(['Lena Ost', 'Karl Weir']);
    expect((await read('', body)).stated.authors).toEqual(['Berta Quill']);
    expect((await read('', `<h1>On the dam</h1><p class="byline">Five minutes to read</p>${text}`)).stated).toEqual({});
  });
});

describe('the rest', () => {
  it('reads outlet, address and language by trust, without the outlet in the title', async () => {
    const page = await read(
      `<title>On the dam - The Courier</title><meta property="og:title" content="On the dam - The Courier">
       <meta property="og:site_name" content="The Courier"><meta property="og:url" content="https://courier.example/">
       <meta property="og:locale" content="en_GB"><meta property="og:type" content="article">
       <link rel="canonical" href="https://courier.example/dam">`,
    );
    expect(page.stated).toEqual({
      kind: 'article',
      title: 'On the dam',
      outlet: 'The Courier',
      url: 'https://courier.example/dam',
      language: 'en-GB',
    });
  });

  it('states nothing that is not said, and takes no address but one of the web', async () => {
    const page = await read(
      '<link rel="canonical" href="javascript:alert(1)"><meta name="dc.language" content="English">',
    );
    expect(page.stated).toEqual({});
  });
});
