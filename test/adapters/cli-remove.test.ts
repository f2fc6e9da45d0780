import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { streamsOf, typedAt } from '../doubles/command-line.ts';
import { cableText } from '../doubles/upload-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'reftel-cli-remove-'));
const papers = join(folder, 'papers');

async function run(...typed: readonly string[]) {
  const streams = streamsOf();
  const kept = { output: '', error: '' };
  for (const name of ['output', 'error'] as const)
    streams[name].on('data', (chunk) => {
      kept[name] += String(chunk);
    });
  const status = await typedAt(streams, typed, { REFTEL_DATA: join(folder, 'data') });
  return { status, ...kept };
}

beforeAll(async () => {
  mkdirSync(papers);
  writeFileSync(join(papers, 'visit.txt'), cableText(140_001));
  await run('ingest', papers, '--workers', '0');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('reftel remove', () => {
  it('shows what would go, and takes it out when it is told so', async () => {
    const shown = await run('remove', '07STATE140001', '--why', 'a court');
    expect(shown).toMatchObject({ status: 1, error: 'Nothing was taken out yet: --yes does it.\n' });
    expect(shown.output).toContain('visit.txt');
    const done = await run('remove', 'STATE', '140001', '--why', 'a court', '--yes');
    expect(done).toMatchObject({ status: 0, error: '' });
    expect(done.output).toContain('07 STATE 140001 was taken out');
    const again = await run('remove', '07STATE140001', '--why', 'a court', '--yes');
    expect(again.status).toBe(1);
    expect(again.output).toContain('was taken out');
  });

  it('wants a reason', async () => {
    expect((await run('remove', '07STATE140001')).status).toBe(2);
  });

  it('is taken back by an ingest that is told so', async () => {
    const plain = await run('ingest', papers, '--workers', '0', '--retry');
    expect(plain).toMatchObject({ status: 0 });
    expect(plain.error).toContain('(a court); reftel ingest --readd adds it again');
    expect(plain.output).toContain('0 added');
    expect((await run('ingest', papers, '--workers', '0', '--readd')).output).toContain('1 added');
  });
});
