import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ServedPlayground, servedPlayground } from '../doubles/playground.ts';
import { seedCollection } from '../seeds/collection.ts';
import { seriousFlaws, startChromium } from './chromium.ts';

const collection = seedCollection();
const phone = { width: 390, height: 844 };
const desk = { width: 1280, height: 900 };
let browser: Browser;
let playground: ServedPlayground;
/** One page for the tests that only ask: a browser of one's own, light and wide. */
let page: Page;
/** What was fetched from elsewhere, refused by the page's policy, or broke. */
const wrong: string[] = [];

/** Opens the playground in a browser of its own. */
async function opened(options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext(options);
  const shown = await context.newPage();
  shown.on('console', (message) => wrong.push(message.text()));
  shown.on('pageerror', (error) => wrong.push(String(error)));
  shown.on('request', (request) => {
    if (new URL(request.url()).origin !== playground.origin) wrong.push(request.url());
  });
  await shown.goto(playground.url);
  return shown;
}

beforeAll(async () => {
  [browser, playground] = await Promise.all([startChromium(), servedPlayground(collection())]);
  page = await opened({ viewport: desk, colorScheme: 'light' });
}, 60_000);

afterEach(() => {
  expect(wrong.splice(0)).toEqual([]);
});

afterAll(() => Promise.all([browser?.close(), playground?.stop()]));

/** Types a line, and waits until its answer stands first. */
async function ask(line: string, shown = page): Promise<void> {
  await shown.fill('#line', line);
  await shown.keyboard.press('Escape');
  await shown.keyboard.press('Enter');
  await first(shown, line);
}

async function first(shown: Page, line: string): Promise<void> {
  await shown.locator('article:first-child h2', { hasText: line }).waitFor();
}

const side = (name: 'discord' | 'slack') => page.locator('article').first().locator(`.${name}`);

describe('the playground in a browser', () => {
  it('takes a command by keyboard, suggests, answers on both platforms, pages, shares and takes back', async () => {
    expect(page.url()).toBe(`${playground.origin}/`);
    expect(await page.locator(':focus').getAttribute('id')).toBe('line');
    await page.keyboard.type('/wh');
    await page.getByRole('option', { name: '/who:' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('kra');
    await page.getByRole('option', { name: 'David Kramer' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await page.inputValue('#line')).toBe('/who David Kramer');
    await page.keyboard.press('Enter');
    await first(page, '/who David Kramer');
    expect(await page.textContent('#status')).toBe('David Kramer');
    for (const name of ['discord', 'slack'] as const) expect(await side(name).textContent()).toContain('page 1 of 4');

    await side('discord').getByRole('button', { name: 'Next' }).click();
    await side('slack').getByText('page 2 of 4').waitFor();
    expect(await page.locator('article').count()).toBe(1);
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('Next');

    await side('slack').getByRole('button', { name: 'Share to channel' }).click();
    await first(page, 'everybody in the channel sees this');
    await side('discord').getByRole('button', { name: 'Delete' }).click();
    await expect.poll(() => page.locator('article').count()).toBe(1);
  });

  it('asks what a button or a menu stands for, and takes an example', async () => {
    await page.getByRole('button', { name: '/cable 07STATE130159' }).click();
    await first(page, '/cable 07STATE130159');
    await side('slack').getByRole('button', { name: 'People' }).click();
    await first(page, '/cable 07STATE130159 show:people');
    await ask('/who David Kramer');
    await side('discord').locator('select').first().selectOption({ label: 'Mikhail Khvostov' });
    await first(page, '/who Mikhail Khvostov');
  });

  it('takes the file of a command that needs one, and keeps what an answer cites', async () => {
    await page.fill('#line', '/batch ');
    await page.getByLabel('Its file').setInputFiles({
      name: 'names.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('name\nDavid Kramer\nNobody Atall\n'),
    });
    await expect.poll(() => page.inputValue('#line')).toBe('/batch file:"names.csv"');
    expect(await seriousFlaws(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await first(page, '/batch file:"names.csv"');
    expect(await page.textContent('#status')).toBe('2 lines looked up, 1 found');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      side('slack').getByRole('link', { name: 'batch.csv' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('batch.csv');
    await ask('/find "decisions on sentences"');
    expect(await page.locator('#handing').isVisible()).toBe(false);
    await side('slack').getByRole('button', { name: 'Keep' }).click();
    await first(page, '/keep add');
    await side('discord').getByRole('button', { name: 'Binder' }).click();
    await first(page, '/keep list');
    expect(await side('slack').textContent()).toContain('decisions on sentences');
  });

  it('says what went wrong, and shows where the keyboard is', async () => {
    await ask('/nothing');
    expect(await page.textContent('#status')).toContain('There is no command');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
  });

  it('opens a citation in the reader, where the words are highlighted', async () => {
    await ask('/find "decisions on sentences"');
    const link = side('discord').getByRole('link', { name: '¶' }).first();
    const [reader] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
    expect(await reader.locator('mark#cited').textContent()).toContain('decisions on sentences');
    expect(new URL(reader.url()).origin).toBe(new URL(playground.reader.url).origin);
    expect(await reader.evaluate('window.opener')).toBeNull();
    await reader.close();
    await ask('/cable STATE 130159');
    const button = side('slack').getByRole('link', { name: 'Open in reader' });
    const [whole] = await Promise.all([page.context().waitForEvent('page'), button.click()]);
    expect(await whole.locator('h1').textContent()).toContain('AMBASSADOR HINTS');
    await whole.close();
  });

  it('has no serious flaw for people who see, hear or touch it otherwise, light or dark, wide or narrow', async () => {
    for (const shown of [page, await opened({ viewport: phone, colorScheme: 'dark' })]) {
      await shown.check('input[value=components]');
      await ask('/find "human rights"', shown);
      await ask('/timeline David Kramer share:true', shown);
      await shown.fill('#line', '/wh');
      await shown.getByRole('option').first().waitFor();
      expect(await seriousFlaws(shown)).toEqual([]);
      expect(await shown.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    }
  });

  it('shows nothing to a browser without its token', async () => {
    const stranger = await browser.newPage();
    await stranger.goto(playground.origin);
    expect(await stranger.textContent('main')).toContain('Open the address that was printed when Reftel started');
    expect(await stranger.locator('input').count()).toBe(0);
    await stranger.close();
  });
});
