import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { streamsOf, typedAt } from '../doubles/command-line.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'reftel-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...typed: readonly string[]) {
  const kept = { output: '', error: '' };
  const streams = streamsOf();
  streams.output.on('data', (chunk) => {
    kept.output += String(chunk);
  });
  streams.error.on('data', (chunk) => {
    kept.error += String(chunk);
  });
  streams.input.end();
  return { status: await typedAt(streams, ['run', ...typed], { REFTEL_DATA: folder }), ...kept };
}

describe('reftel run --picture', () => {
  it('writes the picture of the answer beside its text', async () => {
    const file = join(folder, 'timeline.png');
    const { status, output } = await run('/timeline belarus', '--picture', file);
    expect([status, output]).toEqual([0, expect.stringContaining('Timeline of belarus')]);
    expect(readFileSync(file).subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
  });

  it('says so where an answer has no picture, or there is no answer', async () => {
    const file = join(folder, 'none.png');
    const cite = await run('/cite STATE 130159 3', '--picture', file);
    expect([cite.status, cite.error]).toEqual([1, expect.stringContaining('This answer has no picture.')]);
    expect((await run('/timeline before:nonsense', '--picture', file)).status).toBe(1);
    expect(existsSync(file)).toBe(false);
  });

  it('says why the file can’t be written', async () => {
    const { status, error } = await run('/stats', '--picture', join(folder, 'nowhere', 'stats.png'));
    expect([status, error]).toEqual([1, expect.stringMatching(/can't be written .*ENOENT/u)]);
  });

  it.each([['--json'], ['--as', 'slack']])('goes with the answer as text only: not with %s', async (...other) => {
    const { status, error } = await run('/stats', '--picture', 'x.png', ...other);
    expect([status, error]).toEqual([2, expect.stringContaining('--picture goes with the answer as text')]);
  });
});
