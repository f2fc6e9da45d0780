import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readPlayground } from '../../../adapters/playground-settings.ts';
import { streamsOf, typedAt } from '../../doubles/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'reftel-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `npm start`, until `quit` is typed once the prompt is there. */
async function started(environment: Readonly<Record<string, string>>, terminal: boolean) {
  const kept = { error: '', page: 0 };
  const streams = streamsOf();
  streams.error.on('data', (chunk) => {
    kept.error += String(chunk);
  });
  streams.output.on('data', (chunk) => {
    if (!String(chunk).startsWith('Ask with')) return;
    const url = /The playground is at (\S+)/u.exec(kept.error)?.[1];
    const asked = url === undefined ? Promise.resolve({ status: 0 }) : fetch(url, { redirect: 'manual' });
    void asked.then(({ status }) => {
      kept.page = status;
      streams.input.end('quit\n');
    });
  });
  if (!terminal) streams.input.end('/stats\n');
  const status = await typedAt(streams, ['start'], { REFTEL_DATA: folder, ...environment }, terminal);
  return { status, ...kept };
}

describe('npm start', () => {
  it('opens the playground at a terminal and prints where it is', async () => {
    const { status, error, page } = await started({ PLAYGROUND_PORT: '0' }, true);
    expect(error).toMatch(/^The playground is at http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{32}$/mu);
    expect([status, page]).toEqual([0, 303]);
  });

  it('opens none when it is off, nor when commands come from a pipe', async () => {
    expect((await started({ PLAYGROUND: 'off' }, true)).error).not.toContain('playground');
    expect((await started({ PLAYGROUND_PORT: '0' }, false)).error).not.toContain('playground');
  });

  it('says what is wrong with its settings', async () => {
    expect(readPlayground({ PLAYGROUND: 'maybe', PLAYGROUND_PORT: '70000' }).problems).toEqual([
      'PLAYGROUND has to be on or off, not "maybe"',
      'PLAYGROUND_PORT has to be a port (a number up to 65535), not "70000"',
    ]);
    const { status, error } = await started({ PLAYGROUND_PORT: 'x' }, true);
    expect([status, error.includes('PLAYGROUND_PORT has to be a port')]).toEqual([78, true]);
  });
});
