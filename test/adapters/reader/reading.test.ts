import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Citation, everything, packageRoot } from '../../../src/index.ts';
import { noon, type ServedReader, servedReader } from '../../doubles/reader.ts';
import { cableFile, seedCollection } from '../../seeds/collection.ts';

const collection = seedCollection();
let reader: ServedReader;
let citation: Citation;
const hour = 3_600_000;

beforeAll(async () => {
  reader = await servedReader(collection());
  const [hit] = (await collection().find('"you will be happy"')).hits;
  if (hit === undefined) throw new Error('the cable says so');
  const start = readFileSync(cableFile, 'utf8').indexOf('you will be happy');
  citation = { ...hit.citation, start, end: start + 'you will be happy'.length, quote: 'you will be happy' };
});

afterAll(() => reader.stop());

const signed = () => reader.links.linkTo(citation, everything);
const page = async (address: string, init?: RequestInit) => (await reader.get(address, init)).text();
const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? '';
const secrets = /Kozulin|Kramer|amnesty|BELARUS|Belarus|130159|SIPDIS/u;

describe('a citation', () => {
  it('opens its document with the cited words highlighted', async () => {
    const response = await reader.get(signed());
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<mark id="cited">you will be happy</mark>');
  });

  it('may name several ranges and whole paragraphs', async () => {
    const { start, end } = citation;
    const shown = await page(signed().replace(/w=[\d-]+/u, `w=${start}-${start + 3},${end - 5}-${end}&p=6`));
    expect(shown).toContain('<mark id="cited">you</mark> will be <mark>happy</mark>');
    expect(shown).toMatch(/<mark>In defense of recent actions [^<]+human rights\.<\/mark>/u);
  });

  it('of the header or of a heading is highlighted there', async () => {
    const source = readFileSync(cableFile, 'utf8');
    const at = (words: string) => ({ start: source.indexOf(words), end: source.indexOf(words) + words.length });
    const shown = await page(
      reader.links.linkTo({ ...citation, ...at('Double Standards and Moving the Goal Posts') }, everything),
    );
    expect(shown).toContain('<h2 dir="auto"><mark id="cited">Double Standards and Moving the Goal Posts</mark></h2>');
    const officer = await page(reader.links.linkTo({ ...citation, ...at('David J. Kramer') }, everything));
    expect(officer).toMatch(/<dd><mark id="cited">Deputy Assistant Secretary David J\. Kramer/u);
    const elsewhere = await page(reader.links.linkTo({ ...citation, ...at('VZCZCXRO9309') }, everything));
    expect(elsewhere).toContain('<blockquote dir="auto"><mark id="cited">VZCZCXRO9309</mark></blockquote>');
  });

  it('shows the whole page as it was agreed upon', async () => {
    const shown = (await page(signed())).replace(/k=[\w-]{30}/gu, 'k=TOKEN').replace(/style-\w{12}/u, 'style-HASH');
    await expect(shown).toMatchFileSnapshot(join(packageRoot, 'test/fixtures/reader/cable.html'));
  });

  it('leads on to the source, whose offsets are those of citations', async () => {
    const source = (await page(signed())).match(/href="([^"]+\/source\?[^"]+)"/u)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const response = await reader.get(source);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const text = await response.text();
    expect(text).toBe(readFileSync(cableFile, 'utf8'));
    expect(text.slice(citation.start, citation.end)).toBe('you will be happy');
    const download = await reader.get(source.replace('/source?', '/download?'));
    expect(download.headers.get('content-disposition')).toMatch(/^attachment; filename="07STATE130159\.txt"/u);
  });

  it('opens nothing in another document’s place, nor when any of it is altered', async () => {
    const token = signed().match(/k=([\w-]+)/u)?.[1] ?? '';
    const forged = signed().replace(
      token,
      token.replace(/.$/u, (last) => (last === 'A' ? 'B' : 'A')),
    );
    for (const address of [
      forged,
      signed().replace('v=1', 'v=2'),
      signed().replace('v=1&', ''),
      `/d/why-talk-to-belarus-now?v=1&k=${token}`,
      `/d/07state130159?v=1&k=${token}`,
      `/d/07STATE130159?v=1&k=`,
    ]) {
      const response = await reader.get(address);
      expect(response.status, address).toBe(403);
      expect(await response.text()).not.toMatch(secrets);
    }
  });

  it('of another collection, or made with another key, opens nothing', async () => {
    const other = await servedReader(collection(), { key: 'another key of the operator' });
    const foreign = other.links.linkTo(citation, everything).replace(other.url, reader.url);
    await other.stop();
    expect((await reader.get(foreign)).status).toBe(403);
  });

  it('opens nothing once its time is over', async () => {
    const link = signed();
    reader.clock.at = new Date(noon.getTime() + 24 * hour - 1_000);
    expect((await reader.get(link)).status).toBe(200);
    reader.clock.at = new Date(noon.getTime() + 24 * hour);
    expect((await reader.get(link)).status).toBe(403);
    reader.clock.at = noon;
  });
});

describe('a permanent address', () => {
  it('shows nothing without a fresh link, not even whether the document exists', async () => {
    const bare = await reader.get(reader.links.permalink(citation));
    const missing = await reader.get(reader.links.permalink({ ...citation, document: '99NOWHERE1' }));
    expect([bare.status, missing.status]).toEqual([403, 403]);
    const text = await bare.text();
    expect(text).toBe(await missing.text());
    expect(text).not.toMatch(secrets);
    expect(text).toContain('ask for it again in your channel');
    const headers = (response: Response) => [...response.headers].filter(([name]) => name !== 'date');
    expect(headers(bare)).toEqual(headers(missing));
  });

  it('works once a link to its document was opened, as long as that and no further', async () => {
    const opened = await reader.get(signed());
    const set = opened.headers.get('set-cookie') ?? '';
    expect(set).toMatch(/; Path=\/d\/07STATE130159; Max-Age=86400; HttpOnly; SameSite=Lax$/u);
    const headers = { cookie: cookieOf(opened) };
    expect(await page(reader.links.permalink(citation), { headers })).toContain('you will be happy</mark>');
    const other = await reader.get('/d/why-talk-to-belarus-now', { headers });
    expect(other.status).toBe(403);
    reader.clock.at = new Date(noon.getTime() + 24 * hour);
    expect((await reader.get(reader.links.permalink(citation), { headers })).status).toBe(403);
    reader.clock.at = noon;
  });

  it('opens in an open collection, where chat may show title and summary', async () => {
    const open = await servedReader(collection(), { open: true });
    const shown = await (await open.get('/d/07STATE130159')).text();
    const missing = await open.get('/d/99NOWHERE1');
    await open.stop();
    expect(shown).toContain('<meta property="og:title" content="BELARUS: AMBASSADOR HINTS');
    expect(missing.status).toBe(404);
    expect(await page(signed())).not.toMatch(/<meta property=|<title>.*BELARUS/u);
  });
});
