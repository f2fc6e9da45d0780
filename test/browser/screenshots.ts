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
  const cable = await collection.view('07STATE130159');
  if (cable === undefined) throw new Error('it is one of the seeds');
  const { id, source } = cable.document;
  const start = source.text.indexOf('Khvostov hinted to DAS');
  const end = source.text.indexOf('(Aleksandr', start) - 1;
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, colorScheme: 'light' });
  await page.goto(reader.links.linkTo({ pin: id, document: id, start, end }, everything));
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
