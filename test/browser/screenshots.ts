/** Makes the screenshots of `docs/`: `npm run screenshots`. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { everything, openCollection, packageRoot } from '../../src/index.ts';
import { servedPlayground } from '../doubles/playground.ts';
import { servedReader } from '../doubles/reader.ts';
import { startChromium } from './chromium.ts';

const docs = join(packageRoot, 'docs');
const collection = await openCollection({ url: 'sqlite::memory:' });
await collection.ingest([join(packageRoot, 'seeds')]);
const reader = await servedReader(collection);
const playground = await servedPlayground(collection);
const browser = await startChromium();
try {
  mkdirSync(docs, { recursive: true });
  const [hit] = (await collection.find('"it was the same people involved"')).hits;
  if (hit === undefined) throw new Error('the cable of the seeds says so');
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, colorScheme: 'light' });
  await page.goto(reader.links.linkTo({ ...hit.citation, start: 1719, end: 1860 }, everything));
  await page.screenshot({ path: join(docs, 'reader.png') });
  await page.setViewportSize({ width: 1280, height: 1000 });
  await page.goto(playground.url);
  await page.fill('#line', '/find "human rights"');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await page.locator('discord-embed').waitFor();
  await page.locator('#status.heard').waitFor({ state: 'attached' });
  await page.screenshot({ path: join(docs, 'playground.png') });
} finally {
  await browser.close();
  await Promise.all([reader.stop(), playground.stop()]);
  await collection.close();
}
