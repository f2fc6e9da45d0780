import { describe, expect, it, vi } from 'vitest';
import { dispatch } from '../../adapters/dispatch.ts';
import type { Command } from '../../commands/command.ts';
import { commands } from '../../commands/index.ts';
import { AskError, StoreError } from '../../src/index.ts';
import { ask, contextOf } from '../doubles/asking.ts';
import { collectionOf } from '../doubles/collection.ts';

describe('dispatch', () => {
  it('answers what the asker can put right with how', async () => {
    const who = async () => {
      throw new AskError('That name has no letters', { suggestions: ['/who kramer'] });
    };
    const { reply, text, logged } = await ask('/who 1', contextOf(collectionOf({ who })));
    expect(reply).toMatchObject({ outcome: 'problem', tone: 'problem' });
    expect(text).toBe('That name has no letters.\n\nTry: /who kramer\n');
    expect(logged).toEqual([]);
  });

  it('answers anything else with an incident and writes it down on one line, without what was asked', async () => {
    const who = async () => {
      throw new TypeError('x is undefined');
    };
    const { text, logged } = await ask('/who a secret name', contextOf(collectionOf({ who })));
    expect(text).toBe(
      'Something broke on our side (incident 7F3K).\n\nIt has been written down; trying again may help.\n',
    );
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatch(/^incident 7F3K in \/who: TypeError \| at /u);
    expect(logged[0]).not.toContain('x is undefined');
    expect(logged[0]).not.toContain('\n');
    expect(logged[0]).not.toContain('secret name');
  });

  it('gives up an answer that never comes, and tells the command to stop', async () => {
    vi.useFakeTimers();
    try {
      let told: AbortSignal | undefined;
      const hanging = commands.map(
        (command): Command =>
          command.name === 'stats'
            ? {
                ...command,
                run: (_, { signal }) => {
                  told = signal;
                  return new Promise(() => {});
                },
              }
            : command,
      );
      const answer = ask('/stats', contextOf(collectionOf(), { commands: hanging }));
      await vi.advanceTimersByTimeAsync(60_000);
      expect((await answer).text).toContain('longer than 60 seconds');
      expect(told?.aborted).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  it('tries a store that was away once more', async () => {
    const collection = collectionOf();
    let tries = 0;
    const stats = async () => {
      tries += 1;
      if (tries === 1) throw new StoreError('the store is busy');
      return collection.stats();
    };
    const { reply, logged } = await ask('/stats', contextOf(collectionOf({ stats })));
    expect(reply.outcome).toBe('answer');
    expect(logged).toEqual([]);
  });

  it('gives an incident when the store stays away, or the answer can not be drawn', async () => {
    const stats = async () => {
      throw new StoreError('the store is away');
    };
    expect((await ask('/stats', contextOf(collectionOf({ stats })))).logged[0]).toContain(
      'StoreError: the store is away',
    );
    const logged: string[] = [];
    const desk = { log: (line: string) => void logged.push(line), incident: () => '7F3K' };
    const { output } = await dispatch('/stats', contextOf(), desk, ({ outcome }) => {
      if (outcome === 'answer') throw new RangeError('too wide');
      return outcome;
    });
    expect(output).toBe('problem');
    expect(logged).toHaveLength(1);
  });
});
