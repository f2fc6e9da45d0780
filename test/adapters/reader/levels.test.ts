import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Collection, everything, type Level, openCollection } from '../../../src/index.ts';
import { type ServedReader, servedReader } from '../../doubles/reader.ts';
import { cableFile } from '../../seeds/collection.ts';

/** The cable of the seeds with paragraphs 1, 3 and 6 unclassified; its header stays confidential. */
const mixed = readFileSync(cableFile, 'utf8').replace(/^([136])\.\(C\)/gmu, '$1.(U)');
const withheld = ['goal posts', 'Moving the Goal Posts', 'you will be happy', 'double standard', 'minimum first step'];
const document = '07STATE130159';
const whole = { pin: document, document, start: 0, end: 0 };
let folder = '';
let collection: Collection;
let reader: ServedReader;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reftel-levels-'));
  writeFileSync(join(folder, 'cable.txt'), mixed);
  collection = await openCollection({ url: 'sqlite::memory:', now: () => new Date() });
  await collection.ingest([folder]);
  reader = await servedReader(collection);
});

afterAll(async () => {
  await reader.stop();
  await collection.close();
  rmSync(folder, { recursive: true, force: true });
});

async function pageFor(level: Level, place = whole): Promise<string> {
  return (await reader.get(reader.links.linkTo(place, { level }))).text();
}

/** The page with its sheets: everything that a link opens. */
async function allFor(level: Level): Promise<string> {
  const page = await pageFor(level);
  const sheets = [...page.matchAll(/href="([^"]+\/(?:source|download)\?[^"]+)"/gu)].map(([, href = '']) => href);
  const texts = await Promise.all(sheets.map(async (href) => (await reader.get(href.replaceAll('&amp;', '&'))).text()));
  expect(texts).toHaveLength(2);
  return [page, ...texts].join('\n');
}

describe('a reader who may not see all of a document', () => {
  it('finds what is withheld neither on the page, nor in its margin, nor in the source', async () => {
    const unclassified = await allFor(0);
    for (const words of [...withheld, 'RICE', 'Deputy Assistant Secretary David J. Kramer', 'SHA-256', 'VZCZC']) {
      expect(unclassified, words).not.toContain(words);
    }
    expect(unclassified).not.toMatch(/2 Oct 2007|1996|07 MINSK 352/u);
    const all = await allFor(4);
    for (const words of [...withheld.slice(1), 'RICE', '1996', '07 MINSK 352']) expect(all, words).toContain(words);
  });

  it('is told how much it is, and sees the rest under its own numbers', async () => {
    const page = await pageFor(0);
    expect(page).toContain('3 paragraphs, 3 paragraphs withheld');
    expect(page).toContain('<dt>Withheld</dt><dd>3 paragraphs</dd>');
    expect(page.match(/<p class="withheld">[^<]+/gu)).toEqual([
      '<p class="withheld">1 paragraph withheld',
      '<p class="withheld">2 paragraphs withheld',
    ]);
    for (const id of ['p1', 'p3', 'p6']) expect(page).toContain(`id="${id}"`);
    for (const id of ['p2', 'p4', 'p5']) expect(page).not.toContain(`id="${id}"`);
  });

  it('gets blanks for it in the source, so that citations hold, under a name that says so', async () => {
    const page = await pageFor(0);
    const href = page.match(/href="([^"]+\/source\?[^"]+)"/u)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const response = await reader.get(href);
    const text = await response.text();
    expect(text).toHaveLength(mixed.length);
    const at = mixed.indexOf('pesky kids');
    expect(text.slice(at, at + 10)).toBe('pesky kids');
    expect(response.headers.get('content-disposition')).toContain('partly-withheld');
  });

  it('learns nothing from a range that lies in what is withheld', async () => {
    const start = mixed.indexOf('you will be happy');
    const page = await pageFor(0, { ...whole, start, end: start + 17 });
    expect(page).not.toContain('<mark');
    expect(page).not.toContain('happy');
  });

  it('gets on in the page with the same access, for the same time, not more', async () => {
    const page = await pageFor(0);
    const tokens = new Set([...page.matchAll(/k=([\w-]{30})/gu)].map(([, token = '']) => token.slice(0, 8)));
    const [own = ''] = /(?<=k=)[\w-]{8}/u.exec(reader.links.linkTo(whole, { level: 0 })) ?? [];
    expect([...tokens]).toEqual([own]);
  });
});

describe('versions', () => {
  it('keep the words of old citations, and say that there are new ones', async () => {
    const old = { ...whole, start: mixed.indexOf('Klimov'), end: mixed.indexOf('Klimov') + 6 };
    writeFileSync(join(folder, 'cable.txt'), mixed.replaceAll('Klimov', 'Klimau'));
    await collection.ingest([folder]);
    const page = await pageFor(4, old);
    expect(page).toContain('<mark id="cited">Klimov</mark>');
    expect(page).toContain('This is version 1, not the current one');
    const newer = page.match(/href="([^"]+v=2[^"]+)"/u)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const current = await (await reader.get(newer)).text();
    expect(current).toContain('Andrey Klimau');
    expect(current).not.toContain('Andrey Klimov');
    const plain = await (await reader.get(reader.links.linkTo({ ...whole, version: 2 }, everything))).text();
    expect(plain).toContain('2 versions; this is the current one');
    expect((await reader.get(reader.links.linkTo({ ...whole, version: 3 }, everything))).status).toBe(404);
  });
});
