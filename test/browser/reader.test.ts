import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Citation, everything } from '../../src/index.ts';
import { type ServedReader, servedReader } from '../doubles/reader.ts';
import { seedCollection } from '../seeds/collection.ts';
import { seriousFlaws, startChromium } from './chromium.ts';

const collection = seedCollection();
let browser: Browser;
let reader: ServedReader;
let citation: Citation;
const phone = { width: 390, height: 844 };
const desk = { width: 1280, height: 900 };

beforeAll(async () => {
  [browser, reader] = await Promise.all([startChromium(), servedReader(collection())]);
  const [hit] = (await collection().find('"decisions on sentences"')).hits;
  if (hit === undefined) throw new Error('the cable says so');
  citation = hit.citation;
});

afterAll(() => Promise.all([browser?.close(), reader?.stop()]));

/** Opens an address in a browser of its own, and tells what of it was fetched from where. */
async function visiting<Result>(
  address: string,
  look: (page: Page, asked: readonly string[]) => Promise<Result>,
  options: BrowserContextOptions = {},
): Promise<Result> {
  const context = await browser.newContext({ viewport: desk, ...options });
  try {
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(address);
    return await look(page, asked);
  } finally {
    await context.close();
  }
}

const signed = () => reader.links.linkTo(citation, everything);

describe('the reader in a browser', () => {
  it('shows the cited words highlighted and in view, without any script', async () => {
    await visiting(
      signed(),
      async (page, asked) => {
        const mark = page.locator('mark#cited');
        expect(await mark.textContent()).toContain('decisions on sentences');
        const box = await mark.boundingBox();
        expect(box?.y).toBeGreaterThan(0);
        expect(box?.y).toBeLessThan(phone.height);
        expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
        for (const url of asked) expect(new URL(url).origin).toBe(new URL(reader.url).origin);
      },
      { javaScriptEnabled: false, viewport: phone },
    );
  });

  it('has no serious flaw for people who see, hear or touch it otherwise, light or dark, wide or narrow', async () => {
    expect(await visiting(signed(), seriousFlaws, { viewport: desk, colorScheme: 'light' })).toEqual([]);
    expect(await visiting(signed(), seriousFlaws, { viewport: phone, colorScheme: 'dark' })).toEqual([]);
    expect(await visiting(reader.links.permalink(citation), seriousFlaws)).toEqual([]);
  });

  it('is used by keyboard: the first stop skips to the text, each stop can be seen', async () => {
    await visiting(signed().replace('#cited', ''), async (page) => {
      await page.keyboard.press('Tab');
      expect(await page.locator(':focus').textContent()).toBe('Skip to the text');
      const box = await page.locator(':focus').boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      await page.keyboard.press('Enter');
      expect(await page.evaluate('document.activeElement.id')).toBe('text');
      await page.keyboard.press('Tab');
      expect(await page.locator(':focus').textContent()).toBe('¶1');
      expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
    });
  });

  it('opens permanent addresses of a document once a link to it was followed', async () => {
    await visiting(signed(), async (page) => {
      await page.locator('#p3 .number a').click();
      expect(page.url()).not.toContain('k=');
      expect(await page.locator('mark#cited').textContent()).toContain('Kramer listed for Khvostov');
      await page.locator('.margin a', { hasText: '¶5' }).first().click();
      expect(new URL(page.url()).hash).toBe('#p5');
    });
  });

  it('refuses an altered link with a page that says how to get in', async () => {
    await visiting(signed().replace(/k=./u, 'k=Z'), async (page) => {
      expect(await page.locator('h1').textContent()).toBe('This link does not open anything here');
      expect(await page.locator('body').textContent()).not.toMatch(/Kramer|BELARUS/u);
    });
  });
});
