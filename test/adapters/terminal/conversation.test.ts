import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { batch, converse, type Streams } from '../../../adapters/terminal/conversation.ts';
import { AskError } from '../../../src/index.ts';
import { contextOf } from '../../doubles/asking.ts';
import { collectionOf } from '../../doubles/collection.ts';

const ink = { colour: false };
const desk = { log: () => undefined, incident: () => '7F3K' };

/** Streams that end after what was typed, and what was written on them. */
function typing(text: string): Streams & { shown: () => string; failed: () => string } {
  const input = new PassThrough();
  const output = new PassThrough();
  const error = new PassThrough();
  const kept = { output: '', error: '' };
  output.on('data', (chunk) => {
    kept.output += String(chunk);
  });
  error.on('data', (chunk) => {
    kept.error += String(chunk);
  });
  input.end(text);
  return { input, output, error, shown: () => kept.output, failed: () => kept.error };
}

describe('commands from standard input', () => {
  it('are answered one a line, in order, until the input ends', async () => {
    const streams = typing('/who olsen\r\n\n# a remark\n/stats\n/cable harbor');
    expect(await batch(contextOf(), desk, streams, ink)).toBe(true);
    const [who, held, cable] = ['Per Olsen\n', '2 documents\n', 'Best match for "harbor"'].map((words) =>
      streams.shown().indexOf(words),
    );
    expect(who).toBe(0);
    expect(held).toBeGreaterThan(who ?? 0);
    expect(cable).toBeGreaterThan(held ?? 0);
    expect(streams.failed()).toBe('');
  });

  it('keep their order when an early answer takes longer', async () => {
    const slow = collectionOf();
    const who: typeof slow.who = async (name) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return slow.who(name);
    };
    const streams = typing('/who olsen\n/stats\n');
    await batch(contextOf(collectionOf({ who })), desk, streams, ink);
    expect(streams.shown().indexOf('Per Olsen')).toBeLessThan(streams.shown().indexOf('7 paragraphs'));
  });

  it('put problems on standard error and go on', async () => {
    const streams = typing('/whoo olsen\n/who olsen\n');
    expect(await batch(contextOf(), desk, streams, ink)).toBe(false);
    expect(streams.failed()).toContain('There is no command "/whoo".\n\nTry: /who olsen');
    expect(streams.shown()).toContain('Per Olsen');
  });

  it('are not answered when nothing was found', async () => {
    expect(await batch(contextOf(), desk, typing('/who nobody\n'), ink)).toBe(false);
  });

  it('may be none at all', async () => {
    expect(await batch(contextOf(), desk, typing(''), ink)).toBe(true);
  });
});

describe('the prompt', () => {
  it('answers until quit', async () => {
    const streams = typing('/stats\nquit\n/who olsen\n');
    await converse(contextOf(), desk, streams, ink);
    expect(streams.shown()).toContain('7 paragraphs');
    expect(streams.shown()).not.toContain('mentions');
  });

  it('ends with the input, and outlives a command that fails', async () => {
    const stats = async () => {
      throw new AskError('not now');
    };
    const streams = typing('/stats\n');
    await converse(contextOf(collectionOf({ stats })), desk, streams, ink);
    expect(streams.failed()).toBe('Not now.\n');
  });
});
