import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Starts the system's Chromium without a window; `CHROMIUM` names another one.
 * @throws Error that says how to install it
 */
export async function startChromium(): Promise<Browser> {
  const named = process.env['CHROMIUM'];
  const executablePath = [...(named === undefined ? [] : [named]), ...usual].find((path) => existsSync(path));
  if (executablePath === undefined) {
    throw new Error(
      'There is no Chromium. Install it (apt-get install chromium), or set CHROMIUM to the path of a Chromium or Chrome.',
    );
  }
  // Its own sandbox needs rights that containers and build machines seldom give.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}

/** What axe finds wrong with a page that is serious or critical: rule, and where. */
export async function seriousFlaws(page: Page): Promise<readonly string[]> {
  // Through the debugger, since a page's own policy may let no script run.
  const found: unknown = await page.evaluate(`(async () => {
    ${axe.source};
    const { passes, violations } = await axe.run(document, { resultTypes: ['violations'] });
    if (passes.length === 0) throw new Error('axe looked at nothing');
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).slice(0, 5).join(', '));
  })()`);
  return found as readonly string[];
}
