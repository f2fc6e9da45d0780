import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ProgressLine, progressText, spokenDuration } from '../../../adapters/terminal/progress.ts';

const progress = { done: 500, total: 2_000, file: '/d/a.txt', documents: 700, warnings: 3, failed: 1 };
const since = { at: 0, done: 300, documents: 400 };

describe('the progress of an ingest', () => {
  it('tells files, speed, time left, failures and warnings, as far as the line reaches', () => {
    expect(progressText(progress, since, 10_000, 120)).toBe(
      '[#####...............]  500/2,000 files  30 documents/s  1 min left  1 failed  3 warnings',
    );
    expect(progressText(progress, since, 10_000, 60)).toBe('[#####...............]  500/2,000 files  30 documents/s');
    expect(progressText({ ...progress, failed: 0, warnings: 1 }, since, 500, 120)).toBe(
      '[#####...............]  500/2,000 files  1 warning',
    );
    expect(progressText({ ...progress, done: 0, total: 0 }, since, 0, 40)).toMatch(/^\[#{20}\]/u);
  });

  it('says durations as people do', () => {
    expect([0.2, 59, 61, 3_599, 7_900].map(spokenDuration)).toEqual([
      '1 s',
      '59 s',
      '1 min',
      '1 h 0 min',
      '2 h 12 min',
    ]);
  });

  it('is drawn ten times a second at most, over itself, and leaves nothing behind', () => {
    const stream = new PassThrough({ encoding: 'utf8' });
    let now = 0;
    const line = new ProgressLine(
      stream,
      () => now,
      () => 80,
    );
    line.clear();
    for (; now < 1_000; now += 10) line.draw({ ...progress, done: now });
    line.clear();
    line.clear();
    const drawn: string = stream.read();
    expect(drawn.split('\r\u001b[K')).toHaveLength(12);
    expect(drawn).not.toContain('\n');
    expect(drawn.endsWith('\r\u001b[K')).toBe(true);
  });
});
