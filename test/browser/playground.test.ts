import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedPlayground, servedPlayground } from '../doubles/playground.ts';
import { seedCollection } from '../seeds/collection.ts';
import { seriousFlaws, startChromium } from './chromium.ts';

const collection = seedCollection();
let browser: Browser;
let playground: ServedPlayground;
const phone = { width: 390, height: 844 };
const desk = { width: 1280, height: 900 };

beforeAll(async () => {
  [browser, playground] = await Promise.all([startChromium(), servedPlayground(collection())]);
}, 60_000);

afterAll(() => Promise.all([browser?.close(), playground?.stop()]));

/** Opens the playground in a browser of its own; nothing may be fetched from elsewhere, nothing may be refused or break. */
async function visiting(look: (page: Page) => Promise<void>, options: BrowserContextOptions = {}): Promise<void> {
  const context = await browser.newContext({ viewport: desk, ...options });
  const wrong: string[] = [];
  try {
    const page = await context.newPage();
    page.on('console', (message) => wrong.push(message.text()));
    page.on('pageerror', (error) => wrong.push(String(error)));
    page.on('request', (request) => {
      if (new URL(request.url()).origin !== playground.origin) wrong.push(request.url());
    });
    await page.goto(playground.url);
    await look(page);
    expect(wrong).toEqual([]);
  } finally {
    await context.close();
  }
}

async function ask(page: Page, line: string): Promise<void> {
  const before = await page.locator('article').count();
  await page.fill('#line', line);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await page.locator('article').nth(before).waitFor();
}

const side = (page: Page, name: 'discord' | 'slack') => page.locator('article').first().locator(`.${name}`);

describe('the playground in a browser', () => {
  it('takes a command by keyboard, suggests, answers on both platforms, pages, shares and takes back', async () => {
    await visiting(async (page) => {
      expect(page.url()).toBe(`${playground.origin}/`);
      await page.keyboard.type('/wh');
      await page.getByRole('option', { name: '/who:' }).waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.type('kra');
      await page.getByRole('option', { name: 'David Kramer' }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      expect(await page.inputValue('#line')).toBe('/who David Kramer');
      await page.keyboard.press('Enter');
      await page.locator('article').waitFor();
      expect(await page.textContent('#status')).toBe('David Kramer');
      for (const name of ['discord', 'slack'] as const)
        expect(await side(page, name).textContent()).toContain('page 1 of 4');

      await side(page, 'discord').getByRole('button', { name: 'Next' }).click();
      await side(page, 'slack').getByText('page 2 of 4').waitFor();
      expect(await page.locator('article').count()).toBe(1);
      await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('Next');

      await side(page, 'slack').getByRole('button', { name: 'Share to channel' }).click();
      await page.locator('article').nth(1).waitFor();
      expect(await page.locator('h2').first().textContent()).toContain('everybody');
      await side(page, 'discord').getByRole('button', { name: 'Delete' }).click();
      await expect.poll(() => page.locator('article').count()).toBe(1);
    });
  });

  it('asks what a button or a menu stands for, and takes an example', async () => {
    await visiting(async (page) => {
      await page.getByRole('button', { name: '/cable 07STATE130159' }).click();
      await side(page, 'slack').getByRole('button', { name: 'People' }).click();
      await page.locator('article').nth(1).waitFor();
      expect(await page.locator('h2').first().textContent()).toBe('/cable 07STATE130159 show:people');
      await ask(page, '/who David Kramer');
      const menu = side(page, 'discord').locator('select').first();
      await menu.selectOption({ index: 1 });
      await page.locator('article').nth(3).waitFor();
      expect(await page.locator('h2').first().textContent()).toMatch(/^\/who /u);
    });
  });

  it('opens a citation in the reader, where the words are highlighted', async () => {
    const context = await browser.newContext({ viewport: desk });
    const page = await context.newPage();
    await page.goto(playground.url);
    await ask(page, '/find "decisions on sentences"');
    const [opened] = await Promise.all([
      context.waitForEvent('page'),
      side(page, 'discord').getByRole('link', { name: '¶' }).first().click(),
    ]);
    expect(await opened.locator('mark#cited').textContent()).toContain('decisions on sentences');
    expect(new URL(opened.url()).origin).toBe(new URL(playground.reader.url).origin);
    expect(await opened.evaluate('window.opener')).toBeNull();
    await context.close();
  });

  it('has no serious flaw for people who see, hear or touch it otherwise, light or dark, wide or narrow', async () => {
    const looks = [
      { colorScheme: 'light', viewport: desk },
      { colorScheme: 'dark', viewport: phone },
    ] as const;
    for (const look of looks) {
      await visiting(async (page) => {
        await ask(page, '/who David Kramer');
        await page.check('input[value=components]');
        await ask(page, '/timeline');
        await page.fill('#line', '/wh');
        await page.getByRole('option').first().waitFor();
        expect(await seriousFlaws(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
      }, look);
    }
  });

  it('shows where the keyboard is, and says what went wrong', async () => {
    await visiting(async (page) => {
      expect(await page.locator(':focus').getAttribute('id')).toBe('line');
      await page.keyboard.press('Tab');
      expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
      await ask(page, '/nothing');
      expect(await page.textContent('#status')).toContain('There is no command');
    });
  });

  it('shows nothing to a browser without its token', async () => {
    const page = await browser.newPage();
    await page.goto(playground.origin);
    expect(await page.textContent('main')).toContain('Open the address that was printed when Reftel started');
    expect(await page.locator('input').count()).toBe(0);
    await page.close();
  });
});
